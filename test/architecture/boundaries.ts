import { posix } from 'node:path';
import ts from 'typescript';
import { finding, nodesOf, type Source } from './sources.js';

/** From the bottom up. Units of one line do not know each other. */
const LAYERS = [
  ['config'],
  ['platform'],
  ['policies'],
  ['accounts'],
  ['exceptions', 'notices', 'service-levels', 'widgets'],
  ['faq', 'wallets'],
  ['matching', 'diagnosis'],
  ['tickets'],
  ['chat', 'sla'],
  ['escalations', 'reversals'],
  ['incidents', 'notifications', 'reports'],
  ['portal', 'desk'],
  ['root'],
];
/** Stand beside the layers: programs and data of their own. */
const BESIDE = ['client', 'demo-wallet', 'seeds'];
/** What the browser and the server have in common: these import nothing, or the server would follow them. */
const SHARED_WITH_THE_BROWSER = ['src/platform/realtime/live-protocol.ts'];

/** Files without a place in the layers, and imports that do not point down. */
export function boundaryFaults(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const unit = unitOf(source.path);
    if (rank(unit) < 0 && !BESIDE.includes(unit)) {
      return [`${source.path} belongs to no layer: ${unit}`];
    }
    return importsOf(source)
      .filter(({ target }) => !mayImport(source.path, target))
      .map(({ node, target }) => finding(source, node, `imports ${target}`));
  });
}

function mayImport(from: string, target: string): boolean {
  const [importer, imported] = [unitOf(from), unitOf(target)];

  if (SHARED_WITH_THE_BROWSER.includes(from)) {
    return false;
  }
  if (importer === imported) {
    return true;
  }
  switch (importer) {
    case 'demo-wallet':
      return false;
    case 'client':
      return SHARED_WITH_THE_BROWSER.includes(target);
    case 'seeds':
      return rank(imported) >= 0;
    default:
      return BESIDE.includes(imported)
        ? importer === 'root' && imported !== 'client'
        : rank(imported) >= 0 && rank(imported) < rank(importer);
  }
}

function rank(unit: string): number {
  return LAYERS.findIndex((line) => line.includes(unit));
}

/** `src/modules/faq/x.ts` → `faq`, `src/main.ts` → `root`, `seeds/demo/x.ts` → `seeds`. */
function unitOf(path: string): string {
  const [top = '', ...rest] = path.replace('src/modules/', 'src/').split('/');

  if (top !== 'src') {
    return top;
  }
  return rest.length === 1 ? 'root' : (rest[0] ?? 'root');
}

/** Relative imports of code: static, dynamic, of types, and the files that workers are started from. */
function importsOf(source: Source): { readonly node: ts.Node; readonly target: string }[] {
  return nodesOf(source).flatMap((node) => {
    const text = specifierOf(node);

    if (text === undefined || !text.startsWith('.') || !/\.[jt]s$/.test(text)) {
      return [];
    }
    return [{ node, target: posix.join(posix.dirname(source.path), text).replace(/\.js$/, '.ts') }];
  });
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && textOf(node.moduleSpecifier);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return textOf(node.argument.literal);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return textOf(node.arguments[0]);
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    return textOf(node.arguments?.[0]);
  }
  return undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}
