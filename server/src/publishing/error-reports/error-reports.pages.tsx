import { pageWriter, renderPage, type PageFrame } from '../../portal/index.ts';

const TEXTS = {
  zh: {
    title: '本页纠错',
    of: '文件',
    lead: (days: number) => `告诉我们哪里有错，发布单位会在 ${days} 个工作日内处理。不需要注册。`,
    message: '哪里有错',
    messageHelp: '例如：第三条的日期写错了，附件打不开，链接失效。',
    contact: '联系方式（可不填）',
    contactHelp: '填写后便于向您核实。我们加密保存，只用于办理这条纠错。',
    send: '提交纠错',
    missing: '请写明哪里有错。',
    sentTitle: '已经收到',
    sent: (number: string, on: string) => `编号 ${number}。发布单位应于${on}前处理。`,
    sentKeep: '请记下编号，来电询问时说明即可。',
    back: '回到文件',
  },
  en: {
    title: 'Report an error on this page',
    of: 'Document',
    lead: (days: number) =>
      `Tell us what is wrong; the unit deals with it within ${days} working days. No account is needed.`,
    message: 'What is wrong',
    messageHelp: 'For example: the date in article 3 is wrong, the file does not open, a link is dead.',
    contact: 'How to reach you (optional)',
    contactHelp: 'So that we can ask you. It is kept encrypted and used for this report only.',
    send: 'Send the report',
    missing: 'Say what is wrong.',
    sentTitle: 'We have it',
    sent: (number: string, on: string) => `Number ${number}. The unit has to deal with it by ${on}.`,
    sentKeep: 'Note the number, in case you want to ask about it.',
    back: 'Back to the document',
  },
};

export interface ReportPageView {
  frame: PageFrame;
  document: { title: string; path: string };
  days: number;
  isMissing: boolean;
}

/** The form by which a reader reports an error; it works without script. */
export function renderReportPage({ frame, document, days, isMissing }: ReportPageView): string {
  const words = TEXTS[frame.locale];
  const { link, chinese } = pageWriter(frame);
  return renderPage({
    frame,
    title: words.title,
    section: 'documents',
    breadcrumb: [{ label: document.title, path: document.path, chinese: true }, { label: words.title }],
    noIndex: true,
    children: (
      <div class="document-main looking-back">
        <h1>{words.title}</h1>
        <p>
          {words.of}:{' '}
          <a href={link(document.path)} {...chinese}>
            {document.title}
          </a>
        </p>
        <p>{words.lead(days)}</p>
        <form class="report-form" method="post" action={`${document.path}/report`}>
          <input type="hidden" name="locale" value={frame.locale} />
          <p class="said" aria-hidden="true">
            <label>
              Website <input name="website" tabIndex={-1} autocomplete="off" />
            </label>
          </p>
          <p>
            <label for="message">{words.message}</label>
            <span class="help" id="message-help">
              {words.messageHelp}
            </span>
            {isMissing && (
              <strong class="fault" id="message-fault" role="alert">
                {words.missing}
              </strong>
            )}
            <textarea
              id="message"
              name="message"
              rows={5}
              maxLength={2000}
              required
              aria-describedby={isMissing ? 'message-fault message-help' : 'message-help'}
            />
          </p>
          <p>
            <label for="contact">{words.contact}</label>
            <span class="help" id="contact-help">
              {words.contactHelp}
            </span>
            <input id="contact" name="contact" maxLength={200} aria-describedby="contact-help" />
          </p>
          <p>
            <button type="submit">{words.send}</button>
          </p>
        </form>
      </div>
    ),
  });
}

export interface ReportSentView {
  frame: PageFrame;
  document: { title: string; path: string };
  number: string;
  dueOn: string;
}

export function renderReportSentPage({ frame, document, number, dueOn }: ReportSentView): string {
  const words = TEXTS[frame.locale];
  const { link, date } = pageWriter(frame);
  return renderPage({
    frame,
    title: words.sentTitle,
    section: 'documents',
    breadcrumb: [{ label: document.title, path: document.path, chinese: true }, { label: words.sentTitle }],
    noIndex: true,
    children: (
      <div class="document-main looking-back">
        <h1>{words.sentTitle}</h1>
        <p>
          <strong>{words.sent(number, date(dueOn))}</strong>
        </p>
        <p>{words.sentKeep}</p>
        <p class="ways">
          <a href={link(document.path)}>{words.back}</a>
        </p>
      </div>
    ),
  });
}
