import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { BASE_VERSION } from '../diagnosis/diagnosis-rule.js';
import { RuleBook } from '../diagnosis/rule-book.js';
import { RuleHistory } from '../diagnosis/rule-history.query.js';

export const RULES = '/admin/diagnosis';

export interface RuleListModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly rows: readonly {
    readonly id: string;
    readonly path: string;
    readonly cause: string;
    readonly priority: string;
    readonly lines: string;
    /** The version that changed it; 0 where nobody has. */
    readonly version: number;
    readonly isDrafted: boolean;
  }[];
}

/** All rules, in the order in which they are tried. */
@Injectable()
export class RuleListView {
  constructor(
    private readonly book: RuleBook,
    private readonly history: RuleHistory,
  ) {}

  async model(request: DeskRequest): Promise<RuleListModel> {
    const words = wordsOf(request);
    const drafted = await this.history.drafted();

    return {
      layout: 'desk',
      title: words.t('rules.title'),
      rows: this.book.rules().map((rule) => ({
        id: rule.id,
        path: `${RULES}/${rule.id}`,
        cause: rule.words[words.language].cause,
        priority:
          rule.priority === null ? words.t('rules.of-type') : words.t(`desk.priorities.${rule.priority}`),
        lines: words.list(
          (rule.escalatesTo.length > 0 ? rule.escalatesTo : ['none']).map((line) =>
            words.t(`taxonomy.lines.${line}`),
          ),
        ),
        version: rule.since === BASE_VERSION ? 0 : rule.since,
        isDrafted: drafted.has(rule.id),
      })),
    };
  }
}
