import { type DynamicModule, Module } from '@nestjs/common';
import type { Env } from './config/env.js';
import { AccountsModule } from './modules/accounts/accounts.module.js';
import { ChatModule } from './modules/chat/chat.module.js';
import { NoticeDeskModule } from './modules/desk/notice-desk.module.js';
import { DeskModule } from './modules/desk/desk.module.js';
import { EscalationsModule } from './modules/escalations/escalations.module.js';
import { ExceptionsModule } from './modules/exceptions/exceptions.module.js';
import { FaqModule } from './modules/faq/faq.module.js';
import { HelpMachinesModule } from './modules/faq/help-machines.module.js';
import { IncidentsModule } from './modules/incidents/incidents.module.js';
import { NoticesModule } from './modules/notices/notices.module.js';
import { NotificationsModule } from './modules/notifications/notifications.module.js';
import { PortalModule } from './modules/portal/portal.module.js';
import { ReversalsModule } from './modules/reversals/reversals.module.js';
import { ReportsModule } from './modules/reports/reports.module.js';
import { TicketsModule } from './modules/tickets/tickets.module.js';
import { WidgetsModule } from './modules/widgets/widgets.module.js';
import { ComponentsController } from './components.controller.js';
import { HomeController } from './home.controller.js';
import { ClosingModule } from './closing.module.js';
import { ConnectionsModule } from './connections.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { SeedsModule } from './seeds.module.js';

@Module({})
export class AppModule {
  static with(env: Env): DynamicModule {
    return {
      module: AppModule,
      controllers: env.isProduction ? [HomeController] : [HomeController, ComponentsController],
      imports: [
        PlatformModule.forRoot(env),
        ConnectionsModule,
        AccountsModule,
        ExceptionsModule,
        // Before the help centre, whose last address fits everything that stands directly under it.
        NoticesModule,
        WidgetsModule,
        HelpMachinesModule,
        FaqModule,
        TicketsModule,
        ChatModule,
        EscalationsModule,
        IncidentsModule,
        ReversalsModule,
        ClosingModule,
        NotificationsModule,
        ReportsModule,
        PortalModule,
        DeskModule,
        NoticeDeskModule,
        SeedsModule,
      ],
    };
  }
}
