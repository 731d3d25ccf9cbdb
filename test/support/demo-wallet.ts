import { join } from 'node:path';
import { Child, type Environment, type Exit } from './child.js';
import { temporaryFolder } from './processes.js';
import { fromRoot } from './root.js';
import { waitFor } from './wait.js';

export interface DemoWalletOptions {
  readonly env?: Environment;
  readonly args?: readonly string[];
  /** The built program, from the repository's root. */
  readonly entry?: string;
}

export interface DemoWallet {
  readonly baseUrl: string;
  readonly port: number;
  readonly pid: number;
  readonly exit: Promise<Exit>;
  readonly output: () => string;
  readonly kill: () => Promise<Exit>;
  /** SIGSTOP and SIGCONT: a wallet that accepts connections and says nothing. */
  readonly stop: () => void;
  readonly cont: () => void;
}

/** Starts the demo wallet on a free port with a ledger of its own and waits for its line `{"listening":…,"baseUrl":…}`. */
export async function startDemoWallet({
  env,
  args = [],
  entry,
}: DemoWalletOptions = {}): Promise<DemoWallet> {
  const program = fromRoot(entry ?? 'dist/app/demo-wallet.js');
  const file = env?.['DEMO_WALLET_FILE'] ?? join(temporaryFolder('wallet'), 'wallet.db');
  const child = new Child([process.execPath, program, ...args], {
    PORT: '0',
    ...env,
    DEMO_WALLET_FILE: file,
  });
  const said = await waitFor(
    'the demo wallet to listen',
    () => child.lines.find(({ listening }) => typeof listening === 'number') ?? child.ending,
    { withinMs: 30_000 },
  );

  if (!('listening' in said) || typeof said['baseUrl'] !== 'string') {
    await child.kill();
    throw new Error(`The demo wallet did not start.\n${child.output}`);
  }
  return {
    baseUrl: said['baseUrl'],
    port: Number(said['listening']),
    pid: child.pid,
    exit: child.exit,
    output: () => child.output,
    kill: () => child.kill(),
    stop: () => child.signal('SIGSTOP'),
    cont: () => child.signal('SIGCONT'),
  };
}
