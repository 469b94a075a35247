import type { VNode } from 'preact';
import { pageWriter, type PageFrame } from '../../../portal/index.ts';

/** A letter that lies on the applicant's own page. */
export interface ShownLetter {
  id: string;
  zh: string;
  en: string;
  number: string;
  datedOn: string;
  /** The day of the first opening: that is its delivery. */
  openedOn: string | null;
}

const TEXTS = {
  zh: {
    title: '发给您的文书',
    help: '您选择了在本页领取文书。第一次打开的日期即为送达日。',
    open: (name: string, number: string) => `下载《${name}》${number}（PDF）`,
    opened: '已于此日打开：',
  },
  en: {
    title: 'Letters to you',
    help: 'You chose to receive letters on this page. The day on which you first open one is the day of its delivery.',
    open: (name: string, number: string) => `Download “${name}” ${number} (PDF)`,
    opened: 'Opened on',
  },
};

/** Letters as buttons of forms: neither code nor pass stands in an address, and no script is needed. */
export function StatusLetters(props: {
  frame: PageFrame;
  pass: string;
  letters: readonly ShownLetter[];
}): VNode | null {
  const { frame, pass, letters } = props;
  const { date } = pageWriter(frame);
  const words = TEXTS[frame.locale];
  if (letters.length === 0) return null;
  return (
    <section class="block">
      <h2>{words.title}</h2>
      <p class="help">{words.help}</p>
      <ul>
        {letters.map((letter) => (
          <li>
            <form method="post" action="/requests/status/letter">
              {Object.entries({ locale: frame.locale, pass, letter: letter.id }).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <button type="submit">{words.open(letter[frame.locale], letter.number)}</button>{' '}
              <span class="help">
                {date(letter.datedOn)}
                {letter.openedOn && ` · ${words.opened} ${date(letter.openedOn)}`}
              </span>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
