import ts from 'typescript';
import { isTransaction } from './declarations.js';
import { finding, nodesOf, type Source } from './sources.js';
import { mustUseUnits } from './writes.js';

const WRITE_SQL =
  /^\s*(?:WITH\b[^]*?\)\s*)?(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+\S+(?:\s+(?:AS\s+)?\w+)?\s+SET|DELETE\s+FROM|TRUNCATE)\s/i;

/** Statements that write and are handed to anything but `tx.sql`. */
export function statementsOutsideUnits(sources: readonly Source[]): string[] {
  const concernedSources = sources.filter(mustUseUnits);
  const names = new Set(
    concernedSources.flatMap((source) => nodesOf(source).flatMap((node) => nameOfStatement(source, node))),
  );

  return concernedSources.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      if (!isWriteStatement(node) && !isNamed(source, node, names)) {
        return [];
      }
      const receiver = receiverOf(node);
      const fine = receiver === undefined || isTransactionSql(source, receiver);
      return fine ? [] : [finding(source, node, `hands a statement that writes to ${receiver.getText()}`)];
    }),
  );
}

function isWriteStatement(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) {
    return WRITE_SQL.test(`${node.text} `);
  }
  if (ts.isTemplateExpression(node)) {
    const text = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('x');
    return WRITE_SQL.test(`${text} `);
  }
  return false;
}

/** The name under which a statement is kept: a constant, a function that returns it, or a member of a class. */
function nameOfStatement(source: Source, node: ts.Node): string[] {
  if (!isWriteStatement(node)) {
    return [];
  }
  const keeper = ts.findAncestor(node, (above) => ts.isCallExpression(above) || isKeeper(above));
  if (!keeper || !isKeeper(keeper) || !keeper.name) {
    return [];
  }
  const name = keeper.name.getText();
  const exported = ts.getCombinedModifierFlags(keeper) & ts.ModifierFlags.Export;

  if (ts.isPropertyDeclaration(keeper) || ts.isMethodDeclaration(keeper)) {
    return [`.${name}`];
  }
  return [exported ? name : `${source.path} ${name}`];
}

function isKeeper(
  node: ts.Node,
): node is ts.VariableDeclaration | ts.FunctionDeclaration | ts.PropertyDeclaration | ts.MethodDeclaration {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node)
  );
}

/** A use of such a name (not its declaration). */
function isNamed(source: Source, node: ts.Node, names: ReadonlySet<string>): boolean {
  if (!ts.isIdentifier(node)) {
    return false;
  }
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return names.has(`.${node.text}`);
  }
  const declares = ('name' in parent && parent.name === node) || ts.isImportSpecifier(parent);

  return !declares && (names.has(node.text) || names.has(`${source.path} ${node.text}`));
}

/** What a value is handed to: the callee it is an argument of, or the tag of its template. */
function receiverOf(value: ts.Node): ts.Expression | undefined {
  for (let node = value; ; node = node.parent) {
    const { parent } = node;
    if (ts.isTaggedTemplateExpression(parent)) {
      return parent.tag;
    }
    if (ts.isCallExpression(parent) && parent.expression !== node) {
      return parent.expression;
    }
    if (ts.isCallExpression(parent) && parent.expression === node) {
      continue;
    }
    if (!passesOn(parent)) {
      return undefined;
    }
  }
}

function passesOn(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isBinaryExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isTemplateSpan(node) ||
    ts.isTemplateExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isAsExpression(node)
  );
}

function isTransactionSql(source: Source, callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === 'sql' &&
    isTransaction(source, callee.expression)
  );
}
