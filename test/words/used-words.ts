import ts from 'typescript';
import { nodesOf, type Source } from '../architecture/sources.js';

/** Keys that stand in the program as they are, and patterns (`tickets.statuses.*`) of those that are put together. */
export interface UsedWords {
  /** Key → the first file that uses it. */
  readonly keys: ReadonlyMap<string, string>;
  readonly patterns: ReadonlyMap<string, string>;
}

/** What looks like a key: the name of a file of words, and names divided by points. */
const KEY = /^([a-z-]+)(\.[\w*-]+)+$/;
const QUOTED_KEY = /(['"])([a-z-]+(?:\.[\w-]+)+)\1/g;

/** `files` are the names of the files of words: what begins otherwise is no key. */
export function usedWords(
  sources: readonly Source[],
  templates: ReadonlyMap<string, string>,
  files: readonly string[],
): UsedWords {
  const keys = new Map<string, string>();
  const patterns = new Map<string, string>();
  const note = (text: string, path: string): void => {
    const file = KEY.exec(text)?.[1];
    const kind = text.includes('*') ? patterns : keys;
    if (file !== undefined && files.includes(file) && !kind.has(text)) {
      kind.set(text, path);
    }
  };
  for (const source of sources) {
    textsOf(source).forEach((text) => note(text, source.path));
  }
  for (const [path, template] of templates) {
    [...template.matchAll(QUOTED_KEY)].forEach(([, , text = '']) => note(text, path));
  }

  return { keys, patterns };
}

/** Texts of a program; what is put into one is written `*`. Imports are paths and never keys. */
function textsOf(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      return [node.text];
    }
    if (ts.isTemplateExpression(node)) {
      return [node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('')];
    }

    return [];
  });
}
