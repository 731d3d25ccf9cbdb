import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandRefused } from './command.js';
import { type JsonLine, jsonLines, LineFaults } from './json-lines.js';

describe('the lines of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'walletdesk-lines-'));
  const file = join(folder, 'some.jsonl');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function read(content: string | Buffer): Promise<JsonLine[]> {
    writeFileSync(file, content);
    const lines: JsonLine[] = [];
    for await (const line of jsonLines(file)) {
      lines.push(line);
    }

    return lines;
  }

  it('come one by one with their numbers, whatever ends them', async () => {
    expect(await read('\ufeff{"a":1}\r\n\n{"a":"é 钱"}')).toEqual([
      { number: 1, fields: { a: 1 } },
      { number: 3, fields: { a: 'é 钱' } },
    ]);
  });

  it('are told by number where they are no objects', async () => {
    const faults = [
      ['{"a":', 'is not JSON'],
      ['[1]', 'is not an object in braces'],
      ['null', 'is not an object in braces'],
    ];
    for (const [line, fault] of faults) {
      expect(await read(`{}\n${line}\n`)).toEqual([
        { number: 1, fields: {} },
        { number: 2, fault },
      ]);
    }
    expect(await read(Buffer.from([0x22, 0xff, 0x22]))).toEqual([{ number: 1, fault: 'is not UTF-8' }]);
  });

  it('are passed over where they have no end, and those after them are read', async () => {
    const [long, next] = await read(`{"a":"${'x'.repeat(300_000)}"}\n{"b":2}\n`);

    expect(long).toEqual({ number: 1, fault: 'is longer than 200 KB' });
    expect(next).toEqual({ number: 2, fields: { b: 2 } });
  });

  it('are read whole where they do not fit into one piece of the file', async () => {
    const long = 'y'.repeat(150_000);

    expect(await read(`{"a":"${long}"}\n{"a":"${long}"}`)).toEqual([
      { number: 1, fields: { a: long } },
      { number: 2, fields: { a: long } },
    ]);
  });

  it('are refused in one sentence where there is no such file', async () => {
    await expect(jsonLines(join(folder, 'absent.jsonl')).next()).rejects.toBeInstanceOf(CommandRefused);
  });
});

describe('faults of lines', () => {
  it('are told up to a number, and all counted', () => {
    const faults = new LineFaults(2);
    [3, 5, 9].forEach((number) => faults.add(number, 'lang: is missing'));
    const printed: string[] = [];

    expect(() => faults.refuse((line) => printed.push(line))).toThrow('3 faults');
    expect(printed).toEqual(['line 3: lang: is missing', 'line 5: lang: is missing', 'and 1 more']);
  });

  it('refuse nothing where there are none', () => {
    expect(() => new LineFaults().refuse(() => undefined)).not.toThrow();
  });
});
