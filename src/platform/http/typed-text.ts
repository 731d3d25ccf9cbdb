interface Typed {
  readonly value: unknown;
}

/**
 * For `@Transform`: what a person typed, trimmed, in one form of Unicode (NFC), so that it is measured as it will be
 * stored, and without NUL, which ends a text for half of the world's programs, PostgreSQL's among them.
 */
export const typedText = ({ value }: Typed): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '').normalize('NFC').trim() : value;

/** For `@Transform`: an empty field says nothing. */
export const typedOrAbsent = ({ value }: Typed): unknown => {
  const text = typedText({ value });

  return text === '' ? undefined : text;
};

/** For `@Transform`: digits in a form or address as the number they mean; all else stays, to be refused. */
export const typedNumber = ({ value }: Typed): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

/** For `@Transform`: the ticked boxes of one name, however many they are; a browser sends one as a plain text. */
export const typedList = ({ value }: Typed): unknown => {
  if (value === undefined) {
    return [];
  }

  return typeof value === 'string' ? [value] : value;
};

/** At least one sign that a reader sees: no space, no control or formatting character. */
export const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;
