import type { Database } from '../../../kernel/db/index.ts';
import type { Printed, PrintFormat } from '../../../kernel/print/index.ts';
import { write, type Actor } from '../../../foundation/audit/index.ts';
import { requestErrors } from '../requests.errors.ts';
import { LetterShown, type CaseLetters } from './case-letters.service.ts';
import type { RequestDesk } from './desk.ts';
import type { StepInput } from './handling.schema.ts';
import { SHOWN_STEPS } from './step-letters.rules.ts';
import { permissionOf } from './steps.rules.ts';
import type { StepsService } from './steps.service.ts';

export interface StepPreviewDeps {
  db: Database;
  desk: RequestDesk;
  steps: StepsService;
  caseLetters: CaseLetters;
}
export type StepPreview = ReturnType<typeof createStepPreview>;

/** Letters before their step is taken. */
export function createStepPreview({ db, desk, steps, caseLetters }: StepPreviewDeps) {
  /**
   * The letter that a step would cause, as a draft without a number: the step is done in a transaction and undone, so what is shown is what would
   * be issued. Throws what the step throws, and no_letter for a step without one. The look is recorded: the letter names people.
   */
  return async function preview(
    actor: Actor,
    id: string,
    input: StepInput & { format: PrintFormat },
  ): Promise<Printed & { fileName: string }> {
    if (!SHOWN_STEPS.some((name) => name === input.step)) throw requestErrors.no_letter();
    const order = await steps.step(actor, id, input, undefined, true).then(
      () => null,
      (error: unknown) => {
        if (error instanceof LetterShown) return error.order;
        throw error;
      },
    );
    if (!order) throw requestErrors.no_letter();
    const printed = await caseLetters.draft(actor, order, input.format);
    const found = await desk.getRow(actor, id);
    const permission = permissionOf(input.step);
    const organisationId = desk.unitFor(actor, permission, found);
    await write(db, actor, { permission, organisationId }, async ({ record }) =>
      record({
        ...{ action: 'requests.letter.previewed', subjectType: 'request', subjectId: id },
        after: { step: input.step, kind: order.kind },
      }),
    );
    return { ...printed, fileName: `${order.kind}.${input.format}` };
  };
}
