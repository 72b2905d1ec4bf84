import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { call, onSignedOut } from './client';
import en from './en';
import { CoreError, errorText } from './errors';
import zh from './zh';

const messages: Record<string, string> = { 'errors.disk_full': '磁盘已满', 'errors.not_found': '找不到 {key}', 'errors.unknown': '代码 {code}', 'errors.file_refused': '“{name}”不能用：{reason}', 'reasons.empty': '是空文件', 'errors.io': '读写“{path}”失败（{kind}）', 'kinds.is_a_directory': '那是一个文件夹' };
const words = {
  te: (key: string) => key in messages,
  t: (key: string, params: Record<string, unknown>) => (messages[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name])),
};

describe('errorText', () => {
  it('speaks by the code, with its values', () => {
    expect(errorText(new CoreError('not_found', { key: 'TS20260618-A001' }), words)).toBe('找不到 TS20260618-A001');
    expect(errorText({ code: 'disk_full', params: {} }, words)).toBe('磁盘已满');
  });

  it('puts words for a reason that is a code', () => {
    expect(errorText(new CoreError('file_refused', { name: 'a.png', reason: 'empty' }), words)).toBe('“a.png”不能用：是空文件');
    expect(errorText(new CoreError('file_refused', { name: 'a.png', reason: 'odd' }), words)).toBe('“a.png”不能用：odd');
  });

  it('puts words for why a file could not be read or written', () => {
    expect(errorText(new CoreError('io', { path: 'a.pdf', kind: 'is a directory' }), words)).toBe('读写“a.pdf”失败（那是一个文件夹）');
  });

  it('names a code that has no words', () => {
    expect(errorText(new CoreError('brand_new'), words)).toBe('代码 brand_new');
  });

  it('takes anything that is thrown', () => {
    expect(errorText('command list_customers not found', words)).toBe('代码 ipc_failed');
    expect(CoreError.from(new TypeError('x is undefined')).params).toEqual({ detail: 'x is undefined' });
  });
});

describe('call', () => {
  it('gives the data of a command', async () => {
    await expect(call(Promise.resolve({ status: 'ok', data: 7 }))).resolves.toBe(7);
  });

  it('throws a refusal with code and values', async () => {
    const refused = call(Promise.resolve({ status: 'error', error: { code: 'wrong_password', params: { tries: 2 } } }));
    await expect(refused).rejects.toMatchObject({ code: 'wrong_password', params: { tries: 2 } });
  });

  it('tells when nobody is signed in any more', async () => {
    const signedOut = vi.fn();
    onSignedOut(signedOut);
    await expect(call(Promise.resolve({ status: 'error', error: { code: 'forbidden', params: {} } }))).rejects.toThrow();
    expect(signedOut).not.toHaveBeenCalled();
    await expect(call(Promise.resolve({ status: 'error', error: { code: 'signed_out', params: {} } }))).rejects.toThrow();
    expect(signedOut).toHaveBeenCalledOnce();
  });

  it('makes a code of a broken transport', async () => {
    await expect(call(Promise.reject(new Error('no window')))).rejects.toMatchObject({ code: 'ipc_failed' });
  });
});

describe('the words', () => {
  const rust = join(import.meta.dirname, '../../../src-tauri');
  const sources = (folder: string) =>
    readdirSync(join(rust, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.rs') && !name.endsWith('tests.rs'))
      .map((name) => readFileSync(join(rust, folder, name), 'utf8'));

  it.skipIf(!existsSync(rust))('exist for every code that the core and the window can answer with', () => {
    const core = [...readFileSync(join(rust, 'core/src/error.rs'), 'utf8').matchAll(/Self::\w+(?:\([^)]*\)| \{[^}]*\})? => "(\w+)"/g)];
    const window = sources('src').flatMap((text) => [...text.matchAll(/CommandError::new\("(\w+)"\)/g)]);
    const codes = new Set([...core, ...window].map((match) => match[1] as string));
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !(code in zh.errors) || !(code in en.errors))).toEqual([]);
  });

  it.skipIf(!existsSync(rust))('exist for every reason that a file is refused for', () => {
    const reasons = [...sources('core/src'), ...sources('src')].flatMap((text) => [...text.matchAll(/(?:refused\([^)"\n]*|reason: )"(\w+)"/g)]).map((match) => match[1] as string);
    expect(reasons.length).toBeGreaterThan(1);
    expect(reasons.filter((reason) => !(reason in zh.reasons) || !(reason in en.reasons))).toEqual([]);
  });

  it.skipIf(!existsSync(rust))('exist for every problem that the core finds in a field', () => {
    const plain = sources('core/src').flatMap((text) => [...text.matchAll(/\.(?:error|unverified|warning)\(\s*&?[^,;]+,\s*"(\w+)",?\s*\)/g)]);
    const codes = new Set(plain.map((match) => match[1] as string));
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !(code in zh.problems) || !(code in en.problems))).toEqual([]);
  });
});
