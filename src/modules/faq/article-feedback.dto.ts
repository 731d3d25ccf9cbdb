import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PressDto } from '../../platform/http/press.dto.js';
import { FEEDBACK_REASONS, type FeedbackReason, VERDICTS, type Verdict } from './article-feedback.entity.js';

const FEEDBACK_LENGTH = 500;

/** An opinion on an article: whether it helped, and perhaps why not. */
export class ArticleFeedbackDto extends PressDto {
  @IsIn(VERDICTS, { message: 'faq.errors.verdict' })
  verdict!: Verdict;

  @IsOptional()
  @IsIn(FEEDBACK_REASONS, { message: 'faq.errors.reason' })
  reason?: FeedbackReason;

  /** An empty field says nothing. */
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() || undefined : value))
  @IsOptional()
  @IsString({ message: 'faq.errors.words' })
  @MaxLength(FEEDBACK_LENGTH, { message: 'faq.errors.words' })
  words?: string;
}
