/** People of the demonstration who always exist, with the same recent history. */
export interface Persona {
  readonly username: string;
  readonly name: string;
  readonly msisdn: string;
  readonly email: string;
  readonly walletId: string;
  readonly currency: string;
  readonly zone: string;
}

export const AMINA: Persona = {
  username: 'amina',
  name: 'Amina Hassan',
  msisdn: '+8613800000001',
  email: 'amina@wallet.example',
  walletId: 'W10000001',
  currency: 'CNY',
  zone: 'Asia/Shanghai',
};

export const LIHUA: Persona = {
  username: 'lihua',
  name: '李华',
  msisdn: '+8613800000002',
  email: 'lihua@wallet.example',
  walletId: 'W10000002',
  currency: 'CNY',
  zone: 'Asia/Shanghai',
};

export const JONAS: Persona = {
  username: 'jonas',
  name: 'Jonas Weber',
  msisdn: '+447700900003',
  email: 'jonas@wallet.example',
  walletId: 'W10000003',
  currency: 'GBP',
  zone: 'Europe/London',
};

export const PERSONAS: readonly Persona[] = [AMINA, LIHUA, JONAS];

/** Amina to 李华, 500.00 CNY, COMPLETED, 3 h 12 min before now. */
export const AMINA_TRANSFER_COMPLETED = 'TX9000000001';
/** Amina to another wallet, 200.00 CNY, PENDING, 45 min before now. */
export const AMINA_TRANSFER_PENDING = 'TX9000000002';
/** Amina at a café, 36.00 CNY, COMPLETED, 26 h before now. */
export const AMINA_COFFEE = 'TX9000000003';
/** 李华 at a shop, 199.00 CNY, FAILED though debited, 5 h 20 min before now. */
export const LIHUA_CHARGED_BUT_FAILED = 'TX9000000004';
/** 李华 at the same shop, 1999.00 CNY, COMPLETED, 30 h before now: the amount that is easily mixed up. */
export const LIHUA_LOOKALIKE = 'TX9000000005';
/** 李华 to her bank, 800.00 CNY withdrawal, HELD, 2 h 5 min before now. */
export const LIHUA_WITHDRAWAL_HELD = 'TX9000000006';
/** Jonas, 24.90 GBP twice within four minutes, both COMPLETED, 9 h before now. */
export const JONAS_DUPLICATE_FIRST = 'TX9000000007';
export const JONAS_DUPLICATE_SECOND = 'TX9000000008';
/** Jonas, 64.00 GBP purchase, reversed in full by the following, 2 days before now. */
export const JONAS_PURCHASE_REVERSED = 'TX9000000009';
export const JONAS_REVERSAL = 'TX9000000010';
/** Jonas, 150.00 GBP abroad, in doubt, 1 h 30 min before now. */
export const JONAS_ABROAD_IN_DOUBT = 'TX9000000011';

/** Amounts (in hundredths) that chance never gives to the personas, so that planted ones stay unmistakable. */
export const RESERVED_AMOUNTS: readonly number[] = [
  50_000, 20_000, 19_900, 199_900, 80_000, 2_490, 6_400, 15_000,
];
