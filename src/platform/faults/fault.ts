/** A place where a test may stop the process or make it stumble. Named in the order a request meets them. */
export const FAULT_POINTS = [
  'before-commit',
  'after-commit',
  'before-answer',
  'after-answer',
  'in-handler',
  'after-handler-effect',
  'after-smtp-250',
  'pg-statement',
  'pg-commit',
  'pg-after-commit',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

interface ArmedFault {
  readonly at: number;
  readonly code: string | null;
}

/** A database error as a test orders it; carries the code by which real ones are told apart. */
export class InjectedFault extends Error {
  constructor(
    point: FaultPoint,
    readonly code: string,
  ) {
    super(`injected at ${point}: ${code}`);
  }
}

const armed = new Map<FaultPoint, ArmedFault[]>();
const passed = new Map<FaultPoint, number>();

/**
 * Arms fault points from `name@n` (the process is killed at the n-th passing) or `name@n:code` (an error with
 * that code is thrown there). Only ever called under NODE_ENV=test; otherwise `fault()` finds nothing armed.
 */
export function armFaults(description: string): void {
  for (const part of description.split(',')) {
    const [name = '', rest = ''] = part.split('@');
    const [at = '1', code = null] = rest.split(':');
    const point = FAULT_POINTS.find((known) => known === name);
    if (!point) {
      throw new Error(`FAULTS names an unknown point: ${name}. Known: ${FAULT_POINTS.join(', ')}.`);
    }
    armed.set(point, [...(armed.get(point) ?? []), { at: Number(at), code }]);
  }
}

export function fault(point: FaultPoint): void {
  if (armed.size === 0) {
    return;
  }
  const count = (passed.get(point) ?? 0) + 1;
  passed.set(point, count);
  const due = armed.get(point)?.find(({ at }) => at === count);
  if (due?.code) {
    throw new InjectedFault(point, due.code);
  }
  if (due) {
    process.kill(process.pid, 'SIGKILL');
  }
}
