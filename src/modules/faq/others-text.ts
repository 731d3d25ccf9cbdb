import type { Words } from '../../platform/i18n/words.js';
import type { OtherWriter } from './article-writers.service.js';

/** `Li is editing, 2 minutes ago.` */
export const othersText = (others: readonly OtherWriter[], now: Date, words: Words): string[] =>
  others.map(({ name, seenAt }) =>
    words.t('editor.typing.other', { name, ago: words.relative(seenAt, now) }),
  );
