/**
 * What browser tests stand on: the built bridge with the real commands behind it, and Chromium before it.
 *
 * A test is a `journey`: it gets a page on an archive of its own, and fails when the page wrote an error to the console,
 * broke the content security policy or threw, however well the rest went.
 */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.YIKE_TARGET ?? process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const internals = fileURLToPath(new URL('tauri-internals.js', import.meta.url));
const { chromium } = createRequire(join(root, 'ui', 'package.json'))('playwright-core');

const BROWSERS = [
  process.env.YIKE_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Where pictures go. */
export const pictures = join(target, 'browser');

/** Why a journey is left out that mounts something: nothing where it may. */
export const rootOnly = process.platform === 'linux' && process.getuid() === 0 ? undefined : 'only root of a Linux machine may mount a disk';

/** Runs a program to its end. */
export const run = promisify(execFile);

/** A program of the project, where `cargo build` leaves it. */
export function built(name) {
  return join(target, 'debug', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Runs the command line and returns what it said on standard output; `password` answers for the user it names. */
export async function yike(words, { password } = {}) {
  const environment = password === undefined ? process.env : { ...process.env, YIKE_PASSWORD: password };
  const { stdout } = await run(built('yike'), words, { env: environment });
  return stdout;
}

/**
 * A test that walks through the product.
 *
 * `prepare(archive)` may fill the archive, a folder that does not exist yet, before the page opens on it;
 * `environment(folder)` names variables for the program, and may put what they lead to into the folder.
 * `walk(page, product)` is the journey: `page` is Playwright's, `product` is what `open` returns.
 * `disk` gives the archive a small disk of its own, of so many bytes; only root may make one.
 * `skip` is a reason not to walk, or nothing.
 */
export function journey(name, { prepare, environment, disk, skip = disk ? rootOnly : undefined, ...options }, walk) {
  test(name, { skip }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yike-browser-'));
    const archive = join(folder, 'disk', 'archive');
    try {
      await mkdir(join(folder, 'disk'));
      if (disk) await run('mount', ['-t', 'tmpfs', '-o', `size=${disk},mode=0700`, 'yike-test', join(folder, 'disk')]);
      await prepare?.(archive);
      const product = await open({ archive, folder, environment: await environment?.(folder), ...options });
      try {
        await walk(product.page, product);
        assert.deepEqual(product.faults, [], 'the page reported faults');
      } catch (error) {
        await product.picture(`stopped-${name}`);
        throw error;
      } finally {
        await product.close();
      }
    } finally {
      if (disk) await run('umount', [join(folder, 'disk')]);
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Opens a page on an archive, its language and size as given; `through` are words before the bridge's own. */
export async function open({ archive, folder, environment, locale = 'zh-CN', viewport = { width: 1366, height: 768 }, through = [] }) {
  const picks = join(folder, 'picks');
  // Empty: a dialog that no test expected is dismissed, never shown.
  await writeFile(picks, '');
  const bridge = await startBridge(archive, { YIKE_PICK: picks, ...environment }, through);
  let browser;
  try {
    browser = await chromium.launch({ executablePath: browserProgram(), args: ['--no-sandbox'] });
    const context = await browser.newContext({ locale, viewport, timezoneId: 'Asia/Shanghai' });
    await context.addInitScript({ path: internals });
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(bridge.address);
    return {
      page,
      faults,
      archive,
      folder,
      /** Answers the next file dialog with these paths; without an answer it is dismissed. */
      pick: (...paths) => writeFile(picks, paths.join('\n')),
      async picture(title) {
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${title.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`) });
      },
      async close() {
        await browser.close();
        await bridge.stop();
      },
    };
  } catch (error) {
    await browser?.close();
    await bridge.stop();
    throw error;
  }
}

/** Starts the bridge on a free port, where asked for by another program; its first line is the page's address. */
async function startBridge(archive, environment, through) {
  const program = built('yike-bridge');
  assert.ok(existsSync(program), `${program} is missing: run \`cargo build -p yike-bridge\``);
  const [first, ...rest] = [...through, program, '--archive', archive, '--port', '0'];
  const child = spawn(first, rest, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout });
  const address = await Promise.race([
    new Promise((resolve) => lines.once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`the bridge ended with ${code} before it listened`))),
  ]);
  return {
    address,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function browserProgram() {
  const found = BROWSERS.find((path) => path && existsSync(path));
  assert.ok(found, 'no Chromium was found: install it, or name it in YIKE_BROWSER');
  return found;
}

/** Errors of the page, gathered as they come. A command that refuses is an answer and no fault. */
function collectFaults(page) {
  const faults = [];
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const isRefusal = new URL(message.location().url || 'about:blank').pathname.startsWith('/ipc/');
    if (message.type() === 'error' && !isRefusal) faults.push(message.text());
  });
  return faults;
}
