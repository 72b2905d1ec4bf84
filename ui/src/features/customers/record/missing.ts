/** The keys that a complete archive wants, as links: names, and where each is filled in. */
import type { CustomerSheet } from '@/ipc/bindings';

/** Keys of the contacts start with `contacts`, as the core lists them. */
export function isOfContacts(key: string): boolean {
  return key.startsWith('contacts');
}

export function wantedName(key: string, t: (key: string) => string): string {
  return isOfContacts(key) ? t(`customers.wanted.${key.replace('.', '_')}`) : t(`customers.fields.${key as keyof CustomerSheet}`);
}
