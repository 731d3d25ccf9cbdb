import { Injectable } from '@nestjs/common';
import { canManagePeople } from '../../policies/account.policy.js';
import { instantOf } from '../../platform/database/columns.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { RoleDto } from './people.dto.js';
import { PeopleQuery, type PersonRow } from './people.query.js';
import { type FirstPasswordModel, firstPasswordModel, roleField } from './people.view.js';
import { StaffSessions } from './staff-sessions.service.js';

export interface PersonModel extends FormModel<'role'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly path: string;
  readonly person: PersonRow & { readonly roleName: string };
  readonly mayManage: boolean;
  /** What one does with one's own access is done on one's own page. */
  readonly own: boolean;
  readonly sessions: readonly {
    readonly device: string;
    readonly begun: Date | null;
    readonly seen: Date | null;
  }[];
}

/** One of the people, and what an admin may do about him. */
@Injectable()
export class PersonView implements FormView {
  constructor(
    private readonly query: PeopleQuery,
    private readonly sessions: StaffSessions,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<PersonModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const person = await this.personOf(request);
    const values = { role: person.role, ...state.values };
    const sessions = await this.sessions.list(person.id);

    return {
      ...formModel(request, { ...state, values }, { role: roleField(words) }),
      layout: 'desk',
      title: person.name,
      key: formKey(state),
      path: `/admin/users/${person.id}`,
      person: { ...person, roleName: words.t(`people.roles.${person.role}`) },
      mayManage: canManagePeople(actor),
      own: actor.id === person.id,
      sessions: sessions.map((row) => ({
        device: String(row.user_agent || words.t('profile.sessions.unknown-device')),
        begun: instantOf(row.created_at),
        seen: instantOf(row.last_seen_at),
      })),
    };
  }

  /** A password that nobody has seen before, and that no page shows again. */
  async firstPassword(request: DeskRequest, password: string): Promise<FirstPasswordModel> {
    const { name, login } = await this.personOf(request);

    return firstPasswordModel(wordsOf(request), { name, login, password });
  }

  private async personOf({ params }: DeskRequest): Promise<PersonRow> {
    const person = await this.query.one(String(params.person));
    if (!person) {
      throw new NotFound();
    }

    return person;
  }
}

export const rolePage = new FormPage(RoleDto, 'people/person', PersonView);
export const personPage = new FormPage(PressDto, 'people/person', PersonView);
