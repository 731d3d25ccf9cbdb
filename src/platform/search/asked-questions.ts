/** A question, and the article that it clearly meant: what is learnt without anybody saying so. */
export interface NotedQuestion {
  /** Null where it was not clear: that too tells how common its words are. */
  readonly id: string | null;
  readonly terms: readonly string[];
}

/** The best answer must be so much better than the second to be taken for the right one. Measured. */
const CLEAR_LEAD = 1.15;
/** Questions for each article: below, chance speaks; from the second on, the questions count fully. Measured. */
const BEGINS_TO_COUNT = 3;
const COUNTS_FULLY = 12;
/** How soon a term that was asked often for one article counts as its own. */
const SATURATION = 0.25;
/** Keeps an article that was asked for once or twice from looking certain. */
const DOUBT = 2;
/** What was asked is halved when so many questions are kept: the language of last year fades. */
const MOST_KEPT = 20_000;

/**
 * What people ask, with what words, of which article: read from the questions themselves, where the articles' own
 * words leave no doubt about the answer. The words that come along in such questions then find the article too.
 */
export class AskedQuestions {
  private asked = 0;
  private readonly holders = new Map<string, number>();
  private readonly byTerm = new Map<string, Map<string, number>>();
  private readonly byArticle = new Map<string, number>();
  private readonly seen = new Set<string>();

  /**
   * Takes a question in.
   *
   * @param ranked the two best by the articles' words alone
   * @returns what was noted; null where the question is known already, or says nothing
   */
  note(
    question: string,
    terms: readonly string[],
    ranked: readonly (readonly [id: string, score: number])[],
  ): NotedQuestion | null {
    const [best, second] = ranked;
    if (terms.length === 0 || this.seen.has(question)) {
      return null;
    }
    this.seen.add(question);
    const noted = { id: best && best[1] > CLEAR_LEAD * (second?.[1] ?? 0) ? best[0] : null, terms };
    this.add(noted);

    return noted;
  }

  /** Takes back in what was noted before. */
  recall(question: string, noted: NotedQuestion): void {
    if (!this.seen.has(question)) {
      this.seen.add(question);
      this.add(noted);
    }
  }

  /** Adds to the scores what others asked with the same words. */
  score(
    terms: ReadonlyMap<string, number>,
    articles: number,
    add: (id: string, score: number) => void,
  ): void {
    const weight = this.weight(articles);
    if (weight === 0) {
      return;
    }
    for (const [term, share] of terms) {
      const rarity = Math.log(this.asked / Math.max(1, this.holders.get(term) ?? 1));
      for (const [id, count] of this.byTerm.get(term) ?? []) {
        const part = count / ((this.byArticle.get(id) ?? 0) + DOUBT);
        add(id, (weight * share * rarity * (2.5 * part)) / (part + SATURATION));
      }
    }
  }

  /** The more questions, and the more articles they were about, the more they say. */
  private weight(articles: number): number {
    const each = this.asked / Math.max(1, articles);
    const enough = Math.min(1, Math.max(0, (each - BEGINS_TO_COUNT) / (COUNTS_FULLY - BEGINS_TO_COUNT)));

    return (enough * Math.min(articles, this.byArticle.size)) / Math.max(1, articles);
  }

  private add({ id, terms }: NotedQuestion): void {
    this.asked += 1;
    for (const term of terms) {
      this.holders.set(term, (this.holders.get(term) ?? 0) + 1);
      if (id !== null) {
        const counts = this.byTerm.get(term) ?? new Map<string, number>();
        this.byTerm.set(term, counts);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    if (id !== null) {
      this.byArticle.set(id, (this.byArticle.get(id) ?? 0) + 1);
    }
    if (this.asked >= MOST_KEPT) {
      this.fade();
    }
  }

  private fade(): void {
    this.asked /= 2;
    [this.holders, this.byArticle, ...this.byTerm.values()].forEach(halve);
    this.seen.clear();
  }
}

function halve(counts: Map<string, number>): void {
  for (const [key, count] of counts) {
    if (count > 1) {
      counts.set(key, count / 2);
    } else {
      counts.delete(key);
    }
  }
}
