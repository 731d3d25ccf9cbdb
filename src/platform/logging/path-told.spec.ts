import { newToken } from '../ids/keys.js';
import { pathTold } from './path-told.js';

describe('a path in the log', () => {
  it('does not tell the token of a link, wherever it stands', () => {
    expect(pathTold(`/staff/setup/${newToken()}`)).toBe('/staff/setup/[token]');
    expect(pathTold(`/en/requests/enter/${newToken()}/more`)).toBe('/en/requests/enter/[token]/more');
  });

  it.each(['/agent/t/WD-7K3M-9QX2-4', '/en/help/a/money-not-arrived', '/api/v1/tickets', '/'])(
    'tells all of %s',
    (path) => {
      expect(pathTold(path)).toBe(path);
    },
  );
});
