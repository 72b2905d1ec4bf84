/** Papers before they are printed: their pages, and choices that set them anew. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demo, search, signIn } from './demo.mjs';
import { journey } from './support.mjs';

/** Whether nothing is drawn on a page. */
const isWhite = (canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.every((sample) => sample === 255);
};

journey('the pages of a notice are found by their small pictures', { prepare: demo }, async (page, product) => {
  await signIn(page);
  await search(page, 'TS20260507-A001');
  await page.getByRole('option', { name: /TS20260507-A001/ }).first().click();
  await page.getByRole('heading', { name: '顾客投诉处理通知书' }).first().waitFor();
  await page.keyboard.press('Control+p');

  const preview = page.getByRole('dialog', { name: '打印预览' });
  const pages = preview.getByRole('navigation', { name: '各页' }).getByRole('button');
  await pages.nth(2).waitFor();
  const oneSided = await pages.count();
  const drawn = async (place) => {
    const canvas = await pages.nth(place).locator('canvas').elementHandle();
    await page.waitForFunction((own) => own.width > 0 && own.width !== 300, canvas);
    await page.waitForTimeout(500);
    return canvas.evaluate(isWhite);
  };
  assert.equal(await drawn(1), false, 'the second copy is drawn');

  await preview.getByText('双面，长边翻转').click();
  await pages.nth(4).waitFor();
  if (oneSided === 3) assert.equal(await drawn(1), true, 'the back of a copy of one page is empty');

  await pages.nth(2).click();
  await preview.getByText('第 3 页').waitFor();
  assert.equal(await pages.nth(2).getAttribute('aria-current'), 'page');
  await product.picture('notice-two-sided');
});

/** A printer whose program keeps what it is handed, and one that takes nothing. */
async function printers(folder) {
  const programs = join(folder, 'programs');
  await mkdir(programs);
  const program = (name, lines) => writeFile(join(programs, name), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  await program('lpstat', ['case $1 in -d) echo "system default destination: Office";; *) echo Broken; echo Office;; esac']);
  await program('lp', [`[ "$2" = Broken ] && exit 1`, `echo "$@" >'${folder}/words'`, `cat >'${folder}/printed.pdf'`]);
  return { PATH: `${programs}:${process.env.PATH}` };
}

if (process.platform !== 'win32') {
  let folder;
  const environment = async (own) => printers((folder = own));
  journey('a notice goes to the printer without a file in between', { prepare: demo, environment }, async (page, product) => {
    await signIn(page);
    await search(page, 'TS20260618-A001');
    await page.getByRole('option', { name: /TS20260618-A001/ }).first().click();
    await page.getByRole('heading', { name: '顾客投诉处理通知书' }).first().waitFor();
    await page.keyboard.press('Control+p');
    const preview = page.getByRole('dialog', { name: '打印预览' });
    await preview.getByText('共 6 页，A4').waitFor();
    const rendered = page.waitForResponse((response) => response.url().endsWith('/ipc/render_notice'));
    await preview.getByText('双面，长边翻转').click();
    await rendered;
    const print = preview.getByRole('button', { name: /^打印 / });
    await product.picture('notice-printer');
    await print.click();
    await preview.getByText('已交给 Office，共 6 页').waitFor();
    assert.match(await readFile(join(folder, 'words'), 'utf8'), /-d Office -t TS20260618-A001 -o sides=two-sided-long-edge/);
    assert.equal((await readFile(join(folder, 'printed.pdf'))).subarray(0, 5).toString(), '%PDF-');

    await preview.locator('.el-select').click();
    await page.getByRole('option', { name: 'Broken' }).click();
    await print.click();
    await preview.getByText('没有印上：Broken 没有接下这份纸').waitFor();
  });
}

journey('all notices of the list are printed, in one document or a file each', { prepare: demo }, async (page, product) => {
  const folder = await mkdtemp(join(tmpdir(), 'yike-printed-'));
  try {
    await signIn(page);
    await page.getByRole('link', { name: '投诉' }).click();
    await page.getByText('只看在办').waitFor();
    const rows = page.getByRole('row');
    await rows.nth(3).waitFor();
    await page.getByRole('button', { name: '打印全部…' }).click();
    const dialog = page.getByRole('dialog', { name: /^打印 \d+ 份通知书$/ });
    const count = Number((await dialog.getByText(/^打印 \d+ 份通知书$/).textContent()).match(/\d+/)[0]);
    assert.ok(count > 10);

    const one = join(folder, 'all.pdf');
    await product.pick(one);
    await dialog.getByRole('button', { name: '选位置，开始' }).click();
    await dialog.getByText(new RegExp(`^${count} 份、\\d+ 页，在 `)).waitFor({ timeout: 120_000 });
    await product.picture('notices-printed');
    assert.equal((await readFile(one)).subarray(0, 5).toString(), '%PDF-');

    await dialog.getByText('每份一个 PDF').click();
    await product.pick(folder);
    await dialog.getByRole('button', { name: '选位置，开始' }).click();
    await dialog.getByText(/份、\d+ 页，在 .*顾客投诉处理通知书/).waitFor({ timeout: 120_000 });
    const [made] = (await readdir(folder)).filter((name) => name.startsWith('顾客投诉处理通知书'));
    const files = await readdir(join(folder, made));
    assert.equal(files.length, count);
    assert.ok(files.every((name) => /^TS\d{8}-A\d{3}\.pdf$/.test(name)), files.join());

    // A dismissed dialog leaves everything as it was.
    await dialog.getByRole('button', { name: '选位置，开始' }).click();
    await dialog.getByText(/份、\d+ 页/).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '取消' }).click();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
