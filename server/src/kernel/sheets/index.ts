/** Writes tables as .xlsx that every office program opens. */
export { writeWorkbook, type Sheet, type SheetCell } from './workbook.ts';
