/** People and the firm's logo in the settings. */
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';

import { ADMINISTRATOR, ask, demo, openSettings, search, signIn } from './demo.mjs';
import { journey } from './support.mjs';

/* ---------- pictures ---------- */

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of one colour. */
function png(width, height, colour) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const file = (name, mimeType, buffer) => ({ name, mimeType, buffer });

/** How many pixels of the previewed paper are of this colour. */
const painted = (page, colour) =>
  page.evaluate((wanted) => {
    let count = 0;
    for (const canvas of document.querySelectorAll('canvas')) {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 4) if (wanted.every((part, index) => Math.abs(data[at + index] - part) < 12)) count += 1;
    }
    return count;
  }, colour);

journey('a logo is chosen, replaced, put back, taken off, and stands on the notice', { prepare: demo }, async (page, product) => {
  const [teal, orange] = [[0, 128, 120], [240, 120, 0]];
  await signIn(page, ADMINISTRATOR);
  await openSettings(page, '公司');
  const input = page.locator('input[type=file]');
  const shown = page.locator('.yk-logo-frame img');

  await input.setInputFiles(file('徽标.txt', 'text/plain', Buffer.from('no picture')));
  await page.getByText('“徽标.txt”不是图片，徽标要 PNG 或 JPEG').waitFor();
  // A picture by its name only: the core looks into it.
  await input.setInputFiles(file('假的.png', 'image/png', Buffer.from('no picture either')));
  await page.getByText('“假的.png”不能用：不是 PNG 或 JPEG 图片').waitFor();
  await product.picture('logo-refused');
  assert.equal(await shown.count(), 0);

  await input.setInputFiles(file('青.png', 'image/png', png(200, 100, teal)));
  await shown.waitFor();
  await page.getByText('徽标已换上').waitFor();
  await input.setInputFiles(file('橙.png', 'image/png', png(200, 100, orange)));
  await page.getByText('橙.png').waitFor();
  await product.picture('logo-replaced');

  const [row] = (await ask(page, 'list_complaints', { query: { filter: { open: true }, limit: 1 } })).rows;
  await search(page, row.complaint_no);
  await page.getByRole('option', { name: row.complaint_no }).first().click();
  await page.getByRole('button', { name: /打印通知书/ }).waitFor();
  await page.keyboard.press('Control+p');
  await page.getByRole('dialog').waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('canvas')].some((canvas) => canvas.width > 100));
  for (let tries = 0; tries < 100 && (await painted(page, orange)) < 200; tries += 1) await page.waitForTimeout(100);
  assert.ok((await painted(page, orange)) >= 200, 'the notice shows the new logo');
  await product.picture('logo-on-the-notice');
  await page.keyboard.press('Escape');

  await openSettings(page, '公司');
  await page.getByRole('button', { name: '去掉徽标' }).click();
  await page.getByText('徽标已去掉').waitFor();
  await shown.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /撤销/ }).click();
  await shown.waitFor();
  await page.getByText('橙.png').waitFor();
});

journey('a colleague is added, signs in, leaves and is gone from the sign-in page', { prepare: demo }, async (page, product) => {
  const name = '屈清源';
  const first = '青山依旧在几度夕阳红';
  await signIn(page, ADMINISTRATOR);
  await openSettings(page, '人员');
  await page.getByRole('button', { name: /添加人员/ }).first().click();
  const dialog = page.getByRole('dialog', { name: '添加人员' });
  await dialog.getByRole('button', { name: /保存人员/ }).click();
  await dialog.getByText('必填').first().waitFor();
  await dialog.getByLabel('姓名').fill(name);
  await dialog.getByRole('button', { name: '客服专员' }).click();
  await dialog.getByText('可在这台电脑登录').click();
  await product.picture('staff-added');
  await dialog.locator('input[type=password]').first().fill(first);
  await dialog.locator('input[type=password]').last().fill(first);
  await dialog.getByRole('button', { name: /保存人员/ }).click();
  await page.getByText(`${name} 已保存`).waitFor();

  await page.keyboard.press('Control+l');
  await page.getByText('换一个人登录').click();
  await page.getByRole('radio', { name }).click();
  await page.getByLabel('密码').fill(first);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await page.keyboard.press('Control+l');
  await page.getByText('换一个人登录').click();

  await signIn(page, ADMINISTRATOR);
  await openSettings(page, '人员');
  await page.getByRole('button', { name: `改 ${name}` }).click();
  const changing = page.getByRole('dialog', { name: '改人员' });
  await changing.getByText('在职').click();
  await changing.getByText('离职后不能登录').waitFor();
  await changing.getByRole('button', { name: /保存人员/ }).click();
  await page.getByText(`${name} 已离职，不能再登录`).waitFor();
  await page.keyboard.press('Control+l');
  await page.getByText('换一个人登录').click();
  await page.getByRole('radio', { name: ADMINISTRATOR }).waitFor();
  assert.equal(await page.getByRole('radio', { name }).count(), 0);
});

