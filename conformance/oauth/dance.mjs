// The TypeScript SDK's client signs in at a gateway by itself, with nothing but the gateway's address. Prints, as JSON
// in a line that begins with "danced", what it asked of whom, and what came of it. Usage: dance.mjs v1|v2 GATEWAY USER
import { signIn } from './browser.mjs';
import { sdk } from './sdk.mjs';

const [, , version, gateway, user] = process.argv;
const back = 'http://127.0.0.1:34567/callback';
const { Client, StreamableHTTPClientTransport, UnauthorizedError } = await sdk(version);

const asked = [];
async function recorded(url, options) {
  const answer = await fetch(url, options);
  asked.push(`${options?.method ?? 'GET'} ${new URL(url).pathname} ${answer.status}`);
  return answer;
}

const kept = {};
const authProvider = {
  redirectUrl: back,
  clientMetadata: {
    client_name: 'dance',
    redirect_uris: [back],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    // The provider gives nothing to who asks for nothing, and the gateway names no scope.
    scope: 'openid',
  },
  state: () => 'the state',
  clientInformation: () => kept.client,
  saveClientInformation: (client) => void (kept.client = client),
  tokens: () => kept.tokens,
  saveTokens: (tokens) => void (kept.tokens = tokens),
  redirectToAuthorization: (address) => void (kept.address = address),
  saveCodeVerifier: (verifier) => void (kept.verifier = verifier),
  codeVerifier: () => kept.verifier,
  saveDiscoveryState: (state) => void (kept.discovery = state),
  discoveryState: () => kept.discovery,
};
const newTransport = () => new StreamableHTTPClientTransport(new URL(gateway), { authProvider, fetch: recorded });
const newClient = () => new Client({ name: 'dance', version: '1' });

const first = newTransport();
const outcome = await newClient()
  .connect(first)
  .catch((error) => error);
if (!(outcome instanceof UnauthorizedError)) {
  throw new Error('The gateway let the client in without a token', { cause: outcome });
}
const returned = (await signIn(kept.address, user, back)).searchParams;
if (returned.get('state') !== 'the state') {
  throw new Error(`Not the answer to this request: ${returned}`);
}
await first.finishAuth(version === 'v1' ? returned.get('code') : returned);

const client = newClient();
await client.connect(newTransport());
const { tools } = await client.listTools();
const called = await client.callTool({ name: 'get_instance_info', arguments: {} });

// The access token no longer holds: the client gets a new one by itself.
const spent = kept.tokens.refresh_token;
kept.tokens = { ...kept.tokens, access_token: 'no.longer.good' };
await client.listTools();
const issuer = kept.discovery.authorizationServerUrl.toString().replace(/\/$/, '');
const replay = await fetch(kept.discovery.authorizationServerMetadata.token_endpoint, {
  method: 'POST',
  body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: spent, client_id: kept.client.client_id }),
});
const told = {
  asked,
  authorize: Object.fromEntries(kept.address.searchParams),
  issuer,
  tools: tools.map((tool) => tool.name),
  called: called.isError ? { failed: called.content } : called.structuredContent,
  rotated: kept.tokens.refresh_token !== spent,
  replay: (await replay.json()).error,
};
console.log(`danced ${JSON.stringify(told)}`);
await client.close();
