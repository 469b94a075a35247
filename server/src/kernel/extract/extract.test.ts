import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { errorText } from '../errors/index.ts';
import { EXTRACTION_ERROR_CODES } from './extract.errors.ts';
import { ExtractionError, extractFile, mediaTypeOf } from './index.ts';
import { PNG, docx, docxFiles, ofd, ofdText, p, pdf, xlsx, zip } from './testing/office-files.ts';

const NOTICE = '关于印发政务公开工作要点的通知';
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const GB_NOTICE = Uint8Array.from([0xd5, 0xfe, 0xce, 0xf1, 0xb9, 0xab, 0xbf, 0xaa, 0xa1, 0xa3]); // 政务公开。
const shortRow = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>政务公开</t></is></c></row></sheetData>';

/** One small file of every format. */
const SAMPLES: Record<string, Uint8Array> = {
  'a.txt': Buffer.from(NOTICE),
  'a.md': Buffer.from(`# ${NOTICE}\n\n| a | b |\n|---|---|\n| c | d |\n`),
  'a.html': Buffer.from(
    `<html><body><div id="zoom"><p>${NOTICE}</p><table border=1><tr><td>a<td>b<tr><td>c<td>d</table></div></body></html>`,
  ),
  'a.docx': docx({
    body: p(NOTICE),
    styles: '<w:style w:styleId="A"><w:name w:val="Normal"/></w:style>',
    core: '<dc:title>x</dc:title>',
  }),
  'a.xlsx': xlsx([{ name: 'S', content: shortRow }]),
  'a.ofd': ofd([ofdText({ text: NOTICE, x: 30, y: 40, size: 5 })]),
  'a.pdf': pdf([[{ text: NOTICE, x: 80, y: 100, size: 16 }]]),
  'a.doc': fixture('notice.doc'),
  'a.wps': fixture('letter.wps'),
};

async function failure(promise: Promise<unknown>): Promise<ExtractionError> {
  const error = await promise.then(
    () => expect.fail('should have failed'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ExtractionError);
  return error as ExtractionError;
}

describe('the format', () => {
  it.each(Object.keys(SAMPLES))('%s is read under its name and under a wrong one', async (name) => {
    const format = name.slice(2);
    const bytes = SAMPLES[name] as Uint8Array;
    expect(await extractFile(bytes, name)).toMatchObject({
      format,
      findings: expect.not.arrayContaining([{ code: 'wrong_extension', detail: format }]) as unknown,
    });
    // A Markdown file is text: only its name tells. The same holds for WPS and Word.
    const real = format === 'md' ? 'txt' : format === 'wps' ? 'doc' : format;
    const wrong = await extractFile(bytes, format === 'pdf' ? 'a.docx' : 'a.pdf');
    expect(wrong.format).toBe(real);
    expect(wrong.findings).toContainEqual({ code: 'wrong_extension', detail: real });
    expect((await extractFile(bytes, 'a')).findings.map((f) => f.code)).not.toContain('wrong_extension');
    expect(mediaTypeOf(wrong.format)).toMatch(/^[a-z]+\/[a-z0-9.-]+$/);
  });

  it.each([
    ['a.png', PNG, 'png'],
    ['a.json', Buffer.from('[{"a":1}]'), 'json'],
    ['a', Buffer.from('{"a":1}'), 'json'],
    ['a.csv', Buffer.from('a,b\n1,2\n'), 'csv'],
    ['a.rtf', Buffer.from('{\\rtf1 abc}'), 'rtf'],
    ['a.docx', Buffer.from('Rar!\u001a\u0007'), 'rar'],
    ['a.docx', zip({ 'a.txt': 'x' }), 'zip'],
    ['a.odt', zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }), 'odf'],
    ['a.pptx', zip({ '[Content_Types].xml': '<x/>', 'ppt/presentation.xml': '<x/>' }), 'pptx'],
    ['a.xml', Buffer.from('<?xml version="1.0"?><w:wordDocument/>'), 'xml'],
    ['a.doc', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n'), 'mhtml'],
    ['a.txt', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256), 'txt'],
  ])('%s with other content is unknown (%#)', async (name, bytes, detail) => {
    expect(await failure(extractFile(bytes, name))).toMatchObject({ code: 'format_unknown', detail });
  });

  it('reads a page that calls itself a Word file', async () => {
    const page = Buffer.concat([
      Buffer.from('<html xmlns:w="urn:schemas-microsoft-com:office:word"><meta charset=gb2312><body><p>'),
      GB_NOTICE,
    ]);
    const { format, encoding, blocks, findings } = await extractFile(page, '通知.doc');
    expect({ format, encoding, findings }).toEqual({
      format: 'html',
      encoding: 'gb18030',
      findings: [{ code: 'wrong_extension', detail: 'html' }],
    });
    expect(blocks).toEqual([{ kind: 'paragraph', text: '政务公开。' }]);
  });

  it('knows protected office files by their container', async () => {
    const locked = Buffer.from(fixture('notice.doc'));
    const name = Buffer.from('WordDocument', 'utf16le');
    const at = locked.indexOf(name);
    Buffer.from('EncryptedPackage\0', 'utf16le').copy(locked, at);
    locked.writeUInt16LE(34, at + 64);
    expect((await failure(extractFile(locked, 'a.docx'))).code).toBe('file_encrypted');
  });
});

