import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from './guardian.js';
import { repositoryRoot } from './root.js';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One line of a program's output: the fields of a JSON line, or `{ text }` for anything else. */
export type LogLine = Readonly<Record<string, unknown>>;

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A program under observation: what it wrote, whether it still runs, how it ended. It leads its own process
 * group, so that nothing it started outlives it, and dies with this process.
 */
export class Child {
  readonly lines: LogLine[] = [];
  readonly exit: Promise<Exit>;
  private readonly process: ChildProcess;
  private written = '';
  private half = '';
  private ended: Exit | undefined;

  constructor(command: readonly string[], env: Environment) {
    const [program = process.execPath, ...args] = command;

    this.process = spawn(program, args, {
      cwd: repositoryRoot,
      env: childEnvironment(env),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.hear(chunk));
    this.process.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.written += chunk;
    });
    this.exit = this.observeExit();
    if (this.process.pid !== undefined) {
      guard('group', this.process.pid);
    }
  }

  get pid(): number {
    if (this.process.pid === undefined) {
      throw new Error(`The program did not start.\n${this.written}`);
    }
    return this.process.pid;
  }

  /** How it ended, or `undefined` while it runs. */
  get ending(): Exit | undefined {
    return this.ended;
  }

  /** Everything written so far, to both channels. */
  get output(): string {
    return this.written;
  }

  signal(signal: NodeJS.Signals): void {
    if (!this.ended) {
      this.process.kill(signal);
    }
  }

  /** SIGKILL to the program and to everything it started; nothing when it has ended. */
  async kill(): Promise<Exit> {
    if (!this.ended) {
      try {
        process.kill(-this.pid, 'SIGKILL');
      } catch {
        this.process.kill('SIGKILL');
      }
    }
    return this.exit;
  }

  private hear(chunk: string): void {
    this.written += chunk;
    const [last = '', ...whole] = (this.half + chunk).split('\n').reverse();

    this.half = last;
    for (const line of whole.reverse()) {
      this.lines.push(parseLine(line));
    }
  }

  /** Waits a moment for the last words: a grandchild may hold the channel open after the program has gone. */
  private observeExit(): Promise<Exit> {
    return new Promise((resolve) => {
      this.process.once('error', (error) => {
        this.written += `${error.message}\n`;
        this.ended = { code: null, signal: null };
        resolve(this.ended);
      });
      this.process.once('exit', (code, signal) => {
        const exit = { code, signal };
        const spoken = new Promise<void>((done) => this.process.once('close', () => done()));

        this.ended = exit;
        guard('gone', this.process.pid ?? 0);
        void Promise.race([spoken, sleep(500)]).then(() => resolve(exit));
      });
    });
  }
}

/** Runs a program to its end and says what it wrote. Killed after `withinMs`. */
export function finish(command: readonly string[], env: Environment, withinMs = 60_000): Promise<Finished> {
  const [program = process.execPath, ...args] = command;

  return new Promise((resolve) => {
    execFile(
      program,
      args,
      {
        cwd: repositoryRoot,
        env: childEnvironment(env),
        timeout: withinMs,
        killSignal: 'SIGKILL',
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : null;
        resolve({ code: error ? code : 0, stdout, stderr });
      },
    );
  });
}

/** Only what a program needs to run at all; the settings of whoever runs the tests stay outside. */
function childEnvironment(env: Environment): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const given = Object.entries({ PATH, HOME, TMPDIR, LANG, ...env });

  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function parseLine(line: string): LogLine {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : { text: line };
  } catch {
    return { text: line };
  }
}
