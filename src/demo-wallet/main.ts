import { fstatSync } from 'node:fs';
import { USAGE, readOptions } from './program-options.js';
import { startDemoWallet } from './server.js';

/** The wallet we demonstrate against, as a program of its own. It ends with whoever started it. */
async function main(): Promise<void> {
  // Listening for the end comes first: a parent may be gone before the ledger is written.
  process.once('SIGTERM', leave).once('SIGINT', leave);
  process.stdout.once('error', leave);
  leaveWithParent();

  const { port, baseUrl } = await startDemoWallet(readOptions(process.argv.slice(2), process.env));
  const ready = { listening: port, baseUrl };

  process.stdout.write(`${JSON.stringify(ready)}\n`);
  process.send?.(ready, undefined, undefined, (error) => {
    if (error) {
      leave();
    }
  });
}

/** The ledger is only read once it is written, so nothing has to be put in order. */
function leave(): void {
  process.exit(0);
}

/** A parent holds an IPC channel or a pipe to our stdin; a terminal or /dev/null says nothing about a parent. */
function leaveWithParent(): void {
  if (process.channel) {
    process.once('disconnect', leave);
    return;
  }

  const stdin = fstatSync(0);

  if (stdin.isFIFO() || stdin.isSocket()) {
    process.stdin.once('end', leave).once('error', leave).resume();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The demo wallet cannot start: ${error instanceof Error ? error.message : error}\n${USAGE}`,
  );
  process.exit(1);
});
