import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { type FieldSpec, formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { callerOf } from './caller.js';
import { EnrolmentSecrets } from './enrolment-secrets.service.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { enrolmentOf, inGroups } from './second-factor.js';
import { CodeDto, nextOf, RecoveryDto } from './sign-in.dto.js';
import { StaffSessions } from './staff-sessions.service.js';

const CODE: Record<'code', FieldSpec> = {
  code: {
    label: 'accounts.second-factor.code',
    hint: 'accounts.second-factor.code-hint',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxlength: 7,
    required: true,
  },
};
const RECOVERY: Record<'code', FieldSpec> = {
  code: {
    label: 'accounts.recovery.code',
    hint: 'accounts.recovery.code-hint',
    autocomplete: 'off',
    required: true,
  },
};

export interface CodeModel extends FormModel<'code'> {
  readonly title: string;
  readonly next: string;
  readonly key: string;
}

export interface EnrolmentModel extends CodeModel {
  readonly must: boolean;
  readonly secret: string;
  readonly uri: string;
  readonly size: number;
  readonly path: string;
}

/** A code was typed for this moment only, and is never sent back to the page. */
function codeModel(
  request: DeskRequest,
  state: FormState,
  fields: Record<'code', FieldSpec>,
  title: string,
): CodeModel {
  const { next } = { ...request.query, ...state.values } as { next?: unknown };
  const typed = { ...state, values: { ...state.values, code: '' } };

  return {
    ...formModel(request, typed, fields),
    title: wordsOf(request).t(title),
    next: nextOf(next),
    key: formKey(state),
  };
}

@Injectable()
export class SecondFactorView implements FormView {
  model(request: DeskRequest, state: FormState): CodeModel {
    return codeModel(request, state, CODE, 'accounts.second-factor.title');
  }
}

@Injectable()
export class RecoveryView implements FormView {
  model(request: DeskRequest, state: FormState): CodeModel {
    return codeModel(request, state, RECOVERY, 'accounts.recovery.title');
  }
}

/** The secret as a picture and as letters, for the one session to which it was offered. */
@Injectable()
export class EnrolmentView implements FormView {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly secrets: EnrolmentSecrets,
    private readonly env: Env,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<EnrolmentModel> {
    const holder = await this.sessions.require(callerOf(request, this.env).sessionToken, 'half', 'full');
    const secret = this.secrets.offered(holder);
    if (!secret) {
      throw new Conflict('accounts.errors.enrolment-over');
    }

    return {
      ...codeModel(request, state, CODE, 'accounts.enrolment.title'),
      ...enrolmentOf(secret, holder.login),
      secret: inGroups(secret),
      must: holder.state === 'half',
    };
  }
}

export const codePage = new FormPage(CodeDto, 'accounts/second-factor', SecondFactorView);
export const recoveryPage = new FormPage(RecoveryDto, 'accounts/recovery', RecoveryView);
export const enrolmentPage = new FormPage(CodeDto, 'accounts/enrolment', EnrolmentView);
