import { BadConfiguration } from './config/env.js';
import { BootRefusal, EXIT_CONFIGURATION } from './platform/errors/boot-refusal.js';

const EXIT_CRASH = 1;

/** The last words of a program that does not start: a sentence for who started it, a stack only for the unknown. */
export function explainAndExit(error: unknown): never {
  if (error instanceof BadConfiguration) {
    process.stderr.write(`${error.message}\n.env.example explains each variable.\n`);
    process.exit(EXIT_CONFIGURATION);
  }
  if (error instanceof BootRefusal) {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode);
  }
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    process.stderr.write(
      `The address is taken or not allowed (${code}). Set another PORT or HOST, then start again.\n`,
    );
    process.exit(EXIT_CONFIGURATION);
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(EXIT_CRASH);
}
