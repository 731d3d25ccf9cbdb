import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { Translator } from '../../platform/i18n/translator.js';
import type { Words } from '../../platform/i18n/words.js';
import { foldedText } from '../../platform/text/folded-text.js';
import { colloquialWords } from '../exceptions/colloquial-words.js';
import { type Speakers, speakersOf } from '../exceptions/edition-of.js';
import { EXCEPTION_GROUPS } from '../exceptions/exception-type.js';
import { aboutException, groupName, nameOf } from '../exceptions/exception-words.js';
import { BASE_VERSION, type ExceptionType, exceptionsOf } from '../exceptions/taxonomy.js';
import { TaxonomyHistory } from '../exceptions/taxonomy-history.query.js';
import { OpenRequests } from './open-requests.query.js';

export const EXCEPTIONS = '/admin/exceptions';
const LONGEST_SEARCH = 80;

interface ExceptionRow {
  readonly code: string;
  readonly path: string;
  readonly name: string;
  readonly about: string;
  readonly priority: string;
  readonly escalation: string;
  /** Questions that are asked at first. */
  readonly questions: number;
  readonly open: number;
  readonly isHidden: boolean;
  readonly isDrafted: boolean;
  /** The version that changed it; 0 where nobody has. */
  readonly version: number;
}

export interface ExceptionListModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly search: {
    readonly id: string;
    readonly name: string;
    readonly label: string;
    readonly value: string;
  };
  readonly groups: readonly { readonly name: string; readonly rows: readonly ExceptionRow[] }[];
  readonly allPath: string;
}

/** All types by their groups, with what each asks of the desk. */
@Injectable()
export class ExceptionListView {
  private readonly speakers: Speakers;

  constructor(
    private readonly history: TaxonomyHistory,
    private readonly open: OpenRequests,
    translator: Translator,
  ) {
    this.speakers = speakersOf(translator);
  }

  async model(request: DeskRequest): Promise<ExceptionListModel> {
    const words = wordsOf(request);
    const asked = typeof request.query.q === 'string' ? request.query.q.trim().slice(0, LONGEST_SEARCH) : '';
    const [drafted, open] = await Promise.all([this.history.drafted(), this.open.byType()]);
    const row = (type: ExceptionType): ExceptionRow => ({
      ...rowOf(type, words),
      open: open.get(type.code) ?? 0,
      isDrafted: drafted.has(type.code),
    });
    const groups = EXCEPTION_GROUPS.map((group) => ({
      name: groupName(group, words),
      rows: exceptionsOf(group)
        .filter((type) => this.isMeant(type, asked))
        .map(row),
    }));

    return {
      layout: 'desk',
      title: words.t('taxonomy.title'),
      search: { id: 'q', name: 'q', label: words.t('taxonomy.list.search'), value: asked },
      groups: groups.filter(({ rows }) => rows.length > 0),
      allPath: EXCEPTIONS,
    };
  }

  /** By code, address or words, its own or people's, whichever language somebody has them from. */
  private isMeant(type: ExceptionType, asked: string): boolean {
    const said = LANGUAGES.flatMap((one) => [
      nameOf(type, this.speakers[one]),
      aboutException(type, this.speakers[one]),
      ...colloquialWords(type.code, one),
    ]);

    return [type.code, type.slug, ...said].some((text) => foldedText(text).includes(foldedText(asked)));
  }
}

const rowOf = (type: ExceptionType, words: Words): Omit<ExceptionRow, 'open' | 'isDrafted'> => ({
  code: type.code,
  path: `${EXCEPTIONS}/${type.code}`,
  name: nameOf(type, words),
  about: aboutException(type, words),
  priority: words.t(`desk.priorities.${type.priority}`),
  escalation: words.t(`taxonomy.lines.${type.escalatesTo ?? 'none'}`),
  questions: Math.min(type.fields.length, 4),
  isHidden: !type.isOffered,
  version: type.since === BASE_VERSION ? 0 : type.since,
});
