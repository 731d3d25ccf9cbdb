import { randomUUID } from 'node:crypto';
import { noticeEditOf } from './notice-edit.js';
import type { NoticeEditDto } from './notice-edit.dto.js';

const typed = (other: Partial<NoticeEditDto> = {}): NoticeEditDto => ({
  kind: 'maintenance',
  severity: 'minor',
  features: ['cards', 'cards'],
  types: [],
  titleZh: '',
  titleEn: '',
  textZh: '',
  textEn: '',
  zone: 'Europe/Berlin',
  act: 'save',
  version: 0,
  key: randomUUID(),
  ...other,
});
const timesOf = (other: Partial<NoticeEditDto>): (string | undefined)[] => {
  const { startsAt, endsAt } = noticeEditOf(typed(other)).content;

  return [startsAt?.toISOString(), endsAt?.toISOString()];
};
const faultsOf = (other: Partial<NoticeEditDto>): string[] => {
  try {
    noticeEditOf(typed(other));
  } catch (error) {
    return (error as { faults: { field: string; key: string }[] }).faults.map(
      ({ field, key }) => `${field} ${key}`,
    );
  }

  return [];
};

describe('what an editor types', () => {
  it('means the clock of the zone that stands beside it', () => {
    const night = { startDate: '2026-12-01', startTime: '02:00', endDate: '2026-12-01', endTime: '04:00' };

    expect(timesOf(night)).toEqual(['2026-12-01T01:00:00.000Z', '2026-12-01T03:00:00.000Z']);
    expect(timesOf({ ...night, zone: 'Asia/Shanghai' })).toEqual([
      '2026-11-30T18:00:00.000Z',
      '2026-11-30T20:00:00.000Z',
    ]);
  });

  it('covers both of two equal hours in the night in which clocks go back', () => {
    const night = { startDate: '2026-10-25', startTime: '02:30', endDate: '2026-10-25', endTime: '02:30' };

    expect(timesOf(night)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']);
  });

  it.each([
    [{ startDate: '2026-03-29', startTime: '02:30' }, 'startTime notices.errors.no-such-minute'],
    [{ startDate: '2026-02-30', startTime: '02:30' }, 'startDate tickets.errors.date'],
    [{ endDate: '2026-02-01', endTime: '25:00' }, 'endTime tickets.errors.time'],
    [{ endDate: '2026-02-01' }, 'endTime notices.errors.half-moment'],
    [{ updateTime: '10:00' }, 'updateDate notices.errors.half-moment'],
  ])('is refused where no clock shows it: %j', (other, fault) => {
    expect(faultsOf(other)).toEqual([fault]);
  });

  it('names each thing once, and knows no times that were not said', () => {
    expect(noticeEditOf(typed()).content).toMatchObject({
      features: ['cards'],
      startsAt: null,
      nextUpdateAt: null,
    });
  });
});
