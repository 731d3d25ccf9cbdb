import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FrameDoor } from './frame-door.js';
import { WidgetAdminController } from './widget-admin.controller.js';
import { WidgetAppRow } from './widget-app.entity.js';
import { WidgetAppView } from './widget-app.view.js';
import { WidgetApps } from './widget-apps.lookup.js';
import { WidgetAppsService } from './widget-apps.service.js';
import { WidgetListView } from './widget-list.view.js';
import { WidgetController } from './widget.controller.js';

/** Our help within the operator's own apps and sites: who may show it, and its first page there. */
@Module({
  imports: [TypeOrmModule.forFeature([WidgetAppRow])],
  controllers: [WidgetController, WidgetAdminController],
  providers: [FrameDoor, WidgetApps, WidgetAppsService, WidgetAppView, WidgetListView],
  exports: [FrameDoor, WidgetApps, WidgetAppsService],
})
export class WidgetsModule {}
