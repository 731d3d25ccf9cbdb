import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { HelpFeedView } from './help-feed.view.js';
import { SiteMapView } from './site-map.view.js';

const XML = 'application/xml; charset=utf-8';
const HOUR = 'public, max-age=3600';

/** What machines ask for: where they may look, what there is, and what is new. */
@Controller()
@Public()
export class SiteMapController {
  constructor(
    private readonly map: SiteMapView,
    private readonly feeds: HelpFeedView,
  ) {}

  @Get('robots.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', HOUR)
  robots(): string {
    return this.map.robots();
  }

  @Get('sitemap.xml')
  @Header('Content-Type', XML)
  @Header('Cache-Control', HOUR)
  whole(): Promise<string> {
    return this.map.whole();
  }

  @Get('sitemaps/:page')
  @Header('Content-Type', XML)
  @Header('Cache-Control', HOUR)
  part(@Param('page') page: string): Promise<string> {
    return this.map.part(page);
  }

  @Get(['en/help/feed.xml', 'zh-CN/help/feed.xml'])
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  @Header('Cache-Control', HOUR)
  feed(@Req() request: DeskRequest): Promise<string> {
    return this.feeds.feed(wordsOf(request));
  }
}
