/** The syntax and structure of PDF files, for those who write other pages than printed documents. */
export { createPdfFile, dateString, number, show, textString, type PdfFile, type Ref } from './pdf-file.ts';
export { element, writeStructure, type Element } from './pdf-structure.ts';
export { makeTrueType } from '../fonts/true-type.ts';
export { toUnicode } from './pdf-fonts.ts';
