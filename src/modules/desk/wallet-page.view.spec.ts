import { StillClock } from '../../../test/support/still-clock.js';
import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import { WalletError, type WalletErrorKind } from '../wallets/wallet-error.js';
import { WalletHealthRecord } from '../wallets/wallet-health-record.js';
import { WalletOptions } from '../wallets/wallet-options.js';
import { DEFAULT_PROFILE } from '../wallets/wallet-profile.js';
import { type WalletPageModel, WalletPageView } from './wallet-page.view.js';

const REST_MS = 30_000;
const WORKING = { status: 'available', delayMs: null, restoreAt: null } as const;

describe('the page about the wallet', () => {
  const translator = Translator.load(true);
  const clock = new StillClock();
  let record: WalletHealthRecord;

  beforeEach(() => {
    record = new WalletHealthRecord(clock);
  });

  const shown = (options = new WalletOptions('http://127.0.0.1:1', 'Asia/Shanghai')): WalletPageModel =>
    new WalletPageView(record, options, clock).model(new Words(translator, 'en', 'UTC'));
  const figure = (page: WalletPageModel, label: string) => page.figures.find((one) => one.label === label);
  const ask = (failure: WalletErrorKind | null): void => {
    clock.advance(1);
    record.begin()(failure);
  };
  const fail = async (): Promise<void> => {
    ask('UNAVAILABLE');
    const away = new WalletError('UNAVAILABLE', 'away');
    await expect(record.breaker.run(() => Promise.reject(away))).rejects.toBe(away);
  };

  it('says of a desk that has just started that nothing is known, and shows no zero', () => {
    const page = shown();

    expect(page.state.text).toBe('The wallet has not been asked since the desk started.');
    expect(page.figures.filter(({ value }) => /\d/.test(value))).toEqual([]);
    expect(figure(page, 'Its own word')).toMatchObject({ value: '', of: 'Not asked yet', at: null });
    expect(figure(page, 'Last answer')?.of).toBe('None since the start');
    expect(page).toMatchObject({ failures: [], failuresNote: 'Nothing asked in the last 5 minutes' });
    expect(page.operator.none).toBe(true);
  });

  it('says that no wallet is connected, and what to do', () => {
    const page = shown(new WalletOptions(null, 'UTC'));

    expect([page.isConnected, page.state.text]).toEqual([false, 'No wallet is connected.']);
    expect(page.state.hint).toContain('WALLET_URL');
  });

  it('shows when a wallet that failed too often is asked again, and that it is, and that it works', async () => {
    const began = clock.now();
    for (let time = 0; time < 5; time += 1) {
      await fail();
    }
    const opened = clock.now();
    expect(shown().state).toMatchObject({
      tone: 'danger',
      moments: [
        { label: 'Since', at: opened },
        { label: 'Asked again', at: new Date(opened.getTime() + REST_MS) },
      ],
    });
    expect(opened.getTime()).toBeGreaterThan(began.getTime());

    clock.advance(REST_MS);
    expect(figure(shown(), 'Circuit breaker')).toMatchObject({
      value: 'Half open',
      of: 'One question tries the wallet.',
      at: opened,
    });
    await fail();
    expect(shown().state.moments[0]?.at).toEqual(opened);

    clock.advance(REST_MS);
    ask(null);
    record.breaker.noteAnswer();
    expect(shown().state).toMatchObject({ tone: 'ok', text: 'The wallet answers.', moments: [] });
  });

  it('believes what the wallet says of itself until a later answer says otherwise', () => {
    const back = new Date(clock.now().getTime() + 1_800_000);
    ask(null);
    record.noteHeartbeat({ status: 'unavailable', delayMs: null, restoreAt: back });
    expect(shown().state).toMatchObject({
      text: 'The wallet says that it is closed.',
      moments: [{ label: 'Back by its own word', at: back }],
    });

    record.noteHeartbeat({ ...WORKING, status: 'degraded', delayMs: 4_000 });
    expect(shown().state.text).toBe('The wallet says that it is working slowly.');
    expect(figure(shown(), 'Its own word')?.of).toBe('Delay by its own word: 4,000 ms');

    record.noteHeartbeat(WORKING);
    ask('UNAVAILABLE');
    expect(shown().state.text).toBe('The last question to the wallet failed.');
  });

  it('counts failures by kind, and gives no share of a few', () => {
    ask('RATE_LIMITED');
    ask(null);
    expect(shown()).toMatchObject({
      failures: [{ name: 'Asked too often', share: '', part: '1 of 2' }],
      failuresNote: 'Below ten requests only the numbers are shown.',
    });

    Array.from({ length: 8 }, () => ask(null));
    expect(shown()).toMatchObject({
      failures: [{ name: 'Asked too often', share: '10%', part: '1 of 10' }],
      failuresNote: '',
    });
  });

  it('tells an operator of words that nobody has mapped, of moves that none may make, of answers thrown away', () => {
    record.noteUnknownWord('sleeping');
    record.noteAnomaly('FAILED', 'COMPLETED');
    record.noteUntrusted();

    expect(shown().operator).toMatchObject({
      none: false,
      words: ['sleeping'],
      anomalies: '1 transaction moved as none may move. The ticket shows both states.',
      untrusted: { at: clock.now() },
    });
  });

  it('shows how the wallet is connected, and none of the secrets', () => {
    const options = new WalletOptions(
      'http://127.0.0.1:1',
      'Asia/Shanghai',
      'the-client',
      'the-key',
      'the-secret',
      { ...DEFAULT_PROFILE, dropped: ['geo', 'device'] },
    );
    const page = shown(options);
    const facts = Object.fromEntries(page.facts.profile.map(({ label, value }) => [label, value]));

    expect(facts).toMatchObject({
      'Zone of times that name none': 'Asia/Shanghai',
      'How the desk signs in': 'By client id and key',
      'Left out at the door': 'Places and Devices',
      'Failed payments come back within': '1 business day',
    });
    expect(page.facts.etas).toContainEqual({
      kind: 'Refund or correction, to a card',
      normal: '7 business days',
      max: '10 business days',
    });
    expect(JSON.stringify(page)).not.toMatch(/the-client|the-key|the-secret/);
  });
});
