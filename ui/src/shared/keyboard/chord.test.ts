import { describe, expect, it } from 'vitest';

import { chordLabel, detectPlatform, isTyping, matchesStroke, parseChord, type KeyPress, type Platform, type Stroke } from './chord';

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...modifiers });
const stroke = (chord: string, platform: Platform = 'other') => parseChord(chord, platform)[0] as Stroke;

describe('chords', () => {
  it('read Mod as Ctrl, and as ⌘ on macOS', () => {
    expect(matchesStroke(stroke('Mod+K'), press('k', { ctrlKey: true }))).toBe(true);
    expect(matchesStroke(stroke('Mod+K', 'mac'), press('k', { metaKey: true }))).toBe(true);
    expect(matchesStroke(stroke('Mod+K', 'mac'), press('k', { ctrlKey: true }))).toBe(false);
  });

  it('want exactly the modifiers they name', () => {
    expect(matchesStroke(stroke('N'), press('n', { ctrlKey: true }))).toBe(false);
    expect(matchesStroke(stroke('Mod+N'), press('n'))).toBe(false);
    expect(matchesStroke(stroke('X'), press('X', { shiftKey: true }))).toBe(false);
    expect(matchesStroke(stroke('Shift+X'), press('X', { shiftKey: true }))).toBe(true);
  });

  it('do not care whether Caps Lock is on', () => {
    expect(matchesStroke(stroke('J'), press('J'))).toBe(true);
  });

  it('leave Shift open for characters that need it on some keyboards', () => {
    expect(matchesStroke(stroke('?'), press('?', { shiftKey: true }))).toBe(true);
    expect(matchesStroke(stroke('?'), press('?'))).toBe(true);
  });

  it('use other keys on macOS where Option types characters', () => {
    expect(matchesStroke(stroke('Alt+1', 'mac'), press('1', { ctrlKey: true }))).toBe(true);
    expect(matchesStroke(stroke('Alt+ArrowLeft', 'mac'), press('[', { metaKey: true }))).toBe(true);
  });

  it('know the space bar and sequences', () => {
    expect(matchesStroke(stroke('Space'), press(' '))).toBe(true);
    expect(parseChord('G T', 'other').map((one) => one.key)).toEqual(['g', 't']);
  });

  it('tell typing from commands', () => {
    expect(['J', 'Enter', 'ArrowDown', '?'].map((chord) => isTyping(stroke(chord)))).toEqual([true, true, true, true]);
    expect(['Mod+S', 'Alt+1', 'Escape', 'F6'].map((chord) => isTyping(stroke(chord)))).toEqual([false, false, false, false]);
  });
});

describe('labels', () => {
  it('follow the platform', () => {
    expect(chordLabel('Mod+Enter', 'other', '空格')).toBe('Ctrl Enter');
    expect(chordLabel('Mod+Enter', 'mac', '空格')).toBe('⌘Enter');
    expect(chordLabel('Alt+ArrowLeft', 'mac', '空格')).toBe('⌘[');
  });

  it('name the space bar and draw arrows', () => {
    expect(chordLabel('Space', 'other', '空格')).toBe('空格');
    expect(chordLabel('ArrowUp ArrowDown', 'other', '空格')).toBe('↑ ↓');
    expect(chordLabel('J K', 'other', '空格')).toBe('J K');
  });
});

it('detects macOS', () => {
  expect(detectPlatform('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('mac');
  expect(detectPlatform('Mozilla/5.0 (Windows NT 10.0; Win64; x64)')).toBe('other');
});
