import type { VNode } from 'preact';
import { pageWriter, type PageFrame } from '../../../portal/index.ts';
import { DaysTable } from '../deadlines.days.tsx';
import { StatusLetters } from '../letters/status-letters.tsx';
import { applicantTexts } from './applicant.texts.ts';
import type { ApplicantAction, ApplicantView } from './applicant.service.ts';

export interface ApplicantPartsView {
  frame: PageFrame;
  view: ApplicantView;
  /** Names what is filled in here; the same one sent twice counts once. */
  form: string;
  limits: { maxFiles: number; maxFileBytes: number };
  /** What was just sent and refused, with its words kept. */
  refused?: { action: ApplicantAction; text: string; words: string };
}

/** Below where the case stands: what was asked of the applicant, what he can do, and how the time is counted. */
export function ApplicantParts({ frame, view, form: token, limits, refused }: ApplicantPartsView): VNode {
  const { date, size, chinese } = pageWriter(frame);
  const colon = frame.locale === 'en' ? ': ' : '：';
  const words = applicantTexts(frame.locale);
  const { choices, asked, complaints, score, days } = view;
  const open: ApplicantAction[] = [
    ...(choices.correct ? (['correct'] as const) : []),
    ...(choices.pay ? (['pay'] as const) : []),
    ...(choices.moreTime ? (['more_time'] as const) : []),
    ...(choices.complain ? (['complain'] as const) : []),
    ...(choices.rate ? (['rate'] as const) : []),
    ...(choices.suggest ? (['suggest'] as const) : []),
    ...(choices.withdraw ? (['withdraw'] as const) : []),
  ];
  const takesFiles: readonly ApplicantAction[] = ['correct', 'pay'];
  const form = (action: ApplicantAction) => {
    const own = {
      ...words.acts[action],
      ...(choices.complain === 'not_received' && action === 'complain' && words.notReceived),
    };
    const failed = refused?.action === action ? refused : null;
    const id = (part: string) => `${action}-${part}`;
    const isNeeded = action === 'correct' || action === 'more_time';
    return (
      <details class="act" open={Boolean(failed) || action === 'correct'}>
        <summary>{own.title}</summary>
        <form class="ask-form request-form" method="post" action="/requests/status/act" encType="multipart/form-data">
          {Object.entries({ locale: frame.locale, pass: view.pass, key: `${token}-${action}`, action }).map(
            ([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ),
          )}
          <p class="help">{own.help}</p>
          {failed && (
            <p class="fault" id={id('fault')} role="alert">
              {failed.text}
            </p>
          )}
          {action === 'rate' && (
            <fieldset class="ask-field">
              <legend>{words.score}</legend>
              {words.scores.map((label, at) => (
                <label class="choice">
                  <input type="radio" name="score" value={at + 1} required />
                  <span>{label}</span>
                </label>
              ))}
            </fieldset>
          )}
          <div class="ask-field">
            <label for={id('words')}>{own.words}</label>
            <textarea
              {...{ id: id('words'), name: 'words', rows: action === 'correct' ? 5 : 3, maxLength: 4000 }}
              {...{ required: isNeeded, value: failed?.words ?? '' }}
              aria-describedby={failed ? id('fault') : undefined}
            />
          </div>
          {takesFiles.includes(action) && (
            <div class="ask-field">
              <label for={id('files')}>{words.files}</label>
              <input
                {...{
                  id: id('files'),
                  type: 'file',
                  name: 'files',
                  multiple: true,
                  accept: '.pdf,.doc,.docx,.png,.jpg,.jpeg',
                }}
                aria-describedby={id('files-help')}
              />
              <p class="help" id={id('files-help')}>
                {words.filesHelp(limits.maxFiles, size(limits.maxFileBytes))}
              </p>
            </div>
          )}
          <button type="submit">{own.button}</button>
        </form>
      </details>
    );
  };
  return (
    <>
      <StatusLetters frame={frame} pass={view.pass} letters={view.letters} />
      {asked && (
        <section class="block">
          <h2>{asked.kind === 'fee' ? words.askedFee : words.askedCorrection}</h2>
          {asked.document && (
            <p>
              {words.document}
              {colon}
              <span {...chinese}>{asked.document}</span>
            </p>
          )}
          <p class="said-words" lang="zh-CN">
            {asked.words}
          </p>
        </section>
      )}
      {complaints.length > 0 && (
        <section class="block">
          <h2>{words.complaints}</h2>
          {complaints.map((one) => (
            <>
              <p>
                {words.complaintOf[one.cause]}, {words.madeOn(date(one.madeOn))}
              </p>
              {one.answer ? (
                <p class="said-words">
                  {words.answer}
                  {colon}
                  <span lang="zh-CN">{one.answer}</span>
                </p>
              ) : (
                <p class="help">{words.waiting}</p>
              )}
            </>
          ))}
        </section>
      )}
      {score !== null && <p>{words.rated(score)}</p>}
      {open.length > 0 && (
        <section class="block">
          <h2>{words.can}</h2>
          {open.map(form)}
        </section>
      )}
      {days.length > 0 && (
        <details class="block">
          <summary id="days">{words.days}</summary>
          <DaysTable frame={frame} days={days} labelledBy="days" />
        </details>
      )}
    </>
  );
}
