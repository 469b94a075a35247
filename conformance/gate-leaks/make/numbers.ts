/**
 * Numbers that look true and belong to nobody. The county code 99 is not allotted in any city, and the middle digits of telephone and
 * card numbers are zeros, so no person or account can be met by accident.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of a resident identity number (GB 11643) for its first 17 digits. */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** A resident identity number with a right check character; region is six digits, bornOn YYYYMMDD, order 1 to 999. */
export function residentId(region: string, bornOn: string, order: number): string {
  const first = region + bornOn + String(order).padStart(3, '0');
  return first + checkCharacter(first);
}

/** The first number of the row of orders that ends with an X. */
export function residentIdWithX(region: string, bornOn: string): string {
  for (let order = 11; ; order++) {
    const id = residentId(region, bornOn, order);
    if (id.endsWith('X')) return id;
  }
}

/** The 15-digit form used before 1999: no century, no check character. */
export const oldResidentId = (region: string, bornOn: string, order: number): string =>
  region + bornOn.slice(2) + String(order).padStart(3, '0');

/** An eighteen-digit number with a real date in it whose check digit is wrong: a project or archive code, nobody's identity. */
export function notAnId(region: string, date: string, order: number): string {
  const id = residentId(region, date, order);
  const last = id.at(-1) === 'X' ? '5' : String((Number(id.at(-1)) + 3) % 10);
  return id.slice(0, 17) + last;
}

/** A bank card number of the given length with a right Luhn digit. */
export function bankCard(prefix: string, serial: string, length = 19): string {
  const body = prefix + serial.padStart(length - 1 - prefix.length, '0');
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return body + String((10 - (sum % 10)) % 10);
}

/** A mobile number whose middle is 0000. */
export const mobile = (prefix: string, last: number): string => `${prefix}0000${String(last).padStart(4, '0')}`;

/** The same text in full-width digits and letters. */
export const fullWidth = (text: string): string =>
  [...text].map((c) => (/[0-9A-Za-z]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');

/** Groups of so many characters, set apart by a blank. */
export const spaced = (text: string, ...groups: number[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const size of groups) parts.push(text.slice(at, (at += size)));
  if (at < text.length) parts.push(text.slice(at));
  return parts.join(' ');
};

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code (GB 32100) with a right check character, from its first 17 characters. */
export function creditCode(first17: string): string {
  const sum = [...first17].reduce((total, c, i) => total + CREDIT.indexOf(c) * (3 ** i % 31), 0);
  return first17 + CREDIT.charAt((31 - (sum % 31)) % 31);
}

/** The people of the corpus: placeholder names, one identity and one mobile number each. */
export interface Person {
  readonly name: string;
  readonly id: string;
  readonly mobile: string;
  readonly address: string;
  readonly card: string;
}
const names = ['张三', '李四', '王五', '赵六', '孙七', '周八', '吴九', '郑十'];
const regions = ['320199', '110199', '440399', '510199', '330199', '420199', '370299', '610199'];
const births = ['19780612', '19850923', '19900307', '19660118', '20010530', '19921111', '19730805', '19590214'];
const prefixes = ['138', '159', '186', '177', '133', '199', '150', '166'];
export const people: readonly Person[] = names.map((name, i) => ({
  name,
  id: residentId(regions[i]!, births[i]!, 20 + i * 7),
  mobile: mobile(prefixes[i]!, 1203 + i * 617),
  address: `平安县新城街道幸福路${18 + i * 7}号幸福花园${i + 1}幢${(i % 3) + 1}单元${(i + 2) * 100 + 1}室`,
  card: bankCard('622200', String(100203 + i * 7919)),
}));
export const person = (i: number): Person => people[i % people.length]!;
