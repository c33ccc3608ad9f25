// Memory under constant load, minute by minute. See bench/README.md.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXPECTED, recorded } from './kestra.mjs';
import { paced } from './load.mjs';
import { lookFor, measuredAt, takePorts, write } from './machine.mjs';
import { keptAnswers } from './nginx.mjs';
import { provider } from './provider.mjs';
import { gateway, listed, served } from './servers.mjs';
import { archived, ownCache } from './spawn.mjs';

const CALLERS = 50;
const LISTS = 10; // one request in so many
const MOST_RSS = 160;
const MOST_GROWTH = 1; // MB of live heap, from the second quarter of the time to the last
const option = (name, otherwise) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise);
const minutes = option('--minutes', 60);
const rate = option('--rate', 200);
if (!(minutes >= 1 && rate >= 1)) throw new Error('--minutes and --rate are numbers of at least 1.');
const bench = path.resolve(import.meta.dirname, '..');
const home = path.resolve(bench, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kestra-mcp-memory-'));
const started = [];
process.on('exit', () => started.forEach((each) => each.stop()));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const say = (text) => process.stderr.write(`${text}\n`);

ownCache(bench);
const free = await lookFor(true, say);
const base = 18340;
await takePorts(base);
started.push(await keptAnswers(`${folder}/kestra`, base, await recorded(home, folder, base + 9)));
const issuer = await provider(`http://127.0.0.1:${base + 1}/mcp`);
const start = () => gateway(served(home), folder, base + 1, `http://127.0.0.1:${base}`, issuer, EXPECTED);
// The first start makes the archive of classes that all later ones have.
const rehearsal = await start();
started.push(rehearsal.process);
await archived();
rehearsal.process.stop();
const call = await start();
started.push(call.process);
const java = call.process.pids()[0]; // the launcher becomes the JVM
const callers = Array.from({ length: CALLERS }, (_, at) => ({ Authorization: `Bearer ${issuer.token(`caller-${at}`)}` }));
const list = listed(call, issuer);
const mixed = { ...call, caller: (number) => callers[number % CALLERS] };

const rows = [];
const idle = call.process.rss();
say(`idle: ${idle.toFixed(0)} MB`);
for (let minute = 1; minute <= minutes; minute++) {
  const [calls, lists] = await Promise.all([paced(mixed, rate, 60, false), paced({ ...list, caller: mixed.caller }, rate / LISTS, 60, false)]);
  const rss = call.process.rss();
  jcmd('GC.run');
  const row = { minute, rss, live: liveHeap(), metaspace: metaspace(), p50: calls.p50, p99: calls.p99, listP50: lists.p50, cpuMicros: calls.cpuMicros };
  rows.push(row);
  say(`minute ${minute}: RSS ${row.rss.toFixed(0)} MB, live heap ${row.live.toFixed(1)} MB, metaspace ${row.metaspace.toFixed(1)} MB, p99 ${row.p99.toFixed(2)} ms`);
}

const mean = (some) => some.reduce((sum, each) => sum + each.live, 0) / some.length;
const quarter = Math.max(1, Math.floor(rows.length / 4));
const growth = mean(rows.slice(-quarter)) - mean(rows.slice(quarter, 2 * quarter));
const peak = Math.max(...rows.map((each) => each.rss));
const result = { ...measuredAt(home, `bench/memory --minutes ${minutes} --rate ${rate}`, free), minutes, rate, callers: CALLERS, idle, rows, growth, peak, flat: growth <= MOST_GROWTH, goal: MOST_RSS, reached: peak <= MOST_RSS };
write(bench, ['memory'], result, `# Memory under constant load

Measured on ${result.date} by \`${result.command}\`, at commit ${result.commit}, on ${result.machine}. ${result.free}

${rate} calls a second and ${rate / LISTS} lists, by ${CALLERS} callers, signed in and audited, for ${minutes} minutes. RSS is that of the whole process under
load, before the full collection at the end of each minute; live heap is what that leaves.

- RSS: ${idle.toFixed(0)} MB idle, at most ${peak.toFixed(0)} MB under load; to reach: at most ${MOST_RSS} MB, ${result.reached ? 'reached' : '**missed**'}.
- Live heap, the mean of the last quarter against that of the second: ${growth >= 0 ? '+' : ''}${growth.toFixed(2)} MB; flat is at most ${MOST_GROWTH} MB more: ${result.flat ? 'flat' : '**grows**'}.

| minute | RSS MB | live heap MB | metaspace MB | p50 ms | p99 ms |
|---|---|---|---|---|---|
${rows.map((row) => `| ${row.minute} | ${row.rss.toFixed(0)} | ${row.live.toFixed(1)} | ${row.metaspace.toFixed(1)} | ${row.p50.toFixed(2)} | ${row.p99.toFixed(2)} |`).join('\n')}
`);
process.exit(result.flat ? 0 : 1);

function jcmd(...command) {
  return execFileSync(process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/jcmd` : 'jcmd', [String(java), ...command], { encoding: 'utf8' });
}

/** Of the serial collector, in MB: what the young and the old generation hold, by the names of Java 17 or those of 25. */
function liveHeap() {
  const told = jcmd('GC.heap_info');
  const parts = [...told.matchAll(/(?:def new generation|tenured generation|DefNew|Tenured)\s+total \d+K, used (\d+)K/g)];
  if (parts.length !== 2) throw new Error(`Not the serial collector's heap: ${told}`);
  return parts.reduce((sum, [, used]) => sum + Number(used), 0) / 1024;
}

function metaspace() {
  return Number(/Both:\s+([\d.]+) MB used/.exec(jcmd('VM.metaspace', 'basic'))[1]);
}
