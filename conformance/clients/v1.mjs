// @modelcontextprotocol/sdk 1.x, which knows the older revisions alone.
import { EventEmitter } from 'node:events';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  ElicitRequestSchema,
  ResourceUpdatedNotificationSchema,
  SUPPORTED_PROTOCOL_VERSIONS,
} from '@modelcontextprotocol/sdk/types.js';
import { agree } from './answers.mjs';

export const name = '@modelcontextprotocol/sdk 1.x';

/** Why the client cannot be used so; undefined when it can. */
export function unable(mode) {
  if (mode === 'legacy' || SUPPORTED_PROTOCOL_VERSIONS.includes('2026-07-28')) {
    return undefined;
  }
  return `the newest revision that it knows is ${[...SUPPORTED_PROTOCOL_VERSIONS].sort().at(-1)}`;
}

export async function connect(mode, { url, command }) {
  const client = new Client({ name: 'matrix', version: '1' }, { capabilities: { elicitation: {} } });
  const questions = new EventEmitter();
  const updates = new EventEmitter();
  client.setRequestHandler(ElicitRequestSchema, ({ params }) => agree(questions, params));
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => updates.emit(params.uri));
  await client.connect(url ? new StreamableHTTPClientTransport(url) : new StdioClientTransport(command));
  return {
    client,
    questions,
    updates,
    era: 'legacy',
    callTool: (tool, args, options) => client.callTool({ name: tool, arguments: args }, undefined, options),
    watch: (uri) => client.subscribeResource({ uri }),
    close: () => client.close(),
  };
}