describe('limits', () => {
  it('refuses empty and large files before reading them', async () => {
    expect((await failure(extractFile(new Uint8Array(), 'a.docx'))).code).toBe('file_empty');
    expect(await failure(extractFile(new Uint8Array(3 << 20), 'a.docx', { maxBytes: 2 << 20 }))).toMatchObject({
      code: 'file_too_large',
      detail: '3 MiB',
    });
    expect((await failure(extractFile(Buffer.from(' \r\n\u3000\n'), 'a.txt'))).code).toBe('no_text');
    expect(
      (await failure(extractFile(Buffer.from('<html><body><script>1</script></body></html>'), 'a.html'))).code,
    ).toBe('no_text');
  });

  it('stops a zip bomb while it unpacks', async () => {
    const bomb = zip({ ...docxFiles({ body: p(NOTICE) }), 'word/document.xml': new Uint8Array(64 << 20) });
    expect(bomb.length).toBeLessThan(100_000);
    expect((await failure(extractFile(bomb, 'a.docx'))).code).toBe('archive_too_large');
    expect((await failure(extractFile(bomb, 'a.docx', { maxUnpackedBytes: 1 << 20, maxRatio: 1e6 }))).code).toBe(
      'archive_too_large',
    );
  });

  it('counts real bytes when the sizes in the archive lie', async () => {
    const bomb = Buffer.from(zip({ ...docxFiles({ body: p(NOTICE) }), 'word/document.xml': new Uint8Array(64 << 20) }));
    // Both headers of the member say that it holds 100 bytes.
    for (let at = bomb.indexOf('word/document.xml'); at >= 0; at = bomb.indexOf('word/document.xml', at + 1)) {
      if (bomb.readUInt32LE(at - 30) === 0x04034b50) bomb.writeUInt32LE(100, at - 8);
      else if (bomb.readUInt32LE(at - 46) === 0x02014b50) bomb.writeUInt32LE(100, at - 22);
    }
    expect((await failure(extractFile(bomb, 'a.docx'))).code).toBe('archive_too_large');
  });

  it('adds all members up', async () => {
    const noise = Buffer.from(
      Array.from({ length: 400_000 }, (_, i) => String.fromCharCode(97 + ((i * i) % 23))).join(''),
    );
    const part = `<x>${noise.toString()}</x>`;
    const files = docxFiles({ body: p(NOTICE), core: `<dc:title>${noise.toString()}</dc:title>` });
    expect(
      (
        await failure(
          extractFile(zip({ ...files, 'word/document.xml': part }), 'a.docx', { maxUnpackedBytes: 700_000 }),
        )
      ).code,
    ).toBe('archive_too_large');
  });

  it('limits entries and blocks', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`word/media/${i}.xml`, '']));
    expect(
      await failure(extractFile(zip({ ...docxFiles({ body: p(NOTICE) }), ...many }), 'a.docx', { maxEntries: 200 })),
    ).toMatchObject({ code: 'archive_too_large', detail: 'entries' });
    expect(await failure(extractFile(Buffer.from('一\n'.repeat(50)), 'a.txt', { maxBlocks: 20 }))).toMatchObject({
      code: 'document_too_large',
      detail: 'blocks',
    });
  });

  it('refuses names that lead out of the archive', async () => {
    for (const name of ['../evil.xml', '/etc/passwd', 'word/../../evil.xml', 'C:\\evil.xml', '..\\evil.xml']) {
      const file = zip({ ...docxFiles({ body: p(NOTICE) }), [name]: 'x' });
      expect((await failure(extractFile(file, 'a.docx'))).code, name).toBe('archive_unsafe_path');
    }
  });

  it('never expands entities', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body>&b;</w:body></w:document>`;
    expect(
      (await failure(extractFile(zip({ ...docxFiles({ body: '' }), 'word/document.xml': laughs }), 'a.docx'))).code,
    ).toBe('file_damaged');
    const external = `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document/>`;
    expect(
      (await failure(extractFile(zip({ ...docxFiles({ body: '' }), 'word/document.xml': external }), 'a.docx'))).code,
    ).toBe('file_damaged');
  });

  it('reports a member that is packed with a password, and one with a wrong checksum', async () => {
    const file = Buffer.from(SAMPLES['a.docx'] as Uint8Array);
    const central = file.lastIndexOf('word/document.xml');
    const locked = Buffer.from(file);
    locked.writeUInt16LE(locked.readUInt16LE(central - 46 + 8) | 1, central - 46 + 8);
    expect((await failure(extractFile(locked, 'a.docx'))).code).toBe('file_encrypted');
    const wrong = Buffer.from(file);
    wrong.writeUInt32LE(0x12345678, central - 46 + 16);
    expect(await failure(extractFile(wrong, 'a.docx'))).toMatchObject({
      code: 'file_damaged',
      detail: 'word/document.xml',
    });
  });
});

describe('hostile content', () => {
  it('survives deep nesting', async () => {
    const deep = await extractFile(Buffer.from(`${'<div>'.repeat(100_000)}${NOTICE}`), 'a.html');
    expect(deep.blocks).toEqual([{ kind: 'paragraph', text: NOTICE }]);
    const inline = await extractFile(Buffer.from(`<body>${'<b><i>'.repeat(20_000)}<p>甲</p><p>乙</p>`), 'a.html');
    expect(inline.blocks).toMatchObject([{ text: '甲' }, { text: '乙' }]);
    const tables = await extractFile(Buffer.from(`${'<table><tr><td>'.repeat(2_000)}${NOTICE}`), 'a.html');
    expect(tables.blocks).toMatchObject([{ text: NOTICE }]);
    const worse = `${'<div>'.repeat(600_000)}`;
    expect((await failure(extractFile(Buffer.from(worse), 'a.html'))).code).toBe('document_too_large');
    const nested = `${'<w:sdt><w:sdtContent>'.repeat(5_000)}${p(NOTICE)}${'</w:sdtContent></w:sdt>'.repeat(5_000)}`;
    expect(await failure(extractFile(docx({ body: nested }), 'a.docx'))).toMatchObject({
      code: 'document_too_large',
      detail: 'nesting',
    });
  });

  it('is not kept busy by end tags that close nothing', async () => {
    const source = `<html>${'<b>'.repeat(60_000)}${'</i>'.repeat(2_000_000)}`;
    const start = performance.now();
    expect((await failure(extractFile(Buffer.from(source), 'a.html'))).code).toBe('document_too_large');
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('reads a line of 50 MB', { timeout: 120_000 }, async () => {
    const line = '公开'.repeat(8_400_000);
    for (const [name, text] of [
      ['a.txt', line],
      ['a.md', line],
      ['a.html', `<p>${line}</p>`],
    ] as const) {
      const { blocks } = await extractFile(Buffer.from(text), name);
      expect(blocks.length, name).toBe(1);
      expect(blocks[0]?.kind === 'paragraph' && blocks[0].text.length, name).toBe(line.length);
    }
  });

  it('takes no longer for long runs of one sign than for text', { timeout: 120_000 }, async () => {
    const start = performance.now();
    for (const sign of [
      '[',
      '![',
      '](',
      '*',
      '_',
      '`',
      '<',
      '<a',
      '</',
      '&',
      '&#',
      '|',
      '#',
      ' ',
      '\t',
      '\u3000',
      ':',
      '：',
      '-',
      '- ',
      '> ',
      '"',
      '\\\\',
    ]) {
      for (const name of ['a.md', 'a.txt', 'a.html']) {
        const body = `${name === 'a.html' ? '<html><p>' : '公开'}${sign.repeat(Math.ceil(300_000 / sign.length))}公开`;
        await survives(Buffer.from(body), name);
        await survives(Buffer.from(`# ${body}\n${body}`), name);
      }
    }
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it('never lets script through in links, whatever the format', async () => {
    for (const href of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      '&#106;avascript:alert(1)',
      'vbscript:x',
      'data:text/html,x',
      'file:///etc/passwd',
      '//evil.cn/x',
      '\\\\evil\\x',
    ]) {
      const { blocks } = await extractFile(
        Buffer.from(`<div id=zoom><p>见<a href="${href}">附件</a></p></div>`),
        'a.html',
      );
      const links = blocks.flatMap((block) => (block.kind === 'paragraph' ? (block.links ?? []) : []));
      expect(
        links.every((link) => !/^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(link.href)),
        href,
      ).toBe(true);
    }
  });
});

