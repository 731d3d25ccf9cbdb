import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ColleaguesLookup } from '../../src/modules/accounts/colleagues.lookup.js';
import { WidgetApps } from '../../src/modules/widgets/widget-apps.lookup.js';
import { WidgetAppsService } from '../../src/modules/widgets/widget-apps.service.js';
import { NO_CHOICES } from '../../src/platform/identity/actor.js';

/** Our help within the app of the demo wallet, whose port is another one after each start. */
@Injectable()
export class DemoWidget {
  constructor(
    private readonly apps: WidgetApps,
    private readonly service: WidgetAppsService,
    private readonly colleagues: ColleaguesLookup,
  ) {}

  /**
   * Lets pages of this port of the machine show the help, under whichever of its names they are opened. Where the
   * demonstration has no admin any more, nobody could.
   */
  async letIn(name: string, port: string): Promise<void> {
    const [admin] = await this.colleagues.inRoles(['admin']);
    if (!admin) {
      return;
    }
    const actor = {
      id: admin.id,
      role: 'admin',
      name: admin.name,
      sessionId: null,
      level: null,
      ...NO_CHOICES,
    } as const;
    const key = randomUUID();
    const hosts = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`);
    const known = await this.apps.find(name);
    if (known === null) {
      const label = { 'zh-CN': '帮助', en: 'Help' };
      await this.service.add(actor, name, { key, hosts, colour: '#0b6b50', label, state: 'on' });
    } else if (known.hosts.join(' ') !== hosts.join(' ')) {
      await this.service.change(actor, name, { ...known, key, hosts });
    }
  }
}
