import { jest } from '@jest/globals';
import { missingTool, outsideMaterial } from './absent.js';

describe('what lies outside the repository', () => {
  const said: string[] = [];

  beforeEach(() => {
    said.length = 0;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is given by its path', () => {
    expect(outsideMaterial('package.json')).toMatch(/\/package\.json$/);
    expect(said).toEqual([]);
  });

  it('is named once where it is absent', () => {
    expect([outsideMaterial('../no/such'), outsideMaterial('../no/such')]).toEqual([null, null]);
    expect(said).toEqual(['absent material: ../no/such\n']);
  });

  it('fails the build under CI when it is a tool, and is said aloud elsewhere', () => {
    const { CI } = process.env;

    process.env['CI'] = 'true';
    expect(() => missingTool('strace', 'Install strace.')).toThrow('MISSING: strace. Install strace.');
    delete process.env['CI'];
    expect(missingTool('strace', 'Install strace.')).toBeNull();
    expect(said).toEqual([expect.stringContaining('MISSING: strace')]);
    if (CI !== undefined) {
      process.env['CI'] = CI;
    }
  });
});
