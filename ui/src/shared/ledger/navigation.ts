/** Moving through a ledger by keyboard, and selecting rows (ui.md §8). */
import { computed, nextTick, type Ref } from 'vue';

import type { KeyBinding } from '../keyboard/registry';

import { toggled, withRange } from './ledger';

interface NavigatedLedger {
  keys: Ref<string[]>;
  current: Ref<string | null>;
  selected: Ref<string[]>;
  selectable: () => boolean;
  /** Rows that fit on one screen. */
  screenRows: () => number;
  /** Brings a row into view and moves the focus to it. */
  reveal: (index: number, focus: boolean) => void;
  open: () => void;
  peek: () => void;
}

export function useLedgerNavigation(ledger: NavigatedLedger) {
  const index = computed(() => (ledger.current.value === null ? -1 : ledger.keys.value.indexOf(ledger.current.value)));
  let rangeFrom = -1;

  function goTo(target: number): void {
    const last = ledger.keys.value.length - 1;
    if (last < 0) return;
    const place = Math.max(0, Math.min(last, target));
    ledger.current.value = ledger.keys.value[place] ?? null;
    void nextTick(() => ledger.reveal(place, true));
  }

  function select(): void {
    if (index.value < 0 || ledger.current.value === null) return;
    ledger.selected.value = toggled(ledger.selected.value, ledger.current.value);
    rangeFrom = index.value;
  }

  function selectRange(): void {
    if (index.value < 0) return;
    ledger.selected.value = withRange(ledger.selected.value, ledger.keys.value, rangeFrom < 0 ? index.value : rangeFrom, index.value);
  }

  const hasRows = () => ledger.keys.value.length > 0;
  const hasCurrent = () => index.value >= 0;
  const canSelect = () => hasCurrent() && ledger.selectable();

  const bindings: KeyBinding[] = [
    { keys: ['J', 'ArrowDown'], label: 'shared.keys.move', group: 'list', hint: ['J K'], when: hasRows, run: () => goTo(index.value + 1) },
    { keys: ['K', 'ArrowUp'], label: 'shared.keys.move', group: 'list', when: hasRows, run: () => goTo(index.value - 1) },
    { keys: 'X', label: 'shared.keys.select', group: 'list', hint: true, when: canSelect, run: select },
    { keys: 'Space', label: 'shared.keys.peek', group: 'list', hint: true, when: hasCurrent, run: ledger.peek },
    { keys: 'Enter', label: 'shared.keys.open', group: 'list', hint: true, when: hasCurrent, run: ledger.open },
    { keys: 'Shift+X', label: 'shared.keys.selectRange', group: 'list', when: canSelect, run: selectRange },
    { keys: 'Mod+A', label: 'shared.keys.selectAll', group: 'list', when: () => hasRows() && ledger.selectable() && !typing(), run: () => (ledger.selected.value = [...ledger.keys.value]) },
    { keys: 'Escape', label: 'shared.keys.clearSelection', group: 'list', when: () => ledger.selected.value.length > 0, run: () => (ledger.selected.value = []) },
    { keys: 'Home', label: 'shared.keys.first', group: 'list', when: hasRows, run: () => goTo(0) },
    { keys: 'End', label: 'shared.keys.last', group: 'list', when: hasRows, run: () => goTo(ledger.keys.value.length - 1) },
    { keys: 'PageUp', label: 'shared.keys.pageUp', group: 'list', when: hasRows, run: () => goTo(index.value - ledger.screenRows()) },
    { keys: 'PageDown', label: 'shared.keys.pageDown', group: 'list', when: hasRows, run: () => goTo(Math.max(0, index.value) + ledger.screenRows()) },
  ];

  return { index, bindings, goTo };
}

/** Ctrl A in an input selects its text, not the rows. */
function typing(): boolean {
  return document.activeElement?.matches('input, textarea, [contenteditable="true"]') ?? false;
}