journey('the last who can keep people cannot give it away', { prepare: demo }, async (page) => {
  await signIn(page, ADMINISTRATOR);
  await openSettings(page, '人员');
  await page.getByRole('button', { name: `改 ${ADMINISTRATOR}` }).click();
  const dialog = page.getByRole('dialog', { name: '改人员' });
  await dialog.getByRole('button', { name: '系统管理员' }).click();
  await dialog.getByRole('button', { name: /保存人员/ }).click();
  await dialog.getByText('至少要留一位系统管理员').waitFor();
});

journey('the first run takes a logo, and refuses what is none before anything is made', {}, async (page) => {
  await page.getByLabel('公司全称').fill('衡通示例物流有限公司');
  const input = page.locator('input[type=file]');
  await input.setInputFiles(file('徽标.gif', 'image/gif', Buffer.from('GIF89a')));
  await page.getByText('“徽标.gif”不是图片').waitFor();
  await input.setInputFiles(file('徽标.png', 'image/png', png(60, 30, [180, 50, 40])));
  await page.getByText('徽标.png', { exact: true }).waitFor();
  await page.getByRole('button', { name: /下一步/ }).click();
  await page.getByRole('button', { name: /下一步/ }).click();
  await page.getByLabel('姓名').fill('桑朴');
  // A first user of finance may not receive complaints, and has a logo all the same.
  await page.getByRole('button', { name: '财务' }).click();
  await page.locator('input[type=password]').first().fill('青山依旧在几度夕阳红');
  await page.locator('input[type=password]').last().fill('青山依旧在几度夕阳红');
  await page.getByRole('button', { name: /建档案/ }).click();
  await page.getByText('把恢复码存好').waitFor();
  assert.equal((await ask(page, 'get_logo')).name, '徽标.png');
});

journey('the customer of a call is a combobox with the options it controls', { prepare: demo }, async (page) => {
  await signIn(page);
  await page.getByRole('link', { name: '投诉' }).click();
  await page.getByRole('button', { name: /新建投诉/ }).first().click();
  const field = page.getByRole('combobox', { name: '客户', exact: true });
  await field.waitFor();
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  await field.fill('slxd');
  const option = page.getByRole('option', { name: /蜀岭鲜达/ }).first();
  await option.waitFor();
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  const list = page.locator(`#${await field.getAttribute('aria-controls')}`);
  assert.equal(await list.getAttribute('role'), 'listbox');
  assert.equal(await field.getAttribute('aria-activedescendant'), await option.getAttribute('id'));
  await field.press('ArrowDown');
  assert.notEqual(await field.getAttribute('aria-activedescendant'), await option.getAttribute('id'));
});

journey('what is done is said beside a tall dialog, never over its buttons', { prepare: demo }, async (page, product) => {
  await signIn(page, ADMINISTRATOR);
  await openSettings(page, '人员');
  await page.getByRole('button', { name: '改 温以宁' }).click();
  const dialog = page.getByRole('dialog', { name: '改人员' });
  await dialog.getByRole('button', { name: /保存人员/ }).click();
  const toast = page.getByRole('status').filter({ hasText: '温以宁 已保存' });
  await toast.waitFor();
  await page.getByRole('button', { name: /添加人员/ }).first().click();
  const tall = page.getByRole('dialog', { name: '添加人员' });
  await tall.getByText('可在这台电脑登录').click();
  await tall.locator('input[type=password]').first().waitFor();
  const [over, box] = [await toast.boundingBox(), await page.locator('.el-dialog:visible').boundingBox()];
  await product.picture('toast-beside-a-dialog');
  assert.ok(over.x + over.width <= box.x || over.y >= box.y + box.height, JSON.stringify({ over, box }));
});
