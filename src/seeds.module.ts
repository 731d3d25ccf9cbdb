import { Injectable, Module } from '@nestjs/common';
import { DEMO_PASSWORD, DEMO_STAFF } from '../seeds/demo/people.js';
import { signIns } from '../seeds/demo/sign-ins.js';
import { PlannedMaintenance } from '../seeds/demo/planned-maintenance.js';
import { DemoWidget } from '../seeds/demo/demo-widget.js';
import { DemoStoryOnce } from '../seeds/demo/story-once.js';
import { DemoStory } from '../seeds/demo/story.js';
import { seedArticles } from '../seeds/reference/articles.seed.js';
import { Env } from './config/env.js';
import { StaffAccounts } from './modules/accounts/staff-accounts.service.js';
import { EscalationsModule } from './modules/escalations/escalations.module.js';
import { ArticleIndex } from './modules/faq/article-index.service.js';
import { ArticlesChanged } from './modules/faq/articles-changed.event.js';
import { ArticleImportService } from './modules/faq/article-import.service.js';
import { WidgetsModule } from './modules/widgets/widgets.module.js';
import { FaqModule } from './modules/faq/faq.module.js';
import { TicketsModule } from './modules/tickets/tickets.module.js';
import { Command, type CommandCall, CommandRefused } from './platform/cli/command.js';

/** Facts that every install needs, and the people of the demonstration. Both may be sown again and again. */
@Injectable()
export class Seeds {
  constructor(
    private readonly articles: ArticleImportService,
    private readonly index: ArticleIndex,
    private readonly staff: StaffAccounts,
    private readonly env: Env,
  ) {}

  /** Done when the search knows them too: nobody's first question is answered by half of them. @returns how many are new or changed */
  async reference(): Promise<number> {
    const written = await seedArticles(this.articles);
    if (written > 0) {
      await this.index.changed(ArticlesChanged.everything());
    }

    return written;
  }

  /** @throws CommandRefused in production, where nobody has a known password */
  async demo(): Promise<void> {
    if (this.env.isProduction) {
      throw new CommandRefused('The demonstration has known passwords and is not for production.');
    }
    for (const person of DEMO_STAFF) {
      await this.staff.add({ ...person, password: DEMO_PASSWORD });
    }
  }

  @Command('demo:codes', 'demo:codes                  print how the people of the demonstration sign in now')
  printSignIns({ print }: CommandCall): Promise<void> {
    if (this.env.isProduction) {
      throw new CommandRefused('There is no demonstration in production.');
    }
    signIns(new Date()).forEach(print);

    return Promise.resolve();
  }

  @Command(
    'seed',
    'seed [demo]                 bring articles (and, with demo, the people of the demonstration)',
  )
  async seed({ words, print }: CommandCall): Promise<void> {
    print(`${await this.reference()} articles are new or changed.`);
    if (words.includes('demo')) {
      await this.demo();
      print(`Demonstration: sign in at /staff/login as ${DEMO_STAFF.map(({ login }) => login).join(', ')}.`);
    }
  }
}

@Module({
  imports: [FaqModule, TicketsModule, EscalationsModule, WidgetsModule],
  providers: [Seeds, DemoStory, DemoStoryOnce, DemoWidget, PlannedMaintenance],
  exports: [Seeds, DemoStoryOnce, DemoWidget],
})
export class SeedsModule {}
