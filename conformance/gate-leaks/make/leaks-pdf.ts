import { docx, paragraph } from './docx.ts';
import { exifSegment, gpsTags, jpegWith } from './image.ts';
import { readInput } from './inputs.ts';
import { leak, type Item } from './item.ts';
import { person } from './numbers.ts';
import { drawImage, PdfFile, pdfText, rectangle, streamObject, WHITE, withRevision, xmp } from './pdf.ts';

const [a, b, c] = [person(0), person(1), person(2)];
const utf8 = (text: string) => Buffer.from(text, 'utf8');

/** A decision in ten lines; `extra` draws more on the page. */
function decision(file: PdfFile, extra = ''): string {
  const lines = [
    '平安县城市管理局行政处罚决定书',
    '平城管罚决字〔2024〕第18号',
    '当事人擅自占用城市道路堆放物料，',
    '违反《城市道路管理条例》的规定，',
    '本机关决定处以罚款人民币2000元。',
  ];
  return (
    lines.map((line, i) => file.text(70, 760 - i * 28, line, { size: i === 0 ? 18 : 14 })).join('\n') + `\n${extra}\n`
  );
}
const NEUTRAL = '/Title (Notice) /Producer (PDF Printer 3.0)';
function pdf(
  extra: (file: PdfFile) => string,
  page: (file: PdfFile) => { entries?: string; resources?: string } = () => ({}),
): PdfFile {
  const file = new PdfFile();
  file.info = NEUTRAL;
  file.page({ content: decision(file, extra(file)), ...page(file) });
  return file;
}

