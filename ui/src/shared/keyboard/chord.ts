/**
 * Key chords as text: how they are written, matched against an event and shown to the user.
 *
 * Written form: modifiers and a key joined by `+` (`Mod+Enter`, `Alt+1`, `Shift+X`, `Escape`, `?`), keys of a sequence
 * separated by a space (`G T`). `Mod` is Ctrl, on macOS ⌘ (ui.md §8).
 */

export type Platform = 'mac' | 'other';

/** One key press with its modifiers. `key` is as in `KeyboardEvent.key`, letters in lower case. */
export interface Stroke {
  key: string;
  control: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
}

/** The part of a keyboard event that matching needs. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

export function detectPlatform(userAgent: string = navigator.userAgent): Platform {
  return /Mac OS X|Macintosh/.test(userAgent) ? 'mac' : 'other';
}

/** Reads a chord; a sequence gives more than one stroke. */
export function parseChord(chord: string, platform: Platform): Stroke[] {
  return chord.split(' ').map((part) => parseStroke(part, platform));
}

function parseStroke(text: string, platform: Platform): Stroke {
  const parts = text === '+' ? ['+'] : text.split('+');
  const name = parts.pop() ?? '';
  const modifiers = new Set(parts);
  const stroke: Stroke = {
    key: name === 'Space' ? ' ' : normaliseKey(name),
    control: modifiers.has('Control') || (modifiers.has('Mod') && platform === 'other'),
    alt: modifiers.has('Alt'),
    shift: modifiers.has('Shift'),
    meta: modifiers.has('Mod') && platform === 'mac',
  };
  return platform === 'mac' ? forMac(stroke) : stroke;
}

/** Option types characters on macOS, and going back is ⌘ [ there: ui.md §8 gives both other keys. */
function forMac(stroke: Stroke): Stroke {
  if (!stroke.alt) return stroke;
  if (/^\d$/.test(stroke.key)) return { ...stroke, alt: false, control: true };
  if (stroke.key === 'ArrowLeft') return { ...stroke, key: '[', alt: false, meta: true };
  if (stroke.key === 'ArrowRight') return { ...stroke, key: ']', alt: false, meta: true };
  return stroke;
}

function normaliseKey(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

export function matchesStroke(stroke: Stroke, press: KeyPress): boolean {
  if (normaliseKey(press.key) !== stroke.key) return false;
  if (press.ctrlKey !== stroke.control || press.altKey !== stroke.alt || press.metaKey !== stroke.meta) return false;
  // Which characters need Shift differs between keyboards (`?`, `[`), so it counts for letters and named keys only.
  const shiftCounts = stroke.key.length > 1 || stroke.key === ' ' || /^[a-z]$/.test(stroke.key);
  return !shiftCounts || press.shiftKey === stroke.shift;
}

/** Whether the stroke could be meant as typing: no modifier that takes it out of text. */
export function isTyping(stroke: Stroke): boolean {
  return !stroke.control && !stroke.meta && !stroke.alt && stroke.key !== 'Escape' && !/^F\d+$/.test(stroke.key);
}

const SYMBOLS: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
};

/** The chord as shown on a key cap. `spaceName` is the name of the space bar in the interface language. */
export function chordLabel(chord: string, platform: Platform, spaceName: string): string {
  return parseChord(chord, platform)
    .map((stroke) => strokeLabel(stroke, platform, spaceName))
    .join(' ');
}

function strokeLabel(stroke: Stroke, platform: Platform, spaceName: string): string {
  const key = stroke.key === ' ' ? spaceName : (SYMBOLS[stroke.key] ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key));
  const names = platform === 'mac' ? { control: '⌃', alt: '⌥', shift: '⇧', meta: '⌘' } : { control: 'Ctrl', alt: 'Alt', shift: 'Shift', meta: 'Meta' };
  const modifiers = (['control', 'alt', 'shift', 'meta'] as const).filter((name) => stroke[name]).map((name) => names[name]);
  return [...modifiers, key].join(platform === 'mac' ? '' : ' ');
}
