/** A demonstration archive and its people at the page. */
import { yike } from './support.mjs';

/** Everybody's in a demonstration archive. */
export const PASSWORD = 'yike-demo-2026';

/** Who answers the telephone. */
export const AGENT = '温以宁';

/** Prepares a journey. */
export const demo = (archive) => yike(['demo', '--into', archive]);

/** Signs in as the agent and waits for the desk. */
export async function signIn(page) {
  await page.getByRole('radio', { name: AGENT }).click();
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** Opens the palette and types into it. */
export async function search(page, text) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索' }).fill(text);
}
