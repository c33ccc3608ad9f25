// An OpenID provider on a loopback port: panva's oidc-provider, in memory. Prints its issuer, and ends when its input
// does. The first argument is the form of its access tokens, jwt or opaque; the second the gateway's public address, at
// which it signs people in too; the others are the scopes that there are for the gateway. Whoever signs in as NAME has the
// role NAME.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { webcrypto } from 'node:crypto';
import Provider from 'oidc-provider';

const [, , accessTokenFormat, gateway, ...scopes] = process.argv;
const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;
const { privateKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const key = { ...(await webcrypto.subtle.exportKey('jwk', privateKey)), alg: 'ES256', use: 'sig', kid: 'one' };
delete key.key_ops;
delete key.ext;

const provider = new Provider(issuer, {
  jwks: { keys: [key] },
  cookies: { keys: ['for tests only'] },
  clients: [
    {
      client_id: 'gateway',
      client_secret: 'for-tests-only',
      redirect_uris: [`${gateway}/oauth/callback`],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
    },
    {
      client_id: 'stepper',
      redirect_uris: ['http://127.0.0.1:34567/callback'],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'ES256',
    },
  ],
  scopes: ['openid', 'offline_access', ...scopes],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, roles: [id] }) }),
  claims: { openid: ['sub', 'roles'] },
  conformIdTokenClaims: false,
  extraTokenClaims: (ctx, token) => ({ roles: [token.accountId] }),
  issueRefreshToken: (ctx, client) => client.clientId !== 'stepper',
  rotateRefreshToken: true,
  features: {
    registration: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (ctx, resource) => ({
        scope: scopes.join(' '),
        audience: resource,
        accessTokenFormat,
        jwt: { sign: { alg: 'ES256' } },
      }),
      useGrantedResource: () => true,
    },
  },
});
provider.on('server_error', (ctx, error) => console.error(error));
server.on('request', provider.callback());
console.log(`issuer ${issuer}`);
process.stdin.resume().on('end', () => process.exit());
