/**
 * The half-width space between Chinese and Latin letters or figures in interface sentences (ui.md §9).
 *
 * For sentences put together from data. Not for dates (`9月18日`), file numbers or printed papers.
 */
const HAN = '\\p{Script=Han}';
const LATIN = '[A-Za-z0-9]';
const afterHan = new RegExp(`(${HAN})(?=${LATIN})`, 'gu');
const beforeHan = new RegExp(`(${LATIN})(?=${HAN})`, 'gu');
const inDate = /(\d) (?=[年月日])|(?<=[年月]) (?=\d)/gu;

export function spaced(text: string): string {
  return text.replace(afterHan, '$1 ').replace(beforeHan, '$1 ').replace(inDate, '$1');
}
