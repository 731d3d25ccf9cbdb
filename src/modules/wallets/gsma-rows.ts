import type { Deadline } from './deadline.js';
import type { GsmaClient } from './gsma-client.js';
import { WalletError } from './wallet-error.js';
import type { TimeWindow } from './wallet-provider.js';

const DAY = 86_400_000;

/** Paging of GSMA 1.2: `limit` and `offset`, newest first. */
const PAGE_SIZE = 50;
const MOST_PAGES = 10;
export const MOST_ROWS = PAGE_SIZE * MOST_PAGES;

export interface Rows {
  readonly rows: readonly unknown[];
  readonly truncated: boolean;
}

export interface RowsQuestion {
  readonly path: string;
  readonly window: TimeWindow;
  readonly filter: Readonly<Record<string, string>>;
  readonly cap: number;
}

/** Fetches the rows of a list, page by page, whatever stands in them (paging rules A5). */
export class GsmaRows {
  /** A wallet that will have no offset in a time, or no fraction of a second, is remembered. */
  private writesWholeSeconds = false;

  constructor(private readonly client: GsmaClient) {}

  /** Some wallets refuse times with fractions of a second: they are asked once more without. */
  async fetch(question: RowsQuestion, deadline: Deadline): Promise<Rows> {
    if (this.writesWholeSeconds) {
      return this.pages(question, deadline);
    }

    try {
      return await this.pages(question, deadline);
    } catch (error) {
      if (!isAboutFormat(error)) {
        throw error;
      }
    }

    this.writesWholeSeconds = true;
    try {
      return await this.pages(question, deadline);
    } catch (error) {
      this.writesWholeSeconds = !isAboutFormat(error);
      throw error;
    }
  }

  private async pages({ path, window, filter, cap }: RowsQuestion, deadline: Deadline): Promise<Rows> {
    const rows: unknown[] = [];
    const most = Math.min(cap, MOST_ROWS);

    for (let page = 0; page * PAGE_SIZE < most; page += 1) {
      const limit = Math.min(PAGE_SIZE, most - page * PAGE_SIZE);
      const answer = await this.client.get(path, deadline, {
        fromDateTime: this.written(window.from),
        toDateTime: this.written(window.to),
        limit: `${limit}`,
        offset: `${page * PAGE_SIZE}`,
        ...filter,
      });

      if (!Array.isArray(answer)) {
        throw new WalletError('CONTRACT_VIOLATION', 'the list is not a list');
      }

      rows.push(...answer);

      if (answer.length < limit) {
        return { rows, truncated: false };
      }
    }

    return { rows, truncated: true };
  }

  private written(at: Date): string {
    const text = at.toISOString();

    return this.writesWholeSeconds ? text.replace(/\.\d+Z$/, 'Z') : text;
  }
}

/** A wallet without zones may compare the window in its own: a day either side holds any offset (A5, rule 5). */
export function widened({ from, to }: TimeWindow): TimeWindow {
  return { from: new Date(from.getTime() - DAY), to: new Date(to.getTime() + DAY) };
}

function isAboutFormat(error: unknown): boolean {
  return error instanceof WalletError && error.said?.code?.toLowerCase() === 'formaterror';
}
