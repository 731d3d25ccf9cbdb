import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PressDto } from '../../platform/http/press.dto.js';
import { typedNumber, typedOrAbsent, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import {
  ESCALATION_LINES,
  type EscalationLine,
  EXCEPTION_CAUSES,
  type ExceptionCause,
  PRIORITIES,
  type Priority,
} from '../exceptions/exception-type.js';
import { type Disclosure, DISCLOSURES } from './diagnosis-rule.js';

export const RULE_TEXTS = ['cause', 'customer', 'agent', 'next'] as const;

export type RuleText = (typeof RULE_TEXTS)[number];

/** Signs of each text in one language, and of what else is written freely. */
export const LONGEST_RULE = { cause: 200, customer: 1_000, agent: 600, next: 1_000, when: 4_000 } as const;
export const LINE_PLACES = ['line1', 'line2', 'raiseLine1', 'raiseLine2'] as const;
const LONGEST_VALID_MINUTES = 43_200;

export const ruleTextField = (text: RuleText, language: Language): string => `${text}-${language}`;

/** Of the draft that was read: what somebody has saved meanwhile is read first. */
export class RulePressDto extends PressDto {
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  revision!: number;
}

/** A rule as somebody types it. Conditions, gaps and words are checked where they are read. */
export class EditRuleDto extends PressDto {
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  base!: number;

  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(0, { message: 'errors.field' })
  revision!: number;

  @Transform(typedText)
  @IsString({ message: 'rules.errors.when' })
  @Matches(VISIBLE, { message: 'rules.errors.when' })
  @MaxLength(LONGEST_RULE.when, { message: 'rules.errors.when' })
  when!: string;

  @IsIn(EXCEPTION_CAUSES, { message: 'rules.errors.tag' })
  tag!: ExceptionCause;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(PRIORITIES, { message: 'rules.errors.priority' })
  priority?: Priority;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsString({ message: 'rules.errors.when' })
  @MaxLength(LONGEST_RULE.when, { message: 'rules.errors.when' })
  raiseWhen?: string;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(PRIORITIES, { message: 'rules.errors.priority' })
  raisePriority?: Priority;

  @Transform(typedText)
  @Matches(/^[a-z0-9][a-z0-9-]{0,119}$/, { message: 'rules.errors.article' })
  article!: string;

  @IsIn(DISCLOSURES, { message: 'rules.errors.disclosure' })
  disclosure!: Disclosure;

  /** `5, 15, 60`. */
  @IsOptional()
  @Transform(typedOrAbsent)
  @Matches(/^\d{1,5}(\s*[,，、]\s*\d{1,5}){0,5}$/, { message: 'rules.errors.minutes' })
  minutes?: string;

  @IsIn(['yes', 'no'], { message: 'errors.field' })
  atDue!: 'yes' | 'no';

  @IsIn(['yes', 'no'], { message: 'errors.field' })
  hourly!: 'yes' | 'no';

  @Transform(typedNumber)
  @IsInt({ message: 'rules.errors.valid' })
  @Min(1, { message: 'rules.errors.valid' })
  @Max(LONGEST_VALID_MINUTES, { message: 'rules.errors.valid' })
  validMinutes!: number;

  /** Why: it stands in the history. */
  @Transform(typedText)
  @IsString({ message: 'rules.errors.note' })
  @Matches(VISIBLE, { message: 'rules.errors.note' })
  @MaxLength(500, { message: 'rules.errors.note' })
  note!: string;
}

for (const language of LANGUAGES) {
  for (const text of RULE_TEXTS) {
    const name = ruleTextField(text, language);
    Transform(typedText)(EditRuleDto.prototype, name);
    IsString({ message: 'rules.errors.text' })(EditRuleDto.prototype, name);
    Matches(VISIBLE, { message: 'rules.errors.text' })(EditRuleDto.prototype, name);
    MaxLength(LONGEST_RULE[text], { message: 'rules.errors.text-long' })(EditRuleDto.prototype, name);
  }
}

for (const place of LINE_PLACES) {
  IsOptional()(EditRuleDto.prototype, place);
  Transform(typedOrAbsent)(EditRuleDto.prototype, place);
  IsIn(ESCALATION_LINES, { message: 'rules.errors.line' })(EditRuleDto.prototype, place);
}

/** What was typed into the fields that are made from lists, by their names. */
export const typedInRule = (
  dto: EditRuleDto,
): Readonly<Record<string, string | undefined>> &
  Readonly<Partial<Record<(typeof LINE_PLACES)[number], EscalationLine>>> =>
  dto as unknown as Readonly<Record<string, string | undefined>> &
    Readonly<Partial<Record<(typeof LINE_PLACES)[number], EscalationLine>>>;
