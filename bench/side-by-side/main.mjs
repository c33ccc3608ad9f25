// Measures side by side in one run, and writes bench/results. See bench/README.md.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { goals } from './goals.mjs';
import { EXPECTED, recorded, SEARCH } from './kestra.mjs';
import { paced, saturate, warm } from './load.mjs';
import { lookFor, measuredAt, takePorts, write } from './machine.mjs';
import { keptAnswers, proxy } from './nginx.mjs';
import { provider } from './provider.mjs';
import { gateway, generated, served, typescript } from './servers.mjs';
import { archived, firstList, ownCache, spawned } from './spawn.mjs';
import { markdown } from './table.mjs';

const quick = process.argv.includes('--quick');
const seconds = quick ? 5 : 20;
// Until a round costs as much as the one before, but no longer.
const warmUp = quick ? { round: 3, most: 6 } : { round: 10, most: 120 };
const bench = path.resolve(import.meta.dirname, '..');
const home = path.resolve(bench, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kestra-mcp-bench-'));
const started = [];
process.on('exit', () => started.forEach((each) => each.stop()));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const keep = (target) => (started.push(target.process ?? target), target);
const say = (text) => process.stderr.write(`${text}\n`);

ownCache(bench);
const free = await lookFor(quick || process.argv.includes('--busy'), say);
const base = 18300;
await takePorts(base);
const kestra = `http://127.0.0.1:${base}`;
const answers = await recorded(home, folder, base + 9);
keep(await keptAnswers(`${folder}/kestra`, base, answers));
keep(await proxy(`${folder}/proxy`, base + 1, base));
const nginx = started.at(-1);
const issuer = await provider(`http://127.0.0.1:${base + 2}/mcp`);
const plain = (name, port, process) => ({ name, process, url: `http://127.0.0.1:${port}${SEARCH}`, headers: {}, expected: EXPECTED });
// The first start makes the archive of classes that all later ones have.
const rehearsal = keep(await gateway(served(home), folder, base + 2, kestra, issuer, EXPECTED));
await archived();
rehearsal.process.stop();
const targets = [
  plain('direct, no gateway', base, undefined),
  plain('nginx as reverse proxy', base + 1, nginx),
  keep(await gateway(served(home), folder, base + 2, kestra, issuer, EXPECTED)),
  keep(await generated(bench, folder, base + 3, kestra, `${home}/openapi/kestra-2.0.yaml`, EXPECTED)),
  keep(await typescript(bench, base + 4, kestra, EXPECTED)),
];

const measured = [];
for (const target of targets) {
  say(target.name);
  const rssIdle = target.process?.rss();
  const warmed = await warm(target, warmUp, folder);
  const figures = await saturate(target, seconds, folder);
  measured.push({ name: target.name, ...figures, warmed, rssIdle, rssLoaded: target.process?.rss() });
}
const [, asProxy, own, rival] = measured;

const rate = own.callsPerSecond / 3;
const pacedTargets = [];
for (const target of targets.slice(0, 3)) {
  await paced(target, rate, quick ? 2 : 10);
  pacedTargets.push({ name: target.name, ...(await paced(target, rate, quick ? 5 : 30)) });
}

say('stdio');
const env = { KESTRA_BASE_URL: kestra, KESTRA_USERNAME: 'bench', KESTRA_PASSWORD: 'bench' };
const stdio = [`${home}/kestra-mcp`, ['stdio'], env];
const { tools } = await firstList(...stdio);
fs.writeFileSync(`${folder}/tools.json`, JSON.stringify(tools));
await archived();
const times = quick ? 7 : 21;
const commands = [stdio, ['node', [`${bench}/side-by-side/equal-tool.mjs`, 'stdio', `${folder}/tools.json`], {}]];
const python = process.env.KESTRA_PYTHON_SERVER;
if (python) commands.push(['sh', ['-c', `exec ${python}`], env]);
const [gatewayMs, typescriptMs, pythonMs] = await spawned(times, ...commands);

const added = (at) => pacedTargets[at].p99 - pacedTargets[0].p99;
const result = {
  ...measuredAt(home, `bench/run${quick ? ' --quick' : ''}`, free),
  seconds,
  answerBytes: answers['/api/v1/main/flows/search'].length,
  targets: measured,
  paced: { rate, targets: pacedTargets },
  spawn: { times, tools: tools.length, gateway: gatewayMs, typescript: typescriptMs, python: pythonMs },
};
result.goals = goals({ proxy: asProxy, own, rival, added: { proxy: added(1), own: added(2) }, stdio: gatewayMs / typescriptMs });
write(bench, ['latest', ...(quick ? [] : [result.date])], result, markdown(result));
say('The README quotes these results: run MeasuredFiguresTest with -Drecreate=true.');
issuer.stop();
process.exit(0);
