// An identity provider of a few lines: its key, and one access token.
import crypto from 'node:crypto';
import http from 'node:http';

export async function provider(audience) {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', alg: 'ES256' };
  const server = http.createServer((request, answer) => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    answer.setHeader('Content-Type', 'application/json');
    answer.end(JSON.stringify(request.url === '/jwks' ? { keys: [key] } : {
      issuer, jwks_uri: `${issuer}/jwks`, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['ES256'],
    }));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'ES256', kid: 'bench', typ: 'at+jwt' })}.${part({
    iss: issuer, aud: audience, sub: 'bench', client_id: 'bench', jti: 'bench', iat: now, nbf: now, exp: now + 3500, roles: ['developer'],
  })}`;
  const signature = crypto.sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return { issuer, token: `${signed}.${signature.toString('base64url')}`, stop: () => server.close() };
}
