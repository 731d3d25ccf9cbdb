import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { WritersBase } from './article-conflict.js';
import type { EditedText } from './article-editor.query.js';
import { ArticleHistory } from './article-history.service.js';
import { type MergedWords, mergeWords } from './article-merge.js';
import { type ArticleWords, wordsOfArticle } from './article-words.js';

/** Two texts that began alike: the colleague's, and both together. One's own is in the fields. */
export interface ConflictModel {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly lead: string;
  readonly theirsLabel: string;
  readonly theirs: string;
  readonly merged: string;
  readonly says: string;
  readonly takeMerged: string;
  readonly takeTheirs: string;
  /** Where a field is filled, and nothing stored. */
  readonly fillPath: string;
}

/** Puts the words of two writers beside each other. */
@Injectable()
export class EditorConflicts {
  constructor(private readonly history: ArticleHistory) {}

  /** Both together, as far as they fit; what both began with may be older than it was, which finds more clashes. */
  async merge(actor: Actor, text: EditedText, base: WritersBase, mine: ArticleWords): Promise<MergedWords> {
    return mergeWords(await this.common(actor, text, base, mine), mine, text.words);
  }

  private async common(
    actor: Actor,
    { id, version, read, earlier, base: now }: EditedText,
    base: WritersBase,
    mine: ArticleWords,
  ): Promise<ArticleWords> {
    if (earlier?.revision === base.revision && now.version === base.version) {
      return earlier.words;
    }
    if (version === base.version) {
      return read;
    }
    try {
      return wordsOfArticle(await this.history.version(actor, id, base.version));
    } catch (error) {
      if (error instanceof NotFound) {
        return mine;
      }
      throw error;
    }
  }
}

export function conflictModel(
  words: Words,
  path: string,
  text: EditedText,
  merged: MergedWords,
): ConflictModel {
  const { lang } = text;
  const language = words.t(`editor.languages.${lang}`);
  const name = text.changedBy || words.t('editor.nobody');
  const clashes = merged.clashes.length;

  return {
    id: `conflict-${lang}`,
    lang,
    title: words.t('editor.conflict.title', { language }),
    lead: words.t('editor.conflict.lead', { name }),
    theirsLabel: words.t('editor.conflict.theirs', { name }),
    theirs: asText(text.words),
    merged: asText(merged.words),
    says: words.t(clashes > 0 ? 'editor.conflict.clash' : 'editor.conflict.clean'),
    takeMerged: `merged.${lang}`,
    takeTheirs: `theirs.${lang}`,
    fillPath: `${path}/preview`,
  };
}

/** Title and text, as one reads them. */
const asText = ({ title, body }: ArticleWords): string => `${title}\n\n${body}`;
