import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

it('lists the style of every Element Plus component that a template uses', () => {
  const listed = readFileSync(join(import.meta.dirname, 'element.ts'), 'utf8');
  const used = new Set(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.vue'))
      .flatMap((name) => [...readFileSync(join(root, name), 'utf8').matchAll(/<el-([a-z-]+)/g)].map((match) => match[1] as string)),
  );
  expect(used.size).toBeGreaterThan(5);
  expect([...used].filter((name) => !listed.includes(`/components/${name}/style/css`))).toEqual([]);
});
