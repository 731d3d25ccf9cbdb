import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import { PERMISSIONS } from './permissions.js';

describe('the page of who may do what', () => {
  it('shows every rule that there is, and none that is not', () => {
    const folder = join(projectRoot(), 'src/policies');
    const rules = readdirSync(folder)
      .filter((name) => name.endsWith('.policy.ts'))
      .flatMap((name) => [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/^export (?:const|function) (\w+)/gm),
      ])
      .map(([, name]) => name);

    expect(rules.length).toBeGreaterThan(15);
    expect(Object.keys(PERMISSIONS).sort()).toEqual(rules.sort());
  });
});
