/** Customers found and made. */
import assert from 'node:assert/strict';

import { demo, search, signIn } from './demo.mjs';
import { journey } from './support.mjs';

journey('the first letters of the syllables find a customer from anywhere', { prepare: demo }, async (page) => {
  await signIn(page);
  await search(page, 'slxd');
  await page.getByRole('option', { name: '蜀岭鲜达' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '蜀岭鲜达' }).waitFor();
});

journey('the list counts all customers and is narrowed by the first letters', { prepare: demo }, async (page) => {
  await signIn(page);
  await page.getByRole('link', { name: '客户' }).click();
  await page.getByText('共 120 家').waitFor();
  await page.getByPlaceholder('名称、拼音首字母、电话').fill('slxd');
  await page.getByText('蜀岭鲜达').first().waitFor();
  await page.getByText('共 120 家').waitFor({ state: 'hidden' });
});

journey('a quick card needs its six fields and then makes a customer with a number', { prepare: demo }, async (page, product) => {
  const name = '泸山青瓷文创（示例）有限公司';
  await signIn(page);
  await page.getByRole('link', { name: '客户' }).click();
  await page.getByRole('button', { name: '新建客户' }).click();
  const card = page.getByRole('dialog', { name: '新建客户' });
  const save = card.getByRole('button', { name: /^保存(?!并)/ });
  await save.click();
  await card.getByText('必填').first().waitFor();
  await card.getByLabel('客户名称').fill(name);
  await card.getByLabel('联系人').fill('甘棠');
  await card.getByLabel('手机或座机').fill('19900000801');
  await card.getByLabel('所在地区').fill('武侯');
  await page.getByRole('option', { name: '武侯区' }).click();
  await card.getByLabel('主要货物').fill('瓷器');
  // The telephone of somebody's who is in the archive already: told, and no reason to refuse.
  await card.getByText('手机相同').waitFor();
  await card.getByText('本人同意', { exact: true }).click();
  await save.click();
  const said = page.getByText(/已建档，编号 KH\d{6}A/);
  await said.waitFor();
  await product.picture('quick-card-saved');
  assert.match(await said.innerText(), /泸山青瓷文创/);
  await search(page, 'lsqc');
  await page.getByRole('option', { name: '泸山青瓷文创' }).first().waitFor();
});
