/** How long nobody has spoken with a customer, against what its class asks for (domain.md §2.1.3: contact frequency). */
import type { Class, Moment } from '@/ipc/bindings';
import { civilDate, daysBetween } from '@/shared/format/moments';

/** Days between contacts: A weekly, B monthly, C half-yearly, D yearly. */
const LIMITS: Record<Class, number> = { a: 7, b: 30, c: 180, d: 365 };

export interface Silence {
  days: number;
  /** The limit, where it is exceeded. */
  limit: number | null;
  /** `late` beyond twice the limit. */
  tone: 'fine' | 'care' | 'late';
}

export function silence(lastContact: Moment | null, letter: Class | null, now: number): Silence | null {
  if (!lastContact) return null;
  const days = Math.max(0, daysBetween(civilDate(lastContact), civilDate(now)));
  const limit = letter ? LIMITS[letter] : LIMITS.d;
  if (days <= limit) return { days, limit: null, tone: 'fine' };
  return { days, limit, tone: days > 2 * limit ? 'late' : 'care' };
}
