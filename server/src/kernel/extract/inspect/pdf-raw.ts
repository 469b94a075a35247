import { inflateSync } from 'node:zlib';
import { place, type Subject } from './findings.ts';
import { inspectPicture } from './picture.ts';

/** Bytes unpacked from the streams of one file, all together. */
const MAX_UNPACKED = 128 * 1024 * 1024;
const MAX_STREAM = 16 * 1024 * 1024;
const MAX_STREAMS = 50_000;

/** What a PDF keeps beside what it paints: pictures with their own properties, and the words that screen readers say in place of the painted ones. */
export function inspectRawPdf({ bytes, out, path, ...rest }: Subject): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let unpacked = 0;
  const said = new Set<string>();
  collectWords(file.toString('latin1'), said);
  for (let at = file.indexOf('stream', 0, 'latin1'), count = 0; at >= 0 && count < MAX_STREAMS; count++) {
    const end = file.indexOf('endstream', at, 'latin1');
    if (end < 0) break;
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    const head = file.subarray(Math.max(0, at - 600), at).toString('latin1');
    const dictionary = head.slice(head.lastIndexOf(' obj') + 4);
    const data = file.subarray(start, end);
    if (data[0] === 0xff && data[1] === 0xd8) inspectPicture({ ...rest, bytes: data, out, path: place(path, '图片') });
    else if (
      /\/FlateDecode/.test(dictionary) &&
      !/\/Subtype\s*\/Image|\/FontFile|\/Length1\b/.test(dictionary) &&
      unpacked < MAX_UNPACKED
    ) {
      const plain = unpack(data);
      unpacked += plain.length;
      collectWords(plain.toString('latin1'), said);
    }
    at = file.indexOf('stream', end + 9, 'latin1');
  }
  out.text(place(path, '替代文字'), 'hidden_element', [...said].join('\n'));
}

function unpack(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: MAX_STREAM });
  } catch {
    return Buffer.alloc(0); // encrypted, filtered twice, or broken: the painter has its own word on that
  }
}

function collectWords(text: string, said: Set<string>): void {
  if (!text.includes('/ActualText') && !text.includes('/Alt')) return;
  for (const [, literal, hex] of text.matchAll(
    /\/(?:ActualText|Alt|E)\s*(?:\(((?:[^()\\]|\\[\s\S]){1,4000})\)|<([0-9A-Fa-f\s]{2,16000})>)/g,
  )) {
    const raw = hex === undefined ? unescaped(literal ?? '') : Buffer.from(hex.replace(/\s/g, ''), 'hex');
    const words =
      raw[0] === 0xfe && raw[1] === 0xff
        ? new TextDecoder('utf-16be').decode(raw.subarray(2))
        : raw[0] === 0xef
          ? raw.toString('utf8').slice(1)
          : raw.toString('latin1');
    if (said.size < 10_000) said.add(words);
  }
}

function unescaped(literal: string): Buffer {
  const signs: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return Buffer.from(
    literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, sign?: string) =>
      octal === undefined ? (signs[sign ?? ''] ?? sign ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
    ),
    'latin1',
  );
}
