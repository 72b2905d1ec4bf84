import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createKeyboard, type KeyBinding, type Keyboard } from './registry';

let keyboard: Keyboard;
beforeEach(() => {
  keyboard = createKeyboard('other');
});
afterEach(() => {
  document.body.innerHTML = '';
  vi.useRealTimers();
});

const binding = (keys: string | string[], more: Partial<KeyBinding> = {}): KeyBinding & { run: ReturnType<typeof vi.fn> } => ({ label: 'shared.keys.open', run: vi.fn(), ...more, keys }) as never;

/** Presses a key on an element of the page, as the listener on the window sees it. */
function press(key: string, options: KeyboardEventInit & { on?: string } = {}): { taken: boolean; event: KeyboardEvent } {
  document.body.innerHTML = options.on ?? '<main></main>';
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  document.body.firstElementChild?.dispatchEvent(event);
  return { taken: keyboard.handle(event), event };
}

describe('a key', () => {
  it('does its act and is taken from the webview', () => {
    const save = binding('Mod+S');
    keyboard.register(() => [save]);
    const { taken, event } = press('s', { ctrlKey: true });
    expect(taken).toBe(true);
    expect(event.defaultPrevented).toBe(true);
    expect(save.run).toHaveBeenCalledOnce();
  });

  it('rests after its registration is taken away, and while `when` does not hold', () => {
    const open = binding('Enter');
    const remove = keyboard.register(() => [open]);
    remove();
    expect(press('Enter').taken).toBe(false);
    keyboard.register(() => [{ ...open, when: () => false }]);
    expect(press('Enter').taken).toBe(false);
  });

  it('belongs to the newest registration, unless that one lets it pass', () => {
    const frame = binding('Escape');
    const page = binding('Escape', { run: vi.fn(() => false) });
    keyboard.register(() => [frame]);
    keyboard.register(() => [page]);
    press('Escape');
    expect(page.run).toHaveBeenCalledOnce();
    expect(frame.run).toHaveBeenCalledOnce();
  });
});

describe('an input method', () => {
  it('keeps its keys while it composes', () => {
    const submit = binding('Mod+Enter');
    keyboard.register(() => [submit, binding('Enter')]);
    expect(press('Enter', { isComposing: true }).taken).toBe(false);
    expect(press('Enter', { keyCode: 229, ctrlKey: true }).taken).toBe(false);
    expect(submit.run).not.toHaveBeenCalled();
  });
});

describe('a single letter', () => {
  it.each(['<input>', '<textarea></textarea>', '<select></select>', '<div contenteditable="true"></div>', '<div role="combobox"></div>'])('is typing in %s', (on) => {
    keyboard.register(() => [binding('J'), binding('Space')]);
    expect(press('j', { on }).taken).toBe(false);
    expect(press(' ', { on }).taken).toBe(false);
  });

  it('can be switched off, without touching Enter', () => {
    keyboard.register(() => [binding('J'), binding('Enter')]);
    keyboard.singleKeys.value = false;
    expect(press('j').taken).toBe(false);
    expect(press('Enter').taken).toBe(true);
  });
});

describe('Enter and Space', () => {
  it('belong to a focused button, other keys do not', () => {
    keyboard.register(() => [binding('Enter'), binding('Space'), binding('J')]);
    expect(press('Enter', { on: '<button></button>' }).taken).toBe(false);
    expect(press(' ', { on: '<a href="#"></a>' }).taken).toBe(false);
    expect(press('j', { on: '<button></button>' }).taken).toBe(true);
  });

  it('work with Ctrl in inputs', () => {
    keyboard.register(() => [binding('Mod+Enter')]);
    expect(press('Enter', { on: '<textarea></textarea>', ctrlKey: true }).taken).toBe(true);
  });
});

describe('a layer', () => {
  it('silences everything below until it closes', () => {
    const page = binding('Mod+Enter');
    const dialog = binding('Mod+Enter');
    keyboard.register(() => [page]);
    const { layer, close } = keyboard.openLayer();
    keyboard.register(() => [dialog], layer);
    press('Enter', { ctrlKey: true });
    expect([page.run.mock.calls.length, dialog.run.mock.calls.length]).toEqual([0, 1]);
    close();
    press('Enter', { ctrlKey: true });
    expect([page.run.mock.calls.length, dialog.run.mock.calls.length]).toEqual([1, 1]);
  });

  it('may close out of order', () => {
    const lower = keyboard.openLayer();
    const upper = keyboard.openLayer();
    lower.close();
    const inUpper = binding('Escape');
    keyboard.register(() => [inUpper], upper.layer);
    expect(press('Escape').taken).toBe(true);
  });
});

describe('a sequence', () => {
  it('needs both keys in time', () => {
    vi.useFakeTimers();
    const go = binding('G T');
    keyboard.register(() => [go]);
    press('t');
    expect(go.run).not.toHaveBeenCalled();
    press('g');
    press('t');
    expect(go.run).toHaveBeenCalledOnce();
    press('g');
    vi.advanceTimersByTime(2000);
    press('t');
    expect(go.run).toHaveBeenCalledOnce();
  });

  it('is not begun while typing', () => {
    const go = binding('G T');
    keyboard.register(() => [go]);
    press('g', { on: '<input>' });
    press('t');
    expect(go.run).not.toHaveBeenCalled();
  });
});

it('shows at most five hints of the topmost layer', () => {
  keyboard.register(() => ['A', 'B', 'C', 'D', 'E', 'F'].map((key) => binding(key, { hint: true })));
  keyboard.register(() => [binding('J', { hint: ['J K'] }), binding('Z', { hint: true, when: () => false })]);
  expect(keyboard.hints.value.map((hint) => hint.chords.join())).toEqual(['J K', 'A', 'B', 'C', 'D']);
  keyboard.openLayer();
  expect(keyboard.hints.value).toEqual([]);
});
