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
  };
  readonly response: Pick<Said, 'status' | 'body'>;
}

export interface Vector {
  readonly name: string;
  readonly steps: readonly VectorStep[];
}

/** What a desk asks for (domain: accounts and transactions, by GET); the others change something at the wallet. */
const READS = /^\/?(accounts|transactions)\//;

/** The conformance cases that read, with `settings` in their places; none where they are not at hand. */
export function readingVectors(settings: Readonly<Record<string, string>>): readonly Vector[] {
  const folder = gsmaFolder();
  if (folder === null) {
    return [];
  }
  const files = readdirSync(join(folder, 'interop-vectors'), { recursive: true, encoding: 'utf8' });

  return files
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .map((file) => {
      const { name, test_steps: steps } = filled(
        parse(readFileSync(join(folder, 'interop-vectors', file), 'utf8')),
        settings,
      ) as { name: string; test_steps: readonly VectorStep[] };

      return { name, steps };
    })
    .filter(({ steps }) => steps.every(({ method, path }) => method === 'GET' && READS.test(path)));
}

/** `{{ env.X | default("…") }}`, a new id, the present moment: what the cases leave open. */
function filled(value: unknown, settings: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{\{\s*(.*?)\s*\}\}/gs, (_, open: string) => {
      const [, name, standard = ''] =
        /^env\.(\w+)\s*(?:\|\s*default\(["'](.*?)["']\))?$/s.exec(open.trim()) ?? [];
      if (name !== undefined) {
        return settings[name] ?? standard;
      }

      return open.startsWith('uuidv4') ? randomUUID() : new Date().toISOString();
    });
  }
  if (Array.isArray(value)) {
    return value.map((one) => filled(one, settings));
  }

  return value instanceof Object
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, settings)]))
    : value;
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
  const [kind = '', operand = ''] = rule.split(':');
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
    default:
      throw new Error(`The rule ${rule} is not known here.`);
  }
}
