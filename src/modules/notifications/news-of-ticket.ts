import type { SqlRow } from '../../platform/database/statement.js';
import type { MailTemplate } from '../../platform/mail/mail.js';

/** From the weightiest down: of several things that happened, one mail tells the first. */
const WEIGHT: readonly MailTemplate[] = ['supervisor-decided', 'supervisor-seen', 'staff-replied'];

/** Which mail tells what the staff has done since; null where nothing of it is worth one. */
export function mailFor(entries: readonly SqlRow[]): MailTemplate | null {
  const news = entries.map(templateOf);

  return WEIGHT.find((template) => news.includes(template)) ?? null;
}

function templateOf({ kind, fact }: SqlRow): MailTemplate | null {
  if (kind === 'message') {
    return 'staff-replied';
  }
  const { key = '' } = (fact ? JSON.parse(String(fact)) : {}) as { key?: string };
  if (key.startsWith('escalation-decided')) {
    return 'supervisor-decided';
  }

  return key === 'escalation-seen' ? 'supervisor-seen' : null;
}
