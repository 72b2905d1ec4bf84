/** Papers before they are printed: their pages, and choices that set them anew. */
import assert from 'node:assert/strict';

import { demo, search, signIn } from './demo.mjs';
import { journey } from './support.mjs';

/** Whether nothing is drawn on a page. */
const isWhite = (canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.every((sample) => sample === 255);
};

journey('the pages of a notice are found by their small pictures', { prepare: demo }, async (page, product) => {
  await signIn(page);
  await search(page, 'TS20260507-A001');
  await page.getByRole('option', { name: /TS20260507-A001/ }).first().click();
  await page.getByRole('heading', { name: '顾客投诉处理通知书' }).first().waitFor();
  await page.keyboard.press('Control+p');

  const preview = page.getByRole('dialog', { name: '打印预览' });
  const pages = preview.getByRole('navigation', { name: '各页' }).getByRole('button');
  await pages.nth(2).waitFor();
  const oneSided = await pages.count();
  const drawn = async (place) => {
    const canvas = await pages.nth(place).locator('canvas').elementHandle();
    await page.waitForFunction((own) => own.width > 0 && own.width !== 300, canvas);
    await page.waitForTimeout(500);
    return canvas.evaluate(isWhite);
  };
  assert.equal(await drawn(1), false, 'the second copy is drawn');

  await preview.getByText('双面，长边翻转').click();
  await pages.nth(4).waitFor();
  if (oneSided === 3) assert.equal(await drawn(1), true, 'the back of a copy of one page is empty');

  await pages.nth(2).click();
  await preview.getByText('第 3 页').waitFor();
  assert.equal(await pages.nth(2).getAttribute('aria-current'), 'page');
  await product.picture('notice-two-sided');
});
