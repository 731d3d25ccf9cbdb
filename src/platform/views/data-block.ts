import { type TrustedMarkup, trustedMarkup } from './trusted-markup.js';

/**
 * Data for machines beside a page (JSON-LD). No browser runs such a block, so that no rule about scripts concerns it;
 * nothing in it can end it, whatever the words are.
 */
export const dataBlock = (data: object): TrustedMarkup =>
  trustedMarkup(`<script type="application/ld+json">${inScript(JSON.stringify(data))}</script>`);

/** Every sign that HTML looks at in a script, and those that end a line in one. */
const inScript = (json: string): string =>
  json.replaceAll(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
