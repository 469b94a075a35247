import type { CheckFinding, Severity } from './checks.schema.ts';
import {
  findNumbers,
  isResidentId,
  looksLikeResidentId,
  maskNumber,
  passesLuhn,
  type FoundNumber,
} from './numbers.rules.ts';

/** Personal data in running text. What the law wants to be public (offices' phones and addresses, credit codes, masked numbers) is left alone. Pure. */

export interface Line {
  /** The text with plain digits. */
  text: string;
  where: string;
  /** Nobody sees this text who reads the file. */
  hidden: boolean;
  /** Numbers of a column of amounts. */
  amounts?: ReadonlySet<string>;
}

/** A text without so many digits in a row, gaps allowed, holds no number of a person; most texts end here. */
const MANY_DIGITS = /(?:\d[ \n\r._·―‐-]{0,3}){11}/;
const ID_LENGTHS = new Set([15, 18]);
const CARD_LENGTHS = new Set([16, 17, 18, 19]);
const PHONE_LENGTHS = new Set([11, 13]);
const numbersIn = (text: string, lengths: ReadonlySet<number>) =>
  hasManyDigits(text) ? findNumbers(text, lengths) : [];
/** Several checks ask of the same text, one after the other. */
let asked = { text: '', answer: false };
function hasManyDigits(text: string): boolean {
  if (asked.text !== text) asked = { text, answer: MANY_DIGITS.test(text) };
  return asked.answer;
}
const ID_WORDS = /身份证|证件号|身份号码|身份证明|公民身份|ID\s*(?:card|no|号)|idcard|id_card|居民证/i;
const CARD_WORDS = /银行卡|卡\s*号|账\s*号|帐\s*号|账户|帐户|开户|工资卡|一卡通|社保卡|存折|打款|汇款|收款|bank|card/i;
/** Accounts of offices and companies stand in tenders and fee notices by law. */
const PUBLIC_ACCOUNT =
  /对公|(?:户\s*名|账户名称|收款单位|收款人|单位名称)[^\n]{0,6}[:：]?[^\n]{0,24}(?:局|中心|公司|政府|财政|委员会|院|校|协会|专户)/;
const OFFICE_PHONE = /值班|(?:监督|举报|投诉)(?!人|员)|热线|咨询|服务电话|办公|传真|总机|报修|报名电话|应急|救援|预约/;
const CODE_BEFORE =
  /(?:编号|代码|文号|批号|注册号|许可证?号?|证书号|备案号?|流水号?|订单号?|标准号?|条码|项目号|合同号|快递单?号?|邮政|统一社会信用代码)[^\d\n]{0,8}$/;
const QUANTITY_AFTER = /^\s*(?:元|万元|亿元|美元|吨|公里|平方|㎡|亩|人次|户|份|件|个|次|辆|立方|千瓦)/;

const before = (text: string, at: number, length = 30) => text.slice(Math.max(0, at - length), at);
const finding = (
  kind: CheckFinding['kind'],
  line: Line,
  excerpt: string,
  severity: Severity,
  suggestion: string,
): CheckFinding => ({
  kind,
  where: line.where,
  excerpt,
  severity,
  suggestion,
});

/** Resident IDs of 18 characters with a right check digit anywhere; mistyped ones and those of 15 digits where the text says that they are IDs. */
export function findResidentIds(line: Line): CheckFinding[] {
  return numbersIn(line.text, ID_LENGTHS).flatMap((number) => {
    const context = before(line.text, number.at, 40);
    if (/信用代码[^\d\n]{0,10}$/.test(context)) return [];
    const sure = isResidentId(number.value);
    const announced =
      looksLikeResidentId(number.value) &&
      (ID_WORDS.test(context) || (number.value.length === 15 && ID_WORDS.test(line.text.slice(0, 2_000))));
    if (!sure && !announced) return [];
    if (sure && !announced && number.words.includes('\n') && !ID_WORDS.test(line.text)) return [];
    return [finding('resident_id', line, number.words, 'high', maskNumber(number.value))];
  });
}

/** Mobile numbers. Those of duty desks and hotlines are published on purpose. */
export function findPhones(line: Line): CheckFinding[] {
  return numbersIn(line.text, PHONE_LENGTHS).flatMap((number) => {
    const value = number.value.length === 13 ? number.value.replace(/^86/, '') : number.value;
    if (!/^1[3-9]\d{9}$/.test(value) || line.amounts?.has(value)) return [];
    const context = before(line.text, number.at, 18);
    if (
      CODE_BEFORE.test(context) ||
      QUANTITY_AFTER.test(line.text.slice(number.end, number.end + 6)) ||
      /[\d.]$/.test(context) ||
      /^\.\d/.test(line.text.slice(number.end))
    )
      return [];
    const severity = OFFICE_PHONE.test(context) && !line.hidden ? 'low' : 'high';
    return [finding('phone', line, number.words, severity, maskNumber(value))];
  });
}

