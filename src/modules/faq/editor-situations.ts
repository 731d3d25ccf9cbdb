import { Injectable } from '@nestjs/common';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { FormState } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { isKnown } from '../../platform/identity/actor.js';
import { ArticleEditorQuery, type EditedText } from './article-editor.query.js';
import type { MergedWords } from './article-merge.js';
import { ArticleWritersService, NEW_ARTICLE } from './article-writers.service.js';
import { FIELDS_OF, type TypedArticleDto } from './edit-article.dto.js';
import { EditorConflicts } from './editor-conflicts.js';
import {
  baseText,
  baseTyped,
  type EditorFields,
  fieldsOf,
  questionFields,
  sameFields,
  sameWords,
  textFields,
  textIn,
  typedWords,
} from './editor-values.js';

/** What an editor's page shows: what is stored of the article, and what stands in the fields. */
export interface EditorSituation extends EditorFields {
  /** '' where it is not begun yet. */
  readonly slug: string;
  readonly texts: readonly EditedText[];
  /** When the words in the fields were typed, where they were kept and not saved. */
  readonly restoredAt: Date | null;
  /** By language, where a colleague has saved something else meanwhile: both together. */
  readonly conflicts: ReadonlyMap<Language, MergedWords>;
}

/** Finds out what somebody has before him who opens the editor, or is shown it again. */
@Injectable()
export class EditorSituations {
  constructor(
    private readonly query: ArticleEditorQuery,
    private readonly writers: ArticleWritersService,
    private readonly conflicts: EditorConflicts,
  ) {}

  /** @throws NotFound where there is no such article */
  async of(request: DeskRequest, state: FormState): Promise<EditorSituation> {
    const slug = slugOf(request);
    const texts = slug === '' ? [] : await this.query.texts(slug);
    if (slug !== '' && texts.length === 0) {
      throw new NotFound('faq.errors.no-article');
    }
    const stored = fieldsOf(texts, wordsOf(request).zone);
    const plain = { ...stored, slug, texts, restoredAt: null, conflicts: new Map() };
    if (Object.keys(state.values).some((name) => name.startsWith('title'))) {
      return this.typed(request, { ...plain, ...typedFields(stored, state) });
    }

    return this.opened(request, plain);
  }

  /** His own words that he has not saved go before what is stored; a search that found nothing begins a new article. */
  private async opened(request: DeskRequest, plain: EditorSituation): Promise<EditorSituation> {
    const actor = actorOf(request);
    const kept =
      isKnown(actor) && canWriteArticles(actor)
        ? await this.writers.typedBy(actor, plain.slug || NEW_ARTICLE)
        : null;
    const isAsked = plain.slug === '' && typeof request.query.question === 'string';
    if (kept && !isAsked) {
      const fields = typedFields(plain, { ...kept, faults: [], refusal: '' });

      return sameFields(fields, plain) ? plain : { ...plain, ...fields, restoredAt: kept.at };
    }

    return isAsked ? { ...plain, values: { ...plain.values, ...questionFields(request.query) } } : plain;
  }

  private async typed(request: DeskRequest, sent: EditorSituation): Promise<EditorSituation> {
    const input = { ...sent.values, ...sent.lists } as TypedArticleDto;
    const [fill = '', filled = ''] = (sent.values.act ?? '').split('.');
    let values = sent.values;
    const conflicts = new Map<Language, MergedWords>();
    for (const lang of LANGUAGES) {
      const by = fill === 'merged' || fill === 'theirs' ? (filled === lang ? fill : null) : null;
      const text = textIn(sent.texts, lang);
      const mine = typedWords(input, lang, sent.texts);
      const base = baseTyped(input, lang, by === null ? 'base' : 'was');
      if (!text || !mine || !base || baseText(base) === baseText(text.base)) {
        continue;
      }
      const merged = await this.conflicts.merge(actorOf(request), text, base, mine);
      const isTheirs =
        by === 'theirs' || (merged.clashes.length === 0 && sameWords(merged.words, text.words));
      const end = FIELDS_OF[lang];
      if (isTheirs || by === 'merged') {
        values = { ...values, ...textFields(lang, isTheirs ? text.words : merged.words, text.base) };
      } else {
        conflicts.set(lang, merged);
        // Whoever saves now has seen the other text.
        values = { ...values, [`was${end}`]: baseText(base), [`base${end}`]: baseText(text.base) };
      }
    }

    return { ...sent, values, conflicts };
  }
}

/** '' for the page on which an article is begun. */
export function slugOf({ params }: DeskRequest): string {
  const { slug } = params;

  return typeof slug === 'string' && slug !== NEW_ARTICLE ? slug : '';
}

/** What was sent goes before what is stored; boxes that nobody has ticked are not sent. */
const typedFields = (stored: EditorFields, { values, lists }: FormState): EditorFields => ({
  values: { ...stored.values, ...values },
  lists: { causes: lists?.causes ?? (values.causes ? [values.causes] : []) },
});
