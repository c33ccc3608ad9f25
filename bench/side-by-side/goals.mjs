// What is to be reached. The README quotes three of them by their names; MeasuredFiguresTest holds it to the results.

export function goals({ proxy, own, rival, added, stdio }) {
  const ratio = (digits) => (value) => `${value.toFixed(digits)} ×`;
  const megabytes = (value) => `${value.toFixed(0)} MB`;
  return [
    goal('calls/s against openapi-mcp-generator', 'at least 10 ×', own.callsPerSecond / rival.callsPerSecond, (value) => value >= 10, ratio(1)),
    goal('CPU a call against nginx as proxy', 'at most 4 ×', own.cpuMicros / proxy.cpuMicros, (value) => value <= 4, ratio(1)),
    goal('added p99 at a third of saturation', `at most 1 ms, or twice nginx's${added.proxy > 0 ? ` (${(2 * added.proxy).toFixed(2)} ms)` : ''}`, added.own, (value) => value <= Math.max(1, 2 * added.proxy), (value) => `${value.toFixed(2)} ms`),
    goal('stdio, start to first list, against the TypeScript SDK', 'at most 1.0 ×', stdio, (value) => value <= 1, ratio(2)),
    goal('RSS idle', 'at most 90 MB', own.rssIdle, (value) => value <= 90, megabytes),
    goal('RSS under load', 'at most 160 MB', own.rssLoaded, (value) => value <= 160, megabytes),
  ];
}

function goal(what, toReach, value, reached, told) {
  return { what, goal: toReach, measured: told(value), value, reached: reached(value) };
}
