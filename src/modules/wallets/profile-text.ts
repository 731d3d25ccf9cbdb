/** A word of a wallet or of a person, whatever it is. */
export const ANY_WORD = /^[^\p{Cc}]{1,256}$/u;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the fields of a configuration, and gathers in sentences what is wrong with them. Nothing here throws. */
export class ProfileText {
  readonly faults: string[] = [];

  fault(path: string, sentence: string): null {
    this.faults.push(`${path} ${sentence}`);
    return null;
  }

  /** The fields of an object; none for what was left out. A name that is not known is a slip of the pen, and said. */
  fields(value: unknown, path: string, known: readonly string[] | null): Fields {
    if (value === undefined) {
      return {};
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault(path, 'must be an object: { … }.');
      return {};
    }
    const fields = value as Fields;
    for (const name of known ? Object.keys(fields).filter((key) => !known.includes(key)) : []) {
      this.fault(joined(path, name), `is not known here. Known are: ${known?.join(', ')}.`);
    }

    return fields;
  }

  /** Each field of an object whose names are free; what is wrong is left out, and said. */
  map<T>(
    value: unknown,
    path: string,
    each: (value: unknown, path: string) => T | null,
  ): Readonly<Record<string, T>> {
    return Object.fromEntries(
      Object.entries(this.fields(value, path, null)).flatMap(([name, one]) => {
        const read = each(one, joined(path, name));
        return read === null ? [] : [[name, read] as const];
      }),
    );
  }

  /** Null for what was left out. */
  list<T>(value: unknown, path: string, each: (value: unknown, path: string) => T | null): T[] | null {
    if (value === undefined) {
      return null;
    }
    if (!Array.isArray(value)) {
      return this.fault(path, 'must be a list: [ … ].');
    }

    return value.flatMap((one: unknown, index) => each(one, `${path}[${index}]`) ?? []);
  }

  /** `must` ends the sentence: what to write instead. Null for what is wrong. */
  text(value: unknown, path: string, pattern: RegExp, must: string): string | null {
    return typeof value === 'string' && pattern.test(value) ? value : this.fault(path, `must be ${must}.`);
  }

  oneOf<T extends string>(value: unknown, path: string, words: readonly T[]): T | null {
    return words.find((word) => word === value) ?? this.fault(path, `must be one of: ${words.join(', ')}.`);
  }

  flag(value: unknown, path: string): boolean | null {
    return typeof value === 'boolean' ? value : this.fault(path, 'must be true or false.');
  }
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
