import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { typedList, typedNumber, typedText } from '../../platform/http/typed-text.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { ARTICLE_CAUSES, type ArticleCause } from './article-file.js';
import { ARTICLE_VISIBILITIES, type ArticleVisibility, NEW_ARTICLE_SLUG } from './article-words.js';

/** The end of the names of the fields of a language: `titleZh`. */
export const FIELDS_OF = { 'zh-CN': 'Zh', en: 'En' } as const satisfies Record<Language, string>;

/** Signs of the text of an article in one language. */
export const LONGEST_BODY = 40_000;

/** What the buttons of a language do. */
export const TEXT_ACTS = [
  'submit',
  'back',
  'publish',
  'schedule',
  'unschedule',
  'outdated',
  'down',
  'translated',
  'discard',
] as const;

export type TextAct = (typeof TEXT_ACTS)[number];

/** Those of whoever looks it over. */
export const REVIEW_ACTS = [
  'back',
  'publish',
  'schedule',
  'unschedule',
  'outdated',
  'down',
] as const satisfies readonly TextAct[];

/** What may have been done in the editor, by the names of its sentences. */
export const EDITS = [
  ...TEXT_ACTS,
  'saved',
  'created',
  'nothing',
  'removed',
  'forgotten',
  'address',
  'restored',
] as const;

/** Both only fill a field; nothing is stored. */
const FILLING_ACTS = ['merged', 'theirs'] as const;

const namesOf = (acts: readonly string[]): string[] =>
  acts.flatMap((act) => LANGUAGES.map((lang) => `${act}.${lang}`));

/** `7.2`: version and revision of what the writer had before him; `7.0` where nothing was being written. */
const BASE = /^(\d{1,9}\.\d{1,9})?$/;

const Base = (): PropertyDecorator =>
  applyDecorators(IsOptional(), Matches(BASE, { message: 'errors.field' }));

const typed = (longest: number, message: string): PropertyDecorator =>
  applyDecorators(IsOptional(), Transform(typedText), IsString({ message }), MaxLength(longest, { message }));
const TypedTitle = (): PropertyDecorator => typed(200, 'editor.errors.title');
const TypedBody = (): PropertyDecorator => typed(LONGEST_BODY, 'editor.errors.body');
const TypedKeywords = (): PropertyDecorator => typed(2_500, 'editor.errors.keywords');

/** The fields of the editor; whoever only lets an article out sends none of them. */
export class TypedArticleDto {
  @Base()
  baseZh?: string;

  /** Before he was shown what a colleague had saved. */
  @Base()
  wasZh?: string;

  @TypedTitle()
  titleZh?: string;

  @TypedBody()
  bodyZh?: string;

  @TypedKeywords()
  keywordsZh?: string;

  @Base()
  baseEn?: string;

  /** Before he was shown what a colleague had saved. */
  @Base()
  wasEn?: string;

  @TypedTitle()
  titleEn?: string;

  @TypedBody()
  bodyEn?: string;

  @TypedKeywords()
  keywordsEn?: string;

  /** '' for a guide. */
  @IsOptional()
  @Matches(/^(E\d{3})?$/, { message: 'editor.errors.type' })
  type?: string;

  @IsOptional()
  @Matches(/^[a-z][a-z-]{0,39}$/, { message: 'editor.errors.topic' })
  topic?: string;

  @IsOptional()
  @Transform(typedList)
  @IsIn(ARTICLE_CAUSES, { each: true, message: 'editor.errors.cause' })
  causes?: ArticleCause[];

  @IsOptional()
  @IsIn(ARTICLE_VISIBILITIES, { message: 'editor.errors.visibility' })
  visibility?: ArticleVisibility;

  @IsOptional()
  @Matches(/^([0-9a-f-]{36})?$/, { message: 'editor.errors.owner' })
  owner?: string;

  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/, { message: 'editor.errors.day' })
  reviewBy?: string;

  @IsOptional()
  @Transform(typedText)
  @IsString({ message: 'editor.errors.note' })
  @MaxLength(200, { message: 'editor.errors.note' })
  note?: string;

  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, { message: 'editor.errors.publish-at' })
  publishAt?: string;

  /** A slip of the pen: the other language need not follow. */
  @IsOptional()
  @IsIn(['', 'yes'], { message: 'errors.field' })
  minor?: string;
}

/** What is typed, on its way to be kept or shown: whatever goes with the form is of no account. */
export class KeepTypingDto extends TypedArticleDto {
  @IsOptional()
  @IsString({ message: 'errors.field' })
  @MaxLength(80, { message: 'errors.field' })
  slug?: string;

  @IsOptional()
  @IsIn(['save', ...namesOf(TEXT_ACTS), ...namesOf(FILLING_ACTS)], { message: 'editor.errors.act' })
  act?: string;

  @IsOptional()
  @IsUUID('4', { message: 'errors.form-key' })
  key?: string;
}

export class EditArticleDto extends TypedArticleDto {
  @IsIn(['save', ...namesOf(TEXT_ACTS)], { message: 'editor.errors.act' })
  act!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class NewArticleDto extends EditArticleDto {
  @Transform(typedText)
  @Matches(NEW_ARTICLE_SLUG, { message: 'editor.errors.slug' })
  slug!: string;
}

export class ArticleAddressDto {
  @Transform(typedText)
  @Matches(NEW_ARTICLE_SLUG, { message: 'editor.errors.slug' })
  address!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** What `publish.en` asks for; null for plain saving. */
export function textActOf(act: string): { readonly act: TextAct; readonly lang: Language } | null {
  const [name, lang] = act.split('.');
  const known = TEXT_ACTS.find((one) => one === name);
  const language = LANGUAGES.find((one) => one === lang);

  return known && language ? { act: known, lang: language } : null;
}

export class RestoreVersionDto {
  @IsIn(LANGUAGES, { message: 'errors.field' })
  lang!: Language;

  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  version!: number;

  /** What stood there when he looked. */
  @Matches(BASE, { message: 'errors.field' })
  base!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
