import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { ColleaguesLookup } from '../../src/modules/accounts/colleagues.lookup.js';
import { NoticesService } from '../../src/modules/notices/notices.service.js';
import { NO_CHOICES } from '../../src/platform/identity/actor.js';

const ZONE = 'Asia/Shanghai';
const DAYS_AHEAD = 2;
/** Always the same: a second telling plans nothing again. */
const KEY = '3f0b8d52-6a57-4c1e-9d0a-2b7a4c5e8f10';

/** Something that lies ahead, for the page of the status: two quiet hours of a night, told in time. */
@Injectable()
export class PlannedMaintenance {
  constructor(
    private readonly notices: NoticesService,
    private readonly colleagues: ColleaguesLookup,
  ) {}

  async plan(now: Date): Promise<void> {
    const [supervisor] = await this.colleagues.inRoles(['supervisor']);
    if (!supervisor) {
      throw new Error('The demonstration has no supervisor.');
    }
    const night = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(ZONE)
      .startOfDay()
      .add({ days: DAYS_AHEAD, hours: 2 });
    const actor = {
      id: supervisor.id,
      role: 'supervisor',
      name: supervisor.name,
      sessionId: null,
      level: null,
      ...NO_CHOICES,
    } as const;
    await this.notices.write(actor, {
      key: KEY,
      version: 0,
      publish: true,
      content: {
        kind: 'maintenance',
        severity: 'minor',
        features: ['sign-in', 'app'],
        types: ['E101'],
        title: { en: 'Signing in pauses for two hours', 'zh-CN': '登录服务暂停两小时' },
        text: {
          en: 'We renew the servers behind the sign-in. Whoever is signed in can go on; your balance is not affected.',
          'zh-CN': '我们将更新登录服务器。已登录的用户可以继续使用，余额不受影响。',
        },
        startsAt: new Date(night.epochMilliseconds),
        endsAt: new Date(night.add({ hours: 2 }).epochMilliseconds),
        nextUpdateAt: null,
        zone: ZONE,
      },
    });
  }
}
