import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const inputsFolder = join(import.meta.dirname, 'inputs');
/** A committed file that other programs made (prepare.ts says how): its bytes cannot be rebuilt, so they are kept. */
export const readInput = (name: string): Buffer => readFileSync(join(inputsFolder, name));
