import { forgetPages } from '../../kernel/db/index.ts';
import { defineErrors } from '../../kernel/errors/index.ts';
import type { Write } from '../audit/index.ts';
import { touchPublications, updateWithdrawn, upsertPublications, type Ending, type PublishInput } from './gate.repo.ts';
import { assess, holding, keepContents, type Release } from './checks/index.ts';
import type { SubjectKey } from './surfaces.repo.ts';
import { CHANGED, CONSUMER } from './surfaces.service.ts';

export const gateErrors = defineErrors('gate', {
  held: {
    status: 422,
    zh: '发布审查未通过：{reasons}。请处理后再发布。',
    en: 'The publication check holds this: {reasons}. Please resolve it before publishing.',
  },
  not_public: {
    status: 409,
    zh: '这份内容现在没有公开，不需要撤下。',
    en: 'This is not public now, so there is nothing to withdraw.',
  },
});

/**
 * Makes subjects public within the caller's write; nothing is public before it commits. Throws gate.held for what the checks found and nobody let
 * pass, checks.not_checked when files were not checked before (prepareRelease).
 */
export async function publish(
  w: Write,
  tenantId: string,
  subjectType: string,
  inputs: readonly (PublishInput & Pick<Release, 'subject' | 'besides'>)[],
): Promise<void> {
  const found = await assess(w.tx, tenantId, subjectType, inputs);
  const held = [...found.values()].flatMap(holding);
  if (held.length > 0) throw gateErrors.held({ reasons: held.map(({ excerpt, kind }) => excerpt || kind) });
  await keepContents(w.tx, tenantId, subjectType, inputs);
  await upsertPublications(w.tx, tenantId, subjectType, inputs);
  await announce(
    w,
    tenantId,
    subjectType,
    inputs.map((input) => input.subjectId),
  );
}

/** Takes a subject back within the caller's write, or records that its period is over, and leaves a tombstone. Throws gate.not_public. */
export async function withdraw(w: Write, key: SubjectKey, ending: Ending): Promise<void> {
  const version = await updateWithdrawn(w.tx, key, ending);
  if (version === null) throw gateErrors.not_public();
  await announce(w, key.tenantId, key.subjectType, [key.subjectId]);
}

/** Tells every surface anew of what is public within the caller's write, where facts beside its text changed; nothing is published by it. */
export async function refresh(w: Write, tenantId: string, subjectType: string, ids: readonly string[]): Promise<void> {
  await announce(w, tenantId, subjectType, await touchPublications(w.tx, tenantId, subjectType, ids));
}

async function announce(w: Write, tenantId: string, subjectType: string, ids: readonly string[]): Promise<void> {
  for (const subjectId of ids) w.emit({ consumer: CONSUMER, topic: CHANGED, payload: { subjectType, subjectId } });
  await forgetPages(w.tx, [`tenant:${tenantId}`, ...ids.map((id) => `${subjectType}:${id}`)]);
}