/** Landlines of homes; an office's own is published by law (条例第二十条). */
export function findLandlines(line: Line): CheckFinding[] {
  if (!/家|宅/.test(line.text)) return [];
  const found =
    /(?:家庭电话|住宅电话|宅\s*电|家里电话|家中电话|住宅|家庭座机)\s*(?:\(.{0,6}\))?\s*[:：]?\s*((?:\(?0\d{2,3}\)?[- ]?)?[2-9]\d{6,7})(?!\d)/g;
  return [...line.text.matchAll(found)].map((match) =>
    finding('landline', line, match[1] ?? '', 'high', maskNumber((match[1] ?? '').replace(/\D/g, ''))),
  );
}

/** Payment cards by prefix, check digit and what is said around. */
export function findBankCards(line: Line): CheckFinding[] {
  return numbersIn(line.text, CARD_LENGTHS).flatMap((number) => {
    if (!isCard(number) || isResidentId(number.value)) return [];
    const context = before(line.text, number.at, 40);
    // Groups of four are how cards are written, and nothing else.
    const grouped = /^\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{3,4}/.test(number.words);
    if (!grouped && !CARD_WORDS.test(context) && !CARD_WORDS.test(line.text.slice(0, 400))) return [];
    if (CODE_BEFORE.test(before(line.text, number.at, 14))) return [];
    const severity = PUBLIC_ACCOUNT.test(before(line.text, number.at, 80)) && !line.hidden ? 'low' : 'high';
    return [finding('bank_card', line, number.words, severity, maskNumber(number.value))];
  });
}

const isCard = ({ value }: FoundNumber) => /^(?:62|60|9[0-9]|3[4-7]|4|5[0-9])\d+$/.test(value) && passesLuhn(value);

/** Passports and travel permits where the text says so. */
export function findPassports(line: Line): CheckFinding[] {
  if (!/护照|通行证|台胞证|回乡证|passport/i.test(line.text)) return [];
  const found =
    /(?:护照|通行证|台胞证|回乡证|passport)[^A-Za-z\d\n]{0,12}(?:(?:号码?|no\.?)[^A-Za-z\d\n]{0,4})?([A-Z]{1,2}\s?\d{7,9}|[A-Z][A-Z]\d{7})(?![A-Za-z\d*])/gi;
  return [...line.text.matchAll(found)].map((match) =>
    finding('passport', line, match[1] ?? '', 'high', maskNumber(match[1] ?? '')),
  );
}

const PRIVATE_MAIL =
  /(?:qq|vip\.qq|foxmail|163|126|yeah|sina|sohu|139|189|wo|21cn|aliyun|tom|gmail|hotmail|outlook|live|msn|yahoo|icloud|me|proton(?:mail)?)\.(?:com|cn|net|me)(?:\.cn)?/i;
const OFFICE_MAIL =
  /单位|办公|政务|征集|意见|反馈|报名|投诉|举报|监督|咨询|发送|发至|寄至|报送|投稿|提交|局|中心|办公室|科室?(?:邮箱|电子)|受理|公开|公众|邮箱地址|建议|来信|传真|网站/;
const PERSON_MAIL = /个人|本人|私人|联系人|申请人|当事人|家长|学生|QQ邮箱|姓名|经办人/;

/** A person, and then his address: 意见人张三（邮箱…. */
const WRITER =
  /(?:意见人|来信人|申请人|举报人|投诉人|建议人|经办人|联系人|当事人|群众|网友|市民)[\u4e00-\u9fff]{2,4}\s*[(（][^)）]{0,12}$/;

/** Addresses at private mail providers. Offices use them too, and say what for. */
export function findEmails(line: Line): CheckFinding[] {
  if (!line.text.includes('@')) return [];
  const found = /(?<![\w.+-])([A-Za-z0-9][\w.+-]{1,40})@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+){1,3})(?![\w-])/g;
  return [...line.text.matchAll(found)].flatMap((match) => {
    const [excerpt, name = '', host = ''] = match;
    const context = before(line.text, match.index, 40);
    const written = WRITER.test(before(line.text, match.index, 16));
    if (!written && !new RegExp(`^${PRIVATE_MAIL.source}$`, 'i').test(host)) return [];
    const personal = PERSON_MAIL.test(context) || written || /^1[3-9]\d{9}$/.test(name);
    const severity = line.hidden || personal || !OFFICE_MAIL.test(context) ? 'high' : 'low';
    return [finding('email', line, excerpt, severity, `${name.slice(0, 1)}***@${host}`)];
  });
}

