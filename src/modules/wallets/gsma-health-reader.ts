import { instantOf, required, requireFields, textOf } from './gsma-fields.js';
import type { WalletHealth } from './wallet-provider.js';

/** @throws WalletError `CONTRACT_VIOLATION` for a status that the standard does not know */
export function readHealth(raw: unknown, timeZone: string): WalletHealth {
  const fields = requireFields(raw);
  const word = textOf(fields, 'serviceStatus')?.toLowerCase();
  const status = (['available', 'degraded', 'unavailable'] as const).find((known) => known === word);
  const delay = Number(textOf(fields, 'delay') ?? Number.NaN);

  return {
    status: required(status ?? null, 'serviceStatus'),
    delayMs: Number.isFinite(delay) && delay >= 0 ? delay : null,
    restoreAt: instantOf(textOf(fields, 'plannedRestorationTime'), timeZone).at,
  };
}
