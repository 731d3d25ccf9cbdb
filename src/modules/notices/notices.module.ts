import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NoticeBoard } from './notice-board.js';
import { NoticeFeed } from './notice-feed.js';
import { NoticeHistory } from './notice-history.js';
import { NoticeLines } from './notice-lines.js';
import { NoticeSubscription } from './notice-subscription.entity.js';
import { NoticeTimesSweep } from './notice-times.sweep.js';
import { NoticeUpdate } from './notice-update.entity.js';
import { NoticeQuery } from './notice.query.js';
import { NoticeView } from './notice.view.js';
import { NoticesApiController } from './notices-api.controller.js';
import { NoticesService } from './notices.service.js';
import { NoticesTelling } from './notices-telling.js';
import { ProvedAddress } from './proved-address.js';
import { ServiceNotice } from './service-notice.entity.js';
import { StatusController } from './status.controller.js';
import { StatusView } from './status.view.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { TellSubscribers } from './tell-subscribers.js';
import { ToldView } from './told.view.js';

/**
 * Outages and maintenance: written by the desk, shown to everybody, and told to whoever waits for their end. Global,
 * because pages of all kinds say what is known about what they are about.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([ServiceNotice, NoticeUpdate, NoticeSubscription])],
  // The page of the status stands under the help centre, whose last address fits everything: this comes before it.
  controllers: [StatusController, NoticesApiController],
  providers: [
    NoticeBoard,
    NoticeFeed,
    NoticeHistory,
    NoticeLines,
    NoticeQuery,
    NoticesService,
    NoticesTelling,
    NoticeTimesSweep,
    NoticeView,
    ProvedAddress,
    StatusView,
    SubscriptionsService,
    TellSubscribers,
    ToldView,
  ],
  exports: [NoticeBoard, NoticeHistory, NoticeLines, NoticesService],
})
export class NoticesModule {}
