import { describe, expect, it } from 'vitest';

import type { FrameCommand } from '@/shared/feature';

import { matchingCommands, paletteGroups, readQuery } from './entries';

const icon = {};
const commands: FrameCommand[] = [
  { label: 'customers.new', icon, to: '/customers/new' },
  { label: 'complaints.new', icon, to: '/complaints/new', keys: 'Mod+N' },
];
const translate = (key: string) => ({ 'customers.new': '新建客户', 'complaints.new': 'New complaint' })[key] ?? key;

describe('the palette', () => {
  it('takes > in either width for commands only', () => {
    expect(readQuery(' slxd ')).toEqual({ text: 'slxd', onlyCommands: false });
    expect(readQuery('> 新建')).toEqual({ text: '新建', onlyCommands: true });
    expect(readQuery('》新建')).toEqual({ text: '新建', onlyCommands: true });
  });

  it('finds commands by their words in the language in use', () => {
    expect(matchingCommands(commands, '客户', translate).map((one) => one.label)).toEqual(['customers.new']);
    expect(matchingCommands(commands, 'COMPLAINT', translate).map((one) => one.label)).toEqual(['complaints.new']);
    expect(matchingCommands(commands, '', translate)).toHaveLength(2);
  });

  it('puts records before commands', () => {
    const found = [{ label: 'customers.title', icon, items: [{ key: 'KH000101A', title: [{ text: '蜀岭鲜达', hit: true }], to: '/customers/1' }] }];
    const groups = paletteGroups(found, commands);
    expect(groups.map((group) => group.label)).toEqual(['customers.title', 'app.palette.commands']);
    expect(groups.flatMap((group) => group.entries.map((entry) => entry.id))).toEqual(['palette-KH000101A', 'palette-customers-new', 'palette-complaints-new']);
    expect(paletteGroups([], [])).toEqual([]);
  });
});
