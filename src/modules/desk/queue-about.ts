import { exceptionName, groupName } from '../exceptions/exception-words.js';
import { EXCEPTION_GROUPS, type ExceptionGroup } from '../exceptions/exception-type.js';
import { exceptionsOf, findException } from '../exceptions/taxonomy.js';
import type { Words } from '../../platform/i18n/words.js';

/** What a queue is narrowed to: '' everything, `none` what nobody can tell yet, a group (`E3`), or a type (`E301`). */
export type QueueAbout = string;

export const NOT_KNOWN = 'none';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

export interface AboutField {
  readonly id: 'about';
  readonly name: 'about';
  readonly label: string;
  readonly options: readonly Option[];
  readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[];
}

const groupOf = (value: string): ExceptionGroup | undefined => EXCEPTION_GROUPS.find((one) => one === value);

/** What an address asks for; everything, where that is nothing we know. */
export const aboutOf = (asked: unknown): QueueAbout => {
  const value = typeof asked === 'string' ? asked : '';

  return value === NOT_KNOWN || groupOf(value) || findException(value) ? value : '';
};

/** The types that are meant; null for all tickets, and none for those of which nobody can tell. */
export function codesAbout(about: QueueAbout): readonly string[] | null {
  if (about === '') {
    return null;
  }
  const group = groupOf(about);

  return group ? codesOf([group]) : about === NOT_KNOWN ? [] : [about];
}

/** Hidden types too: there may be tickets about them. */
export const codesOf = (groups: readonly ExceptionGroup[]): string[] =>
  groups.flatMap((group) => exceptionsOf(group).map(({ code }) => code));

/** In words, for the head of a list that holds nothing. */
export function aboutWords(about: QueueAbout, words: Words): string {
  const group = groupOf(about);

  return group
    ? groupName(group, words)
    : about === NOT_KNOWN
      ? words.t('desk.queue.about.none')
      : exceptionName(about, words);
}

/** Everything that can be asked for, group by group. */
export function aboutField(about: QueueAbout, words: Words): AboutField {
  const option = (value: string, label: string): Option => ({ value, label, selected: value === about });

  return {
    id: 'about',
    name: 'about',
    label: words.t('desk.queue.about.label'),
    options: [
      option('', words.t('desk.queue.about.all')),
      option(NOT_KNOWN, words.t('desk.queue.about.none')),
    ],
    groups: EXCEPTION_GROUPS.map((group) => ({
      label: groupName(group, words),
      options: [
        option(group, words.t('desk.queue.about.group', { group: groupName(group, words) })),
        ...exceptionsOf(group).map(({ code }) => option(code, exceptionName(code, words))),
      ],
    })),
  };
}
