import type { SqlRow } from '../../platform/database/statement.js';
import type { MailTemplate } from '../../platform/mail/mail.js';
import { WORTH_A_MAIL } from '../tickets/money-news.js';

/** From the weightiest down: of several things that happened, one mail tells the first. */
const WEIGHT: readonly MailTemplate[] = [
  'supervisor-decided',
  'supervisor-seen',
  'staff-replied',
  'money-moved',
];

/** Which mail tells what the staff or the money has done since; null where nothing of it is worth one. */
export function mailFor(entries: readonly SqlRow[]): MailTemplate | null {
  const news = entries.map(templateOf);

  return WEIGHT.find((template) => news.includes(template)) ?? null;
}

/** Until when the supervisor decides who has it by the newest of these entries, in ISO form; '' where none says. */
export function decisionDueIn(entries: readonly SqlRow[]): string {
  const dues = entries
    .map(factOf)
    .filter(({ key }) => TAKEN_UP.includes(key))
    .map(({ params }) => Number(params.dueAt));
  const due = dues.at(-1);

  return due ? new Date(due).toISOString() : '';
}

/** Steps after which a supervisor has it, and says until when he decides. */
const TAKEN_UP: readonly string[] = ['escalation-seen', 'escalation-handed', 'escalation-resumed'];

interface Told {
  readonly key: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const factOf = ({ fact }: SqlRow): Told => ({
  key: '',
  params: {},
  ...(fact ? (JSON.parse(String(fact)) as Partial<Told>) : {}),
});

function templateOf(entry: SqlRow): MailTemplate | null {
  if (entry.kind === 'message') {
    return 'staff-replied';
  }
  const { key } = factOf(entry);
  if (key.startsWith('escalation-decided')) {
    return 'supervisor-decided';
  }
  if (WORTH_A_MAIL.includes(key)) {
    return 'money-moved';
  }

  return TAKEN_UP.includes(key) ? 'supervisor-seen' : null;
}
