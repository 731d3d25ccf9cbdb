import { Controller, Get, Render, Req } from '@nestjs/common';
import { Public } from '../../platform/http/access.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { widgetHome, type WidgetHomeModel, widgetWindow, type WidgetWindowModel } from './widget.view.js';

/** The first page of our help within another site, and the one that leads from there into a window. */
@Controller(LANGUAGES.map((language) => `${language}/widget`))
@Public()
export class WidgetController {
  @Get()
  @Render('widgets/home')
  home(@Req() request: DeskRequest): WidgetHomeModel {
    return widgetHome(request);
  }

  @Get('window')
  @Render('widgets/window')
  window(@Req() request: DeskRequest): WidgetWindowModel {
    return widgetWindow(request);
  }
}
