import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import { gsmaFolder } from './gsma-schemas.js';

interface Said {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

interface RuleSet {
  readonly name: string;
  readonly rules: Readonly<Record<string, string | readonly string[]>>;
}

/** One question of a conformance case, and what must hold for the answer. */
export interface VectorStep {
  readonly path: string;
  readonly method: string;
  readonly test_request_scripts?: readonly RuleSet[];
  readonly test_response_scripts?: readonly RuleSet[];
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: Pick<Said, 'status' | 'body'>;
}

export interface Vector {
  readonly name: string;
  readonly steps: readonly VectorStep[];
}

/** What a desk asks for (domain: accounts and transactions, by GET); the others change something at the wallet. */
const READS = /^\/?(accounts|transactions)\//;

/** What the cases leave open: settings by name, where callbacks go, and the steps before. */
export interface VectorScope {
  readonly settings: Readonly<Record<string, string>>;
  readonly callback?: string;
  readonly steps?: readonly Pick<VectorStep, 'request'>[];
}

/** All conformance cases, with what they leave open as it stands; none where they are not at hand. */
export function interopVectors(): readonly Vector[] {
  const folder = gsmaFolder();
  if (folder === null) {
    return [];
  }
  const files = readdirSync(join(folder, 'interop-vectors'), { recursive: true, encoding: 'utf8' });

  return files
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, 'interop-vectors', file), 'utf8');
      const { name, test_steps: steps } = parse(text) as { name: string; test_steps: readonly VectorStep[] };

      return { name, steps };
    });
}

/** The conformance cases that read, with `settings` in their places. */
export function readingVectors(settings: Readonly<Record<string, string>>): readonly Vector[] {
  return interopVectors()
    .filter(({ steps }) => steps.every(({ method, path }) => method === 'GET' && READS.test(path)))
    .map(({ name, steps }) => ({ name, steps: steps.map((step) => filled(step, { settings })) }));
}

/** A case or a part of it with nothing left open: `{{ env.X | default("…") }}`, a new id, the present moment, a step before. */
export function filled<T>(value: T, scope: VectorScope): T {
  return filledIn(value, scope) as T;
}

function filledIn(value: unknown, scope: VectorScope): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{\{\s*(.*?)\s*\}\}/gs, (_, open: string) => said(open.trim(), scope));
  }
  if (Array.isArray(value)) {
    return value.map((one) => filledIn(one, scope));
  }

  return value instanceof Object
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, scope)]))
    : value;
}

function said(open: string, { settings, callback = '', steps = [] }: VectorScope): string {
  const [, name, standard = ''] = /^env\.(\w+)\s*(?:\|\s*default\(\s*["'](.*?)["']\s*\))?$/s.exec(open) ?? [];
  if (name !== undefined) {
    return settings[name] ?? standard;
  }
  const [, step, header = ''] = /^steps\.(\d+)\.request\.headers\["(.+?)"\]\.0$/.exec(open) ?? [];
  if (step !== undefined) {
    return String(valueAt(steps[Number(step) - 1]?.request.headers, [header]) ?? '');
  }
  if (open.startsWith('mapped_urls')) {
    return callback;
  }

  return open.startsWith('uuidv4') ? randomUUID() : new Date().toISOString();
}

/** What of these rules does not hold. @throws Error for a rule that this reader does not know */
export function broken(scripts: readonly RuleSet[] | undefined, said: Partial<Said>): string[] {
  return (scripts ?? []).flatMap(({ name, rules }) =>
    Object.entries(rules).flatMap(([path, list]) => {
      const wanted = typeof list === 'string' ? list.split('|') : list;
      const found = valueAt(said, path.replace(/\.\*$/, '').split('.'));

      return wanted
        .filter((rule) => !holds(rule, found))
        .map((rule) => `${name}: ${path} is not ${rule} but ${JSON.stringify(found)?.slice(0, 200)}`);
    }),
  );
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    const found = Object.entries(inner ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase());

    return found?.[1];
  }, value);
}

function holds(rule: string, value: unknown): boolean {
  const [, kind = '', operand = ''] = /^(\w+)(?::(.*))?$/s.exec(rule) ?? [];
  const length = Array.isArray(value) ? value.length : 0;
  switch (kind) {
    case 'required':
      return value !== undefined && value !== null && value !== '';
    case 'in':
      return operand.split(',').includes(String(value));
    case 'array':
      return Array.isArray(value);
    case 'min':
      return length >= Number(operand);
    case 'max':
      return length <= Number(operand);
    case 'url':
      return URL.canParse(String(value));
    case 'regex':
      return new RegExp(operand.replace(/^\/|\/$/g, '')).test(String(value));
    default:
      throw new Error(`The rule ${rule} is not known here.`);
  }
}
