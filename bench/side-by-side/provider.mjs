// An identity provider of a few lines: its key, and access tokens.
import crypto from 'node:crypto';
import http from 'node:http';

/** Seconds that a token lives: longer than any benchmark takes. */
const LIFE = 6 * 3600;

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
  const token = (subject, roles = ['developer']) => {
    const signed = `${part({ alg: 'ES256', kid: 'bench', typ: 'at+jwt' })}.${part({
      iss: issuer, aud: audience, sub: subject, client_id: 'bench', jti: subject, iat: now, nbf: now, exp: now + LIFE, roles,
    })}`;
    const signature = crypto.sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  };
  return { issuer, token, stop: () => server.close() };
}