/** Reading must end with a result or an ExtractionError, soon. */
async function survives(bytes: Uint8Array, name: string): Promise<'read' | 'refused'> {
  try {
    await extractFile(bytes, name);
    return 'read';
  } catch (error) {
    if (!(error instanceof ExtractionError)) throw error;
    expect(EXTRACTION_ERROR_CODES).toContain(error.code);
    return 'refused';
  }
}

/** A small generator with a seed, so that a failure comes back. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('damaged files', () => {
  it.each(Object.keys(SAMPLES))('%s, cut off anywhere', { timeout: 120_000 }, async (name) => {
    const bytes = SAMPLES[name] as Uint8Array;
    const outcomes = new Set<string>();
    for (let part = 1; part <= 40; part++)
      outcomes.add(await survives(bytes.slice(0, Math.floor((bytes.length * part) / 41)), name));
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it.each(Object.keys(SAMPLES))('%s, with flipped bytes', { timeout: 120_000 }, async (name) => {
    const random = randomNumbers(name.length * 7 + name.charCodeAt(2));
    let done = 0;
    for (let round = 0; round < 150; round++) {
      const bytes = Uint8Array.from(SAMPLES[name] as Uint8Array);
      for (let i = 0; i <= random() * 6; i++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      await survives(bytes, name);
      done++;
    }
    expect(done).toBe(150);
  });

  it('office files with flipped bytes inside their members', { timeout: 120_000 }, async () => {
    const random = randomNumbers(42);
    const files = docxFiles({
      body: p(NOTICE) + p('二'),
      numbering: '<w:num w:numId="1"/>',
      styles: '<w:style w:styleId="A"/>',
      core: '<dc:title>x</dc:title>',
    });
    let read = 0;
    for (let round = 0; round < 150; round++) {
      const changed = Object.fromEntries(
        Object.entries(files).map(([name, data]) => {
          const bytes = Buffer.from(data);
          if (random() < 0.3) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 128);
          return [name, new Uint8Array(bytes)];
        }),
      );
      if ((await survives(zip(changed), 'a.docx')) === 'read') read++;
    }
    expect(read).toBeGreaterThan(0);
  });

  it('streams of .doc with flipped bytes', { timeout: 120_000 }, async () => {
    const random = randomNumbers(7);
    let read = 0;
    for (let round = 0; round < 400; round++) {
      const bytes = Uint8Array.from(fixture('notice.doc'));
      // The headers of the container stay whole, so that the damage reaches the reader of the text.
      for (let i = 0; i < 4; i++) bytes[512 + Math.floor(random() * (bytes.length - 512))] = Math.floor(random() * 256);
      if ((await survives(bytes, 'a.doc')) === 'read') read++;
    }
    expect(read).toBeGreaterThan(0);
  });

  it('packs that claim to be deflated but are not', async () => {
    const file = Buffer.from(zip(docxFiles({ body: p(NOTICE) })));
    const packed = deflateRawSync(Buffer.from('x'));
    const at = file.indexOf(Buffer.from('word/document.xml'));
    packed.copy(file, at + 'word/document.xml'.length);
    expect((await failure(extractFile(file, 'a.docx'))).code).toBe('file_damaged');
  });
});

describe('texts', () => {
  it('exist in both languages for every code', () => {
    for (const code of EXTRACTION_ERROR_CODES) {
      const unknown = errorText('extract.no_such_code', 'zh');
      expect(errorText(`extract.${code}`, 'zh', { detail: 'x', limit: '100 MB' })).not.toBe(unknown);
      expect(errorText(`extract.${code}`, 'en')).toMatch(/^[A-Z]/);
    }
  });
});
