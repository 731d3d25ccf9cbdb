import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { signIns } from '../seeds/demo/sign-ins.js';
import { DemoWidget } from '../seeds/demo/demo-widget.js';
import { DemoStoryOnce } from '../seeds/demo/story-once.js';
import { boot } from './boot.js';
import { Env } from './config/env.js';
import { explainAndExit } from './exit.js';
import { WIDGET_APP } from './demo-wallet/app-pages.js';
import { APP_ISSUER, publicKeysFile } from './demo-wallet/app-tokens.js';
import { isLoopback } from './platform/http/origin.js';
import { projectRoot } from './platform/project-root.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What a wallet that was started here needs in the configuration of the desk. */
type WalletSettings = Readonly<Record<string, string>>;

/** Starts the demo wallet beside us, where no wallet is configured; it goes when we go. */
function startDemoWallet(env: Env): Promise<WalletSettings> {
  const file = join(resolve(env.DATA_DIR), 'demo-wallet.db');
  const program = join(projectRoot(), 'dist/app/demo-wallet.js');
  // Its app brings customers to an address that is known beforehand only.
  const desk = env.PORT === 0 && !env.PUBLIC_URL ? [] : ['--desk', env.publicUrl];
  const child = fork(program, ['--file', file, '--port', '0', ...desk], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

  return new Promise((found, failed) => {
    child.once('message', (message) =>
      found({
        WALLET_URL: (message as { baseUrl: string }).baseUrl,
        ...(desk.length > 0
          ? { WALLET_SIGN_IN_KEYS: publicKeysFile(file), WALLET_SIGN_IN_ISSUER: APP_ISSUER }
          : {}),
      }),
    );
    child.once('exit', (code) => failed(new Error(`The demo wallet did not start (exit code ${code}).`)));
  });
}

/** `npm start`: the product with everything it needs, and a word on where to look. */
async function launch(): Promise<void> {
  const given = Env.read(process.env);
  const wallet = given.WALLET_URL || given.isProduction ? {} : await startDemoWallet(given);
  const env = Env.read({ ...process.env, ...wallet });
  const { app, url, shutdown } = await boot(env);
  shutdown.listen();
  // Its accounts are those of the demo wallet, and its addresses nobody's: no other wallet is asked, no mail leaves.
  if (!given.WALLET_URL && !env.isProduction && !env.SMTP_URL) {
    await app.get(DemoStoryOnce).tell();
  }
  // By the name of the desk: for a browser they are one site then, which without https a frame needs to keep anything.
  const walletApp =
    env.WALLET_SIGN_IN_KEYS && env.WALLET_URL && !given.WALLET_URL ? new URL('/app', env.WALLET_URL) : null;
  if (walletApp) {
    const { host, hostname } = new URL(env.publicUrl);
    walletApp.hostname = isLoopback(host) ? hostname : walletApp.hostname;
    await app.get(DemoWidget).letIn(WIDGET_APP, walletApp.port);
  }
  const address = env.PUBLIC_URL ?? url.replace('127.0.0.1', 'localhost');
  say(`\nWalletDesk is running: ${address}`);
  say(`  Help centre   ${address}/zh-CN/help   ${address}/en/help`);
  say(`  Desk          ${address}/staff/login`);
  if (!env.isProduction) {
    signIns(new Date()).forEach(say);
    if (!env.SMTP_URL) {
      say(`  Mailbox       ${address}/demo/mailbox`);
    }
    say(`  Demo wallet   ${env.WALLET_URL ?? 'none'}   accounts: amina, lihua, +86 138 0000 0001`);
    if (walletApp) {
      say(`  Wallet app    ${walletApp.href}   help from the very transaction, signed in, or within the app`);
    }
    say('');
  }
}

try {
  await launch();
} catch (error) {
  explainAndExit(error);
}
