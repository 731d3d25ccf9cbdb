import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import { PressDto } from '../../platform/http/press.dto.js';
import { typedNumber, typedOrAbsent, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { FIELD_CODES, type FieldCode } from './exception-fields.js';
import {
  ESCALATION_LINES,
  type EscalationLine,
  EXCEPTION_CAUSES,
  type ExceptionCause,
  LOOKUPS,
  type LookupNeed,
  PRIORITIES,
  type Priority,
} from './exception-type.js';

/** The first four are asked; the others wait for a question too many to go. */
export const FIELD_PLACES = [
  'field1',
  'field2',
  'field3',
  'field4',
  'field5',
  'field6',
  'field7',
  'field8',
] as const;

/** Customers are told a cause or none: that nobody knows yet is for the desk. */
export const TOLD_CAUSES = EXCEPTION_CAUSES.filter((cause) => cause !== 'unknown');

export const TEXTS = ['name', 'about', 'steps'] as const;

/** Signs of each text of a type in one language. */
export const LONGEST = { name: 60, about: 200, steps: 2_400, cause: 200 } as const;

export const textField = (text: (typeof TEXTS)[number], language: Language): string => `${text}-${language}`;

export const causeField = (cause: ExceptionCause, language: Language): string => `cause-${cause}-${language}`;

/** A type as an admin types it: a draft may lack what it needs to come into force. */
export class EditExceptionDto extends PressDto {
  /** The version of the type that was edited, and the draft of it: a form that is older than they are is told so. */
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  base!: number;

  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(0, { message: 'errors.field' })
  revision!: number;

  @IsIn(PRIORITIES, { message: 'taxonomy.errors.priority' })
  priority!: Priority;

  @IsIn(LOOKUPS, { message: 'taxonomy.errors.lookup' })
  lookup!: LookupNeed;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(ESCALATION_LINES, { message: 'taxonomy.errors.escalation' })
  escalatesTo?: EscalationLine;

  @IsOptional()
  @Transform(typedOrAbsent)
  @IsIn(FIELD_CODES, { message: 'taxonomy.errors.field' })
  urgentIf?: FieldCode;

  @IsIn(['yes', 'no'], { message: 'taxonomy.errors.offered' })
  offered!: 'yes' | 'no';
}

/** The many fields of one kind are made from the lists that say how many there are. */
const typedTexts: readonly (readonly [name: string, longest: number, message: string])[] = LANGUAGES.flatMap(
  (language) => [
    ...TEXTS.map(
      (text) => [textField(text, language), LONGEST[text], `taxonomy.errors.${text}-long`] as const,
    ),
    ...TOLD_CAUSES.map(
      (cause) => [causeField(cause, language), LONGEST.cause, 'taxonomy.errors.cause-long'] as const,
    ),
  ],
);

for (const [name, longest, message] of typedTexts) {
  IsOptional()(EditExceptionDto.prototype, name);
  Transform(typedOrAbsent)(EditExceptionDto.prototype, name);
  IsString({ message: 'errors.field' })(EditExceptionDto.prototype, name);
  MaxLength(longest, { message })(EditExceptionDto.prototype, name);
}

for (const place of FIELD_PLACES) {
  IsOptional()(EditExceptionDto.prototype, place);
  Transform(typedOrAbsent)(EditExceptionDto.prototype, place);
  IsIn(FIELD_CODES, { message: 'taxonomy.errors.field' })(EditExceptionDto.prototype, place);
}

/** What was typed into the fields of one kind, by their names. */
export const typedIn = (dto: EditExceptionDto): Readonly<Record<string, string | undefined>> =>
  dto as unknown as Readonly<Record<string, string | undefined>>;

/** Of the draft that was read: what somebody has saved meanwhile is read first. */
export class DraftPressDto extends PressDto {
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  revision!: number;
}

export class BringIntoForceDto extends DraftPressDto {
  /** Why: it stands in the history. */
  @Transform(typedText)
  @IsString({ message: 'taxonomy.errors.note' })
  @Matches(VISIBLE, { message: 'taxonomy.errors.note' })
  @MaxLength(500, { message: 'taxonomy.errors.note' })
  note!: string;
}
