/** When something cannot be kept: nothing is half saved, and nothing that was typed is lost. */
import assert from 'node:assert/strict';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { fillIn, openIntake } from './complaint.mjs';
import { AGENT, demo, PASSWORD, signIn } from './demo.mjs';
import { journey, run, yike } from './support.mjs';

/** In no complaint of the demonstration. */
const DESCRIPTION = '车到门店时酸奶已经超温，门店拒收七十三箱。';

/** How many complaints say this, read by the command line once the window has let go of the archive. */
async function complaintsThatSay(archive, words) {
  const said = await yike(['--archive', archive, '--as', AGENT, '--json', 'list', 'complaints'], { password: PASSWORD });
  return JSON.parse(said).complaints.filter((one) => JSON.stringify(one).includes(words)).length;
}

/** Takes all room on the disk of the archive; returns what gives it back. */
async function fillDisk(archive) {
  const filler = join(archive, '..', 'filler');
  await run('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']).catch(() => {});
  assert.ok((await stat(filler)).size > 0);
  return () => rm(filler);
}

const receive = (page) => page.getByRole('button', { name: '受理并生成编号' });

const lock = async (page) => {
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: '已锁定' }).waitFor();
};

journey('on a full disk a complaint is not half saved, and is received once there is room', { disk: '12m', prepare: demo }, async (page, product) => {
  await signIn(page);
  await openIntake(page);
  await fillIn(page, DESCRIPTION);
  const makeRoom = await fillDisk(product.archive);
  await receive(page).click();
  const strip = page.getByRole('alert').filter({ hasText: '没有受理成' });
  await strip.getByText('磁盘已满，腾出空间再存。屏幕上的内容还在。').waitFor();
  await strip.getByText('草稿也没有存上，先别关窗口，也别锁定。').waitFor();
  await product.picture('disk-full');
  assert.equal(await page.getByLabel('投诉内容').inputValue(), DESCRIPTION);
  await makeRoom();
  await strip.getByRole('button', { name: '再存一次' }).click();
  await page.getByText(/已受理，编号 TS\d{8}-A\d{3}/).waitFor();
  await page.getByText(DESCRIPTION).first().waitFor();
  await lock(page);
  assert.equal(await complaintsThatSay(product.archive, DESCRIPTION), 1);
});

journey('a call that the window locked away is offered again', { prepare: demo }, async (page, product) => {
  await page.clock.install();
  await signIn(page);
  await openIntake(page);
  await page.getByLabel('投诉内容').fill(DESCRIPTION);
  // Nobody touches it for longer than the firm allows.
  await page.clock.fastForward('00:31:00');
  await page.getByRole('heading', { name: '已锁定' }).waitFor();
  assert.ok(!(await page.content()).includes('七十三箱'), 'nothing of the archive is left in the page');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '解锁' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await openIntake(page);
  await page.getByText(/有一份没填完的投诉/).waitFor();
  await product.picture('draft-offered');
  await page.getByRole('button', { name: '接着填' }).click();
  assert.equal(await page.getByLabel('投诉内容').inputValue(), DESCRIPTION);
});

journey('evidence that is a program or empty is refused by name, what only pretends to be a picture is kept as a file', { prepare: demo }, async (page, product) => {
  const write = async (name, bytes) => {
    const path = join(product.folder, name);
    await writeFile(path, bytes);
    return path;
  };
  const choose = async (path) => {
    await product.pick(path);
    await page.getByRole('button', { name: '选文件' }).click();
  };
  await signIn(page);
  await openIntake(page);
  await page.getByLabel('投诉内容').fill(DESCRIPTION);
  await choose(await write('装车照片.png', 'MZ\u0090\u0000\u0003 this is a program'));
  await page.getByRole('alert').getByText(/文件没有收下：“装车照片\.png”不能用：/).waitFor();
  await product.picture('evidence-refused');
  await choose(await write('空.png', ''));
  await page.getByRole('alert').getByText('“空.png”不能用：是空文件。').waitFor();
  await choose(await write('签收单.png', '这只是一段文字，不是图片。'));
  await page.getByText('签收单.png').waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel('投诉内容').inputValue(), DESCRIPTION);
});

journey('a logo that is no picture is refused at once, and the firm is set up without it', {}, async (page, product) => {
  await page.getByLabel('公司全称').fill('锦里通达物流（示例）有限公司');
  const logo = join(product.folder, '徽标.png');
  await writeFile(logo, '这不是图片');
  await page.locator('input[type=file]').setInputFiles(logo);
  await page.getByText('不是图片，徽标要 PNG 或 JPEG').waitFor();
  await product.picture('logo-refused');
  assert.equal(await page.getByLabel('公司全称').inputValue(), '锦里通达物流（示例）有限公司');
  await page.getByRole('button', { name: /^下一步/ }).click();
  await page.getByText('给这台电脑一个工作站编号').waitFor();
});

journey('a paper that cannot be written says where, and is saved elsewhere', { prepare: demo }, async (page, product) => {
  await signIn(page);
  await openIntake(page);
  await fillIn(page, DESCRIPTION);
  await receive(page).click();
  await page.getByRole('button', { name: '打印通知书' }).first().click();
  const preview = page.getByRole('dialog', { name: '打印预览' });
  const save = async (path) => {
    await product.pick(path);
    await preview.getByRole('button', { name: '存为 PDF' }).click();
  };
  await preview.getByRole('img', { name: /第 1 / }).waitFor();
  const taken = join(product.folder, '通知书.pdf');
  await mkdir(taken);
  await save(taken);
  await preview.getByRole('alert').getByText(`读写“${taken}”失败（那是一个文件夹）`).waitFor();
  await product.picture('paper-refused');
  await save(join(product.folder, '没有的文件夹', '通知书.pdf'));
  await preview.getByRole('alert').getByText('失败（没有这个文件或文件夹）').waitFor();
  await save(join(product.archive, '通知书.pdf'));
  await preview.getByRole('alert').getByText('在驿客自己的资料文件夹里，换个位置').waitFor();
  const good = join(product.folder, '通知书-1.pdf');
  await save(good);
  await preview.getByText(/已存/).waitFor();
  assert.equal((await readFile(good)).subarray(0, 5).toString(), '%PDF-');
});
