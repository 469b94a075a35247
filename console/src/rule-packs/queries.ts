import type { Answer } from '../api/types.ts';

export type Pack = Answer<'/api/v1/console/rule-packs'>['items'][number];

export const PACKS = ['rule-packs'];

/** What is chosen in the dialog. */
export interface Choice {
  choices: Record<string, string>;
  year: number | null;
}
