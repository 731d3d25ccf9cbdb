import { LedgerLookup } from './ledger-lookup.js';
import { plantedClasses } from './planted-classes.js';
import { type Outcome, runClass, total } from './planted-run.js';

/** Of each class; `npm run bench -- wallet` asks hundreds. */
const SAMPLE = 6;
/** Classes in which memory is wrong in one thing: there it is enough that nobody is sure of the wrong one. */
const WRONG_IN_ONE_THING = ['another amount remembered', 'a digit lost or two swapped'];

describe('what customers say about transactions that were planted', () => {
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    const ledger = new LedgerLookup();
    for (const planted of plantedClasses(ledger.holders())) {
      outcomes.push(await runClass(planted, ledger, SAMPLE));
    }
  });

  it('is spoken of in every class, several times', () => {
    expect(outcomes.length).toBeGreaterThan(45);
    expect(outcomes.filter(({ asked }) => asked < SAMPLE).map(({ name }) => name)).toEqual([]);
  });

  it('leads to the right one first in 92 of 100 cases, and among the first three in 98', () => {
    const { asked, first, firstThree } = total(outcomes);

    expect(first / asked).toBeGreaterThanOrEqual(0.92);
    expect(firstThree / asked).toBeGreaterThanOrEqual(0.98);
  });

  it('leads there in most cases of each class by itself', () => {
    const weak = outcomes
      .filter(({ asked, firstThree }) => firstThree / asked < 0.75)
      .map(({ name }) => name);

    expect(weak).toEqual([]);
  });

  it('is right in 99 of 100 cases in which it says that it is sure', () => {
    const { strong, strongRight } = total(outcomes);

    expect(strong).toBeGreaterThan(200);
    expect(strongRight / strong).toBeGreaterThanOrEqual(0.99);
  });

  it('is sure of most where everything was said, and of few where a thing was remembered wrongly', () => {
    const sure = (name: string): number => {
      const { asked, strong } = outcomes.find((outcome) => outcome.name === name) ?? { asked: 1, strong: 0 };
      return strong / asked;
    };

    expect(sure('to the minute, right zone')).toBeGreaterThan(0.8);
    expect(WRONG_IN_ONE_THING.filter((name) => sure(name) > 0.3)).toEqual([]);
    expect(sure('two alike within ten minutes')).toBe(0);
  });

  it('says of a number that is somebody else’s that it is, and of nothing else', () => {
    expect(
      outcomes.filter(({ otherwise }) => otherwise > 0).map(({ name, misses }) => [name, misses]),
    ).toEqual([]);
  });
});
