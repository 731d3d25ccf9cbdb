import { AppModule } from '../../src/app.module.js';
import { Env } from '../../src/config/env.js';
import { unrepeatable } from '../../src/platform/http/repeatable.js';
import { controllersOf } from '../support/routes.js';

/** What the desk itself looks for when it starts; here it is found before anybody starts it. */
it('is done once, however often it is sent: each unsafe route takes a key, or says why it needs none', () => {
  const controllers = [...controllersOf(AppModule.with(Env.read({ NODE_ENV: 'test' })))];

  expect(controllers.length).toBeGreaterThan(5);
  expect(controllers.flatMap(unrepeatable)).toEqual([]);
});
