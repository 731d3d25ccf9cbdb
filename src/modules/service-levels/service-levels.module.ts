import { Module } from '@nestjs/common';
import { ServiceLevels } from './service-levels.js';

/** Calendars and due times: arithmetic only, nothing stored. */
@Module({ providers: [ServiceLevels], exports: [ServiceLevels] })
export class ServiceLevelsModule {}
