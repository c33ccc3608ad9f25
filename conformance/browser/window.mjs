// One person's window: its own cookies, and what it may be told to do.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const PATIENCE = 60_000;

/** Opens one, and listens from its first moment. */
export async function opened(browser, { scheme, width, height }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en' });
  context.setDefaultTimeout(PATIENCE);
  const window = { page: await context.newPage(), asked: [], complaints: [] };
  context.on('request', (request) => {
    const page = request.isNavigationRequest() ? '' : request.frame().url();
    window.asked.push({ page, url: request.url() });
  });
  const complain = (text) => window.complaints.push({ page: window.page.url(), text });
  window.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complain(message.text());
    }
  });
  window.page.on('pageerror', (error) => complain(error.message));
  return window;
}

/** Does what leads to another page, and waits until that is there. */
async function led(page, act) {
  const there = page.waitForEvent('load');
  there.catch(() => {});
  await act();
  await there;
}

async function faults(page) {
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate(() =>
    globalThis.axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
  );
}

export const acts = {
  open: async ({ page }, { url }) => (await page.goto(url)).status(),
  address: ({ page }) => page.url(),
  text: ({ page }) => page.locator('body').innerText(),
  tree: ({ page }) => page.locator('body').ariaSnapshot(),
  focus: ({ page }) => page.locator(':focus').ariaSnapshot(),
  press: ({ page }, { key }) => page.keyboard.press(key),
  type: ({ page }, { text }) => page.keyboard.type(text),
  submit: ({ page }, { key }) => led(page, () => page.keyboard.press(key)),
  fill: ({ page }, { label, text }) => page.getByRole('textbox', { name: label, exact: true }).fill(text),
  click: ({ page }, { role, name }) => led(page, () => page.getByRole(role, { name, exact: true }).click()),
  // Width in pixels that one would have to scroll to the side.
  overflow: ({ page }) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  // Red, green and blue, each up to 255.
  background: ({ page }) =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number)),
  faults: ({ page }) => faults(page),
  frames: ({ page }) => Promise.all(page.frames().slice(1).map((frame) => frame.content())),
  asked: ({ asked }) => asked,
  complaints: ({ complaints }) => complaints,
  shoot: async ({ page }, { file }) => void (await page.screenshot({ path: file, fullPage: true })),
};
