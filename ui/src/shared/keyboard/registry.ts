/**
 * The one place that turns key presses into acts.
 *
 * Components register the keys that work while they are on screen; the status bar and the key sheet show the same list.
 * An open dialog is a layer: only its own keys work, those of the page below rest. Within a layer the newest
 * registration wins. Presses of an input method are never taken (ui.md §8): Enter that confirms pinyin must not submit.
 */
import { computed, ref, shallowReactive, type ComputedRef, type Ref } from 'vue';

import { chordLabel, isTyping, matchesStroke, parseChord, type KeyPress, type Platform, type Stroke } from './chord';

export interface KeyBinding {
  /** Chords that do the act, in the written form of `chord.ts`. */
  keys: string | string[];
  /** Message key of what the act does. */
  label: string;
  /** Does the act. Returning `false` leaves the press to others. */
  run: (press: KeyboardEvent) => unknown;
  /** Shows the key in the status bar: `true`, or other chords to show in its place (`'J K'`). */
  hint?: true | string[];
  /** Whether the key works at the moment; always when absent. */
  when?: () => boolean;
  /** Heading in the key sheet. */
  group?: 'global' | 'list' | 'record' | 'form';
}

interface Registration {
  layer: number;
  bindings: () => KeyBinding[];
}

export interface KeyHint {
  chords: string[];
  label: string;
}

export interface Keyboard {
  /** Adds keys; returns the function that takes them away. */
  register: (bindings: () => KeyBinding[], layer?: number) => () => void;
  /** Opens a layer above all others; returns its number and the function that closes it. */
  openLayer: () => { layer: number; close: () => void };
  /** Whether a dialog lies above the page. */
  layered: ComputedRef<boolean>;
  /** Handles a press; true when it was taken. */
  handle: (press: KeyboardEvent) => boolean;
  /** The bindings of the topmost layer, newest first. */
  active: ComputedRef<KeyBinding[]>;
  /** What the status bar shows. */
  hints: ComputedRef<KeyHint[]>;
  /** Whether keys without a modifier work; a user may switch them off. */
  singleKeys: Ref<boolean>;
  label: (chord: string, spaceName: string) => string;
}

/** A sequence such as `G T` must be completed within this time, in milliseconds. */
const SEQUENCE_MS = 1200;
const HINTS_SHOWN = 5;

export function createKeyboard(platform: Platform): Keyboard {
  const registrations = shallowReactive<Registration[]>([]);
  const layers = shallowReactive<number[]>([0]);
  const singleKeys = ref(true);
  let nextLayer = 1;
  let begun: { stroke: Stroke[]; at: number } | null = null;

  const active = computed(() => {
    const top = layers.at(-1);
    return registrations
      .filter((registration) => registration.layer === top)
      .reverse()
      .flatMap((registration) => registration.bindings());
  });

  const layered = computed(() => layers.length > 1);

  const hints = computed(() =>
    active.value
      .filter((binding) => binding.hint && (binding.when?.() ?? true))
      .slice(0, HINTS_SHOWN)
      .map((binding) => ({ chords: Array.isArray(binding.hint) ? binding.hint : [chordsOf(binding)[0] ?? ''], label: binding.label })),
  );

  function register(bindings: () => KeyBinding[], layer = 0): () => void {
    const registration: Registration = { layer, bindings };
    registrations.push(registration);
    return () => {
      const place = registrations.indexOf(registration);
      if (place >= 0) registrations.splice(place, 1);
    };
  }

  function openLayer() {
    const layer = nextLayer++;
    layers.push(layer);
    return {
      layer,
      close: () => {
        const place = layers.indexOf(layer);
        if (place >= 0) layers.splice(place, 1);
      },
    };
  }

  function handle(press: KeyboardEvent): boolean {
    if (press.defaultPrevented || isComposing(press)) return false;
    const earlier = begun && Date.now() - begun.at < SEQUENCE_MS ? begun.stroke : null;
    begun = null;

    for (const binding of active.value) {
      if (binding.when && !binding.when()) continue;
      for (const chord of chordsOf(binding)) {
        const strokes = parseChord(chord, platform);
        const last = strokes.at(-1);
        if (!last || !allowed(last, press)) continue;
        if (strokes.length === 1 ? !matchesStroke(last, press) : !(earlier && sameStroke(earlier[0], strokes[0]) && matchesStroke(last, press))) continue;
        if (binding.run(press) === false) continue;
        press.preventDefault();
        return true;
      }
    }

    const first = sequenceStart(press);
    if (first) begun = { stroke: [first], at: Date.now() };
    return false;
  }

  /** The first stroke of a sequence that this press begins. */
  function sequenceStart(press: KeyboardEvent): Stroke | undefined {
    return active.value
      .flatMap((binding) => chordsOf(binding))
      .map((chord) => parseChord(chord, platform))
      .filter((strokes) => strokes.length > 1)
      .map((strokes) => strokes[0] as Stroke)
      .find((stroke) => allowed(stroke, press) && matchesStroke(stroke, press));
  }

  /** Keys that are also typing rest in inputs; Enter and Space belong to a focused control. */
  function allowed(stroke: Stroke, press: KeyboardEvent): boolean {
    if (!isTyping(stroke)) return true;
    const target = press.target instanceof Element ? press.target : null;
    if (target?.closest('input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="textbox"]')) return false;
    if ((stroke.key === 'Enter' || stroke.key === ' ') && target?.closest('button, a[href], summary, [role="button"], [role="checkbox"], [role="radio"], [role="tab"], [role="menuitem"]')) {
      return false;
    }
    return singleKeys.value || stroke.key.length > 1 || stroke.key === ' ';
  }

  return { register, openLayer, layered, handle, active, hints, singleKeys, label: (chord, spaceName) => chordLabel(chord, platform, spaceName) };
}

/** Whether an input method is at work on this press; 229 is what webviews send while it composes. */
export function isComposing(press: KeyboardEvent): boolean {
  return press.isComposing || press.keyCode === 229;
}

/** For `@keydown.enter.capture` of a form: the Enter that ends a composition must not submit it. */
export function keepFromSubmitting(press: KeyboardEvent): void {
  if (isComposing(press)) press.preventDefault();
}

function chordsOf(binding: KeyBinding): string[] {
  return Array.isArray(binding.keys) ? binding.keys : [binding.keys];
}

function sameStroke(one: Stroke | undefined, other: Stroke | undefined): boolean {
  if (!one || !other) return false;
  const press: KeyPress = { key: one.key, ctrlKey: one.control, altKey: one.alt, shiftKey: one.shift, metaKey: one.meta };
  return matchesStroke(other, press);
}
