import { databaseKindAsked } from './database-kind.js';
import { barrelsAndDefaults, dtosImportedAsTypes } from './modules.js';
import { source, sourcesIn } from './sources.js';

describe('modules', () => {
  const sources = sourcesIn('src', 'seeds');

  it('import the classes they validate with as values', () => {
    expect(dtosImportedAsTypes(sources)).toEqual([]);
  });

  it('export by name, from the file that declares', () => {
    expect(barrelsAndDefaults([...sources, ...sourcesIn('test')])).toEqual([]);
  });

  it('do not ask which database they run on', () => {
    expect(databaseKindAsked(sources)).toEqual([]);
  });

  it.each([
    ["import type { OpenTicketDto } from './open-ticket.dto.js';", ['OpenTicketDto']],
    ["import { A, type ReplyDto, type B } from './reply.dto.js';", ['ReplyDto', 'B']],
  ])('are named when they erase a DTO: %s', (text, names) => {
    const expected = (path: string): string[] => names.map((name) => `${path}:2 imports ${name} as a type`);

    for (const path of ['src/modules/a/a.controller.ts', 'src/modules/a/a.gateway.ts']) {
      expect(dtosImportedAsTypes([source(path, `\n${text}`)])).toEqual(expected(path));
    }
    expect(dtosImportedAsTypes([source('src/modules/a/a.service.ts', text)])).toEqual([]);
  });

  it('may erase what is not a DTO', () => {
    const text = "import { OpenTicketDto } from './open.dto.js'; import type { A } from './a.view.js';";

    expect(dtosImportedAsTypes([source('src/a.controller.ts', text)])).toEqual([]);
  });

  it.each([
    ['src/a/index.ts', 'export const a = 1;', 'src/a/index.ts is a barrel'],
    [
      'src/a/all.ts',
      "export { a } from './a.js';\nexport type { B } from './b.js';",
      'src/a/all.ts is a barrel',
    ],
    [
      'src/a/b.ts',
      "const b = 1;\nexport * from './a.js';",
      'src/a/b.ts:2 exports everything of another file',
    ],
    ['src/a/b.ts', 'export default class A {}', 'src/a/b.ts:1 exports by default'],
    ['src/a/b.ts', 'const a = 1;\nexport default a;', 'src/a/b.ts:2 exports by default'],
    ['src/a/b.ts', 'const a = 1;\nexport { a as default };', 'src/a/b.ts:2 exports by default'],
  ])('are named as barrels or defaults: %s %s', (path, text, expected) => {
    expect(barrelsAndDefaults([source(path, text)])).toContain(expected);
  });

  it('may pass one thing on beside their own', () => {
    const text = "export type { A } from './a.js';\nexport const b = 1;";

    expect(barrelsAndDefaults([source('src/a/b.ts', text)])).toEqual([]);
  });

  it.each([
    ["import Database from 'better-sqlite3';", 'imports the driver better-sqlite3'],
    ["import { Pool } from 'pg';", 'imports the driver pg'],
    ["if (this.dataSource.options.type === 'x') {}", 'asks this.dataSource.options.type'],
    ["const like = kind === 'postgres' ? 'ILIKE' : 'LIKE';", "asks kind === 'postgres'"],
    ["switch (a) { case 'better-sqlite3': }", 'asks for better-sqlite3'],
    ['if (database.isSqlite) {}', 'asks isSqlite'],
    ['const a = env.databaseKind;', 'asks databaseKind'],
    ["if (url.startsWith('sqlite:')) {}", "asks url.startsWith('sqlite:')"],
  ])('are named when they ask for the database: %s', (text, expected) => {
    const path = 'src/modules/reports/a.query.ts';

    expect(databaseKindAsked([source(path, `\n${text}`)])).toContain(`${path}:2 ${expected}`);
    expect(databaseKindAsked([source(path, text)], [path])).toEqual([]);
    expect(databaseKindAsked([source('src/platform/database/a.ts', text)])).toEqual([]);
  });
});
