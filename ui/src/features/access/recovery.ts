/** The recovery code as people handle it: groups of letters and digits, joined by hyphens. */

export function recoveryGroups(code: string): string[] {
  return code.split('-').filter((group) => group !== '');
}

/** Forgives what people do when they type from paper: case, spaces, hyphens, full-width forms. */
export function tidyRecovery(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

export function sameGroup(typed: string, group: string): boolean {
  return tidyRecovery(typed) === tidyRecovery(group);
}
