import { writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { Child, finish } from '../../support/child.js';
import { fromRoot } from '../../support/root.js';
import { Server, temporaryFolder } from '../../support/processes.js';
import { waitFor } from '../../support/wait.js';
import type { Bench } from '../bench.js';
import { compare, figureOf } from '../rounds.js';

const PATH = '/zh-CN/help';
const CONNECTIONS = 32;
const SECONDS = 2;
const ROUNDS = 5;
/** What the server of the limit says by itself. */
const ITS_OWN = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** The home page of the help centre, as in production, beside bare `node:http` sending the same bytes. */
export async function pageSpeed(bench: Bench): Promise<void> {
  const server = await Server.start({ env: { LOG_LEVEL: 'silent' } });
  // Articles come with the first start; production is what is measured.
  await server.restart({
    NODE_ENV: 'production',
    PUBLIC_URL: server.url.replace('http:', 'https:'),
    RATE_LIMITS: '999', // One address asks for everything here; each question is counted all the same.
  });
  const { headers, body } = await fetchPage(server.url);
  const file = join(temporaryFolder('bench'), 'page.json');
  const kept = Object.entries(headers).filter(([name]) => !ITS_OWN.includes(name));
  writeFileSync(file, JSON.stringify({ headers: Object.fromEntries(kept), body }));
  const bare = new Child([process.execPath, fromRoot('dist/test/bench/pages/bare-server.js'), file], {});
  try {
    const { listening } = (await waitFor(
      'the bare server to listen',
      () => bare.lines.find((line) => typeof line['listening'] === 'number') ?? null,
    )) as { readonly listening: number };
    const compared = await compare(
      () => pagesPerSecond(server.url),
      () => pagesPerSecond(`http://127.0.0.1:${listening}`),
      { rounds: ROUNDS },
    );
    const name = `help home, ${CONNECTIONS} connections, ${Math.round(body.length / 1_000)} kB`;
    const names = { name, unit: 'pages/s', limitName: 'bare node:http' };
    bench.report(figureOf(compared, names, { atLeast: 0.15 }));
  } finally {
    await bare.kill();
    await server.dispose();
  }
}

/** @throws Error where an answer was no page: a rate of refusals says nothing. */
async function pagesPerSecond(url: string): Promise<number> {
  const cannon = fromRoot('node_modules/autocannon/autocannon.js');
  const load = ['--json', '--connections', String(CONNECTIONS), '--duration', String(SECONDS)];
  const { stdout } = await finish([process.execPath, cannon, ...load, `${url}${PATH}`], {});
  const { requests, non2xx, errors } = JSON.parse(stdout) as {
    readonly requests: { readonly average: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  if (non2xx > 0 || errors > 0) {
    throw new Error(`${non2xx} answers of ${url} were no pages, and ${errors} requests had none.`);
  }

  return requests.average;
}

function fetchPage(url: string): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    request(`${url}${PATH}`, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => void parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts).toString() }));
    })
      .on('error', reject)
      .end();
  });
}
