import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readIndexFile, writeIndexFile } from './index-file.js';
import type { SearchDocument } from './search-document.js';
import { SearchIndex } from './search-index.js';

const article = (id: string, lang: string, title: string, body: string): SearchDocument => ({
  id,
  lang,
  version: `${id} 1`,
  title,
  keywords: ['word'],
  body,
  type: null,
});
const GROUPS = [['fee', 'charge']];

describe('an index on the disk', () => {
  let folder: string;
  let file: string;
  let index: SearchIndex;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'walletdesk-index-'));
    file = join(folder, 'index.bin');
    index = new SearchIndex(GROUPS);
    index.put(article('gone', 'en', 'Gone', 'Gone again'));
    index.put(article('fees', 'en', 'Fees', 'What a transfer costs.'));
    index.put(article('login', 'en', 'Sign-in', 'When the password fails.'));
    index.put(article('login', 'zh-CN', '登录失败', '密码输错了怎么办。'));
    index.forget({ lang: 'en', id: 'gone' });
    await writeIndexFile(file, index.parts());
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds and suggests what it found before, and takes changes as before', async () => {
    const again = new SearchIndex(GROUPS);
    const stored = await readIndexFile(file);
    again.load(stored ?? {});

    expect(again.versions()).toEqual(index.versions());
    for (const each of [again, index]) {
      each.put(article('new', 'en', 'New fees', 'A transfer is free.'));
      each.forget({ lang: 'en', id: 'login' });
    }
    for (const [query, lang] of [
      ['transfr charge', 'en'],
      ['password', 'en'],
      ['登陸失敗', 'zh-CN'],
      ['蜜码', 'zh-CN'],
    ] as const) {
      expect(again.search(query, { lang, limit: 5 })).toEqual(index.search(query, { lang, limit: 5 }));
      expect(again.suggest(query, { lang, limit: 5 })).toEqual(index.suggest(query, { lang, limit: 5 }));
    }
  });

  it('is as good as none where a byte of it is wrong, missing or too many', async () => {
    const bytes = readFileSync(file);
    const damaged = Buffer.from(bytes);
    damaged[bytes.length - 9] = (damaged[bytes.length - 9] ?? 0) ^ 1;

    for (const wrong of [
      damaged,
      bytes.subarray(0, -1),
      Buffer.concat([bytes, Buffer.from('x')]),
      Buffer.alloc(5),
      Buffer.alloc(0),
    ]) {
      writeFileSync(file, wrong);
      expect(await readIndexFile(file)).toBeNull();
    }
    rmSync(file);
    expect(await readIndexFile(file)).toBeNull();
  });
});
