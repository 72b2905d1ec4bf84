/** What is in the way of opening an archive, as the person before it sees it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AGENT, demo, PASSWORD, signIn } from './demo.mjs';
import { built, journey, open, rootOnly, run, yike } from './support.mjs';

/** Tries a password, and waits until it is judged. */
async function tryPassword(page, password) {
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

const again = (page) => page.getByRole('button', { name: '再试一次' });

/** What stands in the way, said on a page of its own. */
const obstacle = (page) => page.getByRole('alert');

journey('after five wrong passwords one waits, and is told how long', { prepare: demo }, async (page, product) => {
  await page.getByRole('radio', { name: AGENT }).click();
  for (const tries of [1, 2, 3, 4, 5]) {
    await tryPassword(page, '春眠不觉晓处处闻啼鸟');
    await page.getByText(`密码不对，已连错 ${tries} 次。`).waitFor();
    assert.equal(await page.getByLabel('密码').inputValue(), '', 'a wrong password is typed anew');
  }
  const button = page.getByRole('button', { name: /^\d+ 秒后再试$/ });
  assert.ok(await button.isDisabled());
  await product.picture('sign-in-delayed');
  // Whoever opens the program anew has to wait all the same, and the right password is no exception.
  await page.reload();
  await page.getByRole('radio', { name: AGENT }).click();
  await tryPassword(page, PASSWORD);
  await page.getByText(/连错次数太多，\d+ 秒后再试。/).waitFor();
  await page.getByText('English').click();
  await page.getByText(/Too many wrong tries/).waitFor();
});

journey('a second window is told who has the archive, and opens it afterwards', { prepare: demo }, async (page, product) => {
  await signIn(page);
  const folder = await mkdtemp(join(tmpdir(), 'yike-second-'));
  const second = await open({ archive: product.archive, folder });
  try {
    await obstacle(second.page).getByText(/^资料正由 .+ 打开。关掉那个程序，再试一次。$/).waitFor();
    await second.picture('archive-in-use');
    const refused = await yike(['--archive', product.archive, '--as', AGENT, 'list', 'customers'], { password: PASSWORD }).catch((cause) => JSON.parse(cause.stderr).error);
    assert.equal(refused.code, 'archive_in_use');
    assert.match(refused.params.holder, /\(\d+\)$/);
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: '已锁定' }).waitFor();
    await again(second.page).click();
    await signIn(second.page);
    assert.deepEqual(second.faults, []);
  } finally {
    await second.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** A program without a window, busy with the archive until it is stopped. */
async function holdArchive(archive) {
  const child = spawn(built('yike-saving'), [archive, 'complaints', '-'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  child.stdout.resume();
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}

let letGo = async () => {};
journey('a window waits for another program and loses nothing of what that has saved', { prepare: async (archive) => {
  await demo(archive);
  letGo = await holdArchive(archive);
} }, async (page) => {
  try {
    await obstacle(page).getByText(/^资料正由 .+ 打开/).waitFor();
    await again(page).click();
    await obstacle(page).getByText(/^资料正由 .+ 打开/).waitFor();
  } finally {
    await letGo();
  }
  await again(page).click();
  await signIn(page);
});

journey('an archive that is cut off is named, and left as it is', { prepare: async (archive) => {
  await demo(archive);
  const file = join(archive, 'archive.db');
  await truncate(file, (await stat(file)).size - 100);
} }, async (page, product) => {
  const file = join(product.archive, 'archive.db');
  const before = await readFile(file);
  await obstacle(page).getByText('资料文件缺了一段或不见了。程序没有改动它。').waitFor();
  await page.getByText('没有找到完好的备份。').waitFor();
  await again(page).click();
  await obstacle(page).first().waitFor();
  assert.deepEqual(await readFile(file), before);
  await product.picture('archive-cut-off');
  await page.getByText('English').click();
  await page.getByText('No good backup was found').waitFor();
});

journey('an archive that is spoilt inside says so once the password has opened it', { prepare: async (archive) => {
  await demo(archive);
  const file = join(archive, 'archive.db');
  await writeFile(file, (await readFile(file)).fill(0x5a, 0, 200));
} }, async (page, product) => {
  await page.getByRole('radio', { name: AGENT }).click();
  await tryPassword(page, PASSWORD);
  await obstacle(page).getByText('资料文件已损坏，没有改动它。').waitFor();
  await page.getByText('没有找到完好的备份。').waitFor();
  await product.picture('archive-spoilt');
});

journey('an archive of a newer program asks for the newer program', { prepare: async (archive) => {
  await demo(archive);
  await run(built('yike-newer'), [archive]);
} }, async (page, product) => {
  await page.getByRole('radio', { name: AGENT }).click();
  await tryPassword(page, PASSWORD);
  await obstacle(page).getByText(/这份资料由更新的版本建立（\d+），本程序只认到 \d+。先升级程序/).waitFor();
  await product.picture('archive-newer');
});

/** Runs a program for which the folder lies on a server: its table of mounts says so. */
const onServer = (folder, table) => ['unshare', '-m', 'sh', '-c', 'printf "server:/share %s nfs4 rw 0 0\\n" "$0" > "$1" && mount --bind "$1" /proc/$$/mounts && shift && exec "$@"', folder, table];

const SHARE = join(tmpdir(), `yike-share-${process.pid}`);
journey('an archive on a server is refused, with the reason', { skip: rootOnly, through: onServer(tmpdir(), SHARE), prepare: demo }, async (page, product) => {
  await rm(SHARE);
  await obstacle(page).getByText('资料放在网络盘上。几台电脑同时写会损坏资料，把文件夹移到本机硬盘再打开。').waitFor();
  await product.picture('archive-on-a-server');
  await page.getByText('English').click();
  await obstacle(page).getByText(/network/).waitFor();
});

journey('a folder that cannot be written is named before anybody types', { disk: '16m', prepare: async (archive) => {
  await demo(archive);
  await run('mount', ['-o', 'remount,ro', join(archive, '..')]);
} }, async (page, product) => {
  await page.getByRole('heading', { name: '资料打不开' }).waitFor();
  await obstacle(page).getByText(`“${product.archive}”不能写。看看磁盘是不是只读、文件夹有没有写的权限，再试一次。`).waitFor();
  await product.picture('archive-read-only');
  await run('mount', ['-o', 'remount,rw', join(product.archive, '..')]);
  await again(page).click();
  await signIn(page);
});
