import { parseArgs } from 'node:util';
import type { LedgerProfile } from './profile.js';
import type { DemoWalletOptions } from './server.js';

const DEFAULT_FILE = 'data/demo-wallet.db';

export const USAGE = `demo-wallet [--file PATH] [--port N] [--now ISO] [--profile default|load]
            [--client-id ID] [--client-secret SECRET] [--api-key KEY] [--faults] [--desk URL]
Each but the last can also be given in the environment: DEMO_WALLET_FILE, DEMO_WALLET_PORT and so on.
Port 0 takes any free port. With --now the wallet's clock stands still at that instant. The profile matters for a
new file only: load writes half a million transactions. With a secret clients get a token at
/v1/oauth/accesstoken, or send Basic.
`;

/** Options of the program; an argument wins over the environment. Throws with a readable sentence. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoWalletOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      file: { type: 'string' },
      port: { type: 'string' },
      now: { type: 'string' },
      profile: { type: 'string' },
      'client-id': { type: 'string' },
      'client-secret': { type: 'string' },
      'api-key': { type: 'string' },
      faults: { type: 'boolean' },
      desk: { type: 'string' },
    },
  });
  const now = values.now ?? env.DEMO_WALLET_NOW;

  return {
    file: values.file ?? env.DEMO_WALLET_FILE ?? DEFAULT_FILE,
    port: readPort(values.port ?? env.DEMO_WALLET_PORT ?? '0'),
    now: now === undefined ? undefined : readInstant(now),
    profile: readProfile(values.profile ?? env.DEMO_WALLET_PROFILE ?? 'default'),
    clientId: values['client-id'] ?? env.DEMO_WALLET_CLIENT_ID,
    clientSecret: values['client-secret'] ?? env.DEMO_WALLET_CLIENT_SECRET,
    apiKey: values['api-key'] ?? env.DEMO_WALLET_API_KEY,
    faults: values.faults ?? false,
    desk: values.desk ?? env.DEMO_WALLET_DESK,
  };
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new RangeError(`the port must be a number from 0 to 65535, not ${JSON.stringify(text)}`);
  }

  return Number(text);
}

function readProfile(text: string): LedgerProfile {
  if (text !== 'default' && text !== 'load') {
    throw new RangeError(`the profile must be default or load, not ${JSON.stringify(text)}`);
  }

  return text;
}

function readInstant(text: string): Date {
  const instant = new Date(text);

  if (Number.isNaN(instant.getTime())) {
    throw new RangeError(`--now must be an ISO 8601 instant, not ${JSON.stringify(text)}`);
  }

  return instant;
}