const DETAIL =
  /\d+\s*(?:号楼|号院|幢|栋|单元|室|户|弄|号)|[\d一二三四五六七八九十]+\s*(?:村民小?组|组|队|社)(?!织|会|区|长)|\d+\s*-\s*\d+(?:\s*-\s*\d+)?/;

/** Where people live: an address with a house number after words that say that somebody lives there. */
export function findHomeAddresses(line: Line): CheckFinding[] {
  if (!/住|户籍|户口|家庭/.test(line.text)) return [];
  const found =
    /(?:家庭(?:住址|地址|详细地址)|现住址?|居住地址?|居住地|户籍(?:所在地|地址|地)|户口所在地|住\s*址|常住地址?|家住|现居住?|租住(?:于|在)?|居住(?:于|在)|住(?:在|于)|[，,；;。]\s*住)\s*(?:为|是|在|于)?\s*[:：]?\s*([^\n，,。；;:：\t]{4,60})/g;
  return [...line.text.matchAll(found)].flatMap((match) => {
    const address = (match[1] ?? '').trim();
    const context = before(line.text, match.index, 60);
    if (
      /[*×]|[Xx]{2}|某/.test(address) ||
      !DETAIL.test(address) ||
      !/[路街巷弄道村镇乡区县市组园苑庄里坊湾屯寨楼]/.test(address)
    )
      return [];
    if (
      /住所[(（)）]?$/.test(context + match[0].slice(0, 2)) ||
      /(?:公司|企业|酒店|宾馆|经营部|工厂|商行)[^\n]{0,30}$/.test(context)
    )
      return [];
    return [
      finding(
        'home_address',
        line,
        address,
        'high',
        `${address.replace(DETAIL, (detail) => '*'.repeat(Math.max(3, detail.length)))}`,
      ),
    ];
  });
}

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF])(?![A-Za-z0-9])/g;

/** Number plates; beside their owner's name they are personal data. */
export function findPlates(line: Line): CheckFinding[] {
  return [...line.text.matchAll(PLATE)]
    .filter(([plate]) => /\d/.test(plate))
    .map((match) => {
      const near = line.text.slice(Math.max(0, match.index - 40), match.index + 40);
      const severity = line.hidden || /车主|车辆所有人|驾驶人/.test(near) ? 'high' : 'low';
      return finding('licence_plate', line, match[0], severity, `${match[0].slice(0, 2)}***${match[0].slice(-2)}`);
    });
}

/** Passwords and keys of letters and digits; a notice that tells how a first password is made up names none. */
export function findCredentials(line: Line): CheckFinding[] {
  if (!/密码|口令|pass|pwd|secret|key|token/i.test(line.text)) return [];
  const found =
    /(?:密码|口令|password|passwd|pwd|secret|api[_-]?key|access[_-]?key|token)["']?\s*(?:为|是|[:：=])\s*["']?([!-~]{4,})/gi;
  return [...line.text.matchAll(found)]
    .filter(([, word = '']) => /\d/.test(word) && /[A-Za-z]/.test(word))
    .map((match) => finding('credential', line, match[0].slice(0, 60), 'high', ''));
}

/** Accounts by which one person is reached. Those of offices are 公众号. */
export function findPrivateAccounts(line: Line): CheckFinding[] {
  if (!/微信|wechat|weixin|QQ/i.test(line.text)) return [];
  const found =
    /(?:个人微信|微信号|微信|wechat|weixin|QQ号?码?)\s*(?:为|是)?\s*[:：]?\s*([A-Za-z][\w-]{5,19}|[1-9]\d{5,10})(?![\w@])/gi;
  return [...line.text.matchAll(found)].flatMap((match) => {
    const around = line.text.slice(Math.max(0, match.index - 16), match.index + 8);
    if (/公众|群|小程序|服务号|订阅号|扫码|客服/.test(around)) return [];
    const personal = line.hidden || /[\u4e00-\u9fff]{2,4}\s*[(（]|个人|本人|申请人|意见人|联系人/.test(around);
    return [
      finding('private_account', line, match[0], personal ? 'high' : 'medium', `${(match[1] ?? '').slice(0, 2)}***`),
    ];
  });
}
