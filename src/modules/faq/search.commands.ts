import { Injectable } from '@nestjs/common';
import { Command, type CommandCall } from '../../platform/cli/command.js';
import { ArticleIndex } from './article-index.service.js';

/** A line for each so many articles. */
const STEP = 1_000;

/** What the operator can do about the search. */
@Injectable()
export class SearchCommands {
  constructor(private readonly index: ArticleIndex) {}

  @Command(
    'search:rebuild',
    'search:rebuild              make the index of the help centre anew; the old one answers meanwhile',
  )
  async rebuild({ print }: CommandCall): Promise<void> {
    const started = performance.now();
    let next = STEP;
    const count = await this.index.rebuild((done) => {
      if (done >= next) {
        print(`${done} articles`);
        next = done + STEP;
      }
    });
    print(
      `${count} articles are in the index, after ${((performance.now() - started) / 1_000).toFixed(1)} s.`,
    );
  }
}
