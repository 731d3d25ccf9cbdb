/**
 * Where the clock of somebody with such a phone number most likely stands (ITU-T E.164 country codes, IANA zones).
 * Countries of several zones have those where most people live.
 */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  '1': ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'America/Denver'],
  '7': ['Europe/Moscow', 'Asia/Almaty'],
  '20': ['Africa/Cairo'],
  '27': ['Africa/Johannesburg'],
  '30': ['Europe/Athens'],
  '31': ['Europe/Amsterdam'],
  '32': ['Europe/Brussels'],
  '33': ['Europe/Paris'],
  '34': ['Europe/Madrid'],
  '36': ['Europe/Budapest'],
  '39': ['Europe/Rome'],
  '40': ['Europe/Bucharest'],
  '41': ['Europe/Zurich'],
  '43': ['Europe/Vienna'],
  '44': ['Europe/London'],
  '45': ['Europe/Copenhagen'],
  '46': ['Europe/Stockholm'],
  '47': ['Europe/Oslo'],
  '48': ['Europe/Warsaw'],
  '49': ['Europe/Berlin'],
  '51': ['America/Lima'],
  '52': ['America/Mexico_City'],
  '54': ['America/Argentina/Buenos_Aires'],
  '55': ['America/Sao_Paulo'],
  '56': ['America/Santiago'],
  '57': ['America/Bogota'],
  '60': ['Asia/Kuala_Lumpur'],
  '61': ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth'],
  '62': ['Asia/Jakarta'],
  '63': ['Asia/Manila'],
  '64': ['Pacific/Auckland'],
  '65': ['Asia/Singapore'],
  '66': ['Asia/Bangkok'],
  '81': ['Asia/Tokyo'],
  '82': ['Asia/Seoul'],
  '84': ['Asia/Ho_Chi_Minh'],
  '86': ['Asia/Shanghai'],
  '90': ['Europe/Istanbul'],
  '91': ['Asia/Kolkata'],
  '92': ['Asia/Karachi'],
  '94': ['Asia/Colombo'],
  '95': ['Asia/Yangon'],
  '98': ['Asia/Tehran'],
  '212': ['Africa/Casablanca'],
  '213': ['Africa/Algiers'],
  '216': ['Africa/Tunis'],
  '221': ['Africa/Dakar'],
  '225': ['Africa/Abidjan'],
  '233': ['Africa/Accra'],
  '234': ['Africa/Lagos'],
  '237': ['Africa/Douala'],
  '250': ['Africa/Kigali'],
  '251': ['Africa/Addis_Ababa'],
  '254': ['Africa/Nairobi'],
  '255': ['Africa/Dar_es_Salaam'],
  '256': ['Africa/Kampala'],
  '260': ['Africa/Lusaka'],
  '263': ['Africa/Harare'],
  '351': ['Europe/Lisbon'],
  '353': ['Europe/Dublin'],
  '358': ['Europe/Helsinki'],
  '380': ['Europe/Kyiv'],
  '420': ['Europe/Prague'],
  '852': ['Asia/Hong_Kong'],
  '853': ['Asia/Macau'],
  '855': ['Asia/Phnom_Penh'],
  '856': ['Asia/Vientiane'],
  '880': ['Asia/Dhaka'],
  '886': ['Asia/Taipei'],
  '966': ['Asia/Riyadh'],
  '971': ['Asia/Dubai'],
  '972': ['Asia/Jerusalem'],
  '977': ['Asia/Kathmandu'],
};
const LONGEST_CODE = 3;

/** Zones of a phone number in E.164; none for a country that is not in the list. */
export function zonesOfPhone(msisdn: string): readonly string[] {
  const digits = msisdn.replaceAll(/\D/g, '');
  for (let length = LONGEST_CODE; length > 0; length -= 1) {
    const zones = ZONES[digits.slice(0, length)];
    if (zones) {
      return zones;
    }
  }

  return [];
}
