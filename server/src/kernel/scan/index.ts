/** Looks for viruses with a clamd beside the program. */
export { createVirusScanner, type ScanVerdict, type VirusScanner } from './clamd.ts';
