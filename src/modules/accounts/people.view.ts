import { Injectable } from '@nestjs/common';
import { canManagePeople } from '../../policies/account.policy.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { type FieldSpec, formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { pageKeyOf, textOfPageKey } from '../../platform/http/page-key.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { type Actor, NO_CHOICES, type Role, STAFF_ROLES } from '../../platform/identity/actor.js';
import { AddPersonDto } from './people.dto.js';
import { PeopleQuery, type PersonRow } from './people.query.js';
import { PERMISSIONS } from './permissions.js';

const HERE = '/admin/users';

export interface PeopleModel extends FormModel<'login' | 'displayName' | 'role'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly mayManage: boolean;
  readonly rows: readonly (PersonRow & { readonly path: string; readonly roleName: string })[];
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
}

/** Who works here, newest first, and the form that adds one. */
@Injectable()
export class PeopleView implements FormView {
  constructor(private readonly query: PeopleQuery) {}

  async model(request: DeskRequest, state: FormState): Promise<PeopleModel> {
    const words = wordsOf(request);
    const after = pageKeyOf(request.query.after);
    const { rows, next } = await this.query.page(after);
    const values = { role: 'agent', ...state.values };

    return {
      ...formModel(request, { ...state, values }, fieldsIn(words)),
      layout: 'desk',
      title: words.t('people.title'),
      key: formKey(state),
      mayManage: canManagePeople(actorOf(request)),
      rows: rows.map((row) => ({
        ...row,
        path: `${HERE}/${row.id}`,
        roleName: words.t(`people.roles.${row.role}`),
      })),
      pager: {
        olderPath: next ? `${HERE}?after=${textOfPageKey(next)}` : null,
        newestPath: after ? HERE : null,
      },
    };
  }
}

export interface FirstPasswordModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly login: string;
  readonly password: string;
}

export const firstPasswordModel = (
  words: Words,
  { name, login, password }: Readonly<Record<'name' | 'login' | 'password', string>>,
): FirstPasswordModel => ({
  layout: 'desk',
  title: words.t('people.first.title', { name }),
  login,
  password,
});

export interface RoleMatrixModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly roles: readonly string[];
  readonly rows: readonly {
    readonly sentence: string;
    readonly cells: readonly { readonly role: string; readonly may: boolean }[];
  }[];
}

/** What each role may do, by asking the rules themselves: this page cannot say anything else than they do. */
export function roleMatrix(words: Words): RoleMatrixModel {
  const roles = (['customer', ...STAFF_ROLES] as const).map((role) => ({
    actor: somebody(role),
    name: words.t(`people.roles.${role}`),
  }));

  return {
    layout: 'desk',
    title: words.t('people.matrix.title'),
    roles: roles.map(({ name }) => name),
    rows: Object.entries(PERMISSIONS).map(([name, rule]) => ({
      sentence: words.t(`people.permissions.${name}`),
      cells: roles.map((role) => ({ role: role.name, may: rule(role.actor) })),
    })),
  };
}

export const roleField = (words: Words): FieldSpec => ({
  label: 'people.role',
  options: STAFF_ROLES.map((role) => [role, words.t(`people.roles.${role}`)]),
});

const fieldsIn = (words: Words): Record<'login' | 'displayName' | 'role', FieldSpec> => ({
  login: { label: 'people.login', hint: 'people.login-hint', autocomplete: 'off', required: true },
  displayName: { label: 'people.name', autocomplete: 'off', maxlength: 120, required: true },
  role: roleField(words),
});

const somebody = (role: Role): Actor => ({
  id: role,
  role,
  name: '',
  sessionId: null,
  level: null,
  ...NO_CHOICES,
});

export const peoplePage = new FormPage(AddPersonDto, 'people/list', PeopleView);
