import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { NoticeDeskQuery } from './notice-desk.query.js';
import { NoticeEditorView } from './notice-editor.view.js';
import { NoticeListView } from './notice-list.view.js';
import { NoticesAdminController } from './notices-admin.controller.js';

/** The desk's pages about notices: they know the exception types, which notices themselves do not. */
@Module({
  imports: [NoticesModule, IncidentsModule],
  controllers: [NoticesAdminController],
  providers: [NoticeDeskQuery, NoticeEditorView, NoticeListView],
})
export class NoticeDeskModule {}
