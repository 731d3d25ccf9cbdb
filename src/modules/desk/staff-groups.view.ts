import { Injectable } from '@nestjs/common';
import { canManagePeople } from '../../policies/account.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel, type Option } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { ColleaguesLookup } from '../accounts/colleagues.lookup.js';
import { EXCEPTION_GROUPS } from '../exceptions/exception-type.js';
import { exceptionName, groupName } from '../exceptions/exception-words.js';
import { exceptionsOf } from '../exceptions/taxonomy.js';
import { StaffGroupsDto } from '../exceptions/staff-groups.dto.js';
import { StaffGroups } from '../exceptions/staff-groups.service.js';

export const personPath = (person: string): string => `/admin/users/${person}`;

/** A group, and in a line what is in it. */
type GroupOption = Option & { readonly hint: string };

export interface StaffGroupsModel extends FormModel<'groups'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  readonly path: string;
  readonly backPath: string;
  readonly mayManage: boolean;
  /** For those who only look. */
  readonly chosen: readonly GroupOption[];
}

/** Which groups of types somebody of the staff looks after. */
@Injectable()
export class StaffGroupsView implements FormView {
  constructor(
    private readonly colleagues: ColleaguesLookup,
    private readonly staffGroups: StaffGroups,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<StaffGroupsModel> {
    const words = wordsOf(request);
    const person = await this.colleagues.one(String(request.params.person));
    if (!person) {
      throw new NotFound();
    }
    const chosen = await this.chosenIn(state, person.id);
    const form = formModel(request, state, { groups: { label: 'desk.groups.label' } });
    const options = EXCEPTION_GROUPS.map((value) => ({
      value,
      label: groupName(value, words),
      hint: exceptionsOf(value)
        .map(({ code }) => exceptionName(code, words))
        .join(' · '),
      selected: chosen.includes(value),
    }));

    return {
      ...form,
      fields: { groups: { ...form.fields.groups, options } },
      layout: 'desk',
      title: words.t('desk.groups.title', { name: person.name }),
      key: formKey(state),
      path: `${personPath(person.id)}/groups`,
      backPath: personPath(person.id),
      mayManage: canManagePeople(actorOf(request)),
      chosen: options.filter(({ selected }) => selected),
    };
  }

  /** A refused form has its key, and what was ticked in it: perhaps nothing. */
  private async chosenIn({ values, lists }: FormState, userId: string): Promise<readonly string[]> {
    if (values.key === undefined) {
      return this.staffGroups.of(userId);
    }

    return lists?.groups ?? (values.groups === undefined ? [] : [values.groups]);
  }
}

export const staffGroupsPage = new FormPage(StaffGroupsDto, 'desk/staff-groups', StaffGroupsView);
