import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeProvider } from '../../policies/wallet.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { DismissIncidentDto } from '../incidents/dismiss-incident.dto.js';
import { DismissIncident } from '../incidents/dismiss-incident.service.js';
import { providerPage, type ProviderPageModel, ProviderPageView } from './provider-page.view.js';

/** How the wallet does, for who must know before the customers tell. */
@Controller('supervisor/wallet')
@Requires(canSeeProvider)
export class WalletPageController {
  constructor(
    private readonly view: ProviderPageView,
    private readonly dismissal: DismissIncident,
  ) {}

  @Get()
  @Render(providerPage.template)
  show(@Req() request: DeskRequest): Promise<ProviderPageModel> {
    return this.view.model(request, BLANK);
  }

  @Post('proposals/:proposal/dismissal')
  @Redirect()
  async dismiss(
    @Person() actor: KnownActor,
    @Param('proposal') proposal: string,
    @Form(providerPage) input: DismissIncidentDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.dismissal.dismiss(actor, proposal, input);
    flash(response, { tone: 'ok', key: 'provider.proposals.done' });

    return { url: '/supervisor/wallet', statusCode: 303 };
  }
}
