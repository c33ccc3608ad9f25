// From the start of a process to its first list of tools, over standard input and output.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const OPENING = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '1' } } });
const LIST = `${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/list' })}`;

/** Gives the list, and the milliseconds. */
export function firstList(command, args, env) {
  return new Promise((done, fail) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
    let text = '';
    let found;
    child.stdout.on('data', (part) => {
      text += part;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const message = JSON.parse(text.slice(0, end));
        text = text.slice(end + 1);
        if (message.id === 1) child.stdin.write(`${LIST}\n`);
        if (message.id === 2) {
          found = { tools: message.result?.tools, ms: Number(process.hrtime.bigint() - start) / 1e6 };
          child.stdin.end();
        }
      }
    });
    child.on('error', fail);
    child.on('exit', () => (found?.tools ? done(found) : fail(new Error(`${command} listed nothing`))));
    child.stdin.write(`${OPENING}\n`);
  });
}

/** Has launchers keep their archives of classes in a folder of the checkout's own: in the user's, others may be at work. */
export function ownCache(bench) {
  process.env.XDG_CACHE_HOME = `${bench}/target/cache`;
}

/** Waits until the archive of classes is there that the first start makes in the background. */
export async function archived() {
  const cache = `${process.env.XDG_CACHE_HOME}/kestra-mcp`;
  const making = () => fs.existsSync(cache) && fs.readdirSync(cache).some((name) => name.endsWith('.lock'));
  for (let tries = 0; making() && tries < 360; tries++) await new Promise((later) => setTimeout(later, 500));
  if (making()) throw new Error(`${cache}: the archive of classes was not made within three minutes. If no start is making it, remove the folder.`);
}

/** Turn by turn, so that whatever else the machine does meets both alike. Gives the median of each. */
export async function spawned(times, ...commands) {
  const all = commands.map(() => []);
  for (let round = 0; round < times; round++)
    for (const [at, [command, args, env]] of commands.entries()) all[at].push((await firstList(command, args, env)).ms);
  return all.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)]);
}
