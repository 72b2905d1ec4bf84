/** From a closed archive to the desk. */
import { journey, yike } from './support.mjs';

/** Everybody's in a demo archive. */
const PASSWORD = 'yike-demo-2026';

const demo = (archive) => yike(['demo', '--into', archive]);

journey('a folder without an archive begins with the first run', {}, async (page) => {
  await page.getByText('公司叫什么').waitFor();
  await page.getByText('English').click();
  await page.getByText('Workstation').first().waitFor();
});

journey('a wrong password is said, the right one opens the desk', { prepare: demo }, async (page) => {
  const password = page.locator('input[type=password]');
  const signIn = page.getByRole('button', { name: '登录' });
  await page.getByText('温以宁').click();
  await password.fill('不是这个');
  await signIn.click();
  await page.getByText('密码不对').waitFor();
  await password.fill(PASSWORD);
  await signIn.click();
  await page.getByText('件等你推进').waitFor();
});
