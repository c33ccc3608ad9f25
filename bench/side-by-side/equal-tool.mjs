// A server as the TypeScript SDK's own documentation has it: stateless, one tool that asks Kestra what search_flows asks.
// Over stdio (`stdio TOOLS_FILE`) it has the gateway's own list instead, for the time from start to first list.
import fs from 'node:fs';
import http from 'node:http';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const [mode, argument] = process.argv.slice(2);
const tools = mode === 'stdio'
  ? JSON.parse(fs.readFileSync(argument, 'utf8'))
  : [{ name: 'search_flows', description: 'Search flows.', inputSchema: { type: 'object', properties: { limit: { type: 'integer' } } } }];

function server() {
  const made = new Server({ name: 'equal', version: '1' }, { capabilities: { tools: {} } });
  made.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
  made.setRequestHandler(CallToolRequestSchema, async (request) => {
    const answer = await fetch(`${process.env.KESTRA}/api/v1/main/flows/search?page=1&size=${request.params.arguments?.limit ?? 25}`);
    const page = await answer.json();
    return { content: [{ type: 'text', text: JSON.stringify(page) }], structuredContent: page, isError: false };
  });
  return made;
}

if (mode === 'stdio') {
  await server().connect(new StdioServerTransport());
} else {
  http.createServer(async (request, answer) => {
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
    const made = server();
    answer.on('close', () => { transport.close(); made.close(); });
    await made.connect(transport);
    await transport.handleRequest(request, answer);
  }).listen(Number(argument), '127.0.0.1');
}
