import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { BootRefusal } from '../errors/boot-refusal.js';
import { controllersIn } from './handlers.js';
import { unrepeatable } from './repeatable.js';

/** The desk does not start with a button that does something twice when it is pressed twice. */
@Injectable()
export class RepeatableCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const faults = controllersIn(this.discovery).flatMap(unrepeatable);
    if (faults.length > 0) {
      throw new BootRefusal(
        `These routes change something and take no key, so a repeated request would do it again: ${faults.join(', ')}. ` +
          'Give their DTO a `key` (see src/platform/http/README.md), or say with @Repeatable why none is needed.',
      );
    }
  }
}
