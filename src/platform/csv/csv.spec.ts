import { csvOf } from './csv.js';

describe('a file for tables', () => {
  it('begins with the mark of its alphabet, and keeps every sign of a text', () => {
    expect(csvOf([['问题', 'a "b", c', 'two\nlines', 7, -1]])).toBe(
      '\ufeff问题,"a ""b"", c","two\nlines",7,-1\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '|calc', '%0'])(
    'holds no formula that somebody has typed: %j',
    (typed) => {
      expect(
        csvOf([[typed]])
          .replace(/^\ufeff"?/, '')
          .startsWith(`'`),
      ).toBe(true);
    },
  );
});