/** Things drawn, hidden or covered on the page. */
export function pdfPageLeaks(): Item[] {
  const secret = `姓名：${a.name}　公民身份号码：${a.id}`;
  return [
    leak(
      'pdf-black-rectangle.pdf',
      ['covered_text', 'resident_id'],
      'name and identity number under a black rectangle; the text is still there',
      [a.id],
      pdf((f) => `${f.text(70, 600, secret)}\n${rectangle(66, 595, 400, 20)}`).bytes(),
    ),
    leak(
      'pdf-white-rectangle.pdf',
      ['covered_text', 'mobile'],
      'a mobile number under a white rectangle',
      [b.mobile],
      pdf((f) => `${f.text(70, 600, `联系电话：${b.mobile}`)}\n${rectangle(66, 595, 300, 20, WHITE)}`).bytes(),
    ),
    leak(
      'pdf-white-text.pdf',
      ['white_text', 'resident_id'],
      'white letters with an identity number',
      [b.id],
      pdf((f) => f.text(70, 500, `${b.name} ${b.id}`, { colour: WHITE })).bytes(),
    ),
    leak(
      'pdf-invisible-text.pdf',
      ['hidden_text', 'resident_id'],
      'text drawn in mode 3 (invisible) under a scanned page on which the number was painted over',
      [a.id],
      pdf(
        (f) =>
          `${drawImage('Im1', 40, 300, 500, 300)}\n${f.text(70, 420, secret, { mode: 3 })}\n${rectangle(66, 415, 400, 20)}`,
        (f) => ({ resources: `/XObject << /Im1 ${f.jpeg(readInput('form.jpg'), 480, 320)} 0 R >>` }),
      ).bytes(),
    ),
    leak(
      'pdf-tiny-text.pdf',
      ['tiny_text', 'address'],
      'letters of half a point with a home address',
      [`${c.address}|${c.name}|幸福花园`],
      pdf((f) => f.text(70, 500, `举报人${c.name}，家住${c.address}`, { size: 0.5 })).bytes(),
    ),
    leak(
      'pdf-crop-box.pdf',
      ['cropped_content', 'resident_id'],
      'the crop box hides the lower part of the page where name and number stand',
      [a.id],
      pdf(
        (f) => f.text(70, 80, secret),
        () => ({ entries: '/CropBox [0 400 595 842]' }),
      ).bytes(),
    ),
    leak(
      'pdf-outside-page.pdf',
      ['cropped_content', 'mobile'],
      'text set outside the media box',
      [c.mobile],
      pdf((f) => f.text(700, 500, `经办人${c.name}手机${c.mobile}`)).bytes(),
    ),
    (() => {
      const file = new PdfFile();
      file.info = NEUTRAL;
      const layer = file.add(`<< /Type /OCG /Name ${pdfText('原始信息')} >>`);
      file.catalog = `/OCProperties << /OCGs [${layer} 0 R] /D << /Order [${layer} 0 R] /OFF [${layer} 0 R] >> >>`;
      file.page({
        content: decision(file, `/OC /L1 BDC\n${file.text(70, 560, secret)}\nEMC`),
        resources: `/Properties << /L1 ${layer} 0 R >>`,
      });
      return leak(
        'pdf-hidden-layer.pdf',
        ['hidden_layer', 'resident_id'],
        'a layer that is switched off holds name and identity number',
        [`${a.id}|原始信息|图层`],
        file.bytes(),
      );
    })(),
    leak(
      'pdf-under-image.pdf',
      ['covered_text', 'resident_id'],
      'a picture was laid over name and identity number',
      [a.id],
      pdf(
        (f) => `${f.text(70, 520, secret)}\n${drawImage('Im1', 60, 480, 460, 90)}`,
        (f) => ({ resources: `/XObject << /Im1 ${f.jpeg(readInput('street.jpg'), 320, 240)} 0 R >>` }),
      ).bytes(),
    ),
    leak(
      'pdf-id-broken-line.pdf',
      ['resident_id'],
      'an identity number in plain sight, broken by the end of a line',
      [a.id],
      pdf(
        (f) =>
          `${f.text(70, 600, `当事人${a.name}，公民身份号码${a.id.slice(0, 10)}`)}\n${f.text(70, 572, `${a.id.slice(10)}，住平安县新城街道。`)}`,
      ).bytes(),
    ),
    leak(
      'pdf-letter-by-letter.pdf',
      ['resident_id'],
      'every digit of the identity number is placed on its own, as printers and scanners do',
      [b.id],
      pdf((f) =>
        [...`身份证号${b.id}`].map((letter, i) => f.text(70 + i * 12, 600, letter, { size: 12 })).join('\n'),
      ).bytes(),
    ),
    leak(
      'pdf-secret-marking.pdf',
      ['secrecy_marking'],
      '秘密★10年 at the top of the page',
      ['秘密★10年'],
      pdf((f) => f.text(70, 800, '秘密★10年', { size: 16 })).bytes(),
    ),
    leak(
      'pdf-internal-marking.pdf',
      ['internal_marking'],
      '内部资料 严禁外传 as a pale watermark across the page',
      ['内部资料'],
      pdf((f) => f.text(160, 420, '内部资料　严禁外传', { size: 32, colour: [0.85, 0.85, 0.85] })).bytes(),
    ),
    (() => {
      const f = new PdfFile({ national: true });
      f.info = NEUTRAL;
      f.page({ content: decision(f, `${f.text(70, 600, secret)}\n${rectangle(66, 595, 400, 20)}`) });
      return leak(
        'pdf-national-encoding.pdf',
        ['covered_text', 'resident_id'],
        'name and identity number under a black rectangle, set in STSong-Light under UniGB-UCS2-H without a map to Unicode',
        [a.id],
        f.bytes(),
      );
    })(),
    leak(
      'pdf-word-black.pdf',
      ['covered_text', 'resident_id'],
      'exported from a word processor: black letters on black shading, with embedded fonts',
      [b.id],
      readInput('black-shading.pdf'),
    ),
    leak(
      'pdf-word-white.pdf',
      ['white_text', 'mobile'],
      'exported from a word processor: white letters with a mobile number, with embedded fonts',
      [a.mobile],
      readInput('white-text.pdf'),
    ),
    leak(
      'pdf-image-only.pdf',
      ['not_checkable'],
      'a scanned page without any text: cannot be checked and must be held',
      [],
      (() => {
        const f = new PdfFile();
        f.info = NEUTRAL;
        f.page({
          content: drawImage('Im1', 0, 0, 595, 842),
          resources: `/XObject << /Im1 ${f.jpeg(readInput('form.jpg'), 480, 320)} 0 R >>`,
        });
        return f.bytes();
      })(),
    ),
    leak(
      'pdf-mixed-scan.pdf',
      ['not_checkable'],
      'page 1 is text, pages 2 and 3 are scans without text: must be held',
      [],
      (() => {
        const f = new PdfFile();
        f.info = NEUTRAL;
        const image = f.jpeg(readInput('form.jpg'), 480, 320);
        f.page({ content: decision(f) });
        for (let i = 0; i < 2; i++)
          f.page({ content: drawImage('Im1', 0, 0, 595, 842), resources: `/XObject << /Im1 ${image} 0 R >>` });
        return f.bytes();
      })(),
    ),
    leak(
      'pdf-encrypted.pdf',
      ['encrypted'],
      'opens only with a password: cannot be checked and must be held',
      [],
      pdf((f) => f.text(70, 600, secret)).bytes('Pingan2024'),
    ),
  ];
}

