/** A complaint at the page: where it is taken down, and a call of a customer of the demonstration. */
import { search } from './demo.mjs';

/** Opens the page on which a call is taken down. */
export async function openIntake(page) {
  await search(page, '>新建投诉');
  await page.getByRole('option', { name: '新建投诉' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '受理并生成编号' }).waitFor();
}

/** Fills in all that a call must have. */
export async function fillIn(page, description, { complainant = '何静怡' } = {}) {
  await page.getByPlaceholder('名称、拼音首字母、电话、编号').fill('slxd');
  const candidates = page.getByRole('listbox', { name: '候选客户' });
  await candidates.getByRole('option', { name: '蜀岭鲜达食品' }).first().click();
  await page.getByPlaceholder('选客户后可选联系人').fill(complainant);
  await page.getByLabel('联系电话').fill('19900000101');
  await page.getByLabel('投诉内容').fill(description);
  await page.getByLabel('顾客要求').fill('当日说明原因并送检。');
  await page.getByRole('radio', { name: '温控异常' }).click();
  await page.getByLabel('被投诉部门').click();
  await page.getByRole('option', { name: '运输部' }).click();
}
