/** Moving between the cells of the paper. */
import { isComposing } from '@/shared/keyboard/registry';

const CONTROLS = 'input:not([disabled]), textarea:not([disabled])';

/** Brings a cell into view and gives it the focus. */
export function focusCell(paper: HTMLElement | null, field: string): void {
  const cell = paper?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  cell?.scrollIntoView({ block: 'center' });
  cell?.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true });
}

/** Enter goes to the next cell and Shift Enter back, as in a spreadsheet; lists and long texts keep their Enter. */
export function moveByEnter(press: KeyboardEvent): void {
  const control = press.target;
  if (!(control instanceof HTMLInputElement) || !control.matches('[data-plain] input, [data-plain]') || isComposing(press) || press.ctrlKey || press.metaKey || press.altKey) return;
  press.preventDefault();
  const paper = control.closest<HTMLElement>('[data-region]');
  const controls = [...(paper?.querySelectorAll<HTMLElement>(`[data-field] :is(${CONTROLS})`) ?? [])].filter((one) => one.offsetParent !== null && one.tabIndex >= 0);
  controls[controls.indexOf(control) + (press.shiftKey ? -1 : 1)]?.focus();
}
