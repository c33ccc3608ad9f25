// nginx twice: as a Kestra whose answers cost nothing (kept from the sandbox), and as a plain reverse proxy in front of it.
import fs from 'node:fs';
import os from 'node:os';
import { Measured } from './process.mjs';

const COMMON = (folder) => `
user ${os.userInfo().username}; worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 100000000; types {} default_type application/json;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
`;

async function start(folder, config, probe) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${folder}/nginx.conf`, COMMON(folder) + config + '\n}\n');
  return new Measured('nginx', ['-c', `${folder}/nginx.conf`, '-p', folder], { log: `${folder}/out.log` }).until(probe);
}

/** @param answers texts by path, such as /api/v1/configs */
export async function keptAnswers(folder, port, answers) {
  fs.mkdirSync(`${folder}/kept`, { recursive: true });
  const locations = Object.entries(answers).map(([path, text], at) => {
    fs.writeFileSync(`${folder}/kept/${at}.json`, text);
    return `location = ${path} { alias ${folder}/kept/${at}.json; open_file_cache max=10; }`;
  });
  return start(folder, `server { listen 127.0.0.1:${port}; ${locations.join('\n')} }`, `http://127.0.0.1:${port}/api/v1/configs`);
}

export function proxy(folder, port, to) {
  return start(folder, `upstream kestra { server 127.0.0.1:${to}; keepalive 64; keepalive_requests 100000000; }
    server { listen 127.0.0.1:${port};
      location / { proxy_pass http://kestra; proxy_http_version 1.1; proxy_set_header Connection ""; } }`,
  `http://127.0.0.1:${port}/api/v1/configs`);
}
