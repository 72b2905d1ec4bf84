/** From the phone call to the paper. */
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fillIn, openIntake } from './complaint.mjs';
import { demo, signIn } from './demo.mjs';
import { journey, run } from './support.mjs';

/** Whether anything but white is drawn. */
const isDrawn = (canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((channel, at) => at % 4 !== 3 && channel < 128 && data[at - (at % 4) + 3] > 0);
};

/** Waits for something that no selector can wait for. */
async function until(holds, complaint) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(complaint);
}

/** Takes a call of a customer's and returns the number of the complaint. */
async function receive(page) {
  await openIntake(page);
  await fillIn(page, '低温酸奶到货超温，绵阳商超拒收一百二十箱。');
  await page.getByRole('button', { name: '受理并生成编号' }).click();
  const said = page.getByText(/已受理，编号 TS\d{8}-A\d{3}/);
  await said.waitFor();
  return (await said.innerText()).match(/TS\d{8}-A\d{3}/)[0];
}

journey('a complaint is received on the telephone and printed', { prepare: demo }, async (page, product) => {
  await signIn(page);
  const number = await receive(page);
  await page.getByRole('heading', { name: '顾客投诉处理通知书' }).first().waitFor();
  await product.picture('complaint-received');
  await page.getByRole('button', { name: '打印通知书' }).first().click();
  const preview = page.getByRole('dialog', { name: '打印预览' });
  await preview.getByText(number).waitFor();
  const sheet = preview.getByRole('img', { name: /第 1 / });
  await sheet.waitFor();
  await until(() => sheet.evaluate(isDrawn), 'the first page is never drawn');
  await product.picture('notice-previewed');
  const target = join(tmpdir(), `yike-${process.pid}-${number}.pdf`);
  await product.pick(target);
  await preview.getByRole('button', { name: '存为 PDF' }).click();
  await preview.getByText('已存到').waitFor();
  try {
    const saved = await readFile(target);
    assert.equal(saved.subarray(0, 5).toString(), '%PDF-');
  } finally {
    await rm(target, { force: true });
  }
});

journey('rare characters of a name are printed, and one that no font has is named before printing', { prepare: demo }, async (page, product) => {
  await signIn(page);
  await openIntake(page);
  // The last is of the private use area: whatever is installed, no font of a fallback knows it.
  await fillIn(page, '运单上的名字打印不出来，签收人无法核对身份。', { complainant: '㛃䶮𠅤鿏\u{F8FFE}😀' });
  await page.getByRole('button', { name: '受理并生成编号' }).click();
  await page.getByRole('button', { name: '打印通知书' }).first().click();
  const preview = page.getByRole('dialog', { name: '打印预览' });
  await preview.getByRole('img', { name: /第 1 / }).waitFor();
  const missing = preview.getByRole('alert').filter({ hasText: '这些字没有字体，纸上会印成〓' });
  await missing.getByText('U+F8FFE').waitFor();
  await product.picture('characters-missing');
  const named = await missing.innerText();
  const target = join(product.folder, '通知书.pdf');
  await product.pick(target);
  await preview.getByRole('button', { name: '存为 PDF' }).click();
  await preview.getByText(/已存/).waitFor();
  const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', target, '-']);
  for (const character of ['㛃', '䶮', '𠅤', '鿏', '😀']) {
    assert.ok(stdout.includes(character), `${character} can be searched and copied, printed or not`);
    // The text carries each character; which of them are drawn depends on the fonts of the machine.
    if (['㛃', '䶮', '鿏'].includes(character)) assert.ok(!named.includes(character), `the bundled face has ${character}`);
  }
});
