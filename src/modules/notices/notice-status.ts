export const NOTICE_STATUSES = ['draft', 'scheduled', 'active', 'ended', 'cancelled'] as const;

export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** What has begun is ended and not cancelled: people have met it. What is over stays as it was told. */
const MOVES: Readonly<Record<NoticeStatus, readonly NoticeStatus[]>> = {
  draft: ['scheduled', 'active', 'cancelled'],
  scheduled: ['active', 'ended', 'cancelled'],
  active: ['ended'],
  ended: [],
  cancelled: [],
};

export const canMoveNotice = (from: NoticeStatus, to: NoticeStatus): boolean => MOVES[from].includes(to);

/** Nobody is told any more that it comes, and nobody changes what was told. */
export const isOver = (status: NoticeStatus): boolean => MOVES[status].length === 0;

export interface NoticeTimes {
  readonly startsAt: Date;
  /** Null while nobody knows it. */
  readonly endsAt: Date | null;
}

/** What a published notice is at a moment, by its times alone. */
export function statusAt({ startsAt, endsAt }: NoticeTimes, now: Date): 'scheduled' | 'active' | 'ended' {
  if (endsAt !== null && endsAt <= now) {
    return 'ended';
  }

  return startsAt <= now ? 'active' : 'scheduled';
}
