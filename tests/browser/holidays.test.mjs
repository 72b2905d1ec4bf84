/** The holiday tables in the settings, and what a year without one means. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ADMINISTRATOR, ask, demo, openSettings, signIn } from './demo.mjs';
import { journey } from './support.mjs';

const YEAR = new Date().getFullYear();
const NOTICE = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。
各地要统筹安排。`;

/** A weekday of a year's month, in order. */
function weekdays(month) {
  const days = Array.from({ length: 28 }, (_, index) => new Date(Date.UTC(YEAR, month - 1, index + 1)));
  return days.filter((day) => ![0, 6].includes(day.getUTCDay())).map((day) => day.toISOString().slice(0, 10));
}

const emptyYear = (page) => ask(page, 'save_holidays', { input: { year: YEAR, days: [], source: '' } });

journey('a year without a table is told, filled from a pasted notice, and can be taken back', { prepare: demo }, async (page, product) => {
  await signIn(page, ADMINISTRATOR);
  await emptyYear(page);
  const strip = page.getByText(`${YEAR} 年还没有节假日表`);
  await strip.waitFor();
  await product.picture('today-without-holidays');
  await page.getByRole('button', { name: '去补上' }).first().click();
  await page.getByRole('heading', { name: '设置' }).waitFor();
  await strip.waitFor();

  await page.getByRole('button', { name: '粘贴清单' }).click();
  const dialog = page.getByRole('dialog', { name: `粘贴 ${YEAR} 年的清单` });
  await dialog.getByRole('textbox').fill(NOTICE);
  await dialog.getByText('认出休 3 天、班 0 天').waitFor();
  await dialog.getByText('第 2 行').waitFor();
  await product.picture('holidays-pasted');
  await dialog.getByRole('button', { name: /^放进表里，3 天/ }).click();
  await page.getByText('休 3 天，班 0 天').waitFor();
  await page.getByRole('button', { name: /^保存这一年/ }).click();
  await page.getByText(`${YEAR} 年节假日表已保存`).waitFor();
  await strip.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /撤销/ }).click();
  await strip.waitFor();
  assert.equal((await ask(page, 'list_holidays')).find((table) => table.year === YEAR).days.length, 0);
});

journey('days are pressed in the calendar and a nameless one is refused at its row', { prepare: demo }, async (page, product) => {
  const [day, , next] = weekdays(3);
  await signIn(page, ADMINISTRATOR);
  await emptyYear(page);
  await openSettings(page, '节假日');
  const press = (date) => page.getByRole('button', { name: new RegExp(`${Number(date.slice(5, 7))} ?月 ?${Number(date.slice(8))} ?日 `) }).first().click();
  await press(day);
  await page.getByText('休 1 天，班 0 天').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('必填').waitFor();
  await product.picture('holidays-nameless');
  await page.getByLabel(`${day} 的名称`).fill('厂庆');
  await press(next);
  assert.equal(await page.getByLabel(`${next} 的名称`).inputValue(), '厂庆');
  await page.getByRole('button', { name: `去掉 ${next}` }).click();
  await page.getByRole('button', { name: /^保存这一年/ }).click();
  await page.getByText(`${YEAR} 年节假日表已保存`).waitFor();
  assert.deepEqual((await ask(page, 'list_holidays')).find((table) => table.year === YEAR).days, [{ date: day, name: '厂庆', is_off: true }]);
});

journey('a file in the old Chinese encoding is read, and promises that it would move are listed and kept', { prepare: demo }, async (page, product) => {
  await signIn(page, ADMINISTRATOR);
  const { rows } = await ask(page, 'list_complaints', { query: { filter: { open: true }, order: 'promised', limit: 200 } });
  // The first weekday after a receipt, in a year with a table: another day off there moves the answer.
  const tables = await ask(page, 'list_holidays');
  const special = new Set(tables.flatMap((table) => table.days.map((day) => day.date)));
  const [row, date] = rows
    .map((one) => {
      const days = Array.from({ length: 14 }, (_, index) => new Date(Date.parse(`${one.received_at.slice(0, 10)}T00:00:00Z`) + (index + 1) * 86_400_000));
      return [one, days.find((day) => ![0, 6].includes(day.getUTCDay()) && !special.has(day.toISOString().slice(0, 10)))?.toISOString().slice(0, 10)];
    })
    .find(([one, found]) => found && found < one.promised_by.slice(0, 10) && tables.some((table) => table.year === Number(found.slice(0, 4)) && table.days.length > 0));
  const folder = await mkdtemp(join(tmpdir(), 'yike-list-'));
  try {
    const file = join(folder, '放假.csv');
    // “停电” and “休” in GB 18030.
    await writeFile(file, Buffer.concat([Buffer.from(`${date},`), Buffer.from([0xcd, 0xa3, 0xb5, 0xe7, 0x2c, 0xd0, 0xdd, 0x0a])]));
    await openSettings(page, '节假日');
    await page.getByRole('tab', { name: date.slice(0, 4) }).click();
    await page.getByRole('button', { name: '粘贴清单' }).click();
    await product.pick(file);
    await page.getByRole('button', { name: '选文件' }).click();
    await page.getByText('认出休 1 天、班 0 天').waitFor();
    await page.getByRole('button', { name: /^放进表里/ }).click();
    await page.getByRole('button', { name: /^保存这一年/ }).click();
    await page.getByText('按新表答复时限会不同').waitFor();
    await page.getByRole('cell', { name: row.complaint_no }).waitFor();
    await product.picture('holidays-moved');
    const after = await ask(page, 'get_complaint', { id: row.id });
    assert.equal(after.complaint.promised_by, row.promised_by);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

journey('an agent is told whom to ask and sees no tables to change', { prepare: demo }, async (page) => {
  await signIn(page, ADMINISTRATOR);
  await emptyYear(page);
  await page.keyboard.press('Control+l');
  await page.getByText('换一个人登录').click();
  await signIn(page);
  await page.getByText('请客服主管或管理员补上').first().waitFor();
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('button', { name: '界面', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '节假日', exact: true }).count(), 0);
});
