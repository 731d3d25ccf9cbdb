import ts from 'typescript';
import { finding, nodesOf, type Source } from './sources.js';

/** The database layer with its migrations, the reader of DATABASE_URL, and a program with a file of its own. */
const EXEMPT = ['src/platform/database/', 'src/config/', 'src/demo-wallet/'];
/** Full-text indexes may differ between the databases: files a person has read. */
const REVIEWED: readonly string[] = [];

const KINDS = /^(postgres|postgresql|sqlite|sqlite3|better-sqlite3)$/i;
const DRIVERS = /^(better-sqlite3|pg|pg-.*|typeorm\/driver\/.*)$/;
const ASKING_NAMES = /^(is)?(postgres|postgresql|sqlite)$|^(database|db)(Kind|Type)$/i;
const COMPARISONS = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
];

/** Code that asks which database it runs on, or speaks to a driver itself. */
export function databaseKindAsked(sources: readonly Source[], reviewed = REVIEWED): string[] {
  return sources
    .filter(({ path }) => !EXEMPT.some((folder) => path.startsWith(folder)) && !reviewed.includes(path))
    .flatMap((source) =>
      nodesOf(source).flatMap((node) => {
        const question = questionIn(node);
        return question === null ? [] : [finding(source, node, question)];
      }),
    );
}

function questionIn(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) && DRIVERS.test(textOf(node.moduleSpecifier))) {
    return `imports the driver ${textOf(node.moduleSpecifier)}`;
  }
  if (ts.isPropertyAccessExpression(node) && /\boptions\??\.type$/.test(node.getText())) {
    return `asks ${node.getText()}`;
  }
  if (ts.isBinaryExpression(node) && COMPARISONS.includes(node.operatorToken.kind)) {
    return [node.left, node.right].some((side) => KINDS.test(textOf(side))) ? `asks ${node.getText()}` : null;
  }
  if (ts.isCaseClause(node) && KINDS.test(textOf(node.expression))) {
    return `asks for ${textOf(node.expression)}`;
  }
  if (
    ts.isCallExpression(node) &&
    node.arguments.some((argument) => /^(sqlite|postgres(ql)?):/.test(textOf(argument)))
  ) {
    return `asks ${node.getText()}`;
  }
  return ts.isIdentifier(node) && ASKING_NAMES.test(node.text) ? `asks ${node.text}` : null;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : '';
}
