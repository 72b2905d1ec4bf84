/** A demonstration archive and its people at the page. */
import { yike } from './support.mjs';

/** Everybody's in a demonstration archive. */
export const PASSWORD = 'yike-demo-2026';

/** Who answers the telephone. */
export const AGENT = '温以宁';

/** Prepares a journey. */
export const demo = (archive) => yike(['demo', '--into', archive]);

/** Who keeps people, backups and tables, and leads the service. */
export const ADMINISTRATOR = '钟鼎文';

/** Signs in, as the agent where nobody else is named, and waits for the desk. */
export async function signIn(page, name = AGENT) {
  await page.getByRole('radio', { name }).click();
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** Opens the palette and types into it. */
export async function search(page, text) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索' }).fill(text);
}

/** Asks the core directly, to set a scene or to look behind the page. */
export function ask(page, command, args = {}) {
  return page.evaluate(([name, given]) => window.__TAURI_INTERNALS__.invoke(name, given), [command, args]);
}

/** Opens a part of the settings by its tab. */
export async function openSettings(page, part) {
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('navigation', { name: '设置的分区' }).getByRole('button', { name: part, exact: true }).click();
}
