// The TypeScript SDK's client, in the version that a script is asked to be: v1 or v2.
export async function sdk(version) {
  const parts =
    version === 'v1'
      ? await Promise.all([
          import('@modelcontextprotocol/sdk/client/index.js'),
          import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
          import('@modelcontextprotocol/sdk/client/auth.js'),
        ])
      : [await import('@modelcontextprotocol/client')];
  return Object.assign({}, ...parts);
}
