import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { exceptionName } from '../exceptions/exception-words.js';
import type { ModelQuality } from './triage-model.entity.js';
import type { TriagePlace } from './triage-outcome.entity.js';
import { type SuggestionFigures, TriageOutcomes } from './triage-outcomes.service.js';

/** A figure with what it is a figure of. */
export interface ReportFigure {
  readonly label: string;
  readonly value: string;
  readonly of: string;
}

export interface TriageReportModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly lead: string;
  readonly figures: readonly ReportFigure[];
  readonly types: readonly { readonly name: string; readonly value: string; readonly of: string }[];
  readonly models: readonly {
    readonly language: string;
    readonly version: string;
    readonly trainedAt: Date;
    readonly questions: string;
    readonly first: string;
    readonly firstThree: string;
    readonly answered: string;
    readonly answeredRight: string;
  }[];
}

const DAYS = 30;
const PLACES: readonly TriagePlace[] = ['intake', 'agent'];
/** Of fewer than this a share says nothing: then the number itself is told. */
const ENOUGH = 10;
const MOST_MODELS = 10;

/** How good the desk is at saying what words are about, by what people chose in the end. */
@Injectable()
export class TriageReportView {
  constructor(
    private readonly outcomes: TriageOutcomes,
    private readonly reader: Reader,
  ) {}

  async model(words: Words): Promise<TriageReportModel> {
    const all = await this.outcomes.quality(DAYS);
    const places = await Promise.all(PLACES.map((place) => this.outcomes.quality(DAYS, place)));
    const models = await this.reader.rows(
      `SELECT lang, version, trained_at, questions, quality FROM triage_models WHERE questions > 0 ORDER BY trained_at DESC, lang LIMIT ${MOST_MODELS}`,
    );

    return {
      layout: 'desk',
      title: words.t('reports.triage.title'),
      lead: leadOf(all, words),
      figures: PLACES.map((place, index) => ({
        label: words.t(`reports.triage.places.${place}`),
        ...told(places[index] ?? NONE, words),
      })),
      types: all.byType.map(({ code, ...figures }) => ({
        name: exceptionName(code, words) || code,
        ...told(figures, words),
      })),
      models: models.map((row) => modelOf(row, words)),
    };
  }
}

const NONE: SuggestionFigures = { shown: 0, accepted: 0, share: null };

function leadOf({ shown, share }: SuggestionFigures, words: Words): string {
  if (share === null) {
    return words.t('reports.triage.none', { days: DAYS });
  }

  return shown < ENOUGH
    ? words.t('reports.triage.few', { days: DAYS, number: shown })
    : words.t('reports.triage.accepted', { days: DAYS, share: words.percent(share) });
}

function told(
  { shown, accepted, share }: SuggestionFigures,
  words: Words,
): { readonly value: string; readonly of: string } {
  const of = words.t('reports.triage.of', { accepted: words.number(accepted), shown: words.number(shown) });

  return { value: share === null || shown < ENOUGH ? '' : words.percent(share), of };
}

function modelOf(row: SqlRow, words: Words): TriageReportModel['models'][number] {
  const { tried, first, firstThree, answered, answeredRight } = JSON.parse(
    String(row.quality),
  ) as ModelQuality;
  const share = (value: number): string => (tried < ENOUGH ? '' : words.percent(value));

  return {
    language: words.t(`common.languages.${row.lang as Language}`),
    version: words.number(Number(row.version)),
    trainedAt: new Date(Number(row.trained_at)),
    questions: words.number(Number(row.questions)),
    first: share(first),
    firstThree: share(firstThree),
    answered: share(answered),
    answeredRight: share(answeredRight),
  };
}
