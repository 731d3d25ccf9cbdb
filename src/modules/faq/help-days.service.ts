import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Env } from '../../config/env.js';
import { localDateOf } from '../../platform/clock/local-time.js';
import { LongReader } from '../../platform/database/long-reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { figuresOfDay, type Stretch } from './help-day-figures.js';

interface Figure {
  readonly lang: string;
  readonly metric: string;
  readonly about: string;
  readonly count: number;
}

/** Days whose figures may still change: a journey lasts a day, and counts where it began. */
const OPEN_DAYS = 3;
const BITE = 100;

/** Adds up what happened in the help centre, day by day, so that no report has to read the steps. */
@Injectable()
export class HelpDaysService {
  constructor(
    private readonly reader: LongReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly env: Env,
  ) {}

  /** Counts today and the days before it anew. Read in a worker; written in short units, each of them whole. */
  @Sweep(300)
  async count(asOf: Date): Promise<void> {
    for (const { day, stretch } of openDays(asOf, this.env.DESK_TIME_ZONE)) {
      await this.countDay(day, stretch, asOf);
    }
  }

  private async countDay(day: string, stretch: Stretch, asOf: Date): Promise<void> {
    const questions = figuresOfDay(stretch, asOf);
    const answers = await this.reader.read(questions);
    const figures = answers.flatMap((rows, index) =>
      rows.map((row) => figureOf(row, questions[index]?.metric ?? '')),
    );
    await this.unitOfWork.run((tx) => tx.sql('UPDATE help_days SET count = 0 WHERE day = ?', [day]));
    for (let at = 0; at < figures.length; at += BITE) {
      const bite = figures.slice(at, at + BITE);
      await this.unitOfWork.run((tx) =>
        tx.sql(
          `INSERT INTO help_days (day, lang, metric, about, count) VALUES ${bite.map(() => '(?, ?, ?, ?, ?)').join(', ')}
           ON CONFLICT (day, lang, metric, about) DO UPDATE SET count = excluded.count`,
          bite.flatMap(({ lang, metric, about, count }) => [day, lang, metric, about, count]),
        ),
      );
    }
  }
}

const figureOf = (row: Readonly<Record<string, unknown>>, metric: string): Figure => ({
  lang: String(row.lang),
  metric,
  about: String(row.about),
  count: Number(row.count),
});

/** The last days by the clock of a zone, today first; a day may have 23 or 25 hours. */
function openDays(asOf: Date, zone: string): { readonly day: string; readonly stretch: Stretch }[] {
  const today = localDateOf(asOf, zone);
  const midnight = (day: Temporal.PlainDate): Date => new Date(day.toZonedDateTime(zone).epochMilliseconds);

  return Array.from({ length: OPEN_DAYS }, (_, back) => {
    const day = today.subtract({ days: back });

    return { day: day.toString(), stretch: { from: midnight(day), to: midnight(day.add({ days: 1 })) } };
  });
}
