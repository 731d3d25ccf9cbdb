import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { typedList, typedNumber, typedOrAbsent, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import { ZONES } from '../accounts/profile.dto.js';
import { EXCEPTION_CODES } from '../exceptions/taxonomy.js';
import {
  MOST_TEXT,
  MOST_TITLE,
  MOST_UPDATE,
  NOTICE_FEATURES,
  NOTICE_KINDS,
  NOTICE_SEVERITIES,
  type NoticeFeature,
  type NoticeKind,
  type NoticeSeverity,
} from '../notices/notice-content.js';

/** One line: it stands in subjects of mails. May be empty while it is a draft. */
const Title = (): PropertyDecorator => (target, name) => {
  Transform(typedText)(target, name as string);
  IsString({ message: 'notices.errors.title' })(target, name);
  MaxLength(MOST_TITLE, { message: 'notices.errors.title' })(target, name);
  Matches(/^\P{Cc}*$/u, { message: 'notices.errors.title' })(target, name);
};

const Body = (): PropertyDecorator => (target, name) => {
  Transform(typedText)(target, name as string);
  IsString({ message: 'notices.errors.text' })(target, name);
  MaxLength(MOST_TEXT, { message: 'notices.errors.text' })(target, name);
};

const Update = (): PropertyDecorator => (target, name) => {
  Transform(typedText)(target, name as string);
  IsString({ message: 'notices.errors.update' })(target, name);
  MaxLength(MOST_UPDATE, { message: 'notices.errors.update' })(target, name);
};

const DayOrTime = (): PropertyDecorator => (target, name) => {
  Transform(typedOrAbsent)(target, name as string);
  IsOptional()(target, name);
  IsString({ message: 'notices.errors.moment' })(target, name);
  MaxLength(20, { message: 'notices.errors.moment' })(target, name);
};

/** A notice as its editor sends it. Days and times are those of a clock in `zone`. */
export class NoticeEditDto {
  @IsIn(NOTICE_KINDS, { message: 'errors.field' })
  kind!: NoticeKind;

  @IsIn(NOTICE_SEVERITIES, { message: 'errors.field' })
  severity!: NoticeSeverity;

  @Transform(typedList)
  @IsIn(NOTICE_FEATURES, { each: true, message: 'errors.field' })
  features: NoticeFeature[] = [];

  @Transform(typedList)
  @IsIn(EXCEPTION_CODES, { each: true, message: 'errors.field' })
  types: string[] = [];

  @Title()
  titleZh!: string;

  @Title()
  titleEn!: string;

  @Body()
  textZh!: string;

  @Body()
  textEn!: string;

  @DayOrTime()
  startDate?: string;

  @DayOrTime()
  startTime?: string;

  @DayOrTime()
  endDate?: string;

  @DayOrTime()
  endTime?: string;

  @DayOrTime()
  updateDate?: string;

  @DayOrTime()
  updateTime?: string;

  @IsIn(ZONES, { message: 'profile.errors.zone' })
  zone!: string;

  @IsIn(['save', 'publish'], { message: 'errors.field' })
  act!: 'save' | 'publish';

  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(0, { message: 'errors.field' })
  version!: number;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** How it goes on, in both languages. */
export class NoticeUpdateDto {
  @Update()
  @Matches(VISIBLE, { message: 'notices.errors.both-languages' })
  sayZh!: string;

  @Update()
  @Matches(VISIBLE, { message: 'notices.errors.both-languages' })
  sayEn!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

/** The last words, in both languages or in none. */
export class NoticeEndDto {
  @Update()
  endZh!: string;

  @Update()
  endEn!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
