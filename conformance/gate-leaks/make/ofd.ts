import { xml } from './parts.ts';
import { zip, type ZipEntry } from './zip.ts';

/** An OFD file (GB/T 33190), the format of the state for fixed pages: one page with lines of text. */
export function ofd(
  lines: readonly string[],
  { author = '', more = [] as readonly ZipEntry[], pageEnd = '' } = {},
): Buffer {
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const text = lines
    .map(
      (line, i) =>
        `<ofd:TextObject ID="${20 + i}" Font="3" Size="5" Boundary="20 ${20 + i * 10} 170 8"><ofd:TextCode X="0" Y="5" DeltaX="g ${[...line].length} 5">${xml(line)}</ofd:TextCode></ofd:TextObject>`,
    )
    .join('');
  return zip([
    {
      name: 'OFD.xml',
      data: `${head}<ofd:OFD ${ns} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>44021ae5a1b24c1d8a5f0d2e9c000001</ofd:DocID>${author ? `<ofd:Author>${xml(author)}</ofd:Author>` : ''}<ofd:CreationDate>2024-03-05</ofd:CreationDate></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      data: `${head}<ofd:Document ${ns}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`,
    },
    {
      name: 'Doc_0/PublicRes.xml',
      data: `${head}<ofd:Res ${ns} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋" FamilyName="仿宋"/></ofd:Fonts></ofd:Res>`,
    },
    {
      name: 'Doc_0/Pages/Page_0/Content.xml',
      data: `${head}<ofd:Page ${ns}><ofd:Content><ofd:Layer ID="2" Type="Body">${text}${pageEnd}</ofd:Layer></ofd:Content></ofd:Page>`,
    },
    ...more,
  ]);
}
