import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { typedNumber, typedText, VISIBLE } from '../../platform/http/typed-text.js';
import {
  LONGEST_LABEL,
  LONGEST_NAME,
  MOST_HOSTS,
  originOf,
  WIDGET_STATES,
  type WidgetState,
} from './widget-app.js';

/** One a line, as people paste them; '' for what is none. */
const typedHosts = ({ value }: { readonly value: unknown }): unknown =>
  [value]
    .flat()
    .flatMap((text) => (typeof text === 'string' ? text.split(/\s+/).filter(Boolean) : ['']))
    .map((text) => originOf(text) ?? '');

const Label = (): PropertyDecorator => (target, name) => {
  Transform(typedText)(target, name as string);
  IsString({ message: 'widgets.errors.label' })(target, name);
  MaxLength(LONGEST_LABEL, { message: 'widgets.errors.label' })(target, name);
  Matches(VISIBLE, { message: 'widgets.errors.label' })(target, name);
  Matches(/^\P{Cc}*$/u, { message: 'widgets.errors.label' })(target, name);
};

/** How our help stands in an app, as an admin sends it. */
export class WidgetLookDto {
  /** Origins; a browser sends them as one text. */
  @Transform(typedHosts)
  @ArrayMinSize(1, { message: 'widgets.errors.hosts' })
  @ArrayMaxSize(MOST_HOSTS, { message: 'widgets.errors.hosts' })
  @Matches(/^https?:/, { each: true, message: 'widgets.errors.hosts' })
  hosts!: string[];

  @Transform(typedText)
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'widgets.errors.colour' })
  colour!: string;

  @Label()
  labelZh!: string;

  @Label()
  labelEn!: string;

  @IsIn(WIDGET_STATES, { message: 'errors.field' })
  state!: WidgetState;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

export class WidgetAddDto extends WidgetLookDto {
  @Transform(typedText)
  @Matches(/^[a-z\d](?:[a-z\d-]*[a-z\d])?$/, { message: 'widgets.errors.name' })
  @MaxLength(LONGEST_NAME, { message: 'widgets.errors.name' })
  name!: string;
}

export class WidgetChangeDto extends WidgetLookDto {
  @Transform(typedNumber)
  @IsInt({ message: 'errors.field' })
  @Min(1, { message: 'errors.field' })
  version!: number;
}
