// Tries every client in every mode over every transport with every feature, and compares the outcome with docs/clients.md.
// Ends with 0 only when all that a client can do works and the page says so; --recreate writes the page anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { features } from './features.mjs';
import { start } from './gateway.mjs';
import * as v1 from './v1.mjs';
import * as v2 from './v2.mjs';

const page = join(import.meta.dirname, '../../docs/clients.md');
const names = Object.keys(features);
const notes = [];
const failures = [];

async function cell(feature, connection, namespace, row) {
  try {
    const tooLong = sleep(60_000, undefined, { ref: false }).then(() => {
      throw new Error('nothing came of it within a minute');
    });
    await Promise.race([features[feature](connection, namespace), tooLong]);
    return 'yes';
  } catch (error) {
    failures.push(`${row}, ${feature}: ${error.stack ?? error}`);
    return '**no**';
  }
}

async function row(sdk, mode, transport, target, number) {
  const title = `| ${sdk.name} | ${mode} | ${transport}`;
  const reason = sdk.unable(mode);
  if (reason) {
    const note = `${sdk.name} has no mode ${mode}: ${reason}.`;
    if (!notes.includes(note)) {
      notes.push(note);
    }
    return `${title} | – | ${names.map(() => '–').join(' | ')} |`;
  }
  const connection = await sdk.connect(mode, target);
  try {
    const cells = await Promise.all(
      names.map((feature) => cell(feature, connection, `matrix.r${number}_${feature}`, title)),
    );
    return `${title} | ${connection.era} | ${cells.join(' | ')} |`;
  } finally {
    await connection.close();
  }
}

async function rows(targets) {
  const lines = [];
  for (const sdk of [v1, v2]) {
    for (const mode of ['auto', 'pinned', 'legacy']) {
      for (const [transport, target] of Object.entries(targets)) {
        const line = await row(sdk, mode, transport, target, lines.length);
        console.error(line);
        lines.push(line);
      }
    }
  }
  return lines;
}

const gateway = await start();
let table;
try {
  table = await rows(gateway.targets);
} finally {
  gateway.stop();
}
const text = `# Clients

Written by \`conformance/clients/run --recreate\` from what the clients did with this build, in front of the sandbox; every
change's checks try them again. *auto* looks for the newest revision, *pinned* takes 2026-07-28 alone, *legacy* opens with
\`initialize\`. *elicit* is a call that the user must confirm, *watch* a resource that changes while the client waits. The
Java SDK's client is tried by the build itself (\`JavaSdkClientTest\`).

| client | mode | transport | era | ${names.join(' | ')} |
|---|---|---|---|${names.map(() => '---').join('|')}|
${table.join('\n')}

${notes.join('\n')}
`;
failures.forEach((failure) => console.error(failure));
if (process.argv.includes('--recreate')) {
  writeFileSync(page, text);
} else if (readFileSync(page, 'utf8') !== text) {
  console.error(`docs/clients.md is not what the clients did. Look at the difference, then run with --recreate:\n${text}`);
  process.exitCode = 1;
}
if (failures.length > 0) {
  process.exitCode = 1;
}
