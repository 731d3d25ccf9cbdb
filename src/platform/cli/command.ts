import { SetMetadata } from '@nestjs/common';

export const COMMAND = Symbol('command');

/** What a command gets: the words after its name, and where its lines go. */
export interface CommandCall {
  readonly words: readonly string[];
  print(line: string): void;
}

export interface CommandDescription {
  readonly name: string;
  readonly usage: string;
}

/** A refusal of the command line: a sentence for the person at it. */
export class CommandRefused extends Error {}

/** A method that `npm run cli -- <name>` runs, in the running server or in a process of its own. */
export const Command =
  (name: string, usage: string) =>
  (
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(call: CommandCall) => Promise<void>>,
  ): void => {
    SetMetadata(COMMAND, { name, usage } satisfies CommandDescription)(
      target,
      key,
      descriptor as PropertyDescriptor,
    );
  };
