import { currentContext } from '../http/request-context.js';
import { type Hidden, redact, type Redacted } from './redact.js';

/**
 * What was typed, as it may be stored. Every text of people goes through here before the first write; the request
 * remembers what was hidden, so that whoever sent a form is told on the next page (TellHidden) without a line of
 * the service.
 */
export function withoutSecrets(typed: string): string {
  return remember(redact(typed.normalize('NFC'))).text;
}

/** Adds what a rule of its own has hidden. */
export function remember(redacted: Redacted): Redacted {
  const context = currentContext();
  if (context && redacted.hidden.length > 0) {
    context.hidden = new Set([...(context.hidden ?? []), ...redacted.hidden]);
  }

  return redacted;
}

/** The sentence for what was hidden; null where nothing was. */
export function toldOf(hidden: readonly string[]): `redaction.told.${Hidden | 'several'}` | null {
  const [first] = hidden;

  return first === undefined ? null : `redaction.told.${hidden.length > 1 ? 'several' : (first as Hidden)}`;
}
