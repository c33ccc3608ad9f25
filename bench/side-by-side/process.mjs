// A process that is measured: started until it answers, its processor time and memory read from /proc.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const TICKS = 100; // of a second: USER_HZ, the same on every Linux

export class Measured {
  constructor(command, args, { env = {}, cwd, log } = {}) {
    const out = log ? fs.openSync(log, 'w') : 'ignore';
    this.child = spawn(command, args, { env: { ...process.env, ...env }, cwd, stdio: ['ignore', out, out], detached: true });
    this.child.on('exit', (code) => (this.ended = code ?? 'killed'));
    this.log = log;
  }

  /** Waits until an address answers below 500. */
  async until(url) {
    for (let tries = 0; tries < 600; tries++) {
      if (this.ended !== undefined) throw new Error(`It ended with ${this.ended}: ${this.log && fs.readFileSync(this.log, 'utf8')}`);
      try {
        if ((await fetch(url)).status < 500) return this;
      } catch {
        // not yet
      }
      await new Promise((again) => setTimeout(again, 100));
    }
    throw new Error(`${url} did not answer within a minute`);
  }

  /** The process and all that it started: nginx works in children, a launcher's JVM takes its place. */
  pids() {
    const parents = new Map();
    for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
        parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        // gone meanwhile
      }
    }
    const all = [this.child.pid];
    for (let at = 0; at < all.length; at++) for (const [pid, parent] of parents) if (parent === all[at]) all.push(pid);
    return all;
  }

  /** Seconds of processor time so far. */
  cpu() {
    let ticks = 0;
    for (const pid of this.pids()) {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    }
    return ticks / TICKS;
  }

  /** Resident memory in MB. */
  rss() {
    let kib = 0;
    for (const pid of this.pids()) kib += Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    return kib / 1024;
  }

  stop() {
    try {
      process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // ended before
    }
  }
}
