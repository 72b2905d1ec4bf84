/** What the palette lists for a typed text: found records first, then commands. */
import type { Component } from 'vue';
import type { RouteLocationRaw } from 'vue-router';

import type { FoundGroup, FoundItem, FrameCommand } from '@/shared/feature';

export interface PaletteEntry {
  id: string;
  icon: Component;
  to: RouteLocationRaw;
  item?: FoundItem;
  command?: { label: string; keys?: string };
}

export interface PaletteGroup {
  /** Message key. */
  label: string;
  entries: PaletteEntry[];
}

/** `>` before the text asks for commands only. */
export function readQuery(typed: string): { text: string; onlyCommands: boolean } {
  const trimmed = typed.trim();
  const onlyCommands = trimmed.startsWith('>') || trimmed.startsWith('》');
  return { text: (onlyCommands ? trimmed.slice(1) : trimmed).trim(), onlyCommands };
}

/** Commands whose translated label contains the text; all of them without a text. */
export function matchingCommands(commands: FrameCommand[], text: string, translate: (key: string) => string): FrameCommand[] {
  const wanted = text.toLowerCase();
  return commands.filter((command) => translate(command.label).toLowerCase().includes(wanted));
}

export function paletteGroups(found: FoundGroup[], commands: FrameCommand[]): PaletteGroup[] {
  const groups = found.map((group): PaletteGroup => ({
    label: group.label,
    entries: group.items.map((item) => ({ id: `palette-${item.key}`, icon: group.icon, to: item.to, item })),
  }));
  if (commands.length > 0) {
    groups.push({
      label: 'app.palette.commands',
      entries: commands.map((command) => ({ id: `palette-${command.label.replaceAll('.', '-')}`, icon: command.icon, to: command.to, command: { label: command.label, keys: command.keys } })),
    });
  }
  return groups;
}
