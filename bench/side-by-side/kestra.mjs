// What the stand-in for Kestra answers: recorded from the sandbox, which is not measured itself, for it would be slower than
// what is.
import { Measured } from './process.mjs';

/** The search that everybody is asked for. */
export const SEARCH = '/api/v1/main/flows/search?page=1&size=25';
/** A flow that is in its answer. */
export const EXPECTED = 'flow_12';

/** Texts by path. */
export async function recorded(home, folder, port) {
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
    const page = await get(SEARCH);
    return { '/api/v1/configs': await get('/api/v1/configs'), '/api/v1/main/flows/search': page };
  } finally {
    sandbox.stop();
  }
}
