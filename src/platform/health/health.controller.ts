import { Controller, Get, Header, HttpCode, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../http/access.js';
import { Costs } from '../http/rate-limits.js';
import { Health } from './health.js';
import { Metrics } from './metrics.js';

@Controller()
@Public()
@Costs('free')
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  /** 200 while the event loop turns. */
  @Get('livez')
  @HttpCode(200)
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 200 when this process takes work, else 503 with a word for the reason. */
  @Get('readyz')
  ready(@Res({ passthrough: true }) response: Response): { status: string } {
    const { trouble } = this.health;
    response.status(trouble ? 503 : 200);

    return { status: trouble ?? 'ready' };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
