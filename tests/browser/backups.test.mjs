/** Backups: made, listed, restored, and offered where the archive cannot be opened. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ADMINISTRATOR, ask, demo, openSettings, PASSWORD, signIn } from './demo.mjs';
import { journey, yike } from './support.mjs';

/** An archive with a backup, in the folder of the daily ones, under a name of an earlier day. */
async function withBackup(archive) {
  await demo(archive);
  const made = join(archive, '..', 'earlier.yikebackup');
  await yike(['--archive', archive, '--as', ADMINISTRATOR, 'backup', made], { password: PASSWORD });
  return made;
}

async function place(archive, made) {
  await mkdir(join(archive, 'backups'), { recursive: true });
  await rename(made, join(archive, 'backups', 'yike-20261101-020000-daily.yikebackup'));
}

const customers = async (page) => (await ask(page, 'count_customers', { filter: { text: '' } })).total;

journey('a backup is made here and elsewhere, and the status bar says when', { prepare: demo }, async (page, product) => {
  const folder = await mkdtemp(join(tmpdir(), 'yike-usb-'));
  try {
    await signIn(page, ADMINISTRATOR);
    const status = page.getByText(/已存本机，备份 \d\d:\d\d/);
    // The daily one comes by itself after sign-in.
    await status.waitFor();
    await openSettings(page, '备份');
    await page.getByText('每日备份').waitFor();
    await page.getByRole('button', { name: '立即备份' }).click();
    await page.getByText('手动备份').waitFor();
    await product.picture('backups');
    const usb = join(folder, '甲 乙.yikebackup');
    await product.pick(usb);
    await page.getByRole('button', { name: '备份到…' }).click();
    await page.getByText(`已备份到 ${usb}`).waitFor();
    assert.ok((await stat(usb)).size > 10_000);
    await page.getByText(usb, { exact: true }).waitFor();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

journey('what the core calls overdue is amber on today and in the status bar', { prepare: demo }, async (page, product) => {
  await page.route('**/ipc/last_backup', (route) => route.fulfill({ json: { at: '2026-06-01T09:00+08:00', path: '/usb/a.yikebackup', days: 4, overdue: true } }));
  await signIn(page, ADMINISTRATOR);
  await page.getByText('已 4 天没有备份，电脑一坏').waitFor();
  await page.getByText('已 4 天没有备份', { exact: true }).waitFor();
  await product.picture('today-backup-overdue');
  await page.getByRole('button', { name: '去备份' }).click();
  await page.getByText('已 4 天没有备份。').waitFor();
});

journey('a restore in place brings back that day, keeps the passwords and what was there', { prepare: demo }, async (page, product) => {
  await signIn(page, ADMINISTRATOR);
  await page.getByText(/备份 \d\d:\d\d/).waitFor();
  const before = await customers(page);
  const [first] = (await ask(page, 'list_customers', { query: { limit: 1 } })).rows;
  await ask(page, 'delete_customer', { id: first.id });
  assert.equal(await customers(page), before - 1);

  await openSettings(page, '备份');
  await page.getByRole('button', { name: '恢复…', exact: true }).first().click();
  await page.getByRole('dialog').getByText('录入的内容不再显示').waitFor();
  await product.picture('restore-asked');
  await page.getByRole('button', { name: /^锁定，去恢复/ }).click();
  await page.getByRole('heading', { name: '从备份恢复' }).waitFor();
  await page.getByText('密码和恢复码还是今天的').waitFor();
  const accept = page.getByRole('button', { name: '恢复这个备份' });
  await accept.click();
  await page.getByText('必填').waitFor();
  await page.locator('.el-select').click();
  await page.getByRole('option', { name: ADMINISTRATOR }).click();
  await page.getByLabel('现在的密码').fill('不是这个密码');
  await accept.click();
  await page.getByText('密码不对').waitFor();
  await product.picture('restore-wrong-password');
  await page.getByLabel('现在的密码').fill(PASSWORD);
  await accept.click();
  await page.getByText(/已恢复 .* 的备份/).waitFor();
  await page.getByText('恢复前的资料备份在').waitFor();
  await product.picture('restored');
  await signIn(page, ADMINISTRATOR);
  assert.equal(await customers(page), before);
});

journey(
  'a database that was cut off offers the newest good backup and is kept aside',
  {
    prepare: async (archive) => {
      await place(archive, await withBackup(archive));
      await truncate(join(archive, 'archive.db'), 10_000);
      // A newer backup that is damaged is passed over.
      await writeFile(join(archive, 'backups', 'yike-20261102-020000-daily.yikebackup'), 'YIKEBKP1 cut off');
    },
  },
  async (page, product) => {
    await page.getByText('资料打不开').waitFor();
    await page.getByText('的完好备份，可以恢复到那时').waitFor();
    await product.picture('blocked-damaged');
    await page.getByRole('button', { name: '用它恢复…' }).click();
    await page.locator('.el-select').click();
    await page.getByRole('option', { name: ADMINISTRATOR }).click();
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByRole('button', { name: '恢复这个备份' }).click();
    const aside = page.getByText(/原来打不开的资料留在 /);
    await aside.waitFor();
    const kept = (await aside.innerText()).replace('原来打不开的资料留在 ', '').trim();
    assert.ok((await readdir(kept)).includes('archive.db'), kept);
    await signIn(page, ADMINISTRATOR);
    assert.ok((await customers(page)) > 100);
  },
);

journey(
  'damage that only the right password finds offers the backup too',
  {
    prepare: async (archive) => {
      await place(archive, await withBackup(archive));
      const file = join(archive, 'archive.db');
      const bytes = await readFile(file);
      bytes.fill(0x5a, 0, 4096);
      await writeFile(file, bytes);
    },
  },
  async (page) => {
    await page.getByRole('radio', { name: ADMINISTRATOR }).click();
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('资料打不开').waitFor();
    await page.getByRole('button', { name: '用它恢复…' }).click();
    await page.getByRole('button', { name: '不恢复了' }).click();
    await page.getByRole('radio', { name: ADMINISTRATOR }).waitFor();
  },
);

journey('a backup of another computer begins an archive here, with a letter of its own', {}, async (page, product) => {
  const folder = await mkdtemp(join(tmpdir(), 'yike-other-'));
  try {
    const made = await withBackup(join(folder, 'archive'));
    await product.pick(made);
    await page.getByRole('button', { name: '换了电脑？从备份恢复…' }).click();
    await page.getByText('这台电脑还没有资料').waitFor();
    await page.locator('.el-select').click();
    await page.getByRole('option', { name: ADMINISTRATOR }).click();
    await page.getByLabel('备份那天的密码').fill(PASSWORD);
    await page.getByLabel('这台电脑的工作站编号').fill('a');
    const accept = page.getByRole('button', { name: '恢复这个备份' });
    await accept.click();
    await page.getByText('这个字母别的电脑用过').waitFor();
    await product.picture('restore-elsewhere');
    await page.getByLabel('这台电脑的工作站编号').fill('b');
    await accept.click();
    await page.getByText('密码是备份那天的').waitFor();
    await signIn(page, ADMINISTRATOR);
    await page.getByText('工作站 B').waitFor();
    assert.ok((await customers(page)) > 100);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

journey('an agent has no backups to look at', { prepare: demo }, async (page) => {
  await signIn(page);
  await page.getByText(/备份 \d\d:\d\d/).waitFor();
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('button', { name: '界面', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '备份', exact: true }).count(), 0);
  await assert.rejects(ask(page, 'list_backups'));
});
