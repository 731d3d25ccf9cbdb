import { Injectable } from '@nestjs/common';
import { Command, type CommandCall, CommandRefused } from '../../platform/cli/command.js';
import { ArticleIndex } from './article-index.service.js';
import { HistoryExportService } from './history-export.service.js';
import { HistoryImportService } from './history-import.service.js';
import { QuestionTraining } from './question-training.service.js';
import type { TriageModel } from './triage-model.entity.js';

/** Past questions from and to files. */
@Injectable()
export class HistoryCommands {
  constructor(
    private readonly imports: HistoryImportService,
    private readonly exports: HistoryExportService,
    private readonly training: QuestionTraining,
    private readonly index: ArticleIndex,
  ) {}

  @Command(
    'history:import',
    'history:import FILE.jsonl [--replace]   bring past questions and what answered them; learn from them',
  )
  async bring({ words, print }: CommandCall): Promise<void> {
    const file = fileOf(words);
    const replace = words.includes('--replace');
    const { lines, brought } = await this.imports.bring({ file, replace, print });
    print(`${brought} questions were brought in; ${lines - brought} were known already or said nothing.`);
    print('Search and triage are learning from them …');
    const models = await this.training.train();
    await this.index.learnt();
    models.map(sentenceOf).forEach(print);
  }

  @Command('history:export', 'history:export FILE.jsonl                write past questions as such lines')
  async write({ words, print }: CommandCall): Promise<void> {
    const file = fileOf(words);
    print(`${await this.exports.write(file)} questions were written to ${file}.`);
  }
}

/** @throws CommandRefused where no file is named, or something else besides */
function fileOf(words: readonly string[]): string {
  const [file, ...others] = words.filter((word) => word !== '--replace');
  if (file === undefined || others.length > 0 || file.startsWith('--')) {
    throw new CommandRefused('Which file? Give the path of one file of lines.');
  }

  return file;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function sentenceOf({ lang, questions, labels, tookMs, quality }: TriageModel): string {
  if (labels === 0) {
    return `${lang}: nothing to learn from yet.`;
  }
  const learnt = `${lang}: learnt ${labels} answers from ${questions} questions in ${(tookMs / 1_000).toFixed(1)} s`;

  return quality.tried === 0
    ? `${learnt}.`
    : `${learnt}; of ${quality.tried} questions held back, ${percent(quality.first)} found the right one first.`;
}
