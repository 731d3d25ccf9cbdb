import ts from 'typescript';
import { finding, type Source } from './sources.js';

/** Settings that a tool reads by their default export. */
const READ_BY_TOOLS = ['src/client/vite.config.ts', 'src/app.vite.config.ts'];

/**
 * DTO classes of controllers and gateways that are imported as types: their metadata becomes `Function`, and
 * validation switches itself off without a word.
 */
export function dtosImportedAsTypes(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /\.(controller|gateway)\.ts$/.test(path))
    .flatMap((source) =>
      source.tree.statements.flatMap((statement) => {
        if (
          !ts.isImportDeclaration(statement) ||
          !/\.dto\.js['"]$/.test(statement.moduleSpecifier.getText())
        ) {
          return [];
        }
        return typesOf(statement.importClause).map((name) =>
          finding(source, statement, `imports ${name} as a type`),
        );
      }),
    );
}

/** Files that only pass on what others export, `export *`, and default exports. */
export function barrelsAndDefaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !READ_BY_TOOLS.includes(path))
    .flatMap((source) => {
      const { statements } = source.tree;
      const passes = statements.filter((one) => ts.isExportDeclaration(one) && one.moduleSpecifier);
      const barrel =
        /(^|\/)index\.ts$/.test(source.path) || (passes.length > 0 && passes.length === statements.length);

      return [
        ...(barrel ? [`${source.path} is a barrel`] : []),
        ...statements.flatMap((statement) => {
          if (ts.isExportDeclaration(statement) && statement.moduleSpecifier && !statement.exportClause) {
            return [finding(source, statement, 'exports everything of another file')];
          }
          return isDefaultExport(statement) ? [finding(source, statement, 'exports by default')] : [];
        }),
      ];
    });
}

/** The names of an import that are erased: all of `import type`, the marked ones of the others. */
function typesOf(clause: ts.ImportClause | undefined): string[] {
  const named = clause?.namedBindings;
  if (!clause || !named || !ts.isNamedImports(named)) {
    return [];
  }
  const whole = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;

  return named.elements.filter(({ isTypeOnly }) => whole || isTypeOnly).map(({ name }) => name.text);
}

function isDefaultExport(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : [];
  const marked = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
  const named =
    ts.isExportDeclaration(statement) &&
    statement.exportClause !== undefined &&
    ts.isNamedExports(statement.exportClause) &&
    statement.exportClause.elements.some(({ name }) => name.text === 'default');

  return marked || named || (ts.isExportAssignment(statement) && !statement.isExportEquals);
}
