/** GB/T 9704-2012, 党政机关公文格式: A4, type area 156 mm × 225 mm, 22 lines of 28 characters. Lengths in points (1/72 inch). */

const mm = (value: number) => (value * 72) / 25.4;

export const PAGE = { width: mm(210), height: mm(297) };
/** 天头 37 mm, 订口 28 mm. */
export const AREA = { left: mm(28), top: mm(37), width: mm(156), height: mm(225) };
export const CHARS = 28;
export const LINES = 22;
/** 三号 fills 28 to the line at 15.8 points. */
export const BODY_SIZE = AREA.width / CHARS;
export const LINE = AREA.height / LINES;
/** So far lines may come together where a letter otherwise runs over its page by little (GB/T 9704 7.3.5.5: 调整行距). */
export const CLOSER = [1, 0.96, 0.92, 0.88, 0.84, 0.8] as const;
/** 二号, 四号 */
export const TITLE_SIZE = 22;
export const PAGE_NUMBER_SIZE = 14;
export const TITLE_LINE = LINE * 1.25;
/** 发文机关标志: its upper edge 35 mm below the upper edge of the type area. */
export const RED_HEAD = { above: mm(35), size: 44, lineBelow: mm(4), lineWidth: 1.5 };
/**
 * 信函格式 (GB/T 9704 10.1): the name 30 mm below the edge of the page, a red double line (thick above) 4 mm under it, another (thick below) 20 mm
 * above the lower edge, both 170 mm long.
 */
export const LETTER_HEAD = {
  ...{ top: mm(30), size: 36, lineBelow: mm(4), lineFromBottom: mm(20), lineLength: mm(170) },
  ...{ thick: 2.25, thin: 0.75, gap: 1.5 },
};
/** The dashes of the page number stand 7 mm below the type area. */
export const PAGE_NUMBER_BELOW = mm(7);
/** 3,000,000 characters are about 5,000 pages: more is no document, and would not be laid out within the task's time. */
export const MAX_CHARACTERS = 3_000_000;
