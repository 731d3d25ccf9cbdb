import { boot } from './boot.js';
import { Env } from './config/env.js';
import { explainAndExit } from './exit.js';

try {
  const { shutdown } = await boot(Env.read(process.env));
  shutdown.listen();
} catch (error) {
  explainAndExit(error);
}
