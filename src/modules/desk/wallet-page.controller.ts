import { Controller, Get, Render, Req } from '@nestjs/common';
import { canSeeProvider } from '../../policies/wallet.policy.js';
import { Requires } from '../../platform/http/access.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { type WalletPageModel, WalletPageView } from './wallet-page.view.js';

/** How the wallet does, for who must know before the customers tell. */
@Controller('supervisor/wallet')
@Requires(canSeeProvider)
export class WalletPageController {
  constructor(private readonly view: WalletPageView) {}

  @Get()
  @Render('desk/wallet')
  show(@Req() request: DeskRequest): WalletPageModel {
    return this.view.model(wordsOf(request));
  }
}
