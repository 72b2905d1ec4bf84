/** Texts of a hit in pieces, those that match marked. */
import type { Hit } from '@/ipc/bindings';
import type { TextPart } from '@/shared/feature';

export function parts(hit: Hit, field: string, plain: string): TextPart[] {
  const highlight = hit.highlights.find((one) => one.field === field);
  return highlight ? highlight.parts.map((part) => ({ text: part.text, hit: part.matched })) : [{ text: plain, hit: false }];
}

/** The places of a hit that are shown anyway; a highlight elsewhere is a snippet of another field. */
const SHOWN = new Set(['title', 'subtitle', 'number', 'phone']);

/** The field outside the shown texts that matched, with its words. */
export function snippet(hit: Hit): { field: string; parts: TextPart[] } | null {
  const found = hit.highlights.find((one) => !SHOWN.has(one.field));
  return found ? { field: found.field, parts: found.parts.map((part) => ({ text: part.text, hit: part.matched })) } : null;
}
