import ts from 'typescript';
import { finding, lineCount, nodesOf, type Source } from './sources.js';

/** Lines a file may have; the first pattern that fits counts. */
const FILES: readonly (readonly [pattern: RegExp, lines: number])[] = [
  [/\.(controller|gateway)\.ts$/, 120],
  [/^src\/policies\//, 80],
  [/^src\/client\/behaviours\//, 150],
  [/\.service\.ts$/, 200],
  [/\.ts$/, 250],
  [/\.hbs$/, 100],
];
const HANDLER_LINES = 8;
const CONSTRUCTOR_ARGUMENTS = 6;
const HANDLES = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'LiveEvent'];

/** Files longer than their kind may be. */
export function longFiles(files: readonly { readonly path: string; readonly text: string }[]): string[] {
  return files.flatMap(({ path, text }) => {
    const allowed = FILES.find(([pattern]) => pattern.test(path))?.[1] ?? Infinity;
    const lines = lineCount(text);
    return lines > allowed ? [`${path} has ${lines} lines of ${allowed}`] : [];
  });
}

/** Handlers that do more than hand on, and constructors that ask for too much. */
export function longHandlersAndConstructors(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      if (ts.isConstructorDeclaration(node) && node.parameters.length > CONSTRUCTOR_ARGUMENTS) {
        const count = `${node.parameters.length} of ${CONSTRUCTOR_ARGUMENTS}`;
        return [finding(source, node, `the constructor has ${count} arguments`)];
      }
      if (ts.isMethodDeclaration(node) && node.body && isHandler(node)) {
        const lines = linesWithin(source, node.body);
        return lines > HANDLER_LINES
          ? [finding(source, node.name, `${node.name.getText()} has ${lines} lines of ${HANDLER_LINES}`)]
          : [];
      }
      return [];
    }),
  );
}

/** `any`, `!` on values, forwardRef, console, and work left for later. */
export function forbiddenWords(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [
    ...nodesOf(source).flatMap((node) => {
      const word = forbiddenWord(node);
      return word === null ? [] : [finding(source, node, word)];
    }),
    ...notesForLater(source),
  ]);
}

function forbiddenWord(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) {
    return 'any';
  }
  if (ts.isNonNullExpression(node)) {
    return `${node.getText()} asserts that a value is there`;
  }
  if (ts.isIdentifier(node) && node.text === 'forwardRef') {
    return 'forwardRef';
  }
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'console') {
    return node.getText();
  }
  return null;
}

/** Looks at what is left of the text when its strings are blanked: comments, that is, and names. */
function notesForLater(source: Source): string[] {
  let text = source.text;
  for (const node of nodesOf(source)) {
    if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node)) {
      const [from, to] = [node.getStart(source.tree), node.getEnd()];
      text = text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);
    }
  }

  return text.split('\n').flatMap((line, index) => {
    const note = /\b(TODO|FIXME|XXX|HACK)\b/.exec(line);
    return note ? [`${source.path}:${index + 1} ${note[1]}`] : [];
  });
}

function isHandler(method: ts.MethodDeclaration): boolean {
  return (ts.getDecorators(method) ?? []).some(({ expression }) => {
    return ts.isCallExpression(expression) && HANDLES.includes(expression.expression.getText());
  });
}

function linesWithin({ tree, text }: Source, block: ts.Block): number {
  const inside = text.slice(block.getStart(tree) + 1, block.getEnd() - 1);

  return inside.split('\n').filter((line) => line.trim() !== '').length;
}
