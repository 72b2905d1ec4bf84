/** Light and dark: follows the system until the user fixes one. The choice is a user setting kept by the core. */
export type Theme = 'system' | 'light' | 'dark';

const system = window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'system';

function apply(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && system.matches);
  document.documentElement.classList.toggle('dark', dark);
}

export function setTheme(theme: Theme): void {
  chosen = theme;
  apply();
}

/** Called once, before anything is drawn. */
export function followSystemTheme(): void {
  system.addEventListener('change', apply);
  apply();
}
