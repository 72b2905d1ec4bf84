/** The list that the firm has, into the archive and out again. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demo, signIn } from './demo.mjs';
import { journey } from './support.mjs';

/** All invented: a title, a customer of the demonstration, one with a mistyped code, one with a lost mobile, one without a name. */
const LIST = [
  '2019 年客户资料汇总',
  '客户名称,联系人,手机,地区,税号',
  '蜀岭鲜达食品(示例)有限责任公司,何静怡,19900000101,成都龙泉驿,91510100MAXN00016H',
  '洛水新程商贸（示例）有限公司,简亦行,19900007701,广州白云,91510100MAXN09999F',
  '巴南山货合作社（示例）,冉春山,1.39E+10,重庆巴南,无',
  ',无名,19900007703,,',
].join('\r\n');

journey('a list is mapped, mended, imported and undone', { prepare: demo }, async (page, product) => {
  const folder = await mkdtemp(join(tmpdir(), 'yike-lists-'));
  const [list, rejects] = [join(folder, '客户资料.csv'), join(folder, '未导入.xlsx')];
  try {
    await writeFile(list, LIST);
    await signIn(page);
    await page.getByRole('navigation', { name: '主导航' }).getByText('导入').click();
    await product.pick(list);
    await page.getByRole('button', { name: '选一个文件' }).click();
    await page.getByText('与 KH000101A 信用代码相同').waitFor();
    await page.getByText('没有客户名称').waitFor();
    const row = page.getByRole('row', { name: /^4 洛水新程/ });
    await row.click();
    await page.getByRole('button', { name: /^改为 / }).click();
    await row.getByText('第 17 位校验不合，对照执照').waitFor();
    await product.picture('import-columns');
    await page.getByRole('button', { name: '下一步，处理 1 行重复' }).click();
    await page.getByText('驿客里的客户').waitFor();
    await page.getByRole('button', { name: '下一步，确认导入' }).click();
    await page.getByRole('button', { name: '导入 2 行' }).click();
    await page.getByText('导入完成').waitFor();
    await product.picture('import-done');
    await product.pick(rejects);
    await page.getByRole('button', { name: '存错误表（2 行）' }).click();
    await page.getByText('错误表已存到').waitFor();
    assert.equal((await readFile(rejects)).subarray(0, 2).toString(), 'PK', 'a workbook');
    await page.getByRole('button', { name: '撤销整次导入' }).click();
    await page.getByText('已撤销整次导入').waitFor();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
