/** What a cell's number format shows, as far as text needs it. */
export type NumberFormat =
  | { kind: 'general' }
  | { kind: 'text' }
  | { kind: 'number'; decimals: number; grouped: boolean; percent: boolean; prefix: string; suffix: string }
  | { kind: 'date'; year: boolean; month: boolean; day: boolean; time: boolean; seconds: boolean };

const GENERAL: NumberFormat = { kind: 'general' };

/** Formats that are known by number only (ECMA-376 18.8.30); 27–36 and 50–58 are dates in Chinese versions of Excel. */
const BUILT_IN: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-m-d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-m-d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Reads a format by its number, with the workbook's own codes. */
export function numberFormat(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id) ?? BUILT_IN[id];
  return code === undefined || code.length > 300 ? GENERAL : parseFormat(code);
}

function parseFormat(code: string): NumberFormat {
  const positive = (code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+/) ?? [''])[0];
  // Quoted words, escaped characters and colour or locale marks say nothing about the kind; elapsed time [h] does.
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/^\s*general\s*$/i.test(bare) || bare.trim() === '') return GENERAL;
  if (bare.includes('@')) return { kind: 'text' };
  if (/[ymdhs]/i.test(bare.replace(/e[+-]/gi, ''))) return dateFormat(bare);
  if (!/[0#?]/.test(bare)) return GENERAL;
  const decimals = /\.([0#?]+)/.exec(bare)?.[1]?.replace(/[#?]/g, '').length ?? 0;
  if (/e[+-]/i.test(bare) || bare.includes('/')) return GENERAL;
  const literal = (part: string) =>
    part
      .replace(/"([^"]*)"/g, '$1')
      .replace(/\\(.)/g, '$1')
      .replace(/_./g, ' ')
      .replace(/\*.|\[[^\]]*\]/g, '')
      .replaceAll('%', '');
  const firstDigit = positive.search(/[0#?]/);
  const lastDigit = Math.max(positive.lastIndexOf('0'), positive.lastIndexOf('#'), positive.lastIndexOf('?'));
  return {
    kind: 'number',
    decimals,
    grouped: /[0#],[0#]/.test(bare),
    percent: bare.includes('%'),
    prefix: literal(positive.slice(0, firstDigit)),
    suffix: literal(positive.slice(lastDigit + 1)),
  };
}

function dateFormat(bare: string): NumberFormat {
  const lower = bare.toLowerCase();
  const time = /[hs]/.test(lower);
  const year = /y|e/.test(lower);
  const day = lower.includes('d');
  // An m beside h or s is minutes.
  const month = /m/.test(lower.replace(/h+\]?[^a-z]*m+|m+[^a-z]*s+/g, ''));
  return { kind: 'date', year, month: month || (year && day), day, time, seconds: lower.includes('s') };
}

/** A cell's number as its format shows it. Dates are written YYYY-MM-DD whatever the format, so that a reader finds them. */
export function formatNumber(value: number, format: NumberFormat, date1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  switch (format.kind) {
    case 'date':
      return formatDate(value, format, date1904);
    case 'number': {
      const scaled = format.percent ? value * 100 : value;
      const fixed = Number(scaled.toPrecision(15)).toFixed(Math.min(20, format.decimals));
      const [whole = '', fraction] = fixed.split('.');
      const grouped = format.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
      const sign = grouped.startsWith('-') && !/[1-9]/.test(fixed) ? grouped.slice(1) : grouped;
      return `${format.prefix}${sign}${fraction === undefined ? '' : `.${fraction}`}${format.percent ? '%' : ''}${format.suffix}`.trim();
    }
    default:
      // 0.1 + 0.2 is stored as 0.30000000000000004; Excel shows 15 digits at most.
      return plainNumber(Number(value.toPrecision(15)));
  }
}

function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1e21 && Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : text;
}

function formatDate(serial: number, format: NumberFormat & { kind: 'date' }, date1904: boolean): string {
  if (serial < 0 || serial > 2_958_466) return plainNumber(serial);
  // 1900 was no leap year, but day 60 exists in Excel: serials below it are one day off.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  const iso = at.toISOString();
  const clock = format.seconds ? iso.slice(11, 19) : iso.slice(11, 16);
  const hasDate = format.year || format.month || format.day;
  if (!hasDate) return serial >= 1 ? elapsed(serial, format.seconds) : clock;
  const date =
    format.day || !format.month
      ? format.year || !format.month
        ? iso.slice(0, 10)
        : `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
      : monthOnly(at, format.year);
  return format.time ? `${date} ${clock}` : date;
}

function monthOnly(at: Date, year: boolean): string {
  return `${year ? `${at.getUTCFullYear()}年` : ''}${at.getUTCMonth() + 1}月`;
}

function elapsed(serial: number, seconds: boolean): string {
  const total = Math.round(serial * 86_400);
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(total / 60);
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}${seconds ? `:${pad(total % 60)}` : ''}`;
}
