import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { words, type Words } from './i18n';

/** Every message with its path. */
function flat(tree: Words, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(at, value);
    else if (Array.isArray(value)) value.forEach((one, place) => found.set(`${at}.${place}`, one));
    else flat(value, at).forEach((text, deeper) => found.set(deeper, text));
  }
  return found;
}

const zh = flat(words('zh'));
const en = flat(words('en'));
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('the two languages', () => {
  it('have the same messages', () => {
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
  });

  it('fill in the same values', () => {
    const different = [...zh].filter(([key, text]) => placeholders(text).join() !== placeholders(en.get(key) ?? '').join());
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('leave nothing empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

describe('the Chinese wording (ui.md §9)', () => {
  const offenders = (pattern: RegExp) => [...zh].filter(([, text]) => pattern.test(text)).map(([key, text]) => `${key}: ${text}`);

  it('puts a half-width space between Han and Latin letters or figures', () => {
    // Not in dates (9月18日), and not around values, which bring their own script.
    expect(offenders(/\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}|\p{Script=Han}\d(?![月日])|\d(?![年月日])\p{Script=Han}/u)).toEqual([]);
  });

  it('uses full-width punctuation and curly quotes', () => {
    expect(offenders(/\p{Script=Han}[,;:?!]|"/u)).toEqual([]);
  });

  it('does not shout and does not flatter', () => {
    // What is said to a customer on the phone (`.say`) is polite as he expects it.
    expect(offenders(/[!！]|亲，|您/).filter((offender) => !/\.say: /.test(offender))).toEqual([]);
  });
});

describe('the sources', () => {
  const root = join(import.meta.dirname, '..');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !/\.test\.ts$|(^|\/)(zh|en)\.ts$|^widgets\//.test(name.replaceAll('\\', '/')))
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

  it('ask only for messages that exist', () => {
    const asked = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/(?:\bt|\bte|label:|problems\.\w+ =)\(?\s*'([a-z]\w*(?:\.\w+)+)'/g)].map((match) => ({ name, key: match[1] as string })),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ key }) => !zh.has(key) && ![...zh.keys()].some((one) => one.startsWith(`${key}.`))).map(({ name, key }) => `${name}: ${key}`)).toEqual([]);
  });

  it('show no Chinese text that is not a message', () => {
    // Calendar words and values of the core's own vocabulary stand in the format rules.
    const exempt = /shared\/format\//;
    const withText = sources
      .filter(({ name }) => name.endsWith('.vue') && !exempt.test(name))
      .map(({ name, text }) => ({ name, template: /<template>[\s\S]*<\/template>/.exec(text)?.[0].replace(/<!--[\s\S]*?-->/g, '') ?? '' }))
      .filter(({ template }) => /\p{Script=Han}/u.test(template.replaceAll("'中文'", '')));
    expect(withText.map(({ name }) => name)).toEqual([]);
  });
});
