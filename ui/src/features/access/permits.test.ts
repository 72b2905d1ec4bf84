import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import type { Role } from '@/ipc/bindings';
import { ROLES } from '@/shared/roles';

import { allowed, type Act } from './permits';

const rule = join(import.meta.dirname, '../../../../src-tauri/core/src/staff/permit.rs');
const snake = (name: string) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();

it.skipIf(!existsSync(rule))('says what the core says', () => {
  const table = /match self \{([\s\S]*?)\n {8}\}/.exec(readFileSync(rule, 'utf8'))?.[1] ?? '';
  const acts = table.split(/\n {12}(?=Self::)/).flatMap((arm) => {
    const [names = '', condition = ''] = arm.split('=>');
    return [...names.matchAll(/Self::(\w+)/g)].map((match) => ({ act: snake(match[1] as string) as Act, condition }));
  });
  expect(acts.length).toBeGreaterThan(9);
  for (const { act, condition } of acts) {
    const named = [...condition.matchAll(/\b(?!Self\b)([A-Z]\w+)/g)].map((match) => snake(match[1] as string) as Role);
    expect(named.length).toBeGreaterThan(0);
    const expected = ROLES.filter((role) => (condition.includes('!=') ? !named.includes(role) : named.includes(role)));
    expect([act, ROLES.filter((role) => allowed(act, role))]).toEqual([act, expected]);
  }
});
