import { type SynonymGroup, SynonymGroups } from './synonym-groups.js';

/** Groups for questions in every language, and those for questions in one. */
export interface KnownSynonyms {
  readonly groups: readonly SynonymGroup[];
  readonly own: readonly { readonly lang: string; readonly groups: readonly SynonymGroup[] }[];
}

/** The groups that count in a language. */
export const groupsIn = ({ groups, own }: KnownSynonyms, lang: string): SynonymGroup[] => [
  ...groups,
  ...own.filter((one) => one.lang === lang).flatMap((one) => one.groups),
];

/** The groups that count in each language, made ready: most languages share theirs, which are read once. */
export class LanguageSynonyms {
  private readonly shared: SynonymGroups;
  private readonly own: ReadonlyMap<string, SynonymGroups>;

  constructor({ groups, own }: KnownSynonyms) {
    this.shared = new SynonymGroups(groups);
    this.own = new Map(
      own
        .filter((one) => one.groups.length > 0)
        .map((one) => [one.lang, new SynonymGroups([...groups, ...one.groups])]),
    );
  }

  in(lang: string): SynonymGroups {
    return this.own.get(lang) ?? this.shared;
  }
}
