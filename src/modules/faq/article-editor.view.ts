import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { type FieldModel, formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { type Actor, isKnown, STAFF_ROLES } from '../../platform/identity/actor.js';
import { ColleaguesLookup } from '../accounts/colleagues.lookup.js';
import { badgesOf } from './article-badges.js';
import { faultsOf } from './article-checks.js';
import { previewOf, type PreviewModel } from './article-preview.js';
import { ArticleWritersService, NEW_ARTICLE } from './article-writers.service.js';
import { Article } from './article.entity.js';
import {
  ArticleAddressDto,
  EditArticleDto,
  FIELDS_OF,
  KeepTypingDto,
  NewArticleDto,
} from './edit-article.dto.js';
import { conflictModel } from './editor-conflicts.js';
import { EDITOR_PATH, type EditorLink, editorPath, linksOf } from './editor-links.js';
import { actsOf, notesOf, paneId, type PaneModel } from './editor-pane.js';
import { othersText } from './others-text.js';
import { editorSpecs } from './editor-settings.js';
import { type EditorSituation, EditorSituations } from './editor-situations.js';
import { EMPTY_ARTICLE, textIn, typedWords } from './editor-values.js';

export interface EditorModel extends FormModel {
  readonly layout: 'desk';
  readonly title: string;
  /** '' where it is not begun yet. */
  readonly slug: string;
  readonly path: string;
  readonly action: string;
  readonly key: string;
  readonly mayWrite: boolean;
  readonly links: readonly EditorLink[];
  readonly restored: { readonly text: string } | null;
  readonly others: readonly string[];
  readonly panes: readonly PaneModel[];
  readonly zoneHint: string;
}

/** An article in both languages beside each other: to be written, looked over, and let out. */
@Injectable()
export class ArticleEditorView implements FormView {
  constructor(
    @InjectRepository(Article) private readonly articles: Repository<Article>,
    private readonly situations: EditorSituations,
    private readonly writers: ArticleWritersService,
    private readonly colleagues: ColleaguesLookup,
    private readonly clock: Clock,
  ) {}

  model(request: DeskRequest, state: FormState): Promise<EditorModel> {
    const { act = '' } = state.values;
    // What stands in the way of letting a text out is told beside the text.
    const isRefused = state.faults.length > 0 && /^(publish|schedule)\./.test(act);

    return this.show(request, state, isRefused ? act.split('.').slice(1) : []);
  }

  /** What is in the fields, as customers would read it; nothing is stored. */
  preview(request: DeskRequest): Promise<EditorModel> {
    const { values = {}, lists = {} } = request.form ?? {};
    const isFilling = /^(merged|theirs)\./.test(values.act ?? '');

    return this.show(request, { values, lists, faults: [], refusal: '' }, isFilling ? [] : LANGUAGES);
  }

  private async show(
    request: DeskRequest,
    state: FormState,
    previewed: readonly string[],
  ): Promise<EditorModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const situation = await this.situations.of(request, state);
    const { slug, texts, restoredAt } = situation;
    const mayWrite = canWriteArticles(actor);
    const specs = editorSpecs(
      words,
      situation.values,
      mayWrite ? await this.colleagues.inRoles(STAFF_ROLES) : [],
    );
    const shown = { ...state, values: { address: slug, ...situation.values }, lists: situation.lists };
    const form = formModel(request, shown, specs, { act: 'acts' });
    const inOrder = [...LANGUAGES].sort(
      (a, b) => Number(b === words.language) - Number(a === words.language),
    );
    const others = isKnown(actor) && slug !== '' ? await this.writers.others(actor, slug) : [];

    return {
      ...form,
      layout: 'desk',
      title: headingOf(situation, words),
      slug,
      path: editorPath(slug || NEW_ARTICLE),
      action: slug === '' ? EDITOR_PATH : editorPath(slug),
      key: formKey(state),
      mayWrite,
      links: linksOf(slug, texts, words),
      restored: restoredAt && { text: words.t('editor.typing.restored', { date: words.date(restoredAt) }) },
      others: othersText(others, this.clock.now(), words),
      panes: await Promise.all(
        inOrder.map(async (lang) => ({
          ...paneModel(actor, situation, form.fields, lang, words),
          preview:
            previewed.includes(lang) || !mayWrite ? await this.previewIn(situation, lang, words) : null,
        })),
      ),
      zoneHint: words.t('editor.fields.publish-at-hint', { zone: words.zoneName(this.clock.now()) }),
    };
  }

  private async previewIn(
    { slug, texts, values, lists }: EditorSituation,
    lang: Language,
    words: Words,
  ): Promise<PreviewModel> {
    const typed = typedWords({ ...values, ...lists } as EditArticleDto, lang, texts) ?? EMPTY_ARTICLE;
    const faults = await faultsOf(this.articles.manager, typed, { slug: slug || NEW_ARTICLE, lang });

    return previewOf(words, lang, typed, faults);
  }
}

function headingOf({ texts, slug }: EditorSituation, words: Words): string {
  const own = textIn(texts, words.language) ?? texts[0];

  return slug === '' ? words.t('editor.new.title') : own?.words.title || slug;
}

function paneModel(
  actor: Actor,
  { slug, texts, values, conflicts }: EditorSituation,
  fields: Readonly<Record<string, FieldModel>>,
  lang: Language,
  words: Words,
): Omit<PaneModel, 'preview'> {
  const text = textIn(texts, lang);
  const end = FIELDS_OF[lang];
  const merged = conflicts.get(lang);
  const language = words.t(`editor.languages.${lang}`);
  const [title, body, keywords] = [fields[`title${end}`], fields[`body${end}`], fields[`keywords${end}`]];

  return {
    id: paneId(lang),
    code: lang,
    language,
    badges: badgesOf(text, words),
    notes: text ? notesOf(text, words) : [],
    kept: [
      { name: `base${end}`, value: values[`base${end}`] ?? '' },
      { name: `was${end}`, value: values[`was${end}`] ?? '' },
    ],
    fields: title && body && keywords && canWriteArticles(actor) ? { title, body, keywords } : null,
    conflict: text && merged ? conflictModel(words, editorPath(slug), text, merged) : null,
    acts: actsOf(actor, text, lang, words),
    actsLabel: words.t('editor.acts.label', { language }),
  };
}

export const editorPage = new FormPage(EditArticleDto, 'editor/article', ArticleEditorView);
export const newArticlePage = new FormPage(NewArticleDto, 'editor/article', ArticleEditorView);
export const previewPage = new FormPage(KeepTypingDto, 'editor/article', ArticleEditorView);
export const editorPressPage = new FormPage(PressDto, 'editor/article', ArticleEditorView);
export const addressPage = new FormPage(ArticleAddressDto, 'editor/article', ArticleEditorView);
