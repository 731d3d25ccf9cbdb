import { Expose, Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { oneOf } from './env-values.js';
import { WalletSettings } from './wallet-settings.js';

const SWITCH = ['off', 'on'] as const;
const LIMIT = /^(?:(agent|specialist|supervisor) )?([A-Z]{3}) (\d{1,13}(?:\.(\d{1,4}))?)$/;
const DAYS = 'WALLET_REVERSAL_DAYS must be a whole number from 1 to 31, for example WALLET_REVERSAL_DAYS=30.';

/** So much of one transaction may go back, its parts together, in one currency; an amount is decimal text. */
export interface ReversalLimit {
  readonly role: string;
  readonly currency: string;
  readonly amount: string;
}

/**
 * Whether money may be sent back from the desk, and how much by whom. Off, and nothing for anybody, unless it is said:
 * a role without a limit in a currency may not propose or approve in it at all.
 */
export class ReversalSettings extends WalletSettings {
  @Expose()
  @IsIn(SWITCH, { message: oneOf('WALLET_REVERSALS', SWITCH) })
  readonly WALLET_REVERSALS: (typeof SWITCH)[number] = 'off';

  @Expose()
  @IsString()
  readonly WALLET_REVERSAL_PROPOSE: string = '';

  @Expose()
  @IsString()
  readonly WALLET_REVERSAL_APPROVE: string = '';

  /** After a month what was given back since can no longer be counted in one look. */
  @Expose()
  @Transform(({ value }) => Number(value))
  @IsInt({ message: DAYS })
  @Min(1, { message: DAYS })
  @Max(31, { message: DAYS })
  readonly WALLET_REVERSAL_DAYS: number = 30;

  /** What each role may propose. */
  get proposalLimits(): readonly ReversalLimit[] {
    return limitsIn(this.WALLET_REVERSAL_PROPOSE).filter((limit) => limit !== null);
  }

  /** What a supervisor may approve. */
  get approvalLimits(): readonly ReversalLimit[] {
    return limitsIn(this.WALLET_REVERSAL_APPROVE).filter((limit) => limit !== null);
  }
}

/** What no pattern shows. */
export function reversalFaults(settings: ReversalSettings): string[] {
  const { WALLET_REVERSALS, WALLET_REVERSAL_PROPOSE, WALLET_REVERSAL_APPROVE } = settings;
  const isClear = (text: string): boolean => text === '' || limitsIn(text).every((limit) => limit !== null);
  const isByRole = WALLET_REVERSAL_PROPOSE === '' || settings.proposalLimits.every(({ role }) => role !== '');

  return [
    ...(isClear(WALLET_REVERSAL_PROPOSE) && isByRole
      ? []
      : [
          'WALLET_REVERSAL_PROPOSE must be amounts by role and currency, divided by commas, for example ' +
            'WALLET_REVERSAL_PROPOSE=agent CNY 500, specialist CNY 2000.',
        ]),
    ...(isClear(WALLET_REVERSAL_APPROVE) && settings.approvalLimits.every(({ role }) => role === '')
      ? []
      : [
          'WALLET_REVERSAL_APPROVE must be amounts by currency, divided by commas, for example ' +
            'WALLET_REVERSAL_APPROVE=CNY 5000, USD 700.',
        ]),
    ...(WALLET_REVERSALS === 'on' && (WALLET_REVERSAL_PROPOSE === '' || WALLET_REVERSAL_APPROVE === '')
      ? [
          'WALLET_REVERSALS=on needs WALLET_REVERSAL_PROPOSE and WALLET_REVERSAL_APPROVE: without limits nobody may ' +
            'propose or approve anything.',
        ]
      : []),
  ];
}

/** `agent CNY 500, CNY 20.50` → a limit each; null for a part that is none. */
function limitsIn(text: string): (ReversalLimit | null)[] {
  return text.split(',').flatMap((part) => {
    if (text.trim() === '') {
      return [];
    }
    const [found, role = '', currency = '', amount = '', fraction = ''] = LIMIT.exec(part.trim()) ?? [];
    const isMoney =
      found !== undefined &&
      Intl.supportedValuesOf('currency').includes(currency) &&
      fraction.length <= digitsOf(currency);

    return [isMoney ? { role, currency, amount } : null];
  });
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
