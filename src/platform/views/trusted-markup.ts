import Handlebars from 'handlebars';

/** Markup that this program made and escaped itself; the views print it as it is. */
export type TrustedMarkup = Handlebars.SafeString;

/** The only door to unescaped output. Never for text of a person: `html` must come out of a renderer of ours. */
export const trustedMarkup = (html: string): TrustedMarkup => new Handlebars.SafeString(html);

export const isTrustedMarkup = (value: unknown): value is TrustedMarkup =>
  value instanceof Handlebars.SafeString;

export const escapeText = (text: string): string => Handlebars.escapeExpression(text);
