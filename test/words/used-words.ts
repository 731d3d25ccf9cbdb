import ts from 'typescript';
import { nodesOf, type Source } from '../architecture/sources.js';

/** Keys that stand in the program as they are, and patterns (`tickets.statuses.*`) of those that are put together. */
export interface UsedWords {
  /** Key → the first file that uses it. */
  readonly keys: ReadonlyMap<string, string>;
  /** Texts that look like keys and may be names of jobs, scopes or deeds: used where there are such words. */
  readonly perhaps: ReadonlySet<string>;
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
  const perhaps = new Set<string>();
  const note = (text: string, path: string, asked = true): void => {
    const file = KEY.exec(text)?.[1];
    const kind = text.includes('*') ? patterns : keys;
    if (file !== undefined && files.includes(file) && !kind.has(text)) {
      perhaps.add(text);
      if (asked) {
        kind.set(text, path);
      }
    }
  };
  for (const source of sources) {
    textsOf(source).forEach(({ text, asked }) => note(text, source.path, asked));
  }
  for (const [path, template] of templates) {
    [...template.matchAll(QUOTED_KEY)].forEach(([, , text = '']) => note(text, path));
  }

  return { keys, patterns, perhaps };
}

interface Text {
  readonly text: string;
  /** Whether it stands where words are asked for. */
  readonly asked: boolean;
}

/** Texts of a program; what is put into one is written `*`. Imports are paths and never keys. */
function textsOf(source: Source): Text[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      return [{ text: node.text, asked: isAsked(node) }];
    }
    if (ts.isTemplateExpression(node)) {
      const text = node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('');

      return [{ text, asked: true }];
    }

    return [];
  });
}

const ASKING = ['t', 'has', 'tr'];
const NAMES_OF_KEYS = ['key', 'label', 'hint', 'message', 'title', 'refusal'];

/** `words.t('…')`, `key: '…'` and `new NotFound('…')`. */
function isAsked({ parent }: ts.Node): boolean {
  if (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression)) {
    return ASKING.includes(parent.expression.name.text);
  }

  return (
    (ts.isNewExpression(parent) && !parent.expression.getText().startsWith('Job')) ||
    (ts.isPropertyAssignment(parent) && NAMES_OF_KEYS.includes(parent.name.getText()))
  );
}
