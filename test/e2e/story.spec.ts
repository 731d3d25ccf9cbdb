import { finish } from '../support/child.js';
import { fromRoot } from '../support/root.js';

/** Runs `npm run story`'s program as a person would. */
const story = (...options: string[]) =>
  finish([process.execPath, fromRoot('dist/test/story/run.js'), ...options], { NODE_ENV: 'test' }, 110_000);

describe('the main job, from a sentence to the record, in both languages', () => {
  it.each([
    ['SQLite', []],
    ['SQLite, with the server killed in mid-chat', ['--kill']],
    ['PostgreSQL', ['--database', 'postgres']],
    ['PostgreSQL, with the server killed in mid-chat', ['--kill', '--database', 'postgres']],
  ])(
    'is true to the end on %s',
    async (_, options) => {
      const { code, stdout } = await story(...options);

      expect([code, stdout]).toEqual([0, expect.stringMatching(/True to the end: \d+ steps/)]);
    },
    120_000,
  );

  it('fails, and says at which step, where the product is not there', async () => {
    const { code, stdout } = await story('--url', 'http://127.0.0.1:1');

    expect(code).toBe(1);
    expect(stdout).toMatch(/Untrue: The help centre opens/);
  }, 60_000);
});
