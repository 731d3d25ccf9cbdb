import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canReviewArticles, canWriteArticles } from '../../policies/faq.policy.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { WritersBase } from './article-conflict.js';
import { ArticleActs, type Editing, type Standing } from './article-acts.service.js';
import { ArticleCare } from './article-care.service.js';
import { ArticleDrafts } from './article-drafts.service.js';
import { ArticleEditorQuery, type EditedText } from './article-editor.query.js';
import type { ArticleWords } from './article-words.js';
import { ArticleWritersService, NEW_ARTICLE } from './article-writers.service.js';
import {
  type EditArticleDto,
  type EDITS,
  FIELDS_OF,
  type NewArticleDto,
  REVIEW_ACTS,
  textActOf,
} from './edit-article.dto.js';
import { baseTyped, sameWords, textIn, typedWords } from './editor-values.js';

/** What was done, by the name of its sentence, and where the writer goes on. */
export interface Edited {
  readonly done: (typeof EDITS)[number];
  readonly slug: string;
}

/**
 * One press of a button in the editor: what was typed in either language is saved, and then done what the button says.
 * All of it, or nothing: whoever is refused has changed nothing, and has his words still before him.
 */
@Injectable()
export class ArticleEditing {
  constructor(
    private readonly query: ArticleEditorQuery,
    private readonly drafts: ArticleDrafts,
    private readonly care: ArticleCare,
    private readonly acts: ArticleActs,
    private readonly writers: ArticleWritersService,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws Invalid for an address in use, and where no language has a title */
  async create(actor: KnownActor, input: NewArticleDto, zone: string): Promise<Edited> {
    authorize(canWriteArticles, actor);
    if (LANGUAGES.every((lang) => (input[`title${FIELDS_OF[lang]}`] ?? '') === '')) {
      throw new Invalid([{ field: `title${FIELDS_OF[LANGUAGES[0]]}`, key: 'editor.errors.empty' }]);
    }
    const { slug } = input;
    const request = { scope: `${actor.id}/articles.create`, key: input.key, body: { ...input } };
    const edited = await this.idempotency.once(request, async (): Promise<Edited> => {
      if ((await this.query.texts(slug)).length > 0) {
        throw new Invalid([{ field: 'slug', key: 'faq.errors.slug-taken' }]);
      }
      const { done } = await this.edit({ actor, slug, input, zone, texts: [] });

      return { done: done === 'saved' ? 'created' : done, slug };
    });
    await this.writers.forget(actor, NEW_ARTICLE);

    return edited;
  }

  /**
   * @throws Conflict where a colleague has saved something else meanwhile; Invalid with every reason why it cannot go out
   */
  async save(actor: KnownActor, slug: string, input: EditArticleDto, zone: string): Promise<Edited> {
    authorize(isReviewing(input) ? canReviewArticles : canWriteArticles, actor);
    const request = { scope: `${actor.id}/articles.edit`, key: input.key, body: { slug, ...input } };
    const texts = await this.query.texts(slug);
    const edited = await this.idempotency.once(request, async () => {
      if (texts.length === 0) {
        throw new NotFound('faq.errors.no-article');
      }

      return this.edit({ actor, slug, input, zone, texts });
    });
    await this.writers.forget(actor, slug);
    // An article that was never more than this draft went with it.
    const isGone = edited.done === 'discard' && (await this.query.texts(slug)).length === 0;

    return isGone ? { done: 'removed', slug: '' } : edited;
  }

  private async edit(editing: Editing): Promise<Edited> {
    const { slug, input } = editing;
    const asked = textActOf(input.act);
    const saved = new Map<Language, Standing>();
    for (const lang of LANGUAGES) {
      // What is to be thrown away need not be saved first.
      const standing =
        asked?.act === 'discard' && asked.lang === lang ? null : await this.saveText(editing, lang);
      if (standing) {
        saved.set(lang, standing);
      }
    }
    const cared = await this.saveCare(editing);
    if (asked) {
      const isDone = await this.acts.carryOut(editing, asked.act, asked.lang, saved.get(asked.lang) ?? null);

      return { done: isDone ? asked.act : 'nothing', slug };
    }

    return { done: saved.size > 0 || cared ? 'saved' : 'nothing', slug };
  }

  /** Null where nothing was typed that is not there already. */
  private async saveText(editing: Editing, lang: Language): Promise<Standing | null> {
    const { actor, slug, input, texts } = editing;
    const words = typedWords(input, lang, texts);
    const before = textIn(texts, lang);
    if (!words || (before && sameWords(words, before.words))) {
      return null;
    }
    if (!before) {
      const id = await this.drafts.create(actor, { slug, lang, words });

      return { id, version: 1, revision: 1 };
    }

    return this.saveOver(editing, before, words, baseTyped(input, lang) ?? before.base);
  }

  private async saveOver(
    { actor, input }: Editing,
    before: EditedText,
    words: ArticleWords,
    base: WritersBase,
  ): Promise<Standing | null> {
    const { id, version } = before;
    const answer = await this.drafts.save(actor, id, base, words, input.note || null);
    if (answer.saved) {
      return { id, version, revision: answer.revision };
    }
    // He has changed nothing here: what is new is the colleague's alone.
    if (answer.merged.clashes.length === 0 && sameWords(answer.merged.words, answer.theirs)) {
      return null;
    }
    throw new Conflict('editor.errors.newer');
  }

  private async saveCare({ actor, input, texts }: Editing): Promise<boolean> {
    const [first] = texts;
    if (!first || input.owner === undefined || input.reviewBy === undefined) {
      return false;
    }
    const care = { ownerId: input.owner || null, reviewBy: input.reviewBy || null };
    if (care.ownerId === first.ownerId && care.reviewBy === first.reviewBy) {
      return false;
    }
    for (const { id } of texts) {
      await this.care.assign(actor, id, care);
    }

    return true;
  }
}

/** Whoever only lets articles out, or gives them back, sends a button and no words. */
const isReviewing = (input: EditArticleDto): boolean =>
  REVIEW_ACTS.some((act) => act === textActOf(input.act)?.act) &&
  LANGUAGES.every((lang) => input[`title${FIELDS_OF[lang]}`] === undefined);
