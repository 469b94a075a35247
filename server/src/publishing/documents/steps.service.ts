import type { Actor, Write } from '../../foundation/audit/index.ts';

/** The steps of a document at which other modules may have a say. */
export type DocumentStep = 'submit' | 'sign_off' | 'publish';

/** What a module that stands on documents asks for, or does, when one takes a step; called inside the same write. */
export interface StepListener {
  /** Throws when the document may not take the step yet. */
  before?(step: DocumentStep, w: Write, actor: Actor, document: { id: string; title: string }): Promise<void>;
  /** The document has just become public; `publishToo` publishes another approved document in the same write. */
  published?(w: Write, actor: Actor, documentId: string, publishToo: (id: string) => Promise<unknown>): Promise<void>;
}

/** The listeners of one documents service, asked in the order in which they were added. */
export function createSteps() {
  const listeners: StepListener[] = [];
  return {
    add: (listener: StepListener): void => void listeners.push(listener),
    async before(step: DocumentStep, w: Write, actor: Actor, document: { id: string; title: string }): Promise<void> {
      for (const listener of listeners) await listener.before?.(step, w, actor, document);
    },
    async published(w: Write, actor: Actor, id: string, publishToo: (id: string) => Promise<unknown>): Promise<void> {
      for (const listener of listeners) await listener.published?.(w, actor, id, publishToo);
    },
  };
}
