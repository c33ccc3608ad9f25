// Where and when something was measured, and whether the machine was free for it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';

/** A tenth of the processors is what an idle machine's own services take at most. */
const MOST_BUSY = 0.1;
const LOOK_MS = 3000;

/**
 * Looks how busy the processors are before anything is measured. The load average is told as well, but it still remembers
 * the build a minute ago.
 *
 * @param tolerant whether to go on all the same, with a warning
 */
export async function lookFor(tolerant, say) {
  const before = busyTicks();
  await new Promise((later) => setTimeout(later, LOOK_MS));
  const after = busyTicks();
  const busy = (after.busy - before.busy) / (after.all - before.all);
  const told = `At the start others took ${(100 * busy).toFixed(0)} % of the processors; load average ${os.loadavg().map((each) => each.toFixed(1)).join(', ')}.`;
  if (busy <= MOST_BUSY) return { busy, told };
  const warning = `${told} The machine was not free: compare ratios and CPU, trust no calls/s and no latency.`;
  if (!tolerant) throw new Error(`${told} Nothing would be worth comparing. Wait until the machine is free, or give --busy.`);
  say(`WARNING: ${warning}`);
  return { busy, told: warning };
}

/** Fails when somebody listens on one of these ports: an earlier run's leftover would answer instead of what is started. */
export async function takePorts(base, count = 10) {
  for (let port = base; port < base + count; port++)
    await new Promise((done, fail) => {
      const trial = net.createServer();
      trial.on('error', () => fail(new Error(`Port ${port} of the loopback address is taken, maybe by what an earlier run left. End that first.`)));
      trial.listen(port, '127.0.0.1', () => trial.close(done));
    });
}

function busyTicks() {
  const [, ...fields] = fs.readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/);
  const ticks = fields.slice(0, 8).map(Number);
  const all = ticks.reduce((sum, each) => sum + each, 0);
  // Idle, and waiting for disks.
  return { all, busy: all - ticks[3] - ticks[4] };
}

/** @param java the command that the gateway runs on */
export function measuredAt(home, command, free, java = 'java') {
  const version = /version "([^"]+)"/.exec(execFileSync('sh', ['-c', `"\${JAVA_HOME:+$JAVA_HOME/bin/}${java}" -version 2>&1`], { encoding: 'utf8' }))[1];
  const changed = execFileSync('git', ['-C', home, 'status', '--porcelain', '--', ':!bench/results'], { encoding: 'utf8' }).trim();
  const commit = execFileSync('git', ['-C', home, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  return {
    date: new Date().toISOString().slice(0, 10),
    command,
    commit: commit + (changed ? ', with changes' : ''),
    machine: `${os.cpus().length} processors (${os.cpus()[0].model.trim()}), ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB, ${os.type()}, Java ${version}, Node ${process.version}`,
    free: free.told,
    busy: free.busy,
  };
}

/** Markdown and JSON of a result, under each of these names in bench/results. */
export function write(bench, names, result, markdown) {
  for (const name of names) {
    fs.writeFileSync(`${bench}/results/${name}.md`, markdown);
    fs.writeFileSync(`${bench}/results/${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
  }
  process.stdout.write(markdown);
}
