import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticleActs } from './article-acts.service.js';
import { ArticleEditing } from './article-editing.service.js';
import { ArticleEditorController } from './article-editor.controller.js';
import { ArticleEditorQuery } from './article-editor.query.js';
import { ArticleEditorView } from './article-editor.view.js';
import { ArticleListController } from './article-list.controller.js';
import { ArticleListQuery } from './article-list.query.js';
import { ArticleListView } from './article-list.view.js';
import { ArticleMoving } from './article-moving.service.js';
import { ArticleRestoring } from './article-restoring.service.js';
import { ArticleTyping } from './article-typing.service.js';
import { ArticleVersionsController } from './article-versions.controller.js';
import { ArticleVersionsQuery } from './article-versions.query.js';
import { ArticleVersionsView } from './article-versions.view.js';
import { Article } from './article.entity.js';
import { ArticleWriter } from './article-writer.entity.js';
import { ArticleWritersService } from './article-writers.service.js';
import { ArticlesModule } from './articles.module.js';
import { DraftPageView } from './draft-page.view.js';
import { EditorConflicts } from './editor-conflicts.js';
import { EditorSituations } from './editor-situations.js';
import { HelpUseModule } from './help-use.module.js';
import { SynonymHintView } from './synonym-hint.view.js';
import { SynonymView } from './synonym.view.js';
import { SynonymHintsController } from './synonym-hints.controller.js';
import { SynonymsController } from './synonyms.controller.js';
import { SynonymsModule } from './synonyms.module.js';
import { SynonymsView } from './synonyms.view.js';

/** The pages on which articles are listed, written, looked over and compared. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Article, ArticleWriter]),
    ArticlesModule,
    HelpUseModule,
    SynonymsModule,
  ],
  controllers: [
    ArticleListController,
    SynonymHintsController,
    SynonymsController,
    ArticleEditorController,
    ArticleVersionsController,
  ],
  providers: [
    ArticleActs,
    ArticleEditing,
    ArticleEditorQuery,
    ArticleEditorView,
    ArticleListQuery,
    ArticleListView,
    ArticleMoving,
    ArticleRestoring,
    ArticleTyping,
    ArticleVersionsQuery,
    ArticleVersionsView,
    ArticleWritersService,
    DraftPageView,
    EditorConflicts,
    EditorSituations,
    SynonymHintView,
    SynonymsView,
    SynonymView,
  ],
})
export class ArticleEditorModule {}
