import { DOC_REL, HEAD, officePackage, xml, type Part, type Properties, type Relation } from './parts.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.presentationml';
const NS = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${DOC_REL}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** A text box; places and sizes are in EMU, a slide is 9144000 × 6858000. */
export const box = (
  text: string,
  { id = 2, x = 500000, y = 400000, cx = 8000000, cy = 800000, look = '' } = {},
): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="文本框 ${id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/>${text
    .split('\n')
    .map((line) => `<a:p><a:r><a:rPr lang="zh-CN" sz="2000">${look}</a:rPr><a:t>${xml(line)}</a:t></a:r></a:p>`)
    .join('')}</p:txBody></p:sp>`;
/** A picture that may cover what was drawn before it. */
export const slidePicture = (
  relation: string,
  { id = 9, x = 400000, y = 1500000, cx = 8200000, cy = 3000000, crop = '' } = {},
) =>
  `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="图片 ${id}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${relation}"/>${crop ? `<a:srcRect ${crop}/>` : ''}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

export interface Slide {
  readonly shapes: readonly string[];
  readonly hidden?: boolean;
  readonly notes?: string;
  readonly relations?: readonly Relation[];
}
export interface Pptx {
  readonly slides: readonly Slide[];
  readonly properties?: Properties;
  readonly layoutShapes?: string;
  readonly parts?: readonly Part[];
  readonly relations?: readonly Relation[];
}

const tree = (inside: string) => `<p:cSld><p:spTree>${GROUP}${inside}</p:spTree></p:cSld>`;
const THEME = `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2>${[1, 2, 3, 4, 5, 6].map((n) => `<a:accent${n}><a:srgbClr val="4F81BD"/></a:accent${n}>`).join('')}<a:hlink><a:srgbClr val="0000FF"/></a:hlink><a:folHlink><a:srgbClr val="800080"/></a:folHlink></a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface="黑体"/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Arial"/><a:ea typeface="宋体"/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${'<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
const COLOURS =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';

/** A presentation with one master, one layout and, where notes are given, a notes master. */
export function pptx(spec: Pptx): Buffer {
  const notes = spec.slides.some((slide) => slide.notes !== undefined);
  const parts: Part[] = [];
  for (const [i, slide] of spec.slides.entries()) {
    const n = i + 1;
    const noteRelation = { id: 'rIdNotes', type: 'notesSlide', target: `../notesSlides/notesSlide${n}.xml` };
    parts.push({
      path: `ppt/slides/slide${n}.xml`,
      type: `${MAIN}.slide+xml`,
      data: `${HEAD}<p:sld ${NS}${slide.hidden ? ' show="0"' : ''}>${tree(slide.shapes.join(''))}</p:sld>`,
      relations: [
        { id: 'rIdLayout', type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
        ...(slide.notes === undefined ? [] : [noteRelation]),
        ...(slide.relations ?? []),
      ],
    });
    if (slide.notes !== undefined)
      parts.push({
        path: `ppt/notesSlides/notesSlide${n}.xml`,
        type: `${MAIN}.notesSlide+xml`,
        data: `${HEAD}<p:notes ${NS}>${tree(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="备注占位符 2"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>${xml(slide.notes)}</a:t></a:r></a:p></p:txBody></p:sp>`)}</p:notes>`,
        relations: [
          { id: 'rId1', type: 'notesMaster', target: '../notesMasters/notesMaster1.xml' },
          { id: 'rId2', type: 'slide', target: `../slides/slide${n}.xml` },
        ],
      });
  }
  if (notes)
    parts.push(
      {
        path: 'ppt/notesMasters/notesMaster1.xml',
        type: `${MAIN}.notesMaster+xml`,
        data: `${HEAD}<p:notesMaster ${NS}>${tree('')}${COLOURS}</p:notesMaster>`,
        relations: [{ id: 'rId1', type: 'theme', target: '../theme/theme2.xml' }],
      },
      { path: 'ppt/theme/theme2.xml', type: 'application/vnd.openxmlformats-officedocument.theme+xml', data: THEME },
    );
  return officePackage(
    [
      {
        path: 'ppt/presentation.xml',
        type: `${MAIN}.presentation.main+xml`,
        data: `${HEAD}<p:presentation ${NS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rIdMaster"/></p:sldMasterIdLst>${notes ? '<p:notesMasterIdLst><p:notesMasterId r:id="rIdNotesMaster"/></p:notesMasterIdLst>' : ''}<p:sldIdLst>${spec.slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rIdSlide${i + 1}"/>`).join('')}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
        relations: [
          { id: 'rIdMaster', type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
          ...(notes ? [{ id: 'rIdNotesMaster', type: 'notesMaster', target: 'notesMasters/notesMaster1.xml' }] : []),
          ...spec.slides.map((_, i) => ({ id: `rIdSlide${i + 1}`, type: 'slide', target: `slides/slide${i + 1}.xml` })),
          { id: 'rIdTheme', type: 'theme', target: 'theme/theme1.xml' },
          ...(spec.relations ?? []),
        ],
      },
      {
        path: 'ppt/slideMasters/slideMaster1.xml',
        type: `${MAIN}.slideMaster+xml`,
        data: `${HEAD}<p:sldMaster ${NS}>${tree('')}${COLOURS}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
        relations: [
          { id: 'rId1', type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
          { id: 'rId2', type: 'theme', target: '../theme/theme1.xml' },
        ],
      },
      {
        path: 'ppt/slideLayouts/slideLayout1.xml',
        type: `${MAIN}.slideLayout+xml`,
        data: `${HEAD}<p:sldLayout ${NS}>${tree(spec.layoutShapes ?? '')}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
        relations: [{ id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' }],
      },
      { path: 'ppt/theme/theme1.xml', type: 'application/vnd.openxmlformats-officedocument.theme+xml', data: THEME },
      ...parts,
      ...(spec.parts ?? []),
    ],
    'Microsoft Office PowerPoint',
    spec.properties ?? {},
  );
}
