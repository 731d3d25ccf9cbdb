import { Controller, Get, HttpCode, Post, Render, Req } from '@nestjs/common';
import { canSeePeople } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { AddPersonDto } from './people.dto.js';
import { PeopleService } from './people.service.js';
import {
  firstPasswordModel,
  peoplePage,
  PeopleView,
  type PeopleModel,
  roleMatrix,
  type RoleMatrixModel,
} from './people.view.js';

/** Who works here, and what each role may do. */
@Controller('admin/users')
@Requires(canSeePeople)
export class PeopleController {
  constructor(
    private readonly service: PeopleService,
    private readonly view: PeopleView,
  ) {}

  @Get()
  @Render(peoplePage.template)
  list(@Req() request: DeskRequest): Promise<PeopleModel> {
    return this.view.model(request, BLANK);
  }

  @Get('roles')
  @Render('people/roles')
  roles(@Req() request: DeskRequest): RoleMatrixModel {
    return roleMatrix(wordsOf(request));
  }

  /** Shows the first password as its answer: this once, and at no address. */
  @Post()
  @HttpCode(200)
  @Render('people/first-password')
  async add(@Person() actor: KnownActor, @Req() request: DeskRequest, @Form(peoplePage) input: AddPersonDto) {
    const password = await this.service.add(actor, input);
    const { login, displayName: name } = input;

    return firstPasswordModel(wordsOf(request), { name, login, password });
  }
}
