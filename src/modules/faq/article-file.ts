/** The four causes that every article on an exception tells apart. */
export const ARTICLE_CAUSES = ['network', 'server', 'user', 'security'] as const;

export type ArticleCause = (typeof ARTICLE_CAUSES)[number];

/** An article as it is written in a file: facts between two `---` lines, then Markdown. */
export interface ArticleFile {
  readonly slug: string;
  readonly title: string;
  /** The exception it is about (`E101`), or null for a guide. */
  readonly typeCode: string | null;
  readonly topic: string;
  readonly causes: readonly ArticleCause[];
  /** What customers type, and what need not stand in the text. */
  readonly keywords: readonly string[];
  /** Calendar day, `YYYY-MM-DD`. */
  readonly updatedOn: string;
  readonly body: string;
}

type Facts = ReadonlyMap<string, string | readonly string[]>;

const FILE = /^---\n(?<facts>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/;
const SINGLE = /^(?<key>\w+): ?(?<value>.*)$/;
const ITEM = /^ {2}- (?<value>.+)$/;

/**
 * Reads an article file. Of YAML only what our articles need: `key: value`, `key: [a, b]`, and a list of `- item`.
 *
 * @throws Error naming the line or the fact that is wrong
 */
export function parseArticleFile(source: string): ArticleFile {
  const { facts: head, body } = FILE.exec(source.replaceAll('\r\n', '\n'))?.groups ?? {};

  if (head === undefined || body === undefined) {
    throw new Error('An article begins with its facts between two lines of ---.');
  }

  const facts = parseFacts(head);
  const typeCode = single(facts, 'type');

  return {
    slug: single(facts, 'slug'),
    title: single(facts, 'title'),
    typeCode: typeCode === 'null' ? null : typeCode,
    topic: single(facts, 'topic'),
    causes: several(facts, 'causes').map(requireCause),
    keywords: several(facts, 'keywords'),
    updatedOn: single(facts, 'updatedOn'),
    body: body.trim(),
  };
}

function parseFacts(head: string): Facts {
  const facts = new Map<string, string | string[]>();
  let list: string[] = [];

  for (const line of head.split('\n')) {
    const item = ITEM.exec(line)?.groups?.['value'];
    const { key, value } = SINGLE.exec(line)?.groups ?? {};

    if (item !== undefined) {
      list.push(item.trim());
    } else if (key !== undefined && value === '') {
      list = [];
      facts.set(key, list);
    } else if (key !== undefined && value !== undefined) {
      facts.set(key, inlineList(value) ?? value.trim());
    } else {
      throw new Error(`This line of an article's facts cannot be read: ${line}`);
    }
  }

  return facts;
}

function inlineList(value: string): string[] | null {
  return value.startsWith('[') && value.endsWith(']')
    ? value
        .slice(1, -1)
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
    : null;
}

function single(facts: Facts, key: string): string {
  const value = facts.get(key);

  if (typeof value !== 'string') {
    throw new Error(`An article needs the fact "${key}".`);
  }

  return value;
}

function several(facts: Facts, key: string): readonly string[] {
  const value = facts.get(key);

  if (value === undefined || typeof value === 'string') {
    throw new Error(`An article needs the list "${key}".`);
  }

  return value;
}

function requireCause(value: string): ArticleCause {
  const cause = ARTICLE_CAUSES.find((known) => known === value);

  if (!cause) {
    throw new Error(`"${value}" is not a cause. Causes are: ${ARTICLE_CAUSES.join(', ')}.`);
  }

  return cause;
}
