// @modelcontextprotocol/client 2.x: the revision of 2026-07-28 when it is told to look for it, or the older ones.
import { EventEmitter } from 'node:events';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { agree } from './answers.mjs';

export const name = '@modelcontextprotocol/client 2.x';

/** Why the client cannot be used so; undefined when it can. */
export function unable() {
  return undefined;
}

const modes = { auto: 'auto', pinned: { pin: '2026-07-28' }, legacy: 'legacy' };

export async function connect(mode, { url, command }) {
  const client = new Client(
    { name: 'matrix', version: '1' },
    { capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode: modes[mode] } },
  );
  const questions = new EventEmitter();
  const updates = new EventEmitter();
  client.setRequestHandler('elicitation/create', ({ params }) => agree(questions, params));
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => updates.emit(params.uri));
  await client.connect(url ? new StreamableHTTPClientTransport(url) : new StdioClientTransport(command));
  const era = client.getProtocolEra();
  return {
    client,
    questions,
    updates,
    era,
    callTool: (tool, args, options) => client.callTool({ name: tool, arguments: args }, options),
    watch: (uri) =>
      era === 'modern' ? client.listen({ resourceSubscriptions: [uri] }) : client.subscribeResource({ uri }),
    close: () => client.close(),
  };
}
