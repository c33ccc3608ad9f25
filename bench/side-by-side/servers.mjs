// The MCP servers, each as its users run it, and how one call of each is written.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import ts from 'typescript';
import { Measured } from './process.mjs';

const JSON_RPC = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
/** Gives the text of a call by its id. */
const call = (name, args, meta) => (id) => `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":${JSON.stringify({ name, arguments: args, ...meta })}}`;

/** How the gateway is started: as it is run, or with as many tools as wanted. */
export const served = (home) => ({ command: `${home}/kestra-mcp`, args: ['serve'] });
export const sized = (bench, size) => ({
  command: process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java',
  args: ['-XX:+UseSerialGC', '-Dlogback.configurationFile=sandbox-logback.xml', '-cp', `${bench}/target/lib/*`, 'io.kestramcp.bench.SizedGateway', String(size)],
});

const VERSION = '2026-07-28';
const META = { _meta: {
  'io.modelcontextprotocol/protocolVersion': VERSION,
  'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
} };

/** A gateway with sign-in, a policy and an audit file, spoken to in the protocol of 2026-07-28. */
export async function gateway({ command, args }, folder, port, kestra, provider, expected) {
  const address = `http://127.0.0.1:${port}`;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${folder}/policy.yaml`, 'version: 1\ngrants:\n  - claim: roles\n    values: [developer]\n    roles: [developer]\n  - claim: roles\n    values: [admin]\n    roles: [admin]\n');
  const started = await new Measured(command, args, {
    log: `${folder}/gateway.log`,
    env: {
      KESTRA_BASE_URL: kestra, KESTRA_USERNAME: 'bench', KESTRA_PASSWORD: 'bench', KESTRA_MCP_PORT: String(port),
      KESTRA_MCP_PUBLIC_URL: address, OIDC_ISSUER_URL: provider.issuer, KESTRA_MCP_POLICY_FILE: `${folder}/policy.yaml`,
      KESTRA_MCP_AUDIT_FILE: `${folder}/audit.jsonl`, KESTRA_MCP_STORE: `${folder}/store`, ...limits(),
    },
  }).until(`${address}/livez`);
  return {
    name: 'kestra-mcp, signed in, audited', process: started, url: `${address}/mcp`, expected,
    headers: { ...JSON_RPC, Authorization: `Bearer ${provider.token('bench')}`, 'MCP-Protocol-Version': VERSION, 'Mcp-Method': 'tools/call', 'Mcp-Name': 'search_flows' },
    body: call('search_flows', {}, META),
  };
}

/** The same gateway, asked for its list by an administrator. */
export function listed(target, provider) {
  const headers = { ...target.headers, Authorization: `Bearer ${provider.token('admin', ['admin'])}`, 'Mcp-Method': 'tools/list' };
  delete headers['Mcp-Name'];
  return { ...target, headers, expected: '"search_flows"', body: (id) => `{"jsonrpc":"2.0","id":${id},"method":"tools/list","params":${JSON.stringify(META)}}` };
}

/** One caller makes all the calls: his own limits are off, those of all callers hold. */
function limits() {
  return { KESTRA_MCP_CALLS_PER_MINUTE: '0', KESTRA_MCP_ANSWER_MIB_PER_MINUTE: '0', KESTRA_MCP_CALLS_AT_ONCE: '0' };
}

/** What openapi-mcp-generator makes of the same contract: no sign-in, no permissions, no audit, no checks of ours. */
export async function generated(bench, folder, port, kestra, contract, expected) {
  const project = `${bench}/target/generated`;
  fs.rmSync(project, { recursive: true, force: true });
  execFileSync(`${bench}/node_modules/.bin/openapi-mcp-generator`,
    ['--input', contract, '--output', project, '--transport', 'streamable-http', '--port', String(port), '--base-url', kestra, '--force'],
    { stdio: ['ignore', 'ignore', 'inherit'] });
  // Without its check of types, which finds some wrong.
  fs.mkdirSync(`${project}/build`);
  for (const name of fs.readdirSync(`${project}/src`)) {
    const { outputText } = ts.transpileModule(fs.readFileSync(`${project}/src/${name}`, 'utf8'), { compilerOptions: { module: 'ESNext', target: 'ES2022' } });
    fs.writeFileSync(`${project}/build/${name.replace('.ts', '.js')}`, outputText);
  }
  const started = await new Measured('node', ['build/index.js', '--transport=streamable-http'], { cwd: project, log: '/dev/null' }).until(`http://127.0.0.1:${port}/health`);
  const url = `http://127.0.0.1:${port}/mcp`;
  const opened = await fetch(url, { method: 'POST', headers: JSON_RPC, body: JSON.stringify({
    jsonrpc: '2.0', id: 0, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'bench', version: '1' } } }) });
  await opened.text();
  return {
    name: 'openapi-mcp-generator 4.0.1', process: started, url, expected,
    headers: { ...JSON_RPC, 'mcp-session-id': opened.headers.get('mcp-session-id') },
    body: call('searchFlows', { tenant: 'main', page: 1, size: 25 }),
  };
}

/** One equal tool by the TypeScript SDK: no sign-in, no permissions, no audit. */
export async function typescript(bench, port, kestra, expected) {
  const started = new Measured('node', [`${bench}/side-by-side/equal-tool.mjs`, 'http', String(port)], { env: { KESTRA: kestra }, log: '/dev/null' });
  await started.until(`http://127.0.0.1:${port}/`);
  return { name: 'TypeScript SDK 1.32.2, one tool', process: started, url: `http://127.0.0.1:${port}/mcp`, expected, headers: JSON_RPC, body: call('search_flows', { limit: 25 }) };
}
