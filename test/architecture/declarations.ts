import ts from 'typescript';
import { nodesOf, type Source } from './sources.js';

/** What a source says of a name: its written type, or what it begins with. */
export interface Declared {
  readonly type: ts.TypeNode | undefined;
  readonly initializer: ts.Expression | undefined;
}

/** The leftmost word of a chain: `tx` of `tx.repository(T).update`, `this.items` of `this.items.get(k).x`. */
export function rootOf(expression: ts.Expression): ts.Expression {
  if (ts.isPropertyAccessExpression(expression)) {
    return expression.expression.kind === ts.SyntaxKind.ThisKeyword
      ? expression
      : rootOf(expression.expression);
  }
  if (
    ts.isCallExpression(expression) ||
    ts.isElementAccessExpression(expression) ||
    ts.isNonNullExpression(expression) ||
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isAwaitExpression(expression)
  ) {
    return rootOf(expression.expression);
  }
  return expression;
}

/** The declaration of `name` or `this.name` nearest to its use, in the same file. */
export function declarationOf(source: Source, use: ts.Expression): Declared | undefined {
  if (ts.isPropertyAccessExpression(use) && use.expression.kind === ts.SyntaxKind.ThisKeyword) {
    return memberOf(use, use.name.text);
  }
  if (!ts.isIdentifier(use)) {
    return undefined;
  }
  const candidates = nodesOf(source).filter(
    (node): node is ts.VariableDeclaration | ts.ParameterDeclaration =>
      (ts.isVariableDeclaration(node) || ts.isParameter(node)) &&
      ts.isIdentifier(node.name) &&
      node.name.text === use.text,
  );
  for (let scope: ts.Node = use; scope.parent; scope = scope.parent) {
    const own = candidates.find((node) => scopeOf(node) === scope.parent);
    if (own) {
      return { type: own.type, initializer: own.initializer };
    }
  }
  return undefined;
}

/** Where an imported name comes from, `''` for a class of this very file. */
export function originOf({ tree }: Source, name: string): string | undefined {
  for (const statement of tree.statements) {
    if (ts.isClassDeclaration(statement) && statement.name?.text === name) {
      return '';
    }
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const { name: whole, namedBindings } = statement.importClause ?? {};
      const names =
        namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings];
      if ([whole, ...names.map((element) => element?.name)].some((element) => element?.text === name)) {
        return statement.moduleSpecifier.text;
      }
    }
  }
  return undefined;
}

/** A field of the class around, or a constructor argument that becomes one. */
function memberOf(use: ts.Node, name: string): Declared | undefined {
  const owner = ts.findAncestor(use, ts.isClassLike);
  const declared = [...(owner?.members ?? [])].flatMap(
    (member): (ts.PropertyDeclaration | ts.ParameterDeclaration)[] => {
      if (ts.isPropertyDeclaration(member)) {
        return [member];
      }
      return ts.isConstructorDeclaration(member) ? [...member.parameters] : [];
    },
  );
  const found = declared.find((member) => member.name.getText() === name);

  return found && { type: found.type, initializer: found.initializer };
}

function scopeOf(node: ts.VariableDeclaration | ts.ParameterDeclaration): ts.Node {
  if (ts.isParameter(node)) {
    return node.parent;
  }
  const list = node.parent;
  return ts.isVariableDeclarationList(list) && ts.isVariableStatement(list.parent)
    ? list.parent.parent
    : list.parent;
}

/** Named `tx`, of the type `Transaction`, or taken from one. */
export function isTransaction(source: Source, expression: ts.Expression): boolean {
  const root = rootOf(expression);
  if (ts.isIdentifier(root) && root.text === 'tx') {
    return true;
  }
  const declared = declarationOf(source, root);

  return (
    typeNames(declared).includes('Transaction') ||
    (declared?.initializer !== undefined && isTransaction(source, declared.initializer))
  );
}

/** The names in a written type; `null` and `undefined` beside them do not matter. */
export function typeNames(declared: Declared | undefined): string[] {
  const parts = declared?.type && ts.isUnionTypeNode(declared.type) ? declared.type.types : [declared?.type];

  return parts.flatMap((part) => {
    if (part === undefined || ts.isLiteralTypeNode(part) || part.kind === ts.SyntaxKind.UndefinedKeyword) {
      return [];
    }
    return [ts.isTypeReferenceNode(part) ? part.typeName.getText() : part.getText()];
  });
}
