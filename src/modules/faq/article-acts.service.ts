import { Injectable } from '@nestjs/common';
import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ArticleCare } from './article-care.service.js';
import { ArticleDrafts } from './article-drafts.service.js';
import type { EditedText } from './article-editor.query.js';
import { ArticlePublishing } from './article-publishing.service.js';
import { type EditArticleDto, FIELDS_OF, type TextAct } from './edit-article.dto.js';
import { baseTyped, instantIn, textIn } from './editor-values.js';

/** A text as it stands after what was typed has been saved. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly revision: number;
}

/** One press of a button: who, where, what was typed, and what was there before. */
export interface Editing {
  readonly actor: KnownActor;
  readonly slug: string;
  readonly input: EditArticleDto;
  /** In which times were typed. */
  readonly zone: string;
  readonly texts: readonly EditedText[];
}

/** What needs a draft to do it with, though nobody has changed a word: an article that goes out again. */
const LETS_OUT: readonly TextAct[] = ['publish', 'schedule', 'submit'];

/** Does with a text what its button says, by the services whose business it is. */
@Injectable()
export class ArticleActs {
  constructor(
    private readonly drafts: ArticleDrafts,
    private readonly publishing: ArticlePublishing,
    private readonly care: ArticleCare,
  ) {}

  /** False where there was nothing to do it with. */
  async carryOut(editing: Editing, act: TextAct, lang: Language, saved: Standing | null): Promise<boolean> {
    const standing = saved ?? (await this.standingOf(editing, act, lang));
    if (!standing) {
      return false;
    }
    try {
      await this.perform(editing, act, standing);
    } catch (error) {
      throw error instanceof Invalid ? new Invalid(faultsIn(error.faults, lang), error.key) : error;
    }

    return true;
  }

  /** What he had before him when he pressed; an article that goes out again without a new word gets a draft for it. */
  private async standingOf(
    { actor, input, texts }: Editing,
    act: TextAct,
    lang: Language,
  ): Promise<Standing | null> {
    const text = textIn(texts, lang);
    const { revision } = baseTyped(input, lang) ?? text?.base ?? { revision: 0 };
    if (!text || revision > 0 || !LETS_OUT.includes(act)) {
      return text && { id: text.id, version: text.version, revision };
    }
    if (text.status === 'published') {
      return null;
    }
    const begun = await this.drafts.save(actor, text.id, text.base, text.words, input.note || null);

    return begun.saved ? { id: text.id, version: text.version, revision: begun.revision } : null;
  }

  private async perform({ actor, input, zone }: Editing, act: TextAct, text: Standing): Promise<unknown> {
    const { id, version, revision } = text;
    const note = input.note || null;
    switch (act) {
      case 'submit':
        return this.drafts.submit(actor, id, revision);
      case 'back':
        return this.drafts.giveBack(actor, id, revision, note);
      case 'publish':
        return this.publishing.publish(actor, id, { revision, isMinor: input.minor === 'yes' });
      case 'schedule':
        return this.publishing.schedule(actor, id, revision, requireTime(input.publishAt, zone));
      case 'unschedule':
        return this.publishing.unschedule(actor, id, revision);
      case 'outdated':
        return this.publishing.markOutdated(actor, id, version, note);
      case 'down':
        return this.publishing.unpublish(actor, id, version, note);
      case 'translated':
        return this.care.markTranslated(actor, id);
      case 'discard':
        return this.drafts.discard(actor, id, revision);
    }
  }
}
function requireTime(typed: string | undefined, zone: string): Date {
  const at = instantIn(typed ?? '', zone);
  if (!at) {
    throw new Invalid([{ field: 'publishAt', key: 'editor.errors.publish-at' }]);
  }

  return at;
}

/** Each with a name of its own, so that all of them are told, and each leads to its field. */
export const faultsIn = (faults: readonly FieldFault[], lang: Language): FieldFault[] =>
  faults.map((fault, index) => {
    const field = ['title', 'body'].includes(fault.field) ? `${fault.field}${FIELDS_OF[lang]}` : fault.field;

    return {
      ...fault,
      field: faults.slice(0, index).some((one) => one.field === fault.field) ? `${field}.${index}` : field,
    };
  });
