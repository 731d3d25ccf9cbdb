import { forbiddenWords, longFiles, longHandlersAndConstructors } from './budgets.js';
import { filesIn, readText, source, sourcesIn } from './sources.js';

describe('the budgets', () => {
  const sources = sourcesIn('src', 'seeds', 'test');

  it('are kept by every file', () => {
    const templates = filesIn(['views'], '.hbs').map((path) => ({ path, text: readText(path) }));

    expect(longFiles([...sources, ...templates])).toEqual([]);
  });

  it('are kept by every handler and constructor', () => {
    expect(longHandlersAndConstructors(sources)).toEqual([]);
  });

  it('have no room for any, assertions, circles, consoles and work left for later', () => {
    expect(forbiddenWords(sources)).toEqual([]);
  });

  it.each([
    ['src/modules/faq/a.controller.ts', 120],
    ['src/modules/chat/a.gateway.ts', 120],
    ['src/modules/faq/a.service.ts', 200],
    ['src/policies/a.policy.ts', 80],
    ['src/client/behaviours/a.ts', 150],
    ['src/modules/faq/a.query.ts', 250],
    ['views/faq/a.hbs', 100],
  ])('give %s %i lines', (path, lines) => {
    expect(longFiles([{ path, text: 'x\n'.repeat(lines) }])).toEqual([]);
    expect(longFiles([{ path, text: 'x\n'.repeat(lines + 1) }])).toEqual([
      `${path} has ${lines + 1} lines of ${lines}`,
    ]);
  });

  it('name a handler of nine lines and leave a helper of nine alone', () => {
    const nine = 'work();\n'.repeat(9);
    const planted = source(
      'src/a.controller.ts',
      `class A {\n@Get('x') long() {\n${nine}}\nhelper() {\n${nine}}\n@LiveEvent('y') heard() {\n${nine}}\n}`,
    );

    expect(longHandlersAndConstructors([planted])).toEqual([
      'src/a.controller.ts:2 long has 9 lines of 8',
      'src/a.controller.ts:24 heard has 9 lines of 8',
    ]);
  });

  it('name a constructor of seven arguments', () => {
    const planted = source(
      'src/a.ts',
      'class A { constructor(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1) {} }',
    );

    expect(longHandlersAndConstructors([planted])).toEqual([
      'src/a.ts:1 the constructor has 7 of 6 arguments',
    ]);
  });

  it.each([
    ['const a = b as any;', 'any'],
    ['function a(b: Record<string, any>) {}', 'any'],
    ['const a = b!.c;', 'b! asserts that a value is there'],
    ['@Inject(forwardRef(() => A)) class B {}', 'forwardRef'],
    ['console.log(1);', 'console.log'],
    ['const a = 1; // TODO later', 'TODO'],
    ['/** FIXME: wrong */ const a = 1;', 'FIXME'],
  ])('name the planted %s', (text, what) => {
    expect(forbiddenWords([source('src/a.ts', `\n${text}`)])).toContain(`src/a.ts:2 ${what}`);
  });

  it('know words in strings and declared fields from the real thing', () => {
    const text = "class A { id!: string; note = 'TODO'; kind = `any ${this.id} XXX`; }";

    expect(forbiddenWords([source('src/a.ts', text)])).toEqual([]);
  });
});
