import { framePart, windowPath } from './frame-paths.js';
import { originOf } from './widget-app.js';

describe('what may stand in a frame', () => {
  it.each(['find', 'FIND', 'Code/x', 'enter/x', 'WALLET'])(
    'is never the page where somebody shows who he is, however its address is written: %s',
    (door) => {
      expect(framePart(`/en/requests/${door}`)).toBe('door');
    },
  );

  it.each(['/EN/requests', '/en/Requests/find', '/staff/login', '/en/staff'])('is not %s', (path) => {
    expect(framePart(path)).toBeNull();
  });

  it.each([
    'https://a.example;sandbox',
    'https://a,b.example',
    'https://$&.example',
    "https://'self'.example",
    'https://[::1]',
  ])('stands in no page of %s, of which a policy would say something else', (typed) => {
    expect(originOf(typed)).toBeNull();
  });

  it('leads to a window of a page like it, and never past it to another', () => {
    expect(windowPath('/en/requests/WD-1?lang=en')).toBe('/en/requests/WD-1?lang=en');
    expect(windowPath('/en/requests/../../staff/login')).toBeNull();
    expect(windowPath('/en/help/%2e%2e/%2E%2e/admin/users')).toBeNull();
    expect(windowPath('/en/help/..//evil.example')).toBeNull();
  });
});
