// Load on one address: as much as it takes (wrk), or at a rate that does not wait for answers.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { promisify } from 'node:util';

// Each call has an id of its own, as JSON-RPC demands of one session's: a server that gets one twice answers only one of the
// two. The id of an answer is read at the answer's ends, where the servers have it, and not searched for in all of it.
const LUA = `
local function text(variable) local file = io.open(os.getenv(variable)); local all = file:read("*a"); file:close(); return all end
wrk.method = os.getenv("METHOD")
for name, value in text("HEADERS_FILE"):gmatch("([^:\\n]+): ([^\\n]*)\\n") do wrk.headers[name] = value end
local expected, wrong, last, open = os.getenv("EXPECTED"), 0, 0, {}
local before, after = text("BODY_FILE"):match("^(.*)@ID@(.*)$")
if before then
  function request()
    last = last + 1
    open[last] = true
    return wrk.format(nil, nil, nil, before .. last .. after)
  end
end
function response(status, headers, body)
  local good = status == 200 and body:find(expected, 1, true)
  if before then
    local id = tonumber((body:sub(1, 80) .. body:sub(-80)):match('"id":(%d+)'))
    good = good and open[id]
    if id then open[id] = nil end
  end
  if not good and wrong < 5 then wrong = wrong + 1; io.stderr:write("wrong: " .. status .. " " .. body:sub(1, 200) .. "\\n") end
end
`;

/** How many connections call at a time. */
export const CONNECTIONS = 32;
/** Where wrk itself is the slowest, it looks at answers that came long ago; less than this is no longer its doing. */
const WORKING = 0.4;

/** Saturates. Every answer is looked at; a wrong one, or connections that wait in vain, end the benchmark. */
export async function saturate(target, seconds, folder) {
  const files = { BODY_FILE: `${folder}/body`, HEADERS_FILE: `${folder}/headers` };
  fs.writeFileSync(files.BODY_FILE, target.body?.('@ID@') ?? '');
  fs.writeFileSync(files.HEADERS_FILE, Object.entries(target.headers).map(([name, value]) => `${name}: ${value}\n`).join(''));
  fs.writeFileSync(`${folder}/load.lua`, LUA);
  const env = { ...process.env, ...files, METHOD: target.body ? 'POST' : 'GET', EXPECTED: target.expected };
  const before = target.process?.cpu() ?? 0;
  // Not to be waited for here: the provider lives in this process.
  const { stdout: told, stderr: wrong } = await promisify(execFile)(
    'wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '--timeout', '10s', '-s', `${folder}/load.lua`, target.url], { env, maxBuffer: 1 << 28 });
  const spent = (target.process?.cpu() ?? 0) - before;
  if (wrong || /Non-2xx|Socket errors/.test(told)) throw new Error(`${target.name}: ${told}${wrong.slice(0, 500)}`);
  const calls = Number(/(\d+) requests in/.exec(told)[1]);
  const callsPerSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(told)[1]);
  // Little's law: calls a second, times how long each takes, is how many are under way. Much fewer: some never got an answer.
  const underWay = (callsPerSecond * millis(/Latency\s+(\S+)/.exec(told)[1])) / 1000;
  if (target.body && underWay < WORKING * CONNECTIONS)
    throw new Error(`${target.name}: only ${underWay.toFixed(1)} of ${CONNECTIONS} connections were answered. ${told}`);
  return {
    calls,
    callsPerSecond,
    p50: millis(/^\s*50%\s+(\S+)/m.exec(told)[1]),
    p99: millis(/^\s*99%\s+(\S+)/m.exec(told)[1]),
    cpuMicros: target.process && (spent / calls) * 1e6,
    underWay,
  };
}

/** Java's second compiler looks at a method after some ten thousand calls of it; then it must still do its work. */
const COMPILED = 30_000;

/**
 * Has a target work until its calls are many, and cost no less than in the round before: a compiler that still works shows as
 * cost.
 *
 * @param round seconds of a round
 * @param most seconds after which it is enough
 * @return the seconds and the calls that it took
 */
export async function warm(target, { round, most }, folder) {
  let last = Infinity;
  let calls = 0;
  for (let seconds = round; ; seconds += round) {
    const figures = await saturate(target, round, folder);
    calls += figures.calls;
    const settled = calls > COMPILED && figures.cpuMicros > 0.97 * last;
    if (!target.process || settled || seconds + round > most) return { seconds, calls };
    last = figures.cpuMicros;
  }
}

function millis(text) {
  const value = parseFloat(text);
  if (Number.isNaN(value)) throw new Error(`wrk told ${text} for a time`);
  return text.endsWith('us') ? value / 1000 : text.endsWith('ms') ? value : value * 1000;
}

/**
 * Sends at a rate, whatever is still open, and gives latencies in ms, measured from when each was due.
 *
 * @param target its `caller` gives headers that differ from call to call
 * @param exact whether the last milliseconds before a call are waited for by looking, which costs a processor; a timer is late
 */
export async function paced(target, rate, seconds, exact = true) {
  // The gateway closes connections that were idle for 30 s, which a call could run into.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64, timeout: 20_000 });
  const url = new URL(target.url);
  const latencies = [];
  const open = [];
  const before = target.process?.cpu() ?? 0;
  const start = process.hrtime.bigint();
  const total = Math.floor(rate * seconds);
  for (let sent = 0; sent < total; ) {
    const now = Number(process.hrtime.bigint() - start) / 1e6;
    const due = Math.min(total, Math.floor((now * rate) / 1000) + 1);
    for (; sent < due; sent++) open.push(one(target, url, agent, start, (sent * 1000) / rate, latencies, sent));
    const left = (due * 1000) / rate - Number(process.hrtime.bigint() - start) / 1e6;
    await new Promise((next) => (!exact ? setTimeout(next, left) : left > 3 ? setTimeout(next, left - 2) : setImmediate(next)));
  }
  await Promise.all(open);
  const spent = (target.process?.cpu() ?? 0) - before;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { rate, p50: at(0.5), p99: at(0.99), cpuMicros: target.process && (spent / total) * 1e6 };
}

function one(target, url, agent, start, due, latencies, number) {
  const body = target.body?.(number + 1);
  const headers = { ...target.headers, ...target.caller?.(number), ...(body && { 'Content-Length': Buffer.byteLength(body) }) };
  return new Promise((done, fail) => {
    const request = http.request(
      url, { agent, method: body ? 'POST' : 'GET', headers },
      (answer) => {
        let text = '';
        answer.on('data', (part) => (text += part));
        answer.on('end', () => {
          if (answer.statusCode !== 200 || !text.includes(target.expected)) return fail(new Error(`${target.name}: ${answer.statusCode} ${text.slice(0, 200)}`));
          latencies.push(Number(process.hrtime.bigint() - start) / 1e6 - due);
          done();
        });
      });
    request.on('error', fail);
    request.end(body);
  });
}
