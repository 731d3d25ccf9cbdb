import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticleListing } from './article-listing.query.js';
import { Article } from './article.entity.js';
import { HelpFeedView } from './help-feed.view.js';
import { SiteMapController } from './site-map.controller.js';
import { SiteMapView } from './site-map.view.js';

/** The help centre for machines: what there is, and what is new. */
@Module({
  imports: [TypeOrmModule.forFeature([Article])],
  controllers: [SiteMapController],
  providers: [ArticleListing, HelpFeedView, SiteMapView],
})
export class HelpMachinesModule {}
