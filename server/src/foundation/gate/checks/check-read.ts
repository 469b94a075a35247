import { inspectFile } from '../../../kernel/extract/inspect/index.ts';
import { check } from './checks.rules.ts';
import type { CheckedContent } from './checks.repo.ts';
import { checkAround, checkSubject, hashOfSubject, type GateSubject } from './subject.rules.ts';

interface Content {
  hash: string;
  content: Uint8Array;
}

/**
 * Checks a file that was just read, with its text, its attachments behind it and its pictures, by hash; call it in the thread that read it. A
 * file in which nothing was found holds no text in which something could be: its words are not walked twice.
 */
export async function checkRead(
  subject: GateSubject,
  [file, ...attachments]: readonly [Content & { fileName: string }, ...(Content & { fileName: string })[]],
  pictures: readonly Content[],
): Promise<CheckedContent[]> {
  const inFile = check(await inspectFile(file.content, file.fileName));
  const checked: CheckedContent[] = [
    { hash: hashOfSubject(subject), findings: inFile.length > 0 ? checkSubject(subject) : checkAround(subject) },
    { hash: file.hash, findings: inFile },
  ];
  for (const { hash, content, fileName } of attachments)
    checked.push({ hash, findings: check(await inspectFile(content, fileName)) });
  for (const { hash, content } of pictures) checked.push({ hash, findings: check(await inspectFile(content, '图片')) });
  return checked;
}
