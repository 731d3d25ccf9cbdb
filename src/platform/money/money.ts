/** An amount in the smallest unit of its currency. Never a float. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Digits after the point of a currency, from the CLDR data that Node carries (ISO 4217): CNY 2, JPY 0, KWD 3. */
export function currencyDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/**
 * What a person typed (`1,234.50`, `¥ 200`, full width digits) → a decimal string such as `1234.50`, or null
 * where it is not one amount. Does not guess: letters, two points or a sign are refused.
 */
export function parseAmount(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s,'’_]/g, '')
    .replace(/^[¥$€£₹]|元$/gu, '');

  return /^(0|[1-9]\d{0,17})(\.\d{1,4})?$/.test(plain) ? plain : null;
}

/** A decimal string → minor units; null where the currency has fewer digits or the number is past 2^53. */
export function toMinor(amount: string, currency: string): number | null {
  const [whole = '0', fraction = ''] = amount.split('.');
  const digits = currencyDigits(currency);
  const padded = fraction.padEnd(digits, '0');
  if (/[1-9]/.test(padded.slice(digits))) {
    return null;
  }
  const minor = BigInt(whole + padded.slice(0, digits));

  return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : null;
}

/** Minor units → a decimal string with all digits of the currency: 12345 CNY → `123.45`. */
export function toDecimal({ amountMinor, currency }: Money): string {
  const digits = currencyDigits(currency);
  const plain = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';

  return digits === 0 ? sign + plain : `${sign}${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
}
