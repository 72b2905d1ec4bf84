/** The list that the firm has, into the archive and out again. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demo, signIn } from './demo.mjs';
import { built, journey, run } from './support.mjs';

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

/** What the page says of each list that cannot be read at all. */
const REFUSED = {
  'encrypted.xlsx': '这个表格设了密码。在表格软件里去掉密码，另存后再导入。',
  'corrupt.xlsx': '文件已损坏（zip）。用表格软件打开并另存一次，再导入。',
  'empty.xlsx': '这个文件里没有名单，换一个文件或工作表。',
  'picture.xlsx': '这不是能导入的表格（图片）。另存为 .xlsx 或 .csv 再导入。',
  'bomb.xlsx': '这个文件解开后大得反常（xl/worksheets/sheet1.xml），没有打开它。',
  'gone.xlsx': '可能已移走或改名。',
};

journey('a list that is not what it seems is named, and the next one can be taken', { prepare: demo }, async (page, product) => {
  const lists = join(product.folder, 'lists');
  await run(built('yike-bad-lists'), [lists]);
  const choose = async (name, button) => {
    await product.pick(join(lists, name));
    await page.getByRole('button', { name: button }).click();
  };
  await signIn(page);
  await page.getByRole('navigation', { name: '主导航' }).getByText('导入').click();
  for (const [name, words] of Object.entries(REFUSED)) {
    await choose(name, '选一个文件');
    await page.getByRole('alert').getByText(words).waitFor();
  }
  await product.picture('import-refused');

  // A sheet that claims all columns and a million rows has the one row that it has.
  await choose('lying.xlsx', '选一个文件');
  await page.getByText('可导入 1', { exact: true }).waitFor();
  await page.getByText('1 行', { exact: true }).waitFor();
  // Text that calls itself a workbook is read as what it is, and that is said.
  await page.getByRole('button', { name: '换文件' }).click();
  await choose('text.xlsx', '选一个文件');
  await page.getByText('扩展名是 .xlsx，内容其实是 文本表格，已按内容读取。').waitFor();
  // A cell of a million characters is left out by itself.
  await page.getByRole('button', { name: '换文件' }).click();
  await choose('long.csv', '选一个文件');
  await page.getByRole('row', { name: /^2 锦水渔歌水产/ }).click();
  await page.getByText(/一格有 1,?000,?000 字，最多 \d/).first().waitFor();
  await product.picture('import-long-cell');
  await page.getByRole('button', { name: /^下一步/ }).click();
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await page.getByText('导入完成').waitFor();
});
