import { contrastWithWhite, LEAST_CONTRAST } from './contrast.js';
import { originOf } from './widget-app.js';

describe('the contrast of white letters', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#777777', 4.48],
    ['#0e5caf', 6.6],
    ['#FF0000', 4],
  ])('on %s is %f', (colour, ratio) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(ratio, 1);
  });

  it('is enough on the one grey and not on the next', () => {
    expect(contrastWithWhite('#767676')).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    expect(contrastWithWhite('#777777')).toBeLessThan(LEAST_CONTRAST);
  });
});

describe('a site that may show the help', () => {
  it.each([
    ['https://app.wallet.example', 'https://app.wallet.example'],
    ['https://APP.wallet.example/', 'https://app.wallet.example'],
    ['https://app.wallet.example:8443', 'https://app.wallet.example:8443'],
    ['https://应用.example', 'https://xn--exto61c.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
  ])('%s is %s', (typed, origin) => {
    expect(originOf(typed)).toBe(origin);
  });

  it.each([
    'http://app.wallet.example',
    'https://*.wallet.example',
    'https://app.wallet.example/help',
    'https://user@app.wallet.example',
    'https://app.wallet.example?x',
    "https://a.example; script-src 'self'",
    'https://a.example https://b.example',
    'app.wallet.example',
    'ftp://localhost',
    'javascript:alert(1)',
    'data:text/html,x',
    '*',
    'null',
    '',
  ])('is never %j', (typed) => {
    expect(originOf(typed)).toBeNull();
  });
});
