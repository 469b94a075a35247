import type { ComponentChildren, VNode } from 'preact';
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
  /** Redacted files that came with it. */
  files: { id: string; name: string }[];
}

const TEXTS = {
  zh: {
    title: '发给您的文书',
    help: '您选择了在本页领取文书。第一次打开的日期即为送达日。',
    open: (name: string, number: string) => `下载《${name}》${number}（PDF）`,
    file: (name: string) => `下载附件：${name}`,
    opened: '已于此日打开：',
  },
  en: {
    title: 'Letters to you',
    help: 'You chose to receive letters on this page. The day on which you first open one is the day of its delivery.',
    open: (name: string, number: string) => `Download “${name}” ${number} (PDF)`,
    file: (name: string) => `Download the enclosure ${name}`,
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
            <Download
              frame={frame}
              pass={pass}
              letter={letter.id}
              label={words.open(letter[frame.locale], letter.number)}
            >
              <span class="help">
                {date(letter.datedOn)}
                {letter.openedOn && ` · ${words.opened} ${date(letter.openedOn)}`}
              </span>
            </Download>
            {letter.files.map((file) => (
              <Download frame={frame} pass={pass} letter={letter.id} file={file.id} label={words.file(file.name)} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Download(props: {
  frame: PageFrame;
  pass: string;
  letter: string;
  file?: string;
  label: string;
  children?: ComponentChildren;
}): VNode {
  const { frame, pass, letter, file = '', label, children } = props;
  return (
    <form method="post" action="/requests/status/letter">
      {Object.entries({ locale: frame.locale, pass, letter, file }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{label}</button> {children}
    </form>
  );
}
