// The results as Markdown, with the goals beside them.
const round = (value, digits = 0) => (value === undefined ? '' : value.toFixed(digits));

export function markdown(result) {
  const rows = result.targets.map((each) =>
    `| ${each.name} | ${round(each.callsPerSecond)} | ${round(each.p50, 2)} | ${round(each.p99, 2)} | ${round(each.cpuMicros)} | ${round(each.rssIdle)} | ${round(each.rssLoaded)} | ${each.warmed.seconds} s, ${each.warmed.calls} |`);
  const paced = result.paced.targets.map((each) => `| ${each.name} | ${round(each.p50, 2)} | ${round(each.p99, 2)} | ${round(each.cpuMicros)} |`);
  const goals = result.goals.map((each) => `| ${each.what} | ${each.goal} | ${each.measured} | ${each.reached ? 'yes' : '**no**'} |`);
  return `# Side by side

Measured on ${result.date} by \`${result.command}\`, at commit ${result.commit}, on ${result.machine}. ${result.free}

| goal | to reach | measured | reached |
|---|---|---|---|
${goals.join('\n')}

## As much as it takes

32 connections, ${result.seconds} s each after the warm-up that the table tells, one after the other; the load, the server and the stand-in for Kestra share
the processors. One call is one search of flows; every answer was looked at. The stand-in is nginx with an answer of the
sandbox (${result.answerBytes} bytes). CPU is the server's own in the measured seconds, from /proc, without load and stand-in.

| | calls/s | p50 ms | p99 ms | CPU µs a call | MB idle | MB under load | warm-up: time, calls |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## At a third of the gateway's own most

${round(result.paced.rate)} calls a second, whether or not the ones before were answered; latency counts from when a call was due.

| | p50 ms | p99 ms | CPU µs a call |
|---|---|---|---|
${paced.join('\n')}

## From the start of the process to the first list, over stdio

${result.spawn.tools} tools; median of ${result.spawn.times}, turn by turn, with a warm archive of classes.

| | ms |
|---|---|
| kestra-mcp stdio | ${round(result.spawn.gateway)} |
| TypeScript SDK with the same list | ${round(result.spawn.typescript)} |
| kestra-io/mcp-server-python, which serves stdio only | ${result.spawn.python ? `${round(result.spawn.python)}, its own list` : 'not measured: KESTRA_PYTHON_SERVER names no command that starts it'} |
`;
}
