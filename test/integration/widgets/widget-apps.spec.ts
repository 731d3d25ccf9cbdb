import { randomUUID } from 'node:crypto';
import type { WidgetLook } from '../../../src/modules/widgets/widget-app.js';
import { WidgetApps } from '../../../src/modules/widgets/widget-apps.lookup.js';
import { WidgetAppsService } from '../../../src/modules/widgets/widget-apps.service.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const LOOK: WidgetLook = {
  hosts: ['https://app.wallet.example'],
  colour: '#0E5CAF',
  label: { 'zh-CN': '帮助', en: 'Help' },
  state: 'on',
};

describe.each(databaseKinds)('an app in which the help stands, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let ada: KnownActor;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    ada = await desk.staff('Ada', 'admin');
  }, 60_000);
  afterAll(() => desk?.stop());

  const add = (name: string, look: Partial<WidgetLook> = {}, key: string = randomUUID()): Promise<void> =>
    desk.the(WidgetAppsService).add(ada, name, { ...LOOK, ...look, key });
  const change = (name: string, version: number, look: Partial<WidgetLook> = {}): Promise<void> =>
    desk.the(WidgetAppsService).change(ada, name, { ...LOOK, ...look, version, key: randomUUID() });
  const find = (name: string) => desk.the(WidgetApps).find(name);

  it('is added once, however often the button is pressed, and leaves a row of who did it', async () => {
    const key = randomUUID();
    await Promise.all([add('shop', {}, key), add('shop', {}, key)]);

    expect(await find('shop')).toEqual({ ...LOOK, colour: '#0e5caf', name: 'shop', version: 1 });
    const rows = await desk.rows(
      `SELECT action, meta FROM audit_rows WHERE object_kind = 'widget' AND object_id = 'shop'`,
    );
    expect(rows).toEqual([
      {
        action: 'widget.added',
        meta: JSON.stringify({ hosts: 'https://app.wallet.example', state: 'on' }),
      },
    ]);
  });

  it('has a name of its own, and a colour on which white is read', async () => {
    await add('taken');

    await expect(add('taken')).rejects.toMatchObject({
      faults: [{ field: 'name', key: 'widgets.errors.name-taken' }],
    });
    await expect(add('pale', { colour: '#777777' })).rejects.toMatchObject({
      faults: [{ field: 'colour', key: 'widgets.errors.contrast' }],
    });
    expect(await find('pale')).toBeNull();
  });

  it('is changed by one of two admins who saw the same, and the other is told', async () => {
    await add('both');
    const tries = await Promise.allSettled([
      change('both', 1, { hosts: ['https://one.example'] }),
      change('both', 1, { hosts: ['https://two.example'] }),
    ]);
    const refused = tries.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as { key: string }] : [],
    );

    expect(refused.map(({ key }) => key)).toEqual(['widgets.errors.changed-meanwhile']);
    expect((await find('both'))?.version).toBe(2);
    await expect(change('nowhere', 1)).rejects.toMatchObject({ status: 404 });
  });

  it('shows nothing once it is switched off', async () => {
    await add('quiet', { hosts: ['https://quiet.example'] });
    expect(await desk.the(WidgetApps).openHosts()).toContain('https://quiet.example');
    await change('quiet', 1, { hosts: ['https://quiet.example'], state: 'off' });

    expect(await desk.the(WidgetApps).findOpen('quiet')).toBeNull();
    expect(await desk.the(WidgetApps).openHosts()).not.toContain('https://quiet.example');
  });

  it.each(['supervisor', 'auditor', 'compliance'] as const)('is not for a %s to change', async (role) => {
    const other = await desk.staff('Other', role);

    await expect(
      desk.the(WidgetAppsService).add(other, 'theirs', { ...LOOK, key: randomUUID() }),
    ).rejects.toMatchObject({ status: 403 });
  });
});
