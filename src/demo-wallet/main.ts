import { fstatSync } from 'node:fs';
import { USAGE, readOptions } from './program-options.js';
import { startDemoWallet } from './server.js';

/** The wallet we demonstrate against, as a program of its own. It ends with whoever started it. */
async function main(): Promise<void> {
  const wallet = await startDemoWallet(readOptions(process.argv.slice(2), process.env));
  const leave = (): void => void wallet.close().finally(() => process.exit(0));
  const ready = { listening: wallet.port, baseUrl: wallet.baseUrl };

  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
  leaveWithParent(leave);

  process.stdout.write(`${JSON.stringify(ready)}\n`);
  process.send?.(ready);
}

/** A parent holds an IPC channel or a pipe to our stdin; a terminal or /dev/null says nothing about a parent. */
function leaveWithParent(leave: () => void): void {
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
