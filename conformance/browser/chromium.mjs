// A Chromium that does as it is told: an act a line, as JSON, and for each a line that begins with "did" and goes on with
// what came of it, or with the error. It reaches this machine alone. Usage: chromium.mjs EXECUTABLE. Ends when its input
// does.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { acts, opened } from './window.mjs';

const [, , executablePath] = process.argv;
const browser = await chromium.launch({
  executablePath,
  timeout: 120_000,
  args: [
    '--disable-quic',
    '--disable-sync',
    '--disable-component-update',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  ],
});
const windows = new Map();

async function done({ act, window, ...rest }) {
  if (act === 'window') {
    windows.set(window, await opened(browser, rest));
    return null;
  }
  return acts[act](windows.get(window), rest);
}

for await (const line of createInterface({ input: process.stdin })) {
  const told = await done(JSON.parse(line)).then(
    (value) => ({ value: value ?? null }),
    (error) => ({ error: error.message }),
  );
  console.log(`did ${JSON.stringify(told)}`);
}
await browser.close();
