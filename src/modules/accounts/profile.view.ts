import { Injectable } from '@nestjs/common';
import { mustHaveSecondFactor } from '../../policies/account.policy.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { type FieldSpec, formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { THEMES } from '../../platform/identity/actor.js';
import { SHORTEST } from './password-rules.js';
import { NewPasswordDto, ProfileDto, RenewCodesDto } from './profile.dto.js';
import { SecondFactorDto, ZONES } from './profile.dto.js';
import { StaffSessions } from './staff-sessions.service.js';

const PERSON = `SELECT u.login, u.role, u.display_name, u.language, u.zone, u.theme, u.totp, u.password_changed_at,
  (SELECT count(*) FROM recovery_codes c WHERE c.user_id = u.id AND c.used_at IS NULL) AS codes
  FROM users u WHERE u.id = ?`;

type FieldName =
  | 'displayName'
  | 'language'
  | 'zone'
  | 'theme'
  | 'currentPassword'
  | 'newPassword'
  | 'factorPassword'
  | 'codesPassword';

export interface ProfileModel extends FormModel<FieldName> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly login: string;
  readonly role: string;
  readonly passwordRule: string;
  readonly passwordChangedAt: Date | null;
  readonly factor: {
    readonly set: boolean;
    readonly text: string;
    readonly mayRemove: boolean;
    readonly codes: string;
  };
  readonly sessions: readonly {
    readonly device: string;
    readonly address: string;
    readonly begun: Date | null;
    readonly seen: Date | null;
    readonly here: boolean;
    readonly endPath: string;
    readonly endLabel: string;
  }[];
}

@Injectable()
export class ProfileView implements FormView {
  constructor(
    private readonly reader: Reader,
    private readonly sessions: StaffSessions,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<ProfileModel> {
    const { id, sessionId } = actorOf(request);
    const words = wordsOf(request);
    const row = (await this.reader.first(PERSON, [id ?? ''])) ?? {};
    const values = { ...chosen(row), ...state.values };
    const isSet = row.totp !== null;
    const count = isSet ? SHORTEST.withSecondFactor : SHORTEST.alone;

    return {
      ...formModel(request, { ...state, values }, fieldsIn(words)),
      layout: 'desk',
      title: words.t('profile.title'),
      key: formKey(state),
      login: text(row.login),
      role: words.t(`people.roles.${text(row.role)}`),
      passwordRule: words.t('profile.password.rule', { count }),
      passwordChangedAt: instantOf(row.password_changed_at),
      factor: factorOf(row, words),
      sessions: (await this.sessions.list(id ?? '')).map((one) => sessionOf(one, sessionId, words)),
    };
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const chosen = (row: SqlRow): Record<string, string> => ({
  displayName: text(row.display_name),
  language: text(row.language),
  zone: text(row.zone),
  theme: text(row.theme),
});

function factorOf({ totp, role, codes }: SqlRow, words: Words): ProfileModel['factor'] {
  const isSet = totp !== null;

  return {
    set: isSet,
    text: words.t(isSet ? 'profile.factor.on' : 'profile.factor.off'),
    mayRemove: isSet && !mustHaveSecondFactor(role as ProfileRole),
    codes: isSet ? words.t('profile.factor.codes-left', { count: Number(codes) }) : '',
  };
}

type ProfileRole = Parameters<typeof mustHaveSecondFactor>[0];

function sessionOf(row: SqlRow, here: string | null, words: Words): ProfileModel['sessions'][number] {
  const device = text(row.user_agent) || words.t('profile.sessions.unknown-device');

  return {
    device,
    address: text(row.address),
    begun: instantOf(row.created_at),
    seen: instantOf(row.last_seen_at),
    here: row.id === here,
    endPath: `/agent/me/sessions/${String(row.id)}/end`,
    endLabel: words.t('profile.sessions.end-one', { device }),
  };
}

const password = (label: string, autocomplete = 'current-password'): FieldSpec => ({
  label,
  type: 'password',
  autocomplete,
  required: true,
});

const fieldsIn = (words: Words): Record<FieldName, FieldSpec> => ({
  displayName: {
    label: 'profile.name',
    hint: 'profile.name-hint',
    autocomplete: 'name',
    maxlength: 120,
    required: true,
  },
  language: {
    label: 'profile.language',
    options: [
      ['', words.t('profile.language-browser')],
      ...LANGUAGES.map((one) => [one, words.t(`common.languages.${one}`)] as const),
    ],
  },
  zone: {
    label: 'profile.zone',
    hint: 'profile.zone-hint',
    options: [['', words.t('profile.zone-desk')], ...ZONES.map((one) => [one, one] as const)],
  },
  theme: {
    label: 'states.theme.label',
    options: [
      ['', words.t('states.theme.device')],
      ...THEMES.map((one) => [one, words.t(`states.theme.${one}`)] as const),
    ],
  },
  currentPassword: password('profile.password.current'),
  newPassword: password('profile.password.new', 'new-password'),
  factorPassword: password('profile.password.current'),
  codesPassword: password('profile.password.current'),
});

const page = <D extends object>(dto: new () => D): FormPage<D> =>
  new FormPage(dto, 'accounts/profile', ProfileView);
export const profilePage = page(ProfileDto);
export const newPasswordPage = page(NewPasswordDto);
export const factorPage = page(SecondFactorDto);
export const renewCodesPage = page(RenewCodesDto);
export const ownSessionsPage = page(PressDto);
