/** GSMA amount: up to 18 digits, up to 4 decimals, no sign. */
const AMOUNT = /^(0|[1-9]\d{0,17})(?:\.(\d{1,4}))?$/;
const SCALE = 10_000n;
const EXACT_DIGITS = 11;

/** An amount in ten-thousandths of its unit, or null where the text is no amount. Never a float. */
export function parseDecimal(text: string): bigint | null {
  const match = AMOUNT.exec(text);

  if (!match) {
    return null;
  }

  const [, whole = '0', fraction = ''] = match;
  const parts = fraction.padEnd(4, '0');

  // As one number where it is an exact one: statements hold thousands.
  return whole.length <= EXACT_DIGITS
    ? BigInt(Number(whole) * 10_000 + Number(parts))
    : BigInt(whole) * SCALE + BigInt(parts);
}

/** The sum of amounts with as many decimals as the most precise of them; null where one is no amount. */
export function addDecimals(amounts: readonly string[]): string | null {
  const parsed = amounts.map(parseDecimal);

  if (parsed.includes(null)) {
    return null;
  }

  const decimals = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  return formatDecimal(
    parsed.reduce((sum: bigint, amount) => sum + (amount ?? 0n), 0n),
    decimals,
  );
}

/** Ten-thousandths as text. Digits beyond `decimals` must be zero; the sign is dropped. */
export function formatDecimal(scaled: bigint, decimals: number): string {
  const absolute = scaled < 0n ? -scaled : scaled;
  const fraction = (absolute % SCALE).toString().padStart(4, '0').slice(0, decimals);

  return decimals === 0 ? `${absolute / SCALE}` : `${absolute / SCALE}.${fraction}`;
}
