import { chinaMinute } from '../../kernel/time/index.ts';
import { pageWriter, renderPage, type PageFrame } from '../../portal/index.ts';
import { Body, textOf } from './body.pages.tsx';
import type { EditionRow } from './documents.repo.ts';

export interface PreviewView {
  frame: PageFrame;
  token: string;
  edition: EditionRow;
  /** For whom the link was made. */
  note: string;
  expiresAt: Date;
}

const TEXTS = {
  zh: {
    banner: '预览稿，尚未公开',
    warning: '内容可能还会改动，请勿引用、转发或公开。',
    made: (note: string) => `此链接仅供：${note}。`,
    until: (at: string) => `有效期至 ${at}（北京时间）。每次查看都有记录。`,
    embargo: (at: string) => `保密期：${at} 之前不得公开。`,
  },
  en: {
    banner: 'Preview: not public yet',
    warning: 'It may still change. Do not cite it, pass it on or make it public.',
    made: (note: string) => `This link is for: ${note}.`,
    until: (at: string) => `Valid until ${at} (Beijing time). Every look is recorded.`,
    embargo: (at: string) => `Under embargo: not to be made public before ${at}.`,
  },
};

/** A text before it is public, with a banner that says so; nothing on it leads to anything else that is not public. */
export function renderPreviewPage({ frame, token, edition, note, expiresAt }: PreviewView): string {
  const { text, chinese, date } = pageWriter(frame);
  const words = TEXTS[frame.locale];
  const { embargoUntil } = edition;
  const images = Object.fromEntries(
    edition.body.flatMap((block) => (block.kind === 'image' ? [[block.file, `/preview/${token}/${block.file}`]] : [])),
  );
  const facts = [
    [text.field.issuingBody, edition.issuingBody],
    [text.field.documentNumber, edition.documentNumber],
    [text.field.madeOn, edition.madeOn ? date(edition.madeOn) : ''],
  ].filter(([, value]) => value);
  return renderPage({
    frame,
    title: words.banner,
    noIndex: true,
    children: (
      <article class="document-main">
        <div class="notice" role="note">
          <strong>{words.banner}</strong> {words.warning} {note && words.made(note)}{' '}
          {words.until(chinaMinute(expiresAt))} {embargoUntil && words.embargo(chinaMinute(embargoUntil))}
        </div>
        <h1 class="document-title" {...chinese}>
          {edition.title}
        </h1>
        <dl class="facts">
          {facts.map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd {...chinese}>{value}</dd>
            </div>
          ))}
        </dl>
        <Body frame={frame} blocks={textOf(edition.body, edition.title)} images={images} />
      </article>
    ),
  });
}
