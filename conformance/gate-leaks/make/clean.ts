import { cleanTexts } from './clean-texts.ts';
import { gbk } from './gbk.ts';
import { readInput } from './inputs.ts';
import { clean, type Item } from './item.ts';
import { STYLE, xlsx, type Sheet } from './xlsx.ts';
import { asDocx, asHtml, asPdf, asText, officeOf, wanted } from './clean-formats.ts';
import { otherFiles } from './clean-other.ts';

function documents(): Item[] {
  const words = wanted(
    'office-contact',
    'masked-ids',
    'credit-codes',
    'company-penalty',
    'appointments',
    'before-appointment',
    'secrecy-review-rules',
    'secrecy-law-explained',
    'internal-control',
    'internal-audit',
    'budget',
    'project-codes',
    'tender',
    'award',
    'privacy-subject',
    'duty-roster',
    'report',
    'exam-scores',
    'recruits',
    'luhn-like',
  );
  const pages = wanted(
    'masked-phones',
    'individual-penalty-masked',
    'leaders',
    'declassified',
    'internal-offices',
    'archive-numbers',
    'isbn',
    'document-numbers',
    'statistics',
    'land',
    'expropriation',
    'low-income',
    'credit-codes',
    'project-codes',
    'exam-scores',
    'secrecy-law-explained',
    'public-accounts',
    'medical-subject',
  );
  return [
    ...words.map((text, i) => clean(`docx-${text.slug}.docx`, ['docx'], text.trap, asDocx(text, i))),
    ...pages.map((text, i) => clean(`pdf-${text.slug}.pdf`, ['pdf'], text.trap, asPdf(text, i))),
  ];
}

function sheets(): Item[] {
  const book = (sheetsOf: Sheet[], i: number, more = {}) =>
    xlsx({
      sheets: sheetsOf,
      properties: { title: '公开表', creator: officeOf(i), lastModifiedBy: officeOf(i) },
      ...more,
    });
  const tabled = cleanTexts.filter((text) => text.table);
  const numbers = [
    ['预算单位', '项目', '金额（元）'],
    ['县教育局', '义务教育经费', 123456789012345],
    ['县民政局', '困难群众救助', 320199202401],
    ['县水务局', '河道整治', 13800001203],
  ];
  return [
    ...tabled.map((text, i) =>
      clean(
        `xlsx-${text.slug}.xlsx`,
        ['xlsx'],
        text.trap,
        book(
          [
            {
              name: '公示表',
              rows: text.table!.map((row, r) => (r === 0 ? row.map((v) => ({ v, s: STYLE.head })) : row)),
            },
          ],
          i,
        ),
      ),
    ),
    clean(
      'xlsx-budget-sheets.xlsx',
      ['xlsx'],
      'three visible sheets, long amounts, a print area and a visible defined name',
      book(
        [
          { name: '收入', rows: numbers },
          { name: '支出', rows: numbers },
          { name: '说明', rows: [['本表金额单位为元']] },
        ],
        0,
        {
          definedNames:
            '<definedName name="_xlnm.Print_Area" localSheetId="0">\'收入\'!$A$1:$C$4</definedName><definedName name="合计">\'收入\'!$C$4</definedName>',
        },
      ),
    ),
    clean(
      'xlsx-filter-shows-all.xlsx',
      ['xlsx'],
      'an automatic filter that hides no row, with the hidden name every filter makes',
      book([{ name: '明细', rows: numbers, after: '<autoFilter ref="A1:C4"/>' }], 1, {
        definedNames:
          '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\'明细\'!$A$1:$C$4</definedName>',
      }),
    ),
    clean(
      'xlsx-formulas.xlsx',
      ['xlsx'],
      'sums with kept results and a page footer with page numbers',
      book(
        [
          {
            name: '汇总',
            rows: [...numbers, ['合计', '', { v: 123776988214548, formula: 'SUM(C2:C4)' }]],
            after:
              '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>',
          },
        ],
        2,
      ),
    ),
    clean(
      'xlsx-validation.xlsx',
      ['xlsx'],
      'a pick list 是,否 and widened columns',
      book(
        [
          {
            name: '清单',
            rows: [
              ['事项', '是否公开'],
              ['财政预算', '是'],
            ],
            columns: '<col min="1" max="1" width="40" customWidth="1"/>',
            after:
              '<dataValidations count="1"><dataValidation type="list" sqref="B2"><formula1>"是,否"</formula1></dataValidation></dataValidations>',
          },
        ],
        3,
      ),
    ),
    clean('xls-clean.xls', ['xls'], 'an old binary workbook with budget figures', readInput('clean.xls')),
    clean('xlsx-from-libreoffice.xlsx', ['xlsx'], 'saved by another office program', readInput('clean-lo.xlsx')),
    clean('ods-clean.ods', ['ods'], 'an OpenDocument workbook', readInput('clean.ods')),
  ];
}

/** Files that may go out as they are. */
export function cleanItems(): Item[] {
  const texts = cleanTexts.flatMap((text, i) => {
    const named = (kind: string, bytes: string | Buffer) =>
      clean(`${kind}-${text.slug}.${kind}`, [kind], text.trap, bytes);
    // Texts go out twice where the trap is worth it: every third one as page and as text.
    if (i % 3 === 0) return [named('txt', asText(text, i)), named('html', asHtml(text, i))];
    return [
      i % 3 === 1 ? named('html', asHtml(text, i)) : named('txt', i % 6 === 5 ? gbk(asText(text, i)) : asText(text, i)),
    ];
  });
  return [...texts, ...documents(), ...sheets(), ...otherFiles()];
}
