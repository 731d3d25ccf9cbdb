import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { markOf } from './hidden-notices.js';
import { NoticeBoard } from './notice-board.js';
import type { PublicNotice } from './notice-rows.js';

export const statusUrl = (lang: Language): string => `/${lang}/help/status`;

/** Where one notice is read, and where one asks to be told of its end. */
export const noticeUrl = (lang: Language, id: string): string => `${statusUrl(lang)}/${id}`;

/** Where one says yes to a mail, or no more. */
export const toldUrl = (lang: Language, link: string): string =>
  `${statusUrl(lang)}/told/${encodeURIComponent(link)}`;

/** A notice in the reader's language. */
export interface NoticeLine {
  readonly id: string;
  readonly tone: 'info' | 'warn' | 'danger';
  /** The name of its icon. */
  readonly symbol: string;
  /** `Known problem`, `Planned maintenance`. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly isOutage: boolean;
  readonly isRunning: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** Only where the end is not known, and this is still to come. */
  readonly nextUpdateAt: Date | null;
  /** What was said last; null where nothing was added. */
  readonly update: { readonly at: Date; readonly text: string } | null;
  readonly url: string;
}

/** What the top of a page shows: the most important that this reader has not hidden, and where all are. */
export interface NoticeBar {
  /** `hidePath` is '' where it cannot be hidden. */
  readonly lines: readonly (NoticeLine & { readonly hidePath: string })[];
  /** '' where all stand here. */
  readonly more: string;
}

/** A notice in a few words, for a tile. */
export interface NoticeChip {
  readonly tone: NoticeLine['tone'];
  readonly text: string;
  /** The same with `{time}` where the browser puts the time by its own clock; '' where no time is told. */
  readonly pattern: string;
  readonly at: Date | null;
  readonly form: 'clock' | 'date';
  readonly url: string;
  /** Whether one may want to hear of its end. */
  readonly asks: boolean;
}

const MOST_IN_BAR = 2;

/** Notices as pages print them. */
@Injectable()
export class NoticeLines {
  constructor(
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** `hidden` are marks of notices; `hidePath` makes the address that hides one. */
  bar(
    words: Words,
    hidden: readonly string[] = [],
    hidePath: (mark: string) => string = () => '',
  ): NoticeBar {
    const shown = this.board.shown().filter((notice) => !hidden.includes(markOf(notice)));

    return {
      lines: shown
        .slice(0, MOST_IN_BAR)
        .map((notice) => ({ ...this.line(notice, words), hidePath: hidePath(markOf(notice)) })),
      more: shown.length > MOST_IN_BAR ? statusUrl(words.language) : '',
    };
  }

  /** Those about any of these exception types; none where the type is not known. */
  about(words: Words, codes: readonly (string | null)[]): NoticeLine[] {
    const known = codes.filter((code) => code !== null);

    return this.board.about(known).map((notice) => this.line(notice, words));
  }

  /** Those about any of these types that are felt at this moment. */
  running(words: Words, codes: readonly (string | null)[]): NoticeLine[] {
    return this.about(words, codes).filter(({ isRunning }) => isRunning);
  }

  /** All that are shown at this moment. */
  all(words: Words): NoticeLine[] {
    return this.board.shown().map((notice) => this.line(notice, words));
  }

  /** The most important about any of these types; null where there is none. */
  chip(words: Words, codes: readonly string[]): NoticeChip | null {
    const [line] = this.about(words, codes);
    if (!line) {
      return null;
    }
    const { tone, url, isOutage, isRunning } = line;
    const at = isRunning ? (isOutage ? null : line.endsAt) : line.startsAt;
    if (at === null) {
      const text = words.t(isOutage ? 'notices.chip.outage' : 'notices.labels.maintenance');

      return { tone, url, asks: true, at, text, pattern: '', form: 'date' };
    }
    const isToday = words.day(at) === words.day(this.clock.now());
    const key = isRunning ? 'notices.chip.until' : 'notices.chip.from';

    return {
      tone,
      url,
      asks: isRunning,
      at,
      text: words.t(key, { time: isToday ? words.clock(at) : words.date(at) }),
      pattern: words.t(key, { time: '{time}' }),
      form: isToday ? 'clock' : 'date',
    };
  }

  line(notice: PublicNotice, words: Words): NoticeLine {
    const { language } = words;
    const { id, kind, severity, startsAt, endsAt, nextUpdateAt } = notice;
    const isRunning = this.board.isRunning(notice);
    const isOutage = kind === 'outage';
    const [last] = notice.updates;

    return {
      id,
      tone: isOutage ? (severity === 'major' ? 'danger' : 'warn') : 'info',
      symbol: isOutage ? 'triangle-alert' : 'wrench',
      label: words.t(`notices.labels.${isOutage ? 'outage' : isRunning ? 'maintenance' : 'planned'}`),
      title: notice.title[language],
      text: notice.text[language],
      isOutage,
      isRunning,
      startsAt,
      endsAt,
      nextUpdateAt:
        endsAt === null && nextUpdateAt !== null && nextUpdateAt > this.clock.now() ? nextUpdateAt : null,
      update: last ? { at: last.at, text: last.text[language] } : null,
      url: noticeUrl(language, id),
    };
  }
}
