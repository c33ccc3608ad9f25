// An OpenID provider on a loopback port: panva's oidc-provider, in memory. Prints its issuer, and ends when its input
// does. The first argument is the form of its access tokens, jwt or opaque; the second the gateway's public address, at
// which it signs people in too. Whoever signs in as NAME has the role NAME.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { webcrypto } from 'node:crypto';
import Provider from 'oidc-provider';

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
      redirect_uris: [`${process.argv[3]}/oauth/callback`],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, roles: [id] }) }),
  claims: { openid: ['sub', 'roles'] },
  conformIdTokenClaims: false,
  extraTokenClaims: (ctx, token) => ({ roles: [token.accountId] }),
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  features: {
    registration: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (ctx, resource) => ({
        scope: '',
        audience: resource,
        accessTokenFormat: process.argv[2],
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
