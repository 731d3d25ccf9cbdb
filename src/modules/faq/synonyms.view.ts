import { Injectable } from '@nestjs/common';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FieldModel, type FormModel } from '../../platform/http/form-model.js';
import { pageKeyOf, textOfPageKey } from '../../platform/http/page-key.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { ArticleListQuery } from './article-list.query.js';
import { articleUrl } from './help-links.js';
import { editorTabs, type EditorTabModel } from './editor-tabs.js';
import { hintPath, SYNONYMS_PATH, synonymPath } from './editor-links.js';
import { SHIPPED_SYNONYMS } from './search-synonyms.js';
import { SearchSynonymsQuery, type SynonymRow, type SynonymsAsked } from './search-synonyms.query.js';
import { foldedWords } from './synonym-expressions.js';
import { type HintRow, SynonymHintsQuery } from './synonym-hints.query.js';
import { AddSynonymDto } from './synonym.dto.js';

interface GroupModel {
  readonly path: string;
  readonly lang: Language;
  readonly language: string;
  readonly expressions: string;
  readonly active: boolean;
  readonly changedAt: Date;
  readonly changedBy: string;
}

interface HintModel extends HintRow {
  readonly path: string;
  readonly language: string;
  readonly times: string;
  readonly articlePath: string;
  readonly label: string;
}

export interface SynonymsModel extends FormModel<'lang' | 'expressions'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly mayWrite: boolean;
  readonly tabs: readonly EditorTabModel[];
  readonly key: string;
  readonly find: { readonly q: string; readonly text: FieldModel };
  readonly filtered: boolean;
  readonly clearPath: string;
  readonly rows: readonly GroupModel[];
  readonly hints: readonly HintModel[];
  /** Those that the desk comes with. */
  readonly shipped: {
    readonly heading: string;
    readonly open: boolean;
    readonly groups: readonly { readonly lang: Language; readonly text: string }[];
    /** '' where all are shown. */
    readonly more: string;
  };
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

const MOST_ASKED = 60;
const MOST_SHIPPED = 50;

/** What means the same to customers, what may, and the form that says so. */
@Injectable()
export class SynonymsView implements FormView {
  constructor(
    private readonly articles: ArticleListQuery,
    private readonly synonyms: SearchSynonymsQuery,
    private readonly hints: SynonymHintsQuery,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<SynonymsModel> {
    const words = wordsOf(request);
    const asked = askedOf(request);
    const waiting = await this.articles.waiting();
    const { rows, next } = await this.synonyms.page(asked);
    const hints = await this.hints.open();
    const values = { lang: asked.lang ?? words.language, ...state.values };

    return {
      ...formModel(request, { ...state, values }, fieldsIn(words)),
      layout: 'desk',
      title: words.t('synonyms.title'),
      mayWrite: canWriteArticles(actorOf(request)),
      tabs: editorTabs('synonyms', waiting, words),
      key: formKey(state),
      find: { q: asked.q, text: findField(request, asked, words) },
      filtered: asked.q !== '' || asked.lang !== null,
      clearPath: SYNONYMS_PATH,
      rows: rows.map((row) => groupModel(row, words)),
      hints: hints.map((hint) => hintModel(hint, words)),
      shipped: shippedModel(asked, words),
      pager: {
        olderPath: next && pathOf({ ...asked, after: next }),
        newestPath: asked.after && pathOf({ ...asked, after: null }),
      },
    };
  }
}

/** People arrive from anywhere, so nothing is refused. */
function askedOf({ query }: DeskRequest): SynonymsAsked {
  const q = typeof query.q === 'string' ? query.q : '';

  return {
    q: q.replaceAll('\0', '').trim().slice(0, MOST_ASKED),
    lang: LANGUAGES.find((lang) => lang === query.text) ?? null,
    after: pageKeyOf(query.after),
  };
}

function pathOf({ q, lang, after }: SynonymsAsked): string {
  const asked = { q, text: lang, after: after && textOfPageKey(after) };
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  ).toString();

  return query ? `${SYNONYMS_PATH}?${query}` : SYNONYMS_PATH;
}

export const languageOptions = (words: Words): (readonly [string, string])[] =>
  LANGUAGES.map((lang) => [lang, words.t(`editor.languages.${lang}`)] as const);

const fieldsIn = (words: Words) =>
  ({
    lang: { label: 'synonyms.language', options: languageOptions(words) },
    expressions: {
      label: 'synonyms.expressions',
      hint: 'synonyms.expressions-hint',
      rows: 5,
      required: true,
    },
  }) as const;

const findField = (request: DeskRequest, { lang }: SynonymsAsked, words: Words): FieldModel =>
  formModel(
    request,
    { values: { text: lang ?? '' }, faults: [], refusal: '' },
    {
      text: {
        label: 'synonyms.language',
        options: [['', words.t('synonyms.both-languages')], ...languageOptions(words)],
      },
    },
  ).fields.text;

const groupModel = (
  { id, lang, expressions, active, changedAt, changedBy }: SynonymRow,
  words: Words,
): GroupModel => ({
  path: synonymPath(id),
  lang,
  language: words.t(`editor.languages.${lang}`),
  expressions: expressions.join(' · '),
  active,
  changedAt,
  changedBy: changedBy || words.t('editor.nobody'),
});

const hintModel = (hint: HintRow, words: Words): HintModel => ({
  ...hint,
  path: hintPath(hint.id),
  language: words.t(`editor.languages.${hint.lang}`),
  times: words.number(hint.questions),
  articlePath: hint.slug && articleUrl(hint.lang, hint.slug),
  label: words.t('synonyms.hints.look-label', { phrase: hint.phrase }),
});

function shippedModel({ q, lang }: SynonymsAsked, words: Words): SynonymsModel['shipped'] {
  const folded = foldedWords(q);
  const all = LANGUAGES.filter((one) => lang === null || one === lang).flatMap((one) =>
    SHIPPED_SYNONYMS[one]
      .filter((group) => q === '' || group.some((expression) => foldedWords(expression).includes(folded)))
      .map((group) => ({ lang: one, text: group.join(' · ') })),
  );

  return {
    heading: words.t('synonyms.shipped.title', { count: all.length }),
    open: q !== '' && all.length > 0,
    groups: all.slice(0, MOST_SHIPPED),
    more:
      all.length > MOST_SHIPPED ? words.t('synonyms.shipped.more', { count: all.length - MOST_SHIPPED }) : '',
  };
}

export const synonymsPage = new FormPage(AddSynonymDto, 'editor/synonyms', SynonymsView);
