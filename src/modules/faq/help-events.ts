import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { Sweep } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { HelpEvent, type HelpStep } from './help-event.entity.js';

/** A step of a journey, as it may be kept. */
export interface HelpFact {
  readonly journeyId: string;
  /** A whole minute. */
  readonly at: Date;
  readonly lang: Language;
  readonly kind: HelpStep;
  readonly query: string | null;
  readonly results?: number | null;
  readonly shown?: readonly string[];
  readonly slug?: string | null;
  readonly typeCode?: string | null;
}

/** More in one second is a flood: the figures may lose it, the pages may not wait for it. */
const MOST_WAITING = 2_000;
/** So that a unit stays short. */
const BITE = 50;
const KEEP_DAYS = 90;
const FORGET_BITE = 500;
/** A page that is opened again, or filtered, is the same search. */
const SAME_SEARCH_MS = 30 * 60_000;

/** The last search of a journey, and how far the journey is. */
interface Place {
  seq: number;
  search: { readonly id: string; readonly query: string; readonly lang: string; readonly at: number } | null;
  shown: readonly string[];
  isClicked: boolean;
}

/**
 * Keeps the steps of journeys. They wait in memory and are written once a second, so that no page is slower for being
 * counted; what a crash takes with it is a second of figures, which are no record of anybody.
 */
@Injectable()
export class HelpEvents implements BeforeApplicationShutdown {
  private readonly waiting: HelpFact[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  note(fact: HelpFact): void {
    if (this.waiting.length < MOST_WAITING) {
      this.waiting.push(fact);
    }
  }

  /** Writes what waits, after what is being written: a journey's steps keep their order. */
  @Sweep(1)
  write(_asOf: Date): Promise<void> {
    this.writing = this.writing.catch(() => undefined).then(() => this.writeAll());

    return this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.write(new Date());
  }

  /** Steps go after 90 days, and what a reader wrote with them: the figures of their days, and opinions, stay. */
  @Sweep(3_600)
  async forget(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - KEEP_DAYS * 86_400_000);
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `UPDATE article_feedback SET journey_id = NULL, words = NULL
         WHERE at < ? AND (journey_id IS NOT NULL OR words IS NOT NULL)`,
        [before],
      ),
    );
    let gone = FORGET_BITE;
    while (gone === FORGET_BITE) {
      const rows = await this.unitOfWork.run((tx) =>
        tx.sql(
          `DELETE FROM help_events WHERE id IN (
             SELECT id FROM help_events WHERE at < ? LIMIT ${FORGET_BITE}${tx.lockFreeRows}) RETURNING id`,
          [before],
        ),
      );
      gone = rows.length;
    }
  }

  /** The last thing that was asked in a journey with this article among the first answers; null where there is none. */
  async questionBefore(journeyId: string, slug: string, lang: Language): Promise<string | null> {
    await this.write(new Date());
    const row = await this.reader.first<{ query: string }>(
      `SELECT query FROM help_events WHERE journey_id = ? AND kind = 'search' AND lang = ?
         AND ' ' || shown || ' ' LIKE ? ESCAPE '!' ORDER BY seq DESC LIMIT 1`,
      [journeyId, lang, `% ${slug.replaceAll(/[%_!]/g, '!$&')} %`],
    );

    return row?.query || null;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const bite = this.waiting.splice(0, BITE);
      const places = await this.placesOf([...new Set(bite.map(({ journeyId }) => journeyId))]);
      await this.unitOfWork.run((tx) => store(tx, bite, places));
    }
  }

  private async placesOf(journeys: readonly string[]): Promise<Map<string, Place>> {
    const steps = await this.reader.rows<{ journey_id: string; seq: number }>(
      `SELECT journey_id, MAX(seq) AS seq FROM help_events WHERE journey_id IN (${placeholders(journeys)}) GROUP BY journey_id`,
      journeys,
    );
    const searches = await this.reader.rows<SearchRow>(
      `SELECT s.journey_id, s.id, s.query, s.lang, s.at, s.shown, s.rank FROM help_events s JOIN (
         SELECT journey_id, MAX(seq) AS seq FROM help_events
         WHERE kind = 'search' AND journey_id IN (${placeholders(journeys)}) GROUP BY journey_id
       ) last ON last.journey_id = s.journey_id AND last.seq = s.seq`,
      journeys,
    );

    return new Map(
      steps.map(({ journey_id, seq }) => [
        journey_id,
        placeAt(
          Number(seq),
          searches.find((row) => row.journey_id === journey_id),
        ),
      ]),
    );
  }
}

interface SearchRow extends SqlRow {
  readonly journey_id: string;
  readonly id: string;
  readonly query: string;
  readonly lang: string;
  readonly at: number;
  readonly shown: string;
  readonly rank: number | null;
}

const placeAt = (seq: number, row: SearchRow | undefined): Place => ({
  seq,
  search: row ? { id: row.id, query: row.query, lang: row.lang, at: Number(row.at) } : null,
  shown: row ? row.shown.split(' ') : [],
  isClicked: row !== undefined && row.rank !== null,
});

/** A unit may be run again, so what it learns of the places stays in it. */
async function store(
  tx: Transaction,
  facts: readonly HelpFact[],
  before: ReadonlyMap<string, Place>,
): Promise<void> {
  const places = new Map([...before].map(([journey, place]) => [journey, { ...place }]));
  const rows: HelpEvent[] = [];
  for (const fact of facts) {
    const place = places.get(fact.journeyId) ?? placeAt(0, undefined);
    places.set(fact.journeyId, place);
    if (isSameSearch(fact, place)) {
      continue;
    }
    place.seq += 1;
    const row = rowOf(fact, place.seq);
    rows.push(row);
    if (fact.kind === 'search') {
      Object.assign(place, placeAt(place.seq, searchOf(row)));
    }
    const rank = fact.kind === 'view' ? place.shown.indexOf(fact.slug ?? '') + 1 : 0;
    if (rank > 0 && place.search && !place.isClicked) {
      place.isClicked = true;
      await noteClick(tx, rows, place.search.id, rank);
    }
  }
  if (rows.length > 0) {
    await tx.repository(HelpEvent).insert(rows);
  }
}

/** The search may be a row of before, or one of those that are about to be written. */
async function noteClick(
  tx: Transaction,
  rows: readonly HelpEvent[],
  search: string,
  rank: number,
): Promise<void> {
  const row = rows.find(({ id }) => id === search);
  if (row) {
    row.rank = rank;
  } else {
    await tx.sql('UPDATE help_events SET rank = ? WHERE id = ? AND rank IS NULL', [rank, search]);
  }
}

const isSameSearch = ({ kind, query, lang, at }: HelpFact, { search }: Place): boolean =>
  kind === 'search' &&
  search !== null &&
  search.query === query &&
  search.lang === lang &&
  at.getTime() - search.at < SAME_SEARCH_MS;

const rowOf = (
  { results = null, shown, slug = null, typeCode = null, ...fact }: HelpFact,
  seq: number,
): HelpEvent => ({
  ...fact,
  id: randomUUID(),
  seq,
  results,
  shown: fact.kind === 'search' ? (shown ?? []).join(' ') : null,
  rank: null,
  slug,
  typeCode,
});

const searchOf = ({ journeyId, id, query, lang, at, shown, rank }: HelpEvent): SearchRow => ({
  journey_id: journeyId,
  id,
  query: query ?? '',
  lang,
  at: at.getTime(),
  shown: shown ?? '',
  rank,
});
