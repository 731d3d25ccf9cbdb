import { Controller, Get, HttpCode, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeePeople } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { RoleDto } from './people.dto.js';
import { PeopleService } from './people.service.js';
import { type PersonModel, personPage, PersonView, rolePage } from './person.view.js';

/** After a change its page is shown again; one who has taken the role from himself is asked to sign in. */
const back = (response: DeskResponse, person: string, done: string) => {
  flash(response, { tone: 'ok', key: `people.done.${done}` });

  return { url: `/admin/users/${person}`, statusCode: 303 };
};

/** What an admin does about one person. */
@Controller('admin/users/:person')
@Requires(canSeePeople)
export class PersonController {
  constructor(
    private readonly service: PeopleService,
    private readonly view: PersonView,
  ) {}

  @Get()
  @Render(personPage.template)
  show(@Req() request: DeskRequest): Promise<PersonModel> {
    return this.view.model(request, BLANK);
  }

  @Post('role')
  @Redirect()
  async changeRole(
    @Person() actor: KnownActor,
    @Param('person') person: string,
    @Form(rolePage) input: RoleDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.changeRole(actor, person, input);

    return back(response, person, 'role');
  }

  @Post('disabling')
  @Redirect()
  async disable(
    @Person() actor: KnownActor,
    @Param('person') person: string,
    @Form(personPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.disable(actor, person, input);

    return back(response, person, 'disabled');
  }

  @Post('enabling')
  @Redirect()
  async enable(
    @Person() actor: KnownActor,
    @Param('person') person: string,
    @Form(personPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.enable(actor, person, input);

    return back(response, person, 'enabled');
  }

  @Post('second-factor/reset')
  @Redirect()
  async resetSecondFactor(
    @Person() actor: KnownActor,
    @Param('person') person: string,
    @Form(personPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.resetSecondFactor(actor, person, input);

    return back(response, person, 'second-factor');
  }

  @Post('sessions/end')
  @Redirect()
  async endSessions(
    @Person() actor: KnownActor,
    @Param('person') person: string,
    @Form(personPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.endSessions(actor, person, input);

    return back(response, person, 'sessions');
  }

  /** Shows the new first password as its answer: this once, and at no address. */
  @Post('password')
  @HttpCode(200)
  @Render('people/first-password')
  async renewPassword(
    @Person() actor: KnownActor,
    @Req() request: DeskRequest,
    @Param('person') person: string,
    @Form(personPage) input: PressDto,
  ) {
    const password = await this.service.renewPassword(actor, person, input);

    return this.view.firstPassword(request, password);
  }
}
