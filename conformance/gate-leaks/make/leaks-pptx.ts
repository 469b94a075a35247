import { readInput } from './inputs.ts';
import { leak, type Item } from './item.ts';
import { person } from './numbers.ts';
import { HEAD } from './parts.ts';
import { box, pptx, slidePicture, type Pptx, type Slide } from './pptx.ts';
import { xlsx } from './xlsx.ts';

const [a, b, c] = [person(0), person(1), person(2)];
const open: Slide = {
  shapes: [
    box('《平安县养老服务设施布局规划》解读'),
    box('规划期限：2024—2030年\n覆盖12个乡镇、96个村（社区）', { id: 3, y: 1500000, cy: 3000000 }),
  ],
};
const neutral = { title: '政策解读', creator: '平安县民政局', lastModifiedBy: '平安县民政局' };
const photo = { path: 'ppt/media/image1.jpg', data: readInput('street.jpg') };
const photoRelation = { id: 'rIdPhoto', type: 'image', target: '../media/image1.jpg' };
const show = (slides: Slide[], more: Omit<Pptx, 'slides'> = {}) => pptx({ slides, properties: neutral, ...more });

/** Presentations, as they go on line beside a policy. */
export function pptxLeaks(): Item[] {
  return [
    leak(
      'pptx-notes.pptx',
      ['speaker_notes', 'mobile'],
      'speaker notes on slide 1 with internal remarks and a mobile number',
      [`${a.mobile}|备注|notes`],
      show([{ ...open, notes: `这一页不要细讲，群众上访的事问${a.name}，${a.mobile}` }, open]),
    ),
    leak(
      'pptx-hidden-slide.pptx',
      ['hidden_slide'],
      'slide 2 is hidden: sites not yet decided and the households to be moved',
      ['拟拆迁|隐藏|hidden|第2页|2'],
      show([
        open,
        {
          shapes: [
            box('拟拆迁户（未公布）'),
            box(`${a.name}、${b.name}等23户，补偿标准暂不公开`, { id: 3, y: 1500000 }),
          ],
          hidden: true,
        },
      ]),
    ),
    leak(
      'pptx-off-slide.pptx',
      ['off_slide_text', 'resident_id'],
      'a text box beside the slide, outside its area, with an identity number',
      [`${b.id}|${b.name}`],
      show([
        {
          shapes: [...open.shapes, box(`案例人物：${b.name} ${b.id}`, { id: 7, x: 10200000, y: 500000, cx: 3000000 })],
        },
      ]),
    ),
    leak(
      'pptx-comment.pptx',
      ['comment'],
      'a comment on a slide by a named person',
      ['批注|comment|审计|王五'],
      show([{ ...open, relations: [{ id: 'rIdComments', type: 'comments', target: '../comments/comment1.xml' }] }], {
        relations: [{ id: 'rIdAuthors', type: 'commentAuthors', target: 'commentAuthors.xml' }],
        parts: [
          {
            path: 'ppt/commentAuthors.xml',
            type: 'application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml',
            data: `${HEAD}<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cmAuthor id="0" name="${c.name}" initials="W" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>`,
          },
          {
            path: 'ppt/comments/comment1.xml',
            type: 'application/vnd.openxmlformats-officedocument.presentationml.comments+xml',
            data: `${HEAD}<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm authorId="0" dt="2024-03-04T10:00:00.000" idx="1"><p:pos x="10" y="10"/><p:text>审计说床位数是虚的，公开前改掉</p:text></p:cm></p:cmLst>`,
          },
        ],
      }),
    ),
    leak(
      'pptx-chart-workbook.pptx',
      ['embedded_file', 'resident_id'],
      'the workbook behind a chart holds the whole table of persons, not only the sums shown',
      [`${a.id}|embeddings|嵌入|${a.name}`],
      show([{ ...open, relations: [{ id: 'rIdChart', type: 'chart', target: '../charts/chart1.xml' }] }], {
        parts: [
          {
            path: 'ppt/charts/chart1.xml',
            type: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
            data: `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart><c:plotArea/></c:chart><c:externalData r:id="rId1"/></c:chartSpace>`,
            relations: [{ id: 'rId1', type: 'package', target: '../embeddings/Microsoft_Excel_Sheet1.xlsx' }],
          },
          {
            path: 'ppt/embeddings/Microsoft_Excel_Sheet1.xlsx',
            data: xlsx({
              sheets: [
                {
                  name: '失能老人',
                  rows: [
                    ['姓名', '身份证号', '失能等级'],
                    [a.name, a.id, '重度'],
                    [b.name, b.id, '中度'],
                  ],
                },
              ],
            }),
          },
        ],
      }),
    ),
    leak(
      'pptx-white-text.pptx',
      ['white_text', 'mobile'],
      'white letters on the white slide with a mobile number',
      [b.mobile],
      show([
        {
          shapes: [
            ...open.shapes,
            box(`技术支持${b.name}${b.mobile}`, {
              id: 5,
              y: 5600000,
              look: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
            }),
          ],
        },
      ]),
    ),
    leak(
      'pptx-author.pptx',
      ['author_metadata'],
      'the properties name the maker and the outside company',
      ['张三|李四'],
      show([open], {
        properties: { ...neutral, creator: a.name, lastModifiedBy: b.name, company: '平安县某某文化传媒有限公司' },
      }),
    ),
    leak(
      'pptx-under-picture.pptx',
      ['covered_text', 'resident_id'],
      'a text box with an identity number under a picture',
      [`${c.id}|${c.name}`],
      show(
        [
          {
            shapes: [open.shapes[0]!, box(`${c.name} ${c.id}`, { id: 5, y: 2000000 }), slidePicture('rIdPhoto')],
            relations: [photoRelation],
          },
        ],
        { parts: [photo] },
      ),
    ),
    leak(
      'pptx-layout-marking.pptx',
      ['internal_marking'],
      'the slide layout (not the slide) bears 内部文件 不得外传',
      ['内部文件'],
      show([open], { layoutShapes: box('内部文件 不得外传', { id: 12, y: 6300000 }) }),
    ),
  ];
}
