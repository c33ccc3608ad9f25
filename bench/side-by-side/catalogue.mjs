// What a call and a list cost with few and with many tools. See bench/README.md.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXPECTED, recorded } from './kestra.mjs';
import { saturate, warm } from './load.mjs';
import { lookFor, measuredAt, takePorts, write } from './machine.mjs';
import { keptAnswers } from './nginx.mjs';
import { provider } from './provider.mjs';
import { gateway, listed, sized } from './servers.mjs';

const SIZES = [20, 95, 500];
const MOST = 1.1;
const quick = process.argv.includes('--quick');
const rounds = quick ? 5 : 15;
const seconds = quick ? 2 : 4;
const warmUp = quick ? { round: 4, most: 20 } : { round: 10, most: 60 };
const bench = path.resolve(import.meta.dirname, '..');
const home = path.resolve(bench, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kestra-mcp-catalogue-'));
const started = [];
process.on('exit', () => started.forEach((each) => each.stop()));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const say = (text) => process.stderr.write(`${text}\n`);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const free = await lookFor(quick || process.argv.includes('--busy'), say);
const base = 18320;
await takePorts(base);
const answers = await recorded(home, folder, base + 9);
started.push(await keptAnswers(`${folder}/kestra`, base, answers));
const measured = [];
for (const [at, size] of SIZES.entries()) {
  const issuer = await provider(`http://127.0.0.1:${base + 1 + at}/mcp`);
  const call = await gateway(sized(bench, size), `${folder}/${size}`, base + 1 + at, `http://127.0.0.1:${base}`, issuer, EXPECTED);
  started.push(call.process);
  const list = listed(call, issuer);
  // The first one may come as a stream of events.
  const told = await (await fetch(list.url, { method: 'POST', headers: list.headers, body: list.body(1) })).text();
  const page = told.match(/"inputSchema":/g).length;
  say(`${size} tools, of which a list's first page has ${page}`);
  if (page !== Math.min(size, 100)) throw new Error(`${size} tools are not all served: ${told.slice(0, 300)}`);
  const warmed = [await warm(list, warmUp, folder), await warm(call, warmUp, folder)];
  measured.push({ size, call, list, warmed, page, calls: [], lists: [] });
}
// Turn by turn, so that whatever else the machine does meets all alike.
for (let round = 0; round < rounds; round++)
  for (const each of round % 2 ? measured.toReversed() : measured) {
    each.calls.push((await saturate(each.call, seconds, folder)).cpuMicros);
    each.lists.push((await saturate(each.list, seconds, folder)).cpuMicros);
  }

const rows = measured.map(({ size, page, warmed, calls, lists }) => ({ tools: size, page, warmed, callMicros: median(calls), listMicros: median(lists), calls, lists }));
// Of each round its own ratio: what slows all of them down is not in it.
const ratio = median(rows.at(-1).calls.map((each, at) => each / rows[0].calls[at]));
const result = { ...measuredAt(home, `bench/catalogue${quick ? ' --quick' : ''}`, free), rounds, seconds, rows, ratio, goal: MOST, reached: ratio <= MOST };
const table = rows.map((row) => `| ${row.tools} | ${row.callMicros.toFixed(0)} | ${row.page} | ${row.listMicros.toFixed(0)} | ${(row.listMicros / row.page).toFixed(1)} | ${row.warmed.map((each) => each.calls).join(' and ')} |`).join('\n');
write(bench, ['catalogue'], result, `# Cost of a call against the number of tools

Measured on ${result.date} by \`${result.command}\`, at commit ${result.commit}, on ${result.machine}. ${result.free}

A call costs ${ratio.toFixed(2)} × as much with ${SIZES.at(-1)} tools as with ${SIZES[0]}; to reach: at most ${MOST} ×, ${result.reached ? 'reached' : '**missed**'}.

CPU µs of the gateway's process, the median of ${rounds} rounds of ${seconds} s for each, turn by turn, with 32 connections, sign-in, a policy and
the audit record on. More tools than the manifest has are copies of its own under other names. A list has at most 100 tools on its
first page, which is what is measured.

| tools | a call | on a list's page | a list | of it for each tool | lists and calls of warm-up |
|---|---|---|---|---|---|
${table}
`);
process.exit(0);
