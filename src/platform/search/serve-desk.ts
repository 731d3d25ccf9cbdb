import { parentPort } from 'node:worker_threads';
import type { SearchDesk } from './search-desk.js';
import type { SearchDocument } from './search-document.js';
import type { TaskMessage, TaskReply } from './search-thread.js';

/** In a worker: does what messages say, several at once where one of them takes long. */
export function serveDesk<R, D extends SearchDocument>(desk: SearchDesk<R, D>): void {
  parentPort?.on('message', ({ number, name, given }: TaskMessage) => {
    void desk
      // Both sides are one program: what comes in fits its name.
      .run(name, given as never)
      .then((answer): TaskReply => ({ number, answer }))
      .catch((error: unknown): TaskReply => ({
        number,
        failure: error instanceof Error ? error.message : String(error),
      }))
      .then((reply) => parentPort?.postMessage(reply, []));
  });
}
