import type { FormState } from '../../platform/http/form.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import type { Translator } from '../../platform/i18n/translator.js';
import type { ProposedIncident } from '../incidents/incident-proposals.query.js';
import { TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import { wallClock } from './notice-fields.js';

const FIELDS: Readonly<Record<Language, 'Zh' | 'En'>> = { 'zh-CN': 'Zh', en: 'En' };

/**
 * What a notice about a proposed incident begins with, for its author to change: nothing of it is shown to anybody
 * before a person publishes it, and when there is news again is only his to say.
 */
export function proposedNotice(
  { service, feature, since }: ProposedIncident,
  zone: string,
  translator: Translator,
): Pick<FormState, 'values' | 'lists'> {
  const words = LANGUAGES.flatMap((language) => {
    const params = { service: translator.t(language, TRANSACTION_TYPE_TEXT[service]) };

    return [
      [`title${FIELDS[language]}`, translator.t(language, 'notices.proposed.title', params)],
      [`text${FIELDS[language]}`, translator.t(language, 'notices.proposed.text')],
    ] as const;
  });

  return {
    values: {
      kind: 'outage',
      severity: 'minor',
      zone,
      ...Object.fromEntries(words),
      ...wallClock('start', since, zone),
    },
    lists: { features: [feature] },
  };
}
