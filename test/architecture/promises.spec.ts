import { join } from 'node:path';
import ts from 'typescript';
import { fromRoot } from '../support/root.js';

/** Statements whose value is a promise that nobody awaits, returns or marks with `void`. */
function floating(program: ts.Program, isOurs: (path: string) => boolean): string[] {
  const checker = program.getTypeChecker();
  const found: string[] = [];
  const isPromise = (node: ts.Expression): boolean => {
    const type = checker.getTypeAtLocation(node);
    const parts = type.isUnion() ? type.types : [type];

    return parts.some(
      (part) => part.getProperty('then') !== undefined && part.getProperty('catch') !== undefined,
    );
  };
  /** `x.catch(…)`, and `x.then(done, failed)`: somebody hears of the failure. */
  const isHandled = ({ expression, arguments: given }: ts.CallExpression): boolean =>
    ts.isPropertyAccessExpression(expression) &&
    (expression.name.text === 'catch' || (expression.name.text === 'then' && given.length === 2));
  const visit = (node: ts.Node, source: ts.SourceFile): void => {
    const call =
      ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) ? node.expression : null;
    if (call && isPromise(call) && !isHandled(call)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${source.fileName}:${line + 1} ${node.getText(source).slice(0, 80)}`);
    }
    ts.forEachChild(node, (child) => visit(child, source));
  };
  for (const source of program.getSourceFiles()) {
    if (isOurs(source.fileName)) {
      visit(source, source);
    }
  }

  return found;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  types: ['node'],
};

describe('promises', () => {
  it('are awaited, returned, or let go on purpose with void', () => {
    const root = fromRoot('src');
    const files = ts.sys
      .readDirectory(root, ['.ts'], ['**/*.spec.ts', '**/client/**'])
      .concat(ts.sys.readDirectory(fromRoot('seeds'), ['.ts']));
    const program = ts.createProgram(files, options);

    expect(floating(program, (path) => path.startsWith(root) && !path.includes('node_modules'))).toEqual([]);
  });

  it('are found when one floats', () => {
    const path = join(fromRoot('src'), 'planted.ts');
    const text = `async function work(): Promise<void> {}
export function careless(): void {
  work();
}
export async function careful(): Promise<void> {
  await work();
  void work();
  work().catch(() => undefined);
}
`;
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, target) =>
      name === path ? ts.createSourceFile(name, text, target, true) : read(name, target);
    host.fileExists = (name) => name === path || ts.sys.fileExists(name);
    const program = ts.createProgram([path], options, host);

    expect(floating(program, (name) => name === path)).toEqual([`${path}:3 work();`]);
  });
});
