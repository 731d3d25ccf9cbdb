import { type Chosen, type Mark, marked } from './mark-text.js';

/** The field with what is chosen between bars. */
const field = (shown: string): Chosen => {
  const [before = '', words = '', after = ''] = shown.split('|');

  return { text: before + words + after, from: before.length, to: before.length + words.length };
};
const press = (shown: string, mark: Mark): string => {
  const chosen = field(shown);
  const { start, end, by, from, to } = marked(chosen, mark);
  const text = chosen.text.slice(0, start) + by + chosen.text.slice(end);

  return `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;
};
const bold: Mark = { kind: 'around', before: '**', after: '**', sample: 'bold' };
const list: Mark = { kind: 'lines', before: '- ' };
const steps: Mark = { kind: 'lines', before: '1. ' };

describe('a mark that a button sets', () => {
  it('stands around what is chosen, which stays chosen', () => {
    expect(press('Do |not| pay twice', bold)).toBe('Do **|not|** pay twice');
  });

  it('is taken off when it is pressed again', () => {
    expect(press('Do **|not|** pay twice', bold)).toBe('Do |not| pay twice');
  });

  it('stands around an example, to be written over, where nothing is chosen', () => {
    expect(press('Do ||', bold)).toBe('Do **|bold|**');
  });

  it('stands before each line that is touched, and goes from all of them', () => {
    expect(press('one\nt|wo\nthr|ee\nfour', list)).toBe('one\n|- two\n- three|\nfour');
    expect(press('one\n|- two\n- three|\nfour', list)).toBe('one\n|two\nthree|\nfour');
  });

  it('does not reach into a line of which nothing but its beginning was touched', () => {
    expect(press('|one\n|two', list)).toBe('|- one|\ntwo');
  });

  it('counts steps, and knows them by any number', () => {
    expect(press('|one\ntwo|', steps)).toBe('|1. one\n2. two|');
    expect(press('|7. one\n8. two|', steps)).toBe('|one\ntwo|');
  });

  it('leaves the cursor behind the mark where nothing was chosen', () => {
    expect(press('one\n||\ntwo', list)).toBe('one\n- ||\ntwo');
  });
});
