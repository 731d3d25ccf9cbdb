import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { COMMAND, type CommandCall, type CommandDescription, CommandRefused } from './command.js';

type Run = (call: CommandCall) => Promise<void>;

/** Every `@Command` of the app, by name. */
@Injectable()
export class Commands implements OnApplicationBootstrap {
  private readonly commands = new Map<string, { readonly usage: string; readonly run: Run }>();

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const scanner = new MetadataScanner();
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof Object) {
        for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
          this.register(instance as Record<string, Run>, name);
        }
      }
    }
  }

  /** Runs a command line. Returns the exit code: 0, or 1 with a sentence printed. */
  async run([name = 'help', ...words]: readonly string[], print: (line: string) => void): Promise<number> {
    const command = this.commands.get(name);
    if (!command) {
      [...this.commands.values()]
        .map(({ usage }) => usage)
        .sort()
        .forEach(print);

      return name === 'help' ? 0 : 1;
    }
    try {
      await command.run({ words, print });

      return 0;
    } catch (error) {
      print(error instanceof Error ? error.message : String(error));
      if (error instanceof CommandRefused) {
        print(`Usage: ${command.usage}`);
      }

      return 1;
    }
  }

  private register(instance: Record<string, Run>, method: string): void {
    const target = instance[method];
    const description =
      typeof target === 'function'
        ? (Reflect.getMetadata(COMMAND, target) as CommandDescription | undefined)
        : undefined;
    if (target && description) {
      this.commands.set(description.name, { usage: description.usage, run: target.bind(instance) });
    }
  }
}
