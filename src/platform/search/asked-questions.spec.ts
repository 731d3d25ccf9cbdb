import { AskedQuestions } from './asked-questions.js';

const ARTICLES = 4;
const scoresOf = (asked: AskedQuestions, ...terms: string[]): Map<string, number> => {
  const scores = new Map<string, number>();
  asked.score(new Map(terms.map((term) => [term, 1])), ARTICLES, (id, score) =>
    scores.set(id, (scores.get(id) ?? 0) + score),
  );

  return scores;
};
/** A hundred people each ask about the card, the fee, the login and the refund. */
function everybodyAsks(): AskedQuestions {
  const asked = new AskedQuestions();
  for (let person = 0; person < 100; person += 1) {
    for (const [id, slang] of [
      ['card', 'plastic'],
      ['fee', 'pricey'],
      ['login', 'gatecrash'],
      ['refund', 'payback'],
    ] as const) {
      asked.note(
        `${id} ${slang} ${person}`,
        [id, slang, `person${person}`],
        [
          [id, 2],
          ['other', 1],
        ],
      );
    }
  }

  return asked;
}

describe('what people ask', () => {
  it('teaches the words that come along with an article', () => {
    const scores = scoresOf(everybodyAsks(), 'plastic');

    expect([...scores.keys()]).toEqual(['card']);
    expect(scores.get('card')).toBeGreaterThan(0);
  });

  it('teaches nothing while few have asked', () => {
    const asked = new AskedQuestions();
    asked.note('card plastic', ['card', 'plastic'], [['card', 2]]);

    expect(scoresOf(asked, 'plastic').size).toBe(0);
  });

  it('is noted for no article where two of them fit', () => {
    const asked = new AskedQuestions();

    expect(
      asked.note(
        'both',
        ['both'],
        [
          ['a', 1.1],
          ['b', 1],
        ],
      ),
    ).toEqual({ id: null, terms: ['both'] });
    expect(
      asked.note(
        'clear',
        ['clear'],
        [
          ['a', 2],
          ['b', 1],
        ],
      ),
    ).toEqual({ id: 'a', terms: ['clear'] });
    expect(asked.note('nothing', ['nothing'], [])).toEqual({ id: null, terms: ['nothing'] });
  });

  it('counts once, however often one person asks', () => {
    const asked = everybodyAsks();
    const before = scoresOf(asked, 'plastic').get('card');

    expect(asked.note('card plastic 1', ['card', 'plastic'], [['card', 2]])).toBeNull();
    expect(scoresOf(asked, 'plastic').get('card')).toBe(before);
  });

  it('is known again after a start as it was before', () => {
    const first = everybodyAsks();
    const again = new AskedQuestions();
    for (let person = 99; person >= 0; person -= 1) {
      for (const [id, slang] of [
        ['card', 'plastic'],
        ['fee', 'pricey'],
        ['login', 'gatecrash'],
        ['refund', 'payback'],
      ] as const) {
        again.recall(`${id} ${slang} ${person}`, { id, terms: [id, slang, `person${person}`] });
      }
    }

    expect(scoresOf(again, 'plastic', 'pricey')).toEqual(scoresOf(first, 'plastic', 'pricey'));
  });
});
