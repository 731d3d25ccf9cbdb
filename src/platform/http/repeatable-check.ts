import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { BootRefusal } from '../errors/boot-refusal.js';
import { unrepeatable } from './repeatable.js';

/** The desk does not start with a button that does something twice when it is pressed twice. */
@Injectable()
export class RepeatableCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const controllers = this.discovery
      .getControllers()
      .map(({ metatype }) => metatype as Type<object> | null);
    const faults = [...new Set(controllers)].flatMap((one) => (one ? unrepeatable(one) : []));
    if (faults.length > 0) {
      throw new BootRefusal(
        `These routes change something and take no key, so a repeated request would do it again: ${faults.join(', ')}. ` +
          'Give their DTO a `key` (see src/platform/http/README.md), or say with @Repeatable why none is needed.',
      );
    }
  }
}
