import type { FieldSpec } from '../../platform/http/form-model.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Colleague } from '../accounts/colleagues.lookup.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { EXCEPTION_CODES } from '../exceptions/taxonomy.js';
import { ARTICLE_CAUSES } from './article-file.js';
import { ARTICLE_VISIBILITIES } from './article-words.js';
import { textSpecs } from './editor-pane.js';

/** What articles are filed under; a file or an import may have brought others. */
export const ARTICLE_TOPICS = [
  'payments',
  'sign-in',
  'account',
  'safety',
  'choosing',
  'support',
  'service',
] as const;

type Values = Readonly<Record<string, string>>;

/** The fields of the editor, those of both languages among them. */
export function editorSpecs(
  words: Words,
  values: Values,
  colleagues: readonly Colleague[],
): Readonly<Record<string, FieldSpec>> {
  const topic = values.topic ?? '';
  const isKnown = ARTICLE_TOPICS.some((one) => one === topic);

  return {
    ...Object.assign({}, ...LANGUAGES.map(textSpecs)),
    slug: {
      label: 'editor.fields.slug',
      hint: 'editor.fields.slug-hint',
      maxlength: 80,
      autocomplete: 'off',
    },
    address: {
      label: 'editor.fields.slug',
      hint: 'editor.fields.slug-hint',
      maxlength: 80,
      autocomplete: 'off',
    },
    type: {
      label: 'editor.fields.type',
      options: [
        ['', words.t('editor.fields.no-type')],
        ...EXCEPTION_CODES.map((code) => [code, `${code} ${exceptionName(code, words)}`] as const),
      ],
    },
    topic: {
      label: 'editor.fields.topic',
      options: [
        ...ARTICLE_TOPICS.map((one) => [one, words.t(`editor.topics.${one}`)] as const),
        ...(isKnown || topic === '' ? [] : [[topic, topic] as const]),
      ],
    },
    causes: {
      label: 'editor.fields.causes',
      options: ARTICLE_CAUSES.map((cause) => [cause, words.t(`faq.causes.${cause}`)]),
    },
    visibility: {
      label: 'editor.fields.visibility',
      options: ARTICLE_VISIBILITIES.map((one) => [one, words.t(`editor.visibilities.${one}`)]),
    },
    owner: {
      label: 'editor.fields.owner',
      options: [
        ['', words.t('editor.fields.no-owner')],
        ...colleagues.map(({ id, name }) => [id, name] as const),
      ],
    },
    reviewBy: { label: 'editor.fields.review-by', type: 'date' },
    note: { label: 'editor.fields.note', hint: 'editor.fields.note-hint', maxlength: 200, wide: true },
    minor: { label: 'editor.fields.minor' },
    publishAt: { label: 'editor.fields.publish-at', type: 'datetime-local' },
  } as Record<string, FieldSpec>;
}
