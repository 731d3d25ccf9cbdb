import { isIanaZone } from '../../config/env-values.js';
import type { FieldFault } from '../../platform/errors/app-error.js';
import type { Option } from '../../platform/http/form-model.js';
import type { Words } from '../../platform/i18n/words.js';
import { intlLocale } from '../../platform/i18n/languages.js';

/** Where most people live, from west to east; a browser adds its own. */
const COMMON = [
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Africa/Accra',
  'Europe/London',
  'Africa/Lagos',
  'Europe/Berlin',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Africa/Kigali',
  'Europe/Kyiv',
  'Africa/Nairobi',
  'Asia/Riyadh',
  'Europe/Istanbul',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Jakarta',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Manila',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Australia/Sydney',
  'Pacific/Auckland',
] as const;

/** The zone that a form has named; another where that was refused: one that cannot be read would be refused for ever. */
export function chosenZone(
  typed: string | undefined,
  faults: readonly FieldFault[],
  otherwise: string,
): string {
  const isRefused = faults.some(({ field }) => field === 'zone');

  return typed && !isRefused && isIanaZone(typed) ? typed : otherwise;
}

/** `China Standard Time (Asia/Shanghai)`, the chosen one among them. */
export const zoneChoices = (chosen: string, words: Words): Option[] =>
  [...new Set([chosen, ...COMMON])].map((zone) => ({
    value: zone,
    label: zoneLabel(zone, words),
    selected: zone === chosen,
  }));

export const zoneLabel = (zone: string, words: Words): string => {
  const format = new Intl.DateTimeFormat(intlLocale(words.locale), {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  });
  const name = format.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ?? zone;

  return `${name} (${zone})`;
};
