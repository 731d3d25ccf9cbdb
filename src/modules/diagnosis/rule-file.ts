import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import {
  BASE_VERSION,
  type DiagnosisRule,
  type Raise,
  type Recheck,
  type RuleEdition,
} from './diagnosis-rule.js';
import { readCondition } from './rule-conditions.js';

/** A rule as its file has it: conditions are written as people read them, a line each. */
interface WrittenRule extends Omit<RuleEdition, 'when' | 'raise' | 'recheck'> {
  readonly id: string;
  readonly when: readonly string[];
  readonly raise?: Omit<Raise, 'when'> & { readonly when: readonly string[] };
  readonly recheck?: Partial<Recheck>;
}

const FOLDER = 'seeds/reference/diagnosis-rules';

/** The rules that every install begins with, in the order in which they are tried. @throws Error naming a file that cannot be read */
export function baseRules(): readonly DiagnosisRule[] {
  const folder = join(projectRoot(), FOLDER);

  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readFile(join(folder, name)))
    .map((edition, index) => ({ ...edition, place: index + 1, since: BASE_VERSION }));
}

function readFile(path: string): (RuleEdition & { readonly id: string })[] {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as WrittenRule[]).map(ruleOf);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

const ruleOf = ({
  when,
  raise,
  recheck = {},
  ...rest
}: WrittenRule): RuleEdition & { readonly id: string } => ({
  ...rest,
  when: readCondition(when.join('\n')),
  raise: raise ? { ...raise, when: readCondition(raise.when.join('\n')) } : null,
  recheck: {
    minutes: recheck.minutes ?? [],
    atDue: recheck.atDue ?? false,
    hourly: recheck.hourly ?? false,
  },
});
