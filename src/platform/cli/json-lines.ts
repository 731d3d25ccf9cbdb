import { createReadStream } from 'node:fs';
import { CommandRefused } from './command.js';

/** One line of a file: an object, or what is wrong with it, in words for the person at the command line. */
export type JsonLine =
  | { readonly number: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly number: number; readonly fault: string };

/** A longer line is no line of ours. */
const LONGEST_LINE = 200 * 1_024;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The lines of a JSONL file, in order, without ever holding more than one of them; empty ones are passed over.
 *
 * @throws CommandRefused where there is no such file
 */
export async function* jsonLines(file: string): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const bytes of linesOf(file)) {
    number += 1;
    const line = bytes === null ? null : lineOf(number, bytes);
    if (bytes === null) {
      yield { number, fault: `is longer than ${LONGEST_LINE / 1_024} KB` };
    } else if (line) {
      yield line;
    }
  }
}

function lineOf(number: number, bytes: Buffer): JsonLine | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(BYTE_ORDER_MARK, '').trim();
  } catch {
    return { number, fault: 'is not UTF-8' };
  }
  if (text === '') {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);

    return value instanceof Object && !Array.isArray(value)
      ? { number, fields: value as Readonly<Record<string, unknown>> }
      : { number, fault: 'is not an object in braces' };
  } catch {
    return { number, fault: 'is not JSON' };
  }
}

/** Null for a line that is too long; it is passed over, not kept. */
async function* linesOf(file: string): AsyncGenerator<Buffer | null> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): void => {
    length += part.length;
    parts = length > LONGEST_LINE ? [] : [...parts, part];
  };
  const end = (): Buffer | null => {
    const line = length > LONGEST_LINE ? null : Buffer.concat(parts);
    parts = [];
    length = 0;

    return line;
  };
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        take(chunk.subarray(from, at));
        yield end();
        from = at + 1;
      }
      take(chunk.subarray(from));
    }
  } catch (error) {
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall !== undefined) {
      throw new CommandRefused(`${file} cannot be read (${code ?? syscall}).`);
    }
    throw error;
  }
  if (length > 0) {
    yield end();
  }
}

/** What is wrong with a file, line by line: the first ones in words, all of them by number. */
export class LineFaults {
  private readonly told: string[] = [];
  count = 0;

  constructor(private readonly most = 50) {}

  /** `what` begins with the name of the field, where one is to blame. */
  add(number: number, what: string): void {
    this.count += 1;
    if (this.told.length < this.most) {
      this.told.push(`line ${number}: ${what}`);
    }
  }

  /** @throws CommandRefused where something is wrong, after every line of it was printed */
  refuse(print: (line: string) => void): void {
    if (this.count === 0) {
      return;
    }
    this.told.forEach(print);
    if (this.count > this.told.length) {
      print(`and ${this.count - this.told.length} more`);
    }
    throw new CommandRefused(`Nothing was changed: ${this.count} faults have to be mended first.`);
  }
}
