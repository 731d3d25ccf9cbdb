import { Injectable } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { typedText } from '../../platform/http/typed-text.js';
import { loginText } from './sign-in.dto.js';

export class SetupDto {
  @Transform(loginText)
  @IsString({ message: 'accounts.errors.login-form' })
  @Matches(/^[a-z0-9][a-z0-9._@-]{1,119}$/, { message: 'accounts.errors.login-form' })
  login!: string;

  @Transform(typedText)
  @IsString({ message: 'accounts.errors.name-missing' })
  @MinLength(1, { message: 'accounts.errors.name-missing' })
  @MaxLength(120, { message: 'accounts.errors.name-missing' })
  displayName!: string;

  @IsString({ message: 'accounts.errors.password-missing' })
  @MaxLength(1_000, { message: 'accounts.errors.password-missing' })
  newPassword!: string;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}

const FIELDS = {
  login: { label: 'accounts.sign-in.login', autocomplete: 'username', required: true },
  displayName: { label: 'accounts.setup.name', autocomplete: 'name', required: true },
  newPassword: {
    label: 'accounts.setup.password',
    hint: 'accounts.setup.password-hint',
    type: 'password',
    autocomplete: 'new-password',
    required: true,
  },
} as const;

export interface SetupModel extends FormModel<keyof typeof FIELDS> {
  readonly title: string;
  readonly action: string;
  readonly key: string;
}

/** What the first admin chooses. The link is the page's own address, and its only key. */
@Injectable()
export class SetupView implements FormView {
  model(request: DeskRequest, state: FormState): SetupModel {
    return {
      ...formModel(request, state, FIELDS),
      title: wordsOf(request).t('accounts.setup.title'),
      action: request.path,
      key: formKey(state),
    };
  }
}

export const setupPage = new FormPage(SetupDto, 'accounts/setup', SetupView);
