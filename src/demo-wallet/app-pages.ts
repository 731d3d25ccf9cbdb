import { APP_WORDS, type AppLanguage } from './app-words.js';
import type { AppTokens } from './app-tokens.js';
import type { AccountRow, TransactionRow } from './ledger-rows.js';
import type { Ledger } from './ledger.js';
import { type Persona, PERSONAS } from './personas.js';

/** What the browser is told: a page, or where to go. */
export interface AppAnswer {
  readonly status: 200 | 303 | 404;
  readonly html?: string;
  /** Instead of a page: a word for the app's own scripts. */
  readonly text?: string;
  readonly location?: string;
}

/** Under which the desk knows this app. */
export const WIDGET_APP = 'demo-wallet';
const SHOWN = 20;
const NOT_THERE: AppAnswer = { status: 404, html: '<!doctype html><title>404</title><p>404</p>' };
/** On the root: only there a dark scheme takes the ground with it, and not the letters alone. */
const STYLE = `html{color-scheme:light dark}body{font:16px/1.5 sans-serif;max-width:34rem;margin:0 auto;padding:1rem}
li{display:grid;grid-template-columns:1fr auto;gap:.25rem 1rem;padding:.75rem 0;border-bottom:1px solid #8886}
ul{list-style:none;padding:0}a{display:inline-block;padding:.35rem 0}nav a,p a{margin-inline-end:1rem}li a{justify-self:start}
small{opacity:.8}`;

/**
 * The app of the demo wallet, as little of it as is needed to see how a customer comes to the desk from the very
 * transaction: choose who you are, look at what happened, press for help.
 */
export class AppPages {
  constructor(
    private readonly ledger: Ledger,
    private readonly tokens: AppTokens,
    /** The address of the desk. */
    private readonly desk: string,
  ) {}

  /** `/app`, `/app/{person}` and `/app/{person}/help`, each with `?lang=`; `/app/{person}/token` for the help within. */
  async answer({ pathname, searchParams }: URL, now: number): Promise<AppAnswer> {
    const [, , name, act] = pathname.split('/');
    const language = searchParams.get('lang') === 'zh-CN' ? 'zh-CN' : 'en';
    const persona = PERSONAS.find(({ username }) => username === name);
    if (!name) {
      return { status: 200, html: this.people(language) };
    }
    if (!persona) {
      return NOT_THERE;
    }
    if (act === 'token') {
      return { status: 200, text: await this.tokens.tokenFor(persona) };
    }

    return act === 'help'
      ? { status: 303, location: await this.toDesk(persona, language, searchParams.get('transaction')) }
      : { status: 200, html: this.account(persona, language, now) };
  }

  private async toDesk(persona: Persona, language: AppLanguage, transaction: string | null): Promise<string> {
    const asked = new URLSearchParams({
      token: await this.tokens.tokenFor(persona),
      ...(transaction ? { transaction } : {}),
    });

    return `${this.desk}/${language}/requests/wallet?${asked.toString()}`;
  }

  private people(language: AppLanguage): string {
    const words = APP_WORDS[language];
    const rows = PERSONAS.map(
      ({ username, name }) => `<li><a href="/app/${username}?lang=${language}">${escaped(name)}</a></li>`,
    );

    return page(
      language,
      `<h1>${words.title}</h1><p>${words.lead}</p><h2>${words.people}</h2><ul>${rows.join('')}</ul>`,
      '/app',
    );
  }

  private account(persona: Persona, language: AppLanguage, now: number): string {
    const words = APP_WORDS[language];
    const [account] = this.ledger.findAccounts([['walletid', persona.walletId]]);
    if (!account) {
      return page(language, '', '/app');
    }
    const filter = { from: 0, to: now, status: null, type: null, limit: SHOWN, offset: 0 };
    const { rows } = this.ledger.transactionsOf(account.id, filter);
    const help = (asked: string): string => `/app/${persona.username}/help?lang=${language}${asked}`;
    const items = rows.map((row) => {
      const path = help(`&amp;transaction=${encodeURIComponent(row.reference)}`);

      return `<li>${this.told(row, account, language, persona.zone)}<a href="${path}">${words.helpWith}</a></li>`;
    });
    const balance = money(account.balance, account.currency, language);

    return page(
      language,
      `<h1>${escaped(persona.name)}</h1><p>${words.balance}: <bdi>${balance}</bdi></p>
<p><a href="${help('')}"><strong>${words.help}</strong></a> <a href="/app?lang=${language}">${words.other}</a></p>
<h2>${words.recent}</h2><ul>${items.join('')}</ul>${this.helpWithin(persona, language)}`,
      `/app/${persona.username}`,
    );
  }

  /** The desk's own script, as its page for admins gives it: its help opens here, for whoever holds this wallet. */
  private helpWithin({ username }: Persona, language: AppLanguage): string {
    const { helpButton } = APP_WORDS[language];

    return `<script async src="${this.desk}/widget/v1.js" data-app="${WIDGET_APP}" data-lang="${language}"
 data-label="${helpButton}" data-colour="#0b6b50" data-token="/app/${username}/token"></script>`;
  }

  private told(row: TransactionRow, account: AccountRow, language: AppLanguage, zone: string): string {
    const words = APP_WORDS[language];
    const isPaid = row.debit_account === account.id;
    const other = this.ledger.account(isPaid ? row.credit_account : row.debit_account);
    const when = new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: zone,
    });

    return `<span>${isPaid ? words.paid : words.received} <bdi>${escaped(other.name)}</bdi><br>
<small>${when.format(row.created_at)} · ${words.statuses[row.status]}</small></span>
<bdi>${money(row.amount, row.currency, language)}</bdi>`;
  }
}

function page(language: AppLanguage, body: string, path: string): string {
  const { title } = APP_WORDS[language];

  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><nav><a href="${path}?lang=zh-CN" lang="zh-CN">中文</a><a href="${path}?lang=en" lang="en">English</a></nav>
<main>${body}</main></body></html>`;
}

/** Hundredths, written out as a decimal: no amount is ever a float. */
function money(hundredths: number, currency: string, language: AppLanguage): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  const decimal = `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;

  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(
    decimal as Intl.StringNumericLiteral,
  );
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
