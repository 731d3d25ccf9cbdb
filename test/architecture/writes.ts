import ts from 'typescript';
import { declarationOf, isTransaction, originOf, rootOf, typeNames } from './declarations.js';
import { finding, nodesOf, type Source } from './sources.js';

/** The only places that may write by other means. */
const EXEMPT = ['src/platform/database/', 'src/demo-wallet/', 'src/client/'];
const WRITING = [
  'save',
  'insert',
  'update',
  'delete',
  'remove',
  'upsert',
  'softDelete',
  'softRemove',
  'recover',
  'increment',
  'decrement',
];
const OPENING = ['transaction', 'createQueryRunner', 'startTransaction'];
/** Things of the language and of node whose `delete` or `update` reaches no database. */
const HARMLESS_TYPES = [
  'Map',
  'ReadonlyMap',
  'Set',
  'WeakMap',
  'WeakSet',
  'URLSearchParams',
  'Headers',
  'FormData',
  'Hash',
  'Hmac',
];
const HARMLESS_MAKERS = [
  'createHash',
  'createHmac',
  'createCipheriv',
  'createDecipheriv',
  'createSign',
  'createVerify',
];
/** Calls that a person has read and found to reach no database: `path receiver.method`. Keep it short. */
const REVIEWED: readonly string[] = [];

/** Calls that write, or open a transaction, without the `Transaction` of a unit of work. */
export function writesOutsideUnits(sources: readonly Source[], reviewed = REVIEWED): string[] {
  return sources.filter(mustUseUnits).flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
        return [];
      }
      const { expression: receiver, name } = node.expression;
      const suspicious =
        OPENING.includes(name.text) || (WRITING.includes(name.text) && !isTransaction(source, receiver));
      const call = `${receiver.getText()}.${name.text}`.replace(/\s+/g, '');
      const fine = !suspicious || isHarmless(source, receiver) || reviewed.includes(`${source.path} ${call}`);
      return fine ? [] : [finding(source, node, `${call} writes outside a unit of work`)];
    }),
  );
}

/** Whether a file has to write through a unit of work. */
export function mustUseUnits({ path }: Source): boolean {
  return !EXEMPT.some((folder) => path.startsWith(folder));
}

function isHarmless(source: Source, receiver: ts.Expression): boolean {
  const root = rootOf(receiver);
  const declared = declarationOf(source, root);
  const names = [...typeNames(declared), ...made(declared?.initializer), ...made(root)];

  if (names.length === 0) {
    return false;
  }
  return (
    names.every((name) => HARMLESS_TYPES.includes(name) || HARMLESS_MAKERS.includes(name)) ||
    // A method of a class of ours that happens to be called so; its own file is looked at as well.
    (receiver === root && names.every((name) => isOurs(originOf(source, name))))
  );
}

function isOurs(origin: string | undefined): boolean {
  return origin === '' || (origin?.startsWith('.') === true && !origin.includes('/database/'));
}

/** `Map` of `new Map()`, `createHash` of `createHash('sha256').update(x)`. */
function made(expression: ts.Expression | undefined): string[] {
  if (expression === undefined) {
    return [];
  }
  if (ts.isNewExpression(expression)) {
    return [expression.expression.getText()];
  }
  const root = rootOf(expression);
  return ts.isIdentifier(root) && HARMLESS_MAKERS.includes(root.text) ? [root.text] : [];
}
