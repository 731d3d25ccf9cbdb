import { Injectable } from '@nestjs/common';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, type CommandCall, CommandRefused } from '../../platform/cli/command.js';
import { jsonLines, LineFaults } from '../../platform/cli/json-lines.js';
import { AppError } from '../../platform/errors/app-error.js';
import { Translator } from '../../platform/i18n/translator.js';
import { ArticleEditions } from './article-editions.service.js';
import { articleLine, type ImportedArticle, readArticleLine } from './article-lines.js';
import { ArticleIndex } from './article-index.service.js';
import type { Article } from './article.entity.js';
import { ArticleLookup } from './article.lookup.js';
import { wordsOfArticle } from './article-words.js';
import { ArticlesChanged } from './articles-changed.event.js';

/** A unit of so many rows is over in a few milliseconds, on a busy machine too. */
const BITE = 50;
const STEP = 1_000;

/** Brings articles in bulk from a file, and writes them into one. */
@Injectable()
export class ArticleTransferCommands {
  constructor(
    private readonly editions: ArticleEditions,
    private readonly index: ArticleIndex,
    private readonly translator: Translator,
    private readonly lookup: ArticleLookup,
  ) {}

  @Command(
    'faq:import',
    'faq:import FILE.jsonl [--replace]   bring articles; with --replace the help centre has these and no others',
  )
  async import({ words, print }: CommandCall): Promise<void> {
    const replace = words.includes('--replace');
    const [name, ...more] = words.filter((word) => word !== '--replace');
    if (!name || more.length > 0) {
      throw new CommandRefused('Name one file, and nothing else but --replace.');
    }
    const file = resolve(name);
    await checkLines(file, print);
    try {
      await this.bring(file, replace, print);
    } catch (error) {
      throw error instanceof AppError
        ? new CommandRefused(this.translator.t('en', error.key, error.params), { cause: error })
        : error;
    }
  }

  @Command(
    'faq:export',
    'faq:export [FILE.jsonl]     write the published articles, one a line, as faq:import reads them',
  )
  async export({ words, print }: CommandCall): Promise<void> {
    const [name, ...more] = words;
    if (more.length > 0 || name?.startsWith('--')) {
      throw new CommandRefused('Name one file, or none to see the lines here.');
    }
    let count = 0;
    const lines = async function* (articles: AsyncIterable<ImportedArticle>): AsyncGenerator<string> {
      for await (const article of articles) {
        count += 1;
        yield `${articleLine(article)}\n`;
      }
    };
    if (name === undefined) {
      for await (const line of lines(this.open())) {
        print(line.trimEnd());
      }

      return;
    }
    const file = resolve(name);
    try {
      await pipeline(Readable.from(lines(this.open())), createWriteStream(`${file}.part`));
      await rename(`${file}.part`, file);
    } catch (error) {
      await rm(`${file}.part`, { force: true });
      throw error;
    }
    print(`${count} articles are in ${file}.`);
  }

  private async bring(file: string, replace: boolean, print: CommandCall['print']): Promise<void> {
    const edition = await this.editions.begin();
    let read = 0;
    let count = 0;
    try {
      for await (const articles of bites(file)) {
        count += await this.editions.stage(edition, articles, replace);
        read += articles.length;
        if (read % STEP < articles.length) {
          print(`${read} articles read`);
        }
      }
      await this.editions.switchTo(edition, { replace, count });
    } catch (error) {
      await this.editions.abandon(edition);
      throw error;
    }
    await this.index.changed(ArticlesChanged.everything());
    print(`${read} articles read, ${replace ? 'and no others are left' : `${count} are new or changed`}.`);
    await this.editions.fold();
  }

  /** Everything that is open to everybody, a page at a time. */
  private async *open(): AsyncGenerator<ImportedArticle> {
    let page: Article[] = [];
    do {
      page = await this.lookup.page(page.at(-1) ?? null, BITE);
      yield* page.map((article) => ({
        slug: article.slug,
        lang: article.lang,
        words: wordsOfArticle(article),
      }));
    } while (page.length === BITE);
  }
}

/** Reads it through once before anything is touched. @throws CommandRefused with all bad lines printed */
async function checkLines(file: string, print: CommandCall['print']): Promise<void> {
  const faults = new LineFaults();
  const lines = new Map<string, number>();
  for await (const line of jsonLines(file)) {
    const read = readArticleLine(line);
    if ('faults' in read) {
      read.faults.forEach((fault) => faults.add(line.number, fault));
    } else {
      const key = `${read.article.lang}/${read.article.slug}`;
      const first = lines.get(key);
      if (first !== undefined) {
        faults.add(line.number, `slug: line ${first} has this article in the same language`);
      }
      lines.set(key, first ?? line.number);
    }
  }
  faults.refuse(print);
  if (lines.size === 0) {
    throw new CommandRefused('Nothing was changed: the file holds no articles.');
  }
}

async function* bites(file: string): AsyncGenerator<ImportedArticle[]> {
  let bite: ImportedArticle[] = [];
  for await (const line of jsonLines(file)) {
    const read = readArticleLine(line);
    if ('faults' in read) {
      throw new CommandRefused(`Nothing was changed: line ${line.number} has changed while it was read.`);
    }
    bite.push(read.article);
    if (bite.length === BITE) {
      yield bite;
      bite = [];
    }
  }
  if (bite.length > 0) {
    yield bite;
  }
}
