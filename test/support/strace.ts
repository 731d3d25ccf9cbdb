import { spawnSync } from 'node:child_process';
import { missingTool } from './absent.js';
import { Child } from './child.js';
import { waitFor } from './wait.js';

export interface Injection {
  /** For example `['fsync', 'fdatasync']`. */
  readonly calls: readonly string[];
  /** The error's name in C, for example `EIO` or `ENOSPC`. */
  readonly error: string;
  /** From the n-th call of each thread on (default 1). */
  readonly from?: number;
}

export interface InjectedFault {
  /** How often the fault has been returned. */
  readonly hits: () => number;
  /** The kernel answers truly again; the process goes on. */
  readonly lift: () => Promise<void>;
}

/**
 * From now on these system calls of a running process fail, in all its threads, without reaching the kernel.
 *
 * @returns null outside CI where strace is missing or may not attach. @throws Error under CI.
 */
export async function injectFault(
  pid: number,
  { calls, error, from = 1 }: Injection,
): Promise<InjectedFault | null> {
  if (spawnSync('strace', ['-V']).status !== 0) {
    return missingTool('strace', 'On Debian and Ubuntu: apt-get install strace.');
  }
  const names = calls.join(',');
  const rule = `inject=${names}:error=${error}:when=${from}+`;
  const tracer = new Child(
    ['strace', '-f', '-p', String(pid), '-e', `trace=${names}`, '-e', 'signal=none', '-e', rule],
    {},
  );

  await waitFor('strace to attach', () => tracer.output.includes(`${pid} attached`) || tracer.ending);
  if (tracer.ending) {
    return missingTool(
      `the right to trace process ${pid}`,
      `Run the tests as root, or allow ptrace (sysctl kernel.yama.ptrace_scope=0). ${tracer.output.trim()}`,
    );
  }
  return {
    hits: () => tracer.output.split('(INJECTED)').length - 1,
    lift: async () => {
      tracer.signal('SIGINT');
      await tracer.exit;
    },
  };
}
