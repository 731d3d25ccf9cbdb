import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { nextOf, SignInDto } from './sign-in.dto.js';

const FIELDS = {
  login: { label: 'accounts.sign-in.login', autocomplete: 'username', required: true },
  password: {
    label: 'accounts.sign-in.password',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  },
} as const;

export interface SignInModel extends FormModel<keyof typeof FIELDS> {
  readonly title: string;
  readonly next: string;
  readonly remember: boolean;
  readonly key: string;
}

@Injectable()
export class SignInView implements FormView {
  model(request: DeskRequest, state: FormState): SignInModel {
    const { next } = { ...request.query, ...state.values } as { next?: unknown };

    return {
      ...formModel(request, state, FIELDS),
      title: wordsOf(request).t('accounts.sign-in.title'),
      next: nextOf(next),
      remember: state.values.remember === 'yes',
      key: formKey(state),
    };
  }
}

export const signInPage = new FormPage(SignInDto, 'accounts/sign-in', SignInView);
