// The real gateway and the stand-in Kestra, as processes of their own, started by the launcher.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// Another one, such as an installed distribution's, is tried by KESTRA_MCP_LAUNCHER.
const launcher = process.env.KESTRA_MCP_LAUNCHER ?? join(import.meta.dirname, '../../kestra-mcp');
// Without an .env, so that nobody's own settings are used.
const cwd = mkdtempSync(join(tmpdir(), 'kestra-mcp-clients-'));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function ready(child, what, url) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) {
      throw new Error(`${what} ended with code ${child.exitCode} before it was ready; it says why above.`);
    }
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok || response?.status === 401) {
      return;
    }
    await sleep(200);
  }
  throw new Error(`${what} was not ready within two minutes.`);
}

/** Starts both; gives where the gateway is, and how a client starts one of its own over stdio. */
export async function start() {
  const kestra = await freePort();
  const sandbox = spawn(launcher, ['sandbox', String(await freePort()), String(kestra)], { cwd, stdio: 'inherit' });
  await ready(sandbox, 'The sandbox', `http://127.0.0.1:${kestra}/api/v1/configs`);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KESTRA|OIDC|ENTRA)_/.test(name)));
  Object.assign(env, {
    KESTRA_BASE_URL: `http://127.0.0.1:${kestra}`,
    // As the sandbox says when it starts.
    KESTRA_USERNAME: 'admin@kestra.io',
    KESTRA_PASSWORD: 'Kestra-sandbox1',
    KESTRA_MCP_TOOLSETS: 'all',
    KESTRA_MCP_LOG_LEVEL: 'WARN',
  });
  const port = await freePort();
  const gateway = spawn(launcher, ['serve', '--port', String(port)], { cwd, env, stdio: 'inherit' });
  await ready(gateway, 'The gateway', `http://127.0.0.1:${port}/readyz`);
  return {
    targets: {
      HTTP: { url: new URL(`http://127.0.0.1:${port}/mcp`) },
      stdio: { command: { command: launcher, args: ['stdio'], env, cwd, stderr: 'inherit' } },
    },
    stop() {
      gateway.kill();
      sandbox.kill();
    },
  };
}
