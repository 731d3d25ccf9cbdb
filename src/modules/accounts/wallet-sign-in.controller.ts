import { Controller, Get, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { sitePath } from '../../platform/views/site-path.js';
import { VisitorCookie } from './visitor-cookie.js';
import { WalletSignInDto } from './wallet-sign-in.dto.js';
import { WalletSignInService } from './wallet-sign-in.service.js';
import { walletSignInPage, type WalletSignInModel, WalletSignInView } from './wallet-sign-in.view.js';

/**
 * How a wallet's app brings its customer: it opens `/en/requests/wallet?token=…`, where it is looking at a
 * transaction with `&transaction=…&type=…`. The token stands in the question of the address, which is never logged.
 */
@Controller(LANGUAGES.map((language) => `${language}/requests/wallet`))
@Public()
export class WalletSignInController {
  constructor(
    private readonly signIn: WalletSignInService,
    private readonly cookie: VisitorCookie,
    private readonly view: WalletSignInView,
  ) {}

  @Get()
  @Costs('code-try')
  @Render(walletSignInPage.template)
  offer(@Req() request: DeskRequest): Promise<WalletSignInModel> {
    return this.view.model(request, BLANK);
  }

  @Post()
  @Costs('code-try')
  @Redirect()
  async enter(
    @Req() request: DeskRequest,
    @Form(walletSignInPage) { token, transaction, type, key }: WalletSignInDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const before = this.cookie.of(request);
    this.cookie.give(response, await this.signIn.enter(token, { key, before }), 'access.flash.wallet');

    return { url: placeOf(wordsOf(request).language, { type, transaction }), statusCode: 303 };
  }
}

/** A request about what the app was showing; without it, the requests that there are. */
const placeOf = (language: Language, shown: Pick<WalletSignInDto, 'type' | 'transaction'>): string =>
  shown.type === undefined && shown.transaction === undefined
    ? sitePath(language, '/requests')
    : sitePath(language, '/requests/new/type', { ...shown });
