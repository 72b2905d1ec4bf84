/** F6 walks through the regions of the frame: rail, list, record, panel (ui.md §8). */
export function focusNextRegion(step: 1 | -1 = 1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetParent !== null);
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const region = regions[(here + step + regions.length) % regions.length];
  const stop = region?.querySelector<HTMLElement>('[tabindex="0"], a[href], button:not(:disabled), input:not(:disabled)');
  (stop ?? region)?.focus();
}
