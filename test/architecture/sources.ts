import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { fromRoot } from '../support/root.js';

/** A file of the repository (path from its root, with `/`) and its syntax tree. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A source from memory: how a rule is shown a planted violation. */
export function source(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
}

/** All TypeScript of these folders that is not a spec. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return filesIn(folders, '.ts')
    .filter((path) => !path.endsWith('.spec.ts') && !path.endsWith('.d.ts'))
    .map((path) => source(path, readText(path)));
}

/** The paths of all files of these folders that end so, in order. */
export function filesIn(folders: readonly string[], ending: string): string[] {
  return folders
    .filter((folder) => existsSync(fromRoot(folder)))
    .flatMap((folder) =>
      readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => join(entry.parentPath, entry.name).slice(fromRoot().length + 1)),
    )
    .sort();
}

export function readText(path: string): string {
  return readFileSync(fromRoot(path), 'utf8');
}

/** Every node of a source, from the top, in order. */
export function nodesOf({ tree }: Source): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };

  visit(tree);
  return nodes;
}

/** `path:line what`, as people write it to each other. */
export function finding({ path, tree }: Source, node: ts.Node, what: string): string {
  const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));

  return `${path}:${line + 1} ${what}`;
}

/** The lines of a text, a last line break not counted. */
export function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}
