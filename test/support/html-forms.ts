/** A tolerant reader of server-rendered pages: enough for tests, not a browser. */

export interface Field {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  /** Checked, selected, or simply there: would it be sent? */
  readonly sent: boolean;
  readonly invalid: boolean;
}

export interface PageForm {
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly multipart: boolean;
  readonly fields: readonly Field[];
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where the text after it begins. */
  readonly end: number;
  readonly start: number;
}

const TAG = /<!--[^]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The forms of a page with the values they would send. */
export function formsOf(html: string): PageForm[] {
  const tags = tagsOf(html);
  const outside = tags.filter(({ attributes }) => attributes.has('form'));

  return tags.flatMap((tag, index) => {
    if (tag.name !== 'form' || tag.closes) {
      return [];
    }
    const length = tags.slice(index).findIndex(({ name, closes }) => name === 'form' && closes);
    const own = tags.slice(index + 1, length < 0 ? undefined : index + length);
    const id = tag.attributes.get('id') ?? null;
    const adopted = outside.filter(({ attributes }) => id !== null && attributes.get('form') === id);
    return [formFrom(tag, id, fieldsOf(html, tags, [...new Set([...own, ...adopted])]))];
  });
}

/** What a person reads: no markup, scripts or styles; spaces joined. */
export function textOf(html: string): string {
  const visible = html.replace(/<(script|style|template)\b[^]*?<\/\1>/gi, ' ').replace(TAG, ' ');

  return decode(visible).replace(/\s+/g, ' ').trim();
}

/** The addresses of all links with their texts. */
export function linksOf(html: string): { readonly href: string; readonly text: string }[] {
  const tags = tagsOf(html);

  return tags.flatMap((tag, index) => {
    const href = tag.name === 'a' && !tag.closes ? tag.attributes.get('href') : undefined;
    const end = tags.slice(index).find(({ name, closes }) => name === 'a' && closes);
    return href === undefined ? [] : [{ href, text: textOf(html.slice(tag.end, end?.start)) }];
  });
}

export function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) {
      return String.fromCodePoint(hex ? parseInt(String(hex), 16) : Number(decimal));
    }
    return ENTITIES[String(name)] ?? whole;
  });
}

function formFrom(tag: Tag, id: string | null, fields: readonly Field[]): PageForm {
  const { attributes } = tag;

  return {
    id,
    classes: (attributes.get('class') ?? '').split(/\s+/).filter(Boolean),
    action: attributes.get('action') ?? '',
    method: attributes.get('method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    multipart: attributes.get('enctype')?.toLowerCase() === 'multipart/form-data',
    fields,
  };
}

function fieldsOf(html: string, all: readonly Tag[], own: readonly Tag[]): Field[] {
  return own.flatMap((tag) => {
    const name = tag.attributes.get('name');
    if (tag.closes || !name || tag.attributes.has('disabled')) {
      return [];
    }
    const rest = { name, invalid: tag.attributes.get('aria-invalid') === 'true' };
    switch (tag.name) {
      case 'input':
        return [{ ...rest, ...inputState(tag) }];
      case 'button':
        return [{ ...rest, type: 'submit', value: tag.attributes.get('value') ?? '', sent: false }];
      case 'textarea':
        return [{ ...rest, type: 'textarea', value: textareaValue(html, all, tag), sent: true }];
      case 'select':
        return selectFields(html, all, tag).map((state) => ({ ...rest, ...state }));
      default:
        return [];
    }
  });
}

function inputState({ attributes }: Tag): Pick<Field, 'type' | 'value' | 'sent'> {
  const type = attributes.get('type')?.toLowerCase() ?? 'text';

  if (type === 'checkbox' || type === 'radio') {
    return { type, value: attributes.get('value') ?? 'on', sent: attributes.has('checked') };
  }
  return {
    type,
    value: attributes.get('value') ?? '',
    sent: !['submit', 'image', 'button', 'file', 'reset'].includes(type),
  };
}

function textareaValue(html: string, all: readonly Tag[], tag: Tag): string {
  const end = closing(all, tag);

  return decode(html.slice(tag.end, end?.start).replace(/^\r?\n/, ''));
}

/** One state an option; without a chosen one a browser sends the first. */
function selectFields(html: string, all: readonly Tag[], tag: Tag): Pick<Field, 'type' | 'value' | 'sent'>[] {
  const end = closing(all, tag);
  const options = all.filter(
    ({ name, closes, start }) =>
      name === 'option' && !closes && start > tag.start && start < (end?.start ?? Infinity),
  );
  const chosen = options.some(({ attributes }) => attributes.has('selected'));

  return options.map((option, index) => {
    const next = all.find(
      ({ start, name }) => start > option.start && ['option', 'select', 'optgroup'].includes(name),
    );
    return {
      type: 'select',
      value: option.attributes.get('value') ?? textOf(html.slice(option.end, next?.start)),
      sent: chosen ? option.attributes.has('selected') : index === 0 && !tag.attributes.has('multiple'),
    };
  });
}

function closing(all: readonly Tag[], tag: Tag): Tag | undefined {
  return all.find(({ name, closes, start }) => closes && name === tag.name && start > tag.start);
}

function tagsOf(html: string): Tag[] {
  const quiet = html.replace(
    /(<(script|style)\b[^>]*>)([^]*?)(<\/\2>)/gi,
    (whole, open, _name, body, close) => {
      return whole.length > 0 ? `${open}${' '.repeat(String(body).length)}${close}` : whole;
    },
  );

  return [...quiet.matchAll(TAG)].flatMap((match) => {
    const [whole, slash, name, attributes = ''] = match;
    return name === undefined
      ? []
      : [
          {
            name: name.toLowerCase(),
            closes: slash === '/',
            attributes: attributesOf(attributes),
            start: match.index,
            end: match.index + whole.length,
          },
        ];
  });
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );
}
