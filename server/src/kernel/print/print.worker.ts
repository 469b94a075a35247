import { serveTasks } from '../workers/index.ts';
import { cleanDocument, createNotes } from './clean.rules.ts';
import { makeDocx } from './docx/docx.ts';
import { makePdf, pitchOf } from './pdf/pdf.ts';
import type { Printed, PrintTask } from './print.schema.ts';

/** Makes files in a thread of its own; fonts that were opened stay open for the next one. */
serveTasks(
  ({ format, document }: PrintTask): Printed => {
    const notes = createNotes();
    const clean = cleanDocument(document, notes);
    const { bytes, pages } =
      format === 'pdf' ? makePdf(clean, notes) : { bytes: makeDocx(clean, notes, pitchOf(clean)), pages: null };
    return { bytes, pages, notes: notes.list() };
  },
  ({ bytes }) => [bytes.buffer as ArrayBuffer],
);
