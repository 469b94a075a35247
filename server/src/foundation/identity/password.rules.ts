/** Which passwords are accepted. Length does most of it (NIST SP 800-63B); the rest keeps out what is guessed first. */

export const MIN_PASSWORD_LENGTH = 12;
/** Only so that nobody makes the server hash megabytes. */
export const MAX_PASSWORD_LENGTH = 128;
/** Characters that must remain when obvious words and runs are taken out. */
const MIN_UNPREDICTABLE = 6;

export type PasswordFault = 'too_short' | 'too_long' | 'contains_name' | 'too_obvious' | 'unchanged';

/** Words that lists of stolen passwords begin with, in the form `plain` gives them. */
const OBVIOUS_WORDS = [
  'password',
  'passwd',
  'administrator',
  'admin',
  'root',
  'welcome',
  'letmein',
  'changeme',
  'default',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdfgh',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
  '1qaz2wsx3edc',
  '1qaz2wsx',
  'qazwsxedc',
  'iloveyou',
  'woaini',
  '5201314',
  '1314520',
  'yangguang',
  'zhengwugongkai',
  'zhengwu',
  'gongkai',
  'zhengfu',
  'gov',
  'abc',
  '密码',
  '管理员',
];

/** Half width, lower case, and the letters that people write as signs. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[@$!]/g, (sign) => ({ '@': 'a', $: 's', '!': 'i' })[sign] ?? sign)
    .replace(/[\s._-]/g, '');

/** The first rule that a new password breaks; null when it is good. `current` is the one it replaces, if known. */
export function findPasswordFault(
  password: string,
  account: { name: string; displayName: string },
  current?: string,
): PasswordFault | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) return 'too_short';
  if (length > MAX_PASSWORD_LENGTH) return 'too_long';
  if (current !== undefined && password === current) return 'unchanged';
  const text = plain(password);
  const names = [account.name, account.displayName].map(plain).filter((name) => [...name].length >= 2);
  if (names.some((name) => text.includes(name))) return 'contains_name';
  return countUnpredictable(text) < MIN_UNPREDICTABLE ? 'too_obvious' : null;
}

/** Characters left without obvious words, repetitions (aaaa), rows (1234, dcba) and characters that came before. */
function countUnpredictable(text: string): number {
  const zeroed = text.replace(/0/g, 'o');
  const rest = OBVIOUS_WORDS.reduce(
    (left, word) => left.replaceAll(word, ' '),
    zeroed.includes('password') ? zeroed : text,
  );
  const seen = new Set<string>();
  let previous = 0;
  for (const character of rest) {
    const code = character.codePointAt(0) ?? 0;
    const step = Math.abs(code - previous);
    previous = code;
    if (step > 1 && character !== ' ') seen.add(character);
  }
  return seen.size;
}
