import { SubscribeMessage } from '@nestjs/websockets';
import { AppModule } from '../../src/app.module.js';
import { Env } from '../../src/config/env.js';
import { LIVE_DOORS, LIVE_WHO } from '../e2e/live-access-table.js';
import { liveEventsOf, liveEventsOfClass } from '../support/live-events.js';

describe('every socket event', () => {
  const events = liveEventsOf(AppModule.with(Env.read({ NODE_ENV: 'test' })));

  it('says for whom it is, and stands in the reviewed table; the table holds nothing else', () => {
    const table = LIVE_DOORS.map(({ event }) => event);

    expect(events.length).toBeGreaterThan(4);
    expect(events.map(({ event, place }) => event ?? place).sort()).toEqual([...table].sort());
    expect(LIVE_DOORS.filter(({ marks }) => marks.length !== LIVE_WHO.length)).toEqual([]);
  });

  it('would be found where somebody forgot to say it', () => {
    class Planted {
      @SubscribeMessage('anything')
      heard(): void {}
    }

    expect(liveEventsOfClass(Planted)).toEqual([{ event: null, place: 'Planted.heard' }]);
  });
});
