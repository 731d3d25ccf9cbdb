import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openTicket, World } from '../../e2e/world.js';
import { fromRoot } from '../../support/root.js';
import type { Bench } from '../bench.js';
import type { Figure } from '../figure.js';

/** Kilobytes as they go over the wire. */
interface Budget {
  readonly html: number;
  readonly css: number;
  readonly js: number;
}

const BUDGETS = {
  help: { html: 14, css: 9, js: 5 },
  intake: { html: 12, css: 9, js: 9 },
  ticket: { html: 18, css: 10, js: 28 }, // The socket's library alone is 13: see weights.spec.ts.
  desk: { html: 30, css: 14, js: 45 },
} as const satisfies Record<string, Budget>;

const QUEUE_ROWS = 50;

/** What a page brings over the wire for the first time, beside the budget of its class. */
export async function pageWeight(bench: Bench): Promise<void> {
  const world = await World.start();
  try {
    const agent = await world.staff('mei');
    const customer = await world.customer('zh-CN');
    for (let row = 1; row < QUEUE_ROWS; row += 1) {
      await openTicket(world.visitor(), {}, 'zh-CN');
    }
    const pages = [
      ['help', world.visitor(), '/zh-CN/help'],
      ['help', world.visitor(), '/zh-CN/help/search?q=钱没到'],
      ['help', world.visitor(), '/zh-CN/help/a/money-not-arrived'],
      ['intake', world.visitor(), '/zh-CN/requests/new/type'],
      ['ticket', customer.client, `/zh-CN/requests/${customer.reference}`],
      ['desk', agent, '/agent/queue?view=all&lang=zh-CN'],
      ['desk', agent, `/agent/t/${customer.reference}`],
    ] as const;
    for (const [kind, client, path] of pages) {
      const page = await client.get(encodeURI(path));
      if (page.status !== 200) {
        throw new Error(`${path} answered ${page.status}.`);
      }
      report(bench, path.replace(customer.reference, ':reference'), page.body, BUDGETS[kind]);
    }
  } finally {
    await world.stop();
  }
}

function report(bench: Bench, path: string, html: string, budget: Budget): void {
  const weights = { html: gzipped(html), css: weightOf(stylesOf(html)), js: weightOf(scriptsOf(html)) };
  for (const part of ['html', 'css', 'js'] as const) {
    bench.report(figure(`${part} of ${path}`, weights[part], budget[part]));
  }
}

function figure(name: string, ours: number, limit: number): Figure {
  const ratio = ours / limit;

  return {
    name,
    unit: 'KB gzip',
    ours,
    limitName: 'its budget',
    limit,
    ratio,
    lowest: ratio,
    highest: ratio,
    demand: { atMost: 1 },
  };
}

interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
}

const folder = (): string => fromRoot('dist/client');

function stylesOf(html: string): string[] {
  return [...html.matchAll(/<link rel="stylesheet" href="\/assets\/([^"]+)"/g)].map(([, file = '']) => file);
}

/** The script of the page, and of its behaviours all that they import. */
function scriptsOf(html: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder(), 'manifest.json'), 'utf8')) as Record<string, Built>;
  const names = [...html.matchAll(/data-behaviour="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' '));
  const files = new Set<string>();
  const visit = (key: string): void => {
    const built = manifest[key];
    if (built && !files.has(built.file)) {
      files.add(built.file);
      built.imports?.forEach(visit);
    }
  };
  ['main.ts', ...names.map((name) => `behaviours/${name}.ts`)].forEach(visit);

  return [...files];
}

const weightOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipped(readFileSync(join(folder(), file))), 0);

const gzipped = (content: string | Buffer): number => gzipSync(content).length / 1_000;
