import { planRows } from './row-plan.js';

const next = (id: string, same = true) => ({ id, same });

describe('the rows of a list that follows the desk', () => {
  it('take the newer order, and only what changed is renewed', () => {
    expect(planRows(['a', 'b'], [next('c', false), next('b'), next('a', false)], false)).toEqual({
      order: ['c', 'b', 'a'],
      renew: ['c', 'a'],
      gone: [],
    });
  });

  it('keep their places while somebody works in the list: nothing jumps, nothing new appears', () => {
    expect(planRows(['a', 'b'], [next('c', false), next('b', false)], true)).toEqual({
      order: ['a', 'b'],
      renew: ['b'],
      gone: ['a'],
    });
  });
});
