// What every client is tried with. Each takes a connection (see v1.mjs and v2.mjs) and a namespace of its own, and throws
// when the gateway does not do what it should.
import assert from 'node:assert/strict';
import { once } from 'node:events';

const flow = (namespace, id, duration) => `id: ${id}
namespace: ${namespace}
tasks:
  - id: nap
    type: io.kestra.plugin.core.flow.Sleep
    duration: ${duration}
`;

async function structured(connection, name, args, options) {
  const result = await connection.callTool(name, args, options);
  assert.ok(!result.isError, `${name} failed: ${JSON.stringify(result.content)}`);
  return result.structuredContent;
}

async function start(connection, namespace, id, duration) {
  await structured(connection, 'create_or_update_flow', { source: flow(namespace, id, duration) });
  const started = await structured(connection, 'execute_flow', { namespace, flow_id: id });
  return started.execution_id;
}

async function list({ client }) {
  const { tools } = await client.listTools();
  const names = tools.map((tool) => tool.name);
  assert.ok(names.includes('execute_flow') && names.includes('kill_executions'), names.join(' '));
}

async function call(connection, namespace) {
  await structured(connection, 'create_or_update_flow', { source: flow(namespace, 'call', 'PT0.1S') });
  const read = await structured(connection, 'get_flow', { namespace, flow_id: 'call' });
  assert.match(read.source, /id: call/);
}

async function progress(connection, namespace) {
  await structured(connection, 'create_or_update_flow', { source: flow(namespace, 'progress', 'PT2S') });
  const reports = [];
  const done = await structured(
    connection,
    'execute_flow',
    { namespace, flow_id: 'progress', wait: true, wait_seconds: 30 },
    { onprogress: (report) => reports.push(report.progress) },
  );
  assert.equal(done.state, 'SUCCESS');
  assert.ok(reports.length > 0, 'no progress was reported');
  assert.deepEqual(reports, [...new Set(reports)].sort((one, other) => one - other), 'progress does not grow');
}

async function cancel(connection, namespace) {
  const execution_id = await start(connection, namespace, 'cancel', 'PT5M');
  const abort = new AbortController();
  const waiting = connection.callTool(
    'wait_for_execution',
    { execution_id, timeout_seconds: 120 },
    { signal: abort.signal, onprogress: () => abort.abort('enough') },
  );
  await assert.rejects(waiting);
  const seen = await structured(connection, 'get_execution', { execution_id });
  assert.equal(seen.state, 'RUNNING');
}

async function elicit(connection, namespace) {
  const execution_id = await start(connection, namespace, 'elicit', 'PT5M');
  const question = once(connection.questions, 'question');
  await structured(connection, 'kill_executions', { execution_ids: [execution_id] });
  const [message] = await question;
  assert.match(message, /kill_executions/);
  const ended = await structured(connection, 'wait_for_execution', { execution_id, timeout_seconds: 30 });
  assert.equal(ended.state, 'KILLED');
}

async function read(connection, namespace) {
  await structured(connection, 'create_or_update_flow', { source: flow(namespace, 'read', 'PT0.1S') });
  const { contents } = await connection.client.readResource({ uri: `kestra://flows/${namespace}/read` });
  assert.match(contents[0].text, /id: read/);
}

async function complete(connection, namespace) {
  await structured(connection, 'create_or_update_flow', { source: flow(namespace, 'complete', 'PT0.1S') });
  const { completion } = await connection.client.complete({
    ref: { type: 'ref/resource', uri: 'kestra://flows/{namespace}/{flow_id}' },
    argument: { name: 'namespace', value: namespace.slice(0, -1) },
  });
  assert.ok(completion.values.includes(namespace), completion.values.join(' '));
}

async function watch(connection, namespace) {
  await structured(connection, 'create_or_update_flow', { source: flow(namespace, 'watch', 'PT0.1S') });
  const uri = `kestra://flows/${namespace}/watch`;
  const updated = once(connection.updates, uri, { signal: AbortSignal.timeout(30_000) });
  await connection.watch(uri);
  await structured(connection, 'create_or_update_flow', { source: flow(namespace, 'watch', 'PT0.2S') });
  await updated;
}

export const features = { list, call, progress, cancel, elicit, read, complete, watch };
