import { boundaryFaults } from './boundaries.js';
import { source, sourcesIn } from './sources.js';

describe('the layers', () => {
  it('hold every file, and imports point down', () => {
    expect(boundaryFaults(sourcesIn('src', 'seeds'))).toEqual([]);
  });

  it.each([
    ['src/modules/wallets/a.ts', '../sla/b.js', 'src/modules/sla/b.ts'],
    ['src/modules/faq/a.ts', '../wallets/b.js', 'src/modules/wallets/b.ts'],
    ['src/platform/http/a.ts', '../../modules/accounts/b.js', 'src/modules/accounts/b.ts'],
    ['src/policies/a.ts', '../modules/tickets/b.js', 'src/modules/tickets/b.ts'],
    ['src/config/a.ts', '../platform/b.js', 'src/platform/b.ts'],
    ['src/demo-wallet/a.ts', '../platform/b.js', 'src/platform/b.ts'],
    ['src/demo-wallet/a.ts', '../config/env.js', 'src/config/env.ts'],
    ['src/client/behaviours/a.ts', '../../platform/clock/clock.js', 'src/platform/clock/clock.ts'],
    ['src/modules/desk/a.ts', '../../client/b.js', 'src/client/b.ts'],
    ['src/platform/realtime/live-protocol.ts', './rooms.js', 'src/platform/realtime/rooms.ts'],
    ['src/modules/desk/a.ts', '../../../seeds/b.js', 'seeds/b.ts'],
    ['src/main.ts', '../test/support/b.js', 'test/support/b.ts'],
    ['seeds/demo/a.ts', '../../src/demo-wallet/b.js', 'src/demo-wallet/b.ts'],
  ])('do not let %s import %s', (path, specifier, target) => {
    for (const statement of [
      `import { b } from '${specifier}';`,
      `import type { B } from '${specifier}';`,
      `export { b } from '${specifier}';`,
      `const b = await import('${specifier}');`,
      `let b: import('${specifier}').B;`,
      `new Worker(new URL('${specifier}', import.meta.url));`,
    ]) {
      expect(boundaryFaults([source(path, `\n${statement}`)])).toEqual([`${path}:2 imports ${target}`]);
    }
  });

  it.each([
    ['src/modules/desk/a.ts', '../tickets/b.js'],
    ['src/modules/tickets/a.ts', '../../platform/b.js'],
    ['src/client/a.ts', '../platform/realtime/live-protocol.js'],
    ['src/launch.ts', './demo-wallet/main.js'],
    ['src/cli.ts', '../seeds/run.js'],
    ['seeds/run.ts', '../src/app.module.js'],
    ['src/demo-wallet/a.ts', './b.js'],
  ])('let %s import %s', (path, specifier) => {
    expect(boundaryFaults([source(path, `import { b } from '${specifier}';`)])).toEqual([]);
  });

  it('want a place for every new unit', () => {
    expect(boundaryFaults([source('src/modules/helpers/a.ts', '')])).toEqual([
      'src/modules/helpers/a.ts belongs to no layer: helpers',
    ]);
  });
});