/** Things a PDF carries beside its pages. */
export function pdfFileLeaks(): Item[] {
  const csv = utf8(`姓名,身份证号,手机\n${a.name},${a.id},${a.mobile}\n${b.name},${b.id},${b.mobile}\n`);
  const withInfo = (info: string, catalog: (f: PdfFile) => string = () => '') => {
    const f = pdf(() => '');
    f.info = info;
    f.catalog = catalog(f);
    return f.bytes();
  };
  const annotated = (annotation: (f: PdfFile) => string, extra: (f: PdfFile) => string = () => '') =>
    pdf(extra, (f) => ({ entries: `/Annots [${f.add(annotation(f))} 0 R]` })).bytes();
  const embed = (f: PdfFile, name: string, data: Buffer) =>
    f.add(
      `<< /Type /Filespec /F (a.bin) /UF ${pdfText(name)} /EF << /F ${f.stream('/Type /EmbeddedFile', data)} 0 R >> >>`,
    );
  const early = () => {
    const f = new PdfFile();
    f.info = NEUTRAL;
    const page = f.page({ content: decision(f, f.text(70, 600, `当事人${a.name}，公民身份号码${a.id}`)) });
    const masked = decision(f, f.text(70, 600, '当事人张某，公民身份号码3201**********12'));
    const first = f.bytes();
    // The content stream is the object before its page.
    return withRevision(first, [[page - 1, streamObject(masked)]]);
  };
  return [
    leak(
      'pdf-attachment.pdf',
      ['embedded_file', 'resident_id'],
      'an attached table with names, identity numbers and telephones',
      [`${a.id}|附件|花名册|attach|嵌入`],
      withInfo(NEUTRAL, (f) => `/Names << /EmbeddedFiles << /Names [(a) ${embed(f, '花名册.csv', csv)} 0 R] >> >>`),
    ),
    leak(
      'pdf-attachment-annotation.pdf',
      ['embedded_file', 'resident_id'],
      'a paper-clip annotation with a Word file about a named person',
      [`${b.id}|附件|申请书|attach|嵌入`],
      annotated(
        (f) =>
          `<< /Type /Annot /Subtype /FileAttachment /Rect [500 700 520 720] /FS ${embed(f, '申请书.docx', docx({ body: paragraph(`申请人${b.name}，身份证号${b.id}`) }))} 0 R >>`,
      ),
    ),
    leak(
      'pdf-earlier-revision.pdf',
      ['earlier_revision', 'resident_id'],
      'an incremental update masks the number; the earlier revision in front of it still has it',
      [`${a.id}|revision|版本|增量|修订`],
      early(),
    ),
    leak(
      'pdf-note.pdf',
      ['comment'],
      'a sticky note with an internal remark',
      ['批注|注释|annot|领导|王五'],
      annotated(
        () =>
          `<< /Type /Annot /Subtype /Text /Rect [500 700 520 720] /T ${pdfText(c.name)} /Contents ${pdfText('领导批示：此案从轻，不要写进决定书')} >>`,
      ),
    ),
    leak(
      'pdf-square-annotation.pdf',
      ['covered_text', 'resident_id'],
      'the black box over the number is only an annotation that can be dragged away',
      [a.id],
      annotated(
        (f) =>
          `<< /Type /Annot /Subtype /Square /Rect [66 595 470 616] /C [0 0 0] /IC [0 0 0] /AP << /N ${f.stream('/Type /XObject /Subtype /Form /BBox [0 0 404 21]', '0 0 0 rg 0 0 404 21 re f')} 0 R >> >>`,
        (f) => f.text(70, 600, `姓名：${a.name}　公民身份号码：${a.id}`),
      ),
    ),
    leak(
      'pdf-author.pdf',
      ['author_metadata'],
      'the information dictionary names the author',
      ['张三'],
      withInfo(`${NEUTRAL} /Author ${pdfText('张三')} /Creator (WPS)`),
    ),
    leak(
      'pdf-title-path.pdf',
      ['internal_address', 'author_metadata'],
      'the title is the path of the source file on the clerk’s disk',
      ['zhangsan|C:\\Users|征求意见稿'],
      withInfo(
        `/Title ${pdfText('C:\\Users\\zhangsan\\Desktop\\常委会议题\\征求意见稿-领导修改.doc')} /Producer (PDF Printer 3.0)`,
      ),
    ),
    leak(
      'pdf-xmp-history.pdf',
      ['author_metadata'],
      'XMP metadata: creator, history of changes and the path of the source on a share',
      ['李四|history|XMP|10.32.8.15'],
      withInfo(
        NEUTRAL,
        (f) =>
          `/Metadata ${f.stream('/Type /Metadata /Subtype /XML', utf8(xmp(`<dc:creator><rdf:Seq><rdf:li>${b.name}</rdf:li></rdf:Seq></dc:creator><xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:when="2024-03-04T18:22:00+08:00" stEvt:softwareAgent="Adobe InDesign" stEvt:changed="\\\\10.32.8.15\\share\\李四\\处罚决定.indd"/></rdf:Seq></xmpMM:History>`)), { raw: true })} 0 R`,
      ),
    ),
    leak(
      'pdf-form-field.pdf',
      ['hidden_data', 'mobile'],
      'a hidden form field keeps the mobile number of the applicant',
      [b.mobile],
      (() => {
        const f = new PdfFile();
        f.info = NEUTRAL;
        const field = f.add(
          `<< /Type /Annot /Subtype /Widget /FT /Tx /T (phone) /V ${pdfText(`${b.name}${b.mobile}`)} /F 2 /Rect [0 0 0 0] >>`,
        );
        f.catalog = `/AcroForm << /Fields [${field} 0 R] >>`;
        f.page({ content: decision(f), entries: `/Annots [${field} 0 R]` });
        return f.bytes();
      })(),
    ),
    leak(
      'pdf-outline.pdf',
      ['resident_id'],
      'the bookmarks, made from the headings of the source, still show name and identity number',
      [c.id],
      withInfo(NEUTRAL, (f) => {
        const root = f.reserve();
        const item = f.add(`<< /Title ${pdfText(`${c.name} ${c.id}`)} /Parent ${root} 0 R >>`);
        f.set(root, `<< /Type /Outlines /First ${item} 0 R /Last ${item} 0 R /Count 1 >>`);
        return `/Outlines ${root} 0 R`;
      }),
    ),
    leak(
      'pdf-internal-link.pdf',
      ['internal_address'],
      'a link leads into the office network, with a session in it',
      ['10.2.3.4|内网|oa'],
      annotated(
        () =>
          '<< /Type /Annot /Subtype /Link /Rect [70 590 200 610] /A << /S /URI /URI (http://10.2.3.4:8080/oa/doc?id=77&user=zhangsan) >> >>',
      ),
    ),
    leak(
      'pdf-photo-gps.pdf',
      ['image_gps'],
      'a photo on the page still carries the coordinates of the place',
      ['GPS|位置|经纬|定位|32.05|32°|32,3|118.7|118°'],
      pdf(
        () => drawImage('Im1', 70, 300, 320, 240),
        (f) => ({
          resources: `/XObject << /Im1 ${f.jpeg(jpegWith(readInput('park.jpg'), [exifSegment({ main: { 0x10f: 'HUAWEI' }, gps: gpsTags([32, 3, 31.7], [118, 46, 12.5]) })]), 320, 240)} 0 R >>`,
        }),
      ).bytes(),
    ),
    leak(
      'pdf-actual-text.pdf',
      ['hidden_text', 'resident_id'],
      'the visible text is masked, the replacement text for screen readers (ActualText) has the number',
      [b.id],
      pdf(
        (f) =>
          `/Span << /ActualText ${pdfText(`公民身份号码${b.id}`)} >> BDC\n${f.text(70, 600, '公民身份号码1101**********01')}\nEMC`,
      ).bytes(),
    ),
  ];
}
