// Measures side by side in one run, and writes bench/results. See bench/README.md.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { paced, saturate } from './load.mjs';
import { keptAnswers, proxy } from './nginx.mjs';
import { Measured } from './process.mjs';
import { provider } from './provider.mjs';
import { gateway, generated, typescript } from './servers.mjs';
import { firstList, spawned } from './spawn.mjs';
import { markdown } from './table.mjs';

const quick = process.argv.includes('--quick');
const seconds = quick ? 5 : 20;
const bench = path.resolve(import.meta.dirname, '..');
const home = path.resolve(bench, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kestra-mcp-bench-'));
const started = [];
process.on('exit', () => started.forEach((each) => each.stop()));
const keep = (target) => (started.push(target.process ?? target), target);
const say = (text) => process.stderr.write(`${text}\n`);

const search = '/api/v1/main/flows/search?page=1&size=25';
const base = 18300;
const kestra = `http://127.0.0.1:${base}`;
const [answers, expected] = await recorded();
keep(await keptAnswers(`${folder}/kestra`, base, answers));
keep(await proxy(`${folder}/proxy`, base + 1, base));
const nginx = started.at(-1);
const issuer = await provider(`http://127.0.0.1:${base + 2}/mcp`);
const plain = (name, port, process) => ({ name, process, url: `http://127.0.0.1:${port}${search}`, headers: {}, expected });
const targets = [
  plain('direct, no gateway', base, undefined),
  plain('nginx as reverse proxy', base + 1, nginx),
  keep(await gateway(home, folder, base + 2, kestra, issuer, expected)),
  keep(await generated(bench, folder, base + 3, kestra, `${home}/openapi/kestra-2.0.yaml`, expected)),
  keep(await typescript(bench, base + 4, kestra, expected)),
];

const measured = [];
for (const target of targets) {
  say(target.name);
  const rssIdle = target.process?.rss();
  await saturate(target, quick ? 5 : 15, folder);
  const figures = await saturate(target, seconds, folder);
  measured.push({ name: target.name, ...figures, rssIdle, rssLoaded: target.process?.rss(), ...(target.process ? {} : { cpuMicros: undefined }) });
}
const [direct, asProxy, own, rival] = measured;

const rate = own.callsPerSecond / 3;
const pacedTargets = [];
for (const target of targets.slice(0, 3)) {
  await paced(target, rate, quick ? 3 : 10);
  pacedTargets.push({ name: target.name, ...(await paced(target, rate, quick ? 5 : 20)) });
}

say('stdio');
const env = { KESTRA_BASE_URL: kestra, KESTRA_USERNAME: 'bench', KESTRA_PASSWORD: 'bench' };
const stdio = [`${home}/kestra-mcp`, ['stdio'], env];
const { tools } = await firstList(...stdio);
fs.writeFileSync(`${folder}/tools.json`, JSON.stringify(tools));
// The first start makes the archive in the background.
await new Promise((made) => setTimeout(made, 20_000));
const times = quick ? 7 : 21;
const [gatewayMs, typescriptMs] = await spawned(times, stdio, ['node', [`${bench}/side-by-side/equal-tool.mjs`, 'stdio', `${folder}/tools.json`], {}]);

const added = (at) => pacedTargets[at].p99 - pacedTargets[0].p99;
const ratio = (value) => `${value.toFixed(1)} ×`;
const result = {
  date: new Date().toISOString().slice(0, 10),
  command: `bench/run${quick ? ' --quick' : ''}`,
  commit: execFileSync('git', ['-C', home, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  machine: `${os.cpus().length} processors (${os.cpus()[0].model.trim()}), ${os.type()}, Java ${javaVersion()}, Node ${process.version}`,
  load: `Load average at the end: ${os.loadavg().map((each) => each.toFixed(1)).join(', ')}.`,
  seconds,
  answerBytes: answers['/api/v1/main/flows/search'].length,
  targets: measured,
  paced: { rate, targets: pacedTargets },
  spawn: { times, tools: tools.length, gateway: gatewayMs, typescript: typescriptMs },
  goals: [
    goal('calls/s against openapi-mcp-generator', 'at least 10 ×', own.callsPerSecond / rival.callsPerSecond, (value) => value >= 10, ratio),
    goal('CPU a call against nginx as proxy', 'at most 4 ×', own.cpuMicros / asProxy.cpuMicros, (value) => value <= 4, ratio),
    goal('added p99 at a third of saturation', `at most 1 ms, or twice nginx's (${(2 * added(1)).toFixed(2)} ms)`, added(2), (value) => value <= Math.max(1, 2 * added(1)), (value) => `${value.toFixed(2)} ms`),
    goal('stdio, start to first list, against the TypeScript SDK', 'at most 1.0 ×', gatewayMs / typescriptMs, (value) => value <= 1, (value) => `${value.toFixed(2)} ×`),
    goal('RSS idle', 'at most 90 MB', own.rssIdle, (value) => value <= 90, (value) => `${value.toFixed(0)} MB`),
    goal('RSS under load', 'at most 160 MB', own.rssLoaded, (value) => value <= 160, (value) => `${value.toFixed(0)} MB`),
  ],
};
const results = `${bench}/results`;
fs.mkdirSync(results, { recursive: true });
for (const name of ['latest', ...(quick ? [] : [result.date])]) {
  fs.writeFileSync(`${results}/${name}.md`, markdown(result));
  fs.writeFileSync(`${results}/${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
}
process.stdout.write(markdown(result));
issuer.stop();
process.exit(0);

function goal(what, toReach, value, reached, told) {
  return { what, goal: toReach, measured: told(value), value, reached: reached(value) };
}

function javaVersion() {
  return /version "([^"]+)"/.exec(execFileSync('sh', ['-c', `"\${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1`], { encoding: 'utf8' }))[1];
}

/** Two answers of the sandbox, which is not measured: it would be slower than what is. */
async function recorded() {
  const port = base + 9;
  const sandbox = new Measured(`${home}/kestra-mcp`, ['sandbox', String(port), String(port - 1)], { log: `${folder}/sandbox.log` });
  try {
    const address = `http://127.0.0.1:${port - 1}`;
    await sandbox.until(`${address}/api/v1/configs`);
    const headers = { Authorization: `Basic ${Buffer.from('admin@kestra.io:Kestra-sandbox1').toString('base64')}` };
    for (let number = 10; number < 35; number++) {
      const body = `id: flow_${number}\nnamespace: bench.search\ndescription: Says something.\ntasks:\n  - id: say\n    type: io.kestra.plugin.core.log.Log\n    message: Hello\n`;
      const saved = await fetch(`${address}/api/v1/main/flows`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/x-yaml' }, body });
      if (!saved.ok) throw new Error(`The sandbox does not save a flow: ${await saved.text()}`);
    }
    const get = async (at) => (await fetch(address + at, { headers })).text();
    const page = await get(search);
    return [{ '/api/v1/configs': await get('/api/v1/configs'), '/api/v1/main/flows/search': page }, 'flow_12'];
  } finally {
    sandbox.stop();
  }
}
