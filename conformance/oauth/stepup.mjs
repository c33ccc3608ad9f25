// The TypeScript SDK's client signs in for what the gateway names, calls a tool that needs another scope, and signs in
// again for what it is told then. Prints, as JSON in a line that begins with "stepped", which scopes it asked for at each
// sign-in, what each answered call of the tool was, and the statuses of all calls. Without refresh tokens: version 1 would
// use its own for the wider scope, which cannot work. Usage: stepup.mjs v1|v2 GATEWAY USER
import { signIn } from './browser.mjs';
import { sdk } from './sdk.mjs';

const [, , version, gateway, user] = process.argv;
const back = 'http://127.0.0.1:34567/callback';
const { Client, StreamableHTTPClientTransport, UnauthorizedError } = await sdk(version);

const statuses = [];
async function recorded(url, options) {
  const answer = await fetch(url, options);
  if (options?.body?.includes?.('"tools/call"')) {
    statuses.push(answer.status);
  }
  return answer;
}

const kept = {};
const authProvider = {
  redirectUrl: back,
  clientMetadata: { client_name: 'stepper', redirect_uris: [back], token_endpoint_auth_method: 'none' },
  clientInformation: () => ({ client_id: 'stepper' }),
  tokens: () => kept.tokens,
  saveTokens: (tokens) => void (kept.tokens = tokens),
  redirectToAuthorization: (address) => void (kept.address = address),
  saveCodeVerifier: (verifier) => void (kept.verifier = verifier),
  codeVerifier: () => kept.verifier,
  saveDiscoveryState: (state) => void (kept.discovery = state),
  discoveryState: () => kept.discovery,
};
const scopes = [];
const newTransport = () => new StreamableHTTPClientTransport(new URL(gateway), { authProvider, fetch: recorded });

/** Does something; where the client must sign in for it, does that. */
async function signedInFor(transport, action) {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) {
      throw error;
    }
    scopes.push(kept.address.searchParams.get('scope'));
    const returned = (await signIn(kept.address, user, back)).searchParams;
    await transport.finishAuth(version === 'v1' ? returned.get('code') : returned);
    return undefined;
  }
}

const first = newTransport();
await signedInFor(first, () => new Client({ name: 'stepper', version: '1' }).connect(first));
const transport = newTransport();
const client = new Client({ name: 'stepper', version: '1' });
await client.connect(transport);
const results = [];
for (let call = 0; call < 6; call++) {
  const write = { name: 'set_key', arguments: { namespace: 'company.team', key: 'stepped', value: 'up' } };
  const result = await signedInFor(transport, () => client.callTool(write).catch(told));
  results.push(result ? (result.refused ?? !result.isError) : 'sign in');
}

/** An error of the gateway is an answer, and needs no sign-in. */
function told(error) {
  if (error instanceof UnauthorizedError) {
    throw error;
  }
  return { refused: error.message };
}
console.log(`stepped ${JSON.stringify({ scopes, results, statuses })}`);
await client.close();
