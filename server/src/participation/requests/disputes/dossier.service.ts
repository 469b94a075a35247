import { zipSync } from 'fflate';
import type { Database } from '../../../kernel/db/index.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import { write, type Actor } from '../../../foundation/audit/index.ts';
import type { CasesService } from '../handling/cases.service.ts';
import type { RequestDesk } from '../handling/desk.ts';
import { listFilesOf } from '../handling/handling.repo.ts';
import type { ComposedLetter } from '../letters/compose.rules.ts';
import { listLetters } from '../letters/letters.repo.ts';
import type { LettersService } from '../letters/letters.service.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import { listPeople } from '../requests.repo.ts';
import { indexOf, maskOthers, maskPerson, pageOf, writtenParts, type DossierPart } from './dossier.rules.ts';

export interface DossierDeps {
  db: Database;
  vault: RequestVault;
  files: FileStore;
  desk: RequestDesk;
  cases: CasesService;
  letters: LettersService;
  now: () => Date;
}
export type DossierService = ReturnType<typeof createDossierService>;

const pad = (n: number) => String(n).padStart(2, '0');
const safe = (name: string) => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80);

/** A letter to somebody who was heard, with his name and numbers made short. */
const maskLetter = (letter: ComposedLetter): ComposedLetter => ({
  ...letter,
  recipient: maskPerson(letter.recipient),
  blocks: letter.blocks.map((block) =>
    block.kind === 'paragraph' ? { ...block, text: maskOthers(block.text, [letter.recipient]) } : block,
  ),
});

/** The hand-over file of a reconsideration or lawsuit: the whole record of a case in one ZIP with an index. */
export function createDossierService({ db, vault, files, desk, cases, letters, now }: DossierDeps) {
  return {
    /** Throws requests.not_found, access.denied, reason_missing. It shows who asked, so its making is recorded with the reason. */
    async make(actor: Actor, id: string, reason: string): Promise<{ bytes: Uint8Array; fileName: string }> {
      await vault.ready();
      const found = await desk.getRow(actor, id);
      if (!reason.trim()) throw requestErrors.reason_missing();
      const organisationId = desk.unitFor(actor, PERMISSIONS.reveal, found);
      const sealed = await vault.seal(reason.trim());
      // Before anything is read: a reading that was denied or could not be recorded shows nothing.
      await write(db, actor, { permission: PERMISSIONS.reveal, organisationId }, async ({ record }) =>
        record({
          ...{ action: 'requests.dossier.made', subjectType: 'request', subjectId: id },
          after: { reason: sealed },
        }),
      );
      const { tenantId } = actor;
      const zh: Actor = { ...actor, locale: 'zh' };
      const [view, people, kept, known, attached] = await Promise.all([
        cases.get(zh, id),
        listPeople(db, tenantId, id),
        letters.list(zh, id),
        listLetters(db, tenantId, id),
        listFilesOf(db, tenantId, id),
      ]);
      const { applicant, agent } = await vault.openPeople(people);
      if (!applicant) throw requestErrors.not_found();
      const producedAt = now().toISOString();
      const entries: { part: DossierPart; bytes: Uint8Array }[] = [];
      for (const { part, title, blocks } of writtenParts(view, { ...applicant, agent }, kept)) {
        const { bytes } = await letters.printPage(pageOf(title, view.organisationName, blocks, producedAt));
        entries.push({ part, bytes });
      }
      for (const [at, letter] of kept.entries()) {
        const source = known.find((one) => one.id === letter.id);
        if (!source) continue;
        const isOther = letter.recipient === 'consulted';
        const printed = await letters.printRow(source, 'pdf', (one) => (isOther ? maskLetter(one) : one));
        const notes = [letter.state === 'void' ? '已作废' : '', isOther ? '收件人已作遮盖处理' : ''];
        entries.push({
          bytes: printed.bytes,
          part: {
            path: `02-文书/${pad(at + 1)}-${safe(letter.kindName)}.pdf`,
            ...{ title: letter.kindName, number: letter.number, on: letter.datedOn },
            note: notes.filter(Boolean).join('；'),
          },
        });
        for (const [no, { id: redaction, name }] of letter.enclosures.entries()) {
          const { bytes } = await letters.openEnclosure(tenantId, source, redaction);
          const path = `02-文书/${pad(at + 1)}-附件${no + 1}-${safe(name)}`;
          const { number, datedOn: on } = letter;
          entries.push({ part: { path, title: name, number, on, note: '随文书发出' }, bytes });
        }
      }
      for (const [at, file] of attached.filter(({ kind }) => kind !== 'identity').entries()) {
        const name = await vault.open(file.nameSealed);
        const bytes = await vault.openFile(await files.read(file.sha256));
        const path = `08-申请人材料/${pad(at + 1)}-${safe(name)}`;
        entries.push({ part: { path, title: name, number: '', on: '', note: '' }, bytes });
      }
      entries.sort((a, b) => (a.part.path < b.part.path ? -1 : 1));
      const index = pageOf('证据材料目录', view.organisationName, indexOf(entries.map(({ part }) => part)), producedAt);
      const { bytes } = await letters.printPage(index);
      const folder = Object.fromEntries(
        [{ path: '00-目录.pdf', bytes }, ...entries.map((one) => ({ path: one.part.path, bytes: one.bytes }))].map(
          ({ path, bytes: content }) => [path, [new Uint8Array(content), { mtime: now(), level: 0 as const }] as const],
        ),
      );
      const zipped = zipSync(folder as unknown as Parameters<typeof zipSync>[0]);
      return { bytes: zipped, fileName: `复议诉讼证据材料${view.number || view.code}.zip` };
    },
  };
}
