import Handlebars from 'handlebars';

/** The names under which the engine answers what this file puts into templates. */
export const SHOWN = 'print-checked';
export const LIST = 'list-checked';
export const OWN = 'own-context';

interface TreeOptions {
  readonly name: string;
  readonly helpers: readonly string[];
  readonly partials: readonly string[];
  /** Puts the checks in: outside production. */
  readonly strict: boolean;
}

/** Helpers that are called without a word. */
const BARE = ['csrf', 'csrfKnown'];

/** Handlebars' own blocks, and what they may be given. */
const BLOCKS = ['if', 'unless', 'each', 'with', 'lookup'];

/**
 * A template's text → its tree, as we mean it:
 *
 * - a partial that is called with words of its own (`{{> badge label=…}}`) sees only those, not the page's;
 * - unknown helpers and partials, and output without escaping, are refused when the program starts;
 * - where `strict`, what is printed, asked for or repeated is checked when the page is printed.
 */
export function templateTree(source: string, options: TreeOptions): hbs.AST.Program {
  const tree = Handlebars.parse(source);
  new TreeVisitor(options).accept(tree);

  return tree;
}

class TreeVisitor extends Handlebars.Visitor {
  constructor(private readonly options: TreeOptions) {
    super();
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (!node.escaped && !this.options.name.startsWith('partials/trusted/')) {
      throw this.refusal(node, 'prints without escaping');
    }
    this.checkHelper(node);
    super.MustacheStatement(node);
    if (!this.isCall(node)) {
      asName(node.path as hbs.AST.PathExpression);
    }
    if (this.options.strict) {
      const value = this.isCall(node) ? call(node.path as hbs.AST.PathExpression, node) : node.path;
      node.path = path(SHOWN, node);
      node.params = [value, text(this.placeOf(node), node)];
      node.hash = undefined as unknown as hbs.AST.Hash;
    }
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    this.checkHelper(node);
    super.BlockStatement(node);
    const [list] = node.params;
    if (this.options.strict && (node.path as hbs.AST.PathExpression).original === 'each' && list) {
      const params = [list, text(this.placeOf(node), node)];
      node.params = [call(path(LIST, node), { ...node, params, hash: undefined })];
    }
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.checkHelper(node);
    super.SubExpression(node);
  }

  override PathExpression(node: hbs.AST.PathExpression): void {
    if (this.options.strict && !node.data && node.parts.length > 0) {
      Object.assign(node, { strict: true });
    }
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const name = (node.name as hbs.AST.PathExpression).original;
    if (!this.options.partials.includes(name)) {
      throw this.refusal(node, `calls a partial ${name} that is not there`);
    }
    super.PartialStatement(node);
    if (node.params.length === 0 && node.hash) {
      node.params = [call(path(OWN, node), { ...node, params: [], hash: undefined })];
    }
  }

  /** Whether this is a helper that is called, and not a name that is printed: `path` and `date` are both. */
  private isCall({ path: callee, params, hash }: hbs.AST.MustacheStatement): boolean {
    const name = 'original' in callee ? String(callee.original) : '';

    return params.length > 0 || Boolean(hash) || BARE.includes(name);
  }

  private checkHelper(node: Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash' | 'loc'>): void {
    const name = 'original' in node.path ? String(node.path.original) : '';
    const called = node.params.length > 0 || Boolean(node.hash);
    if (called && !this.options.helpers.includes(name) && !BLOCKS.includes(name)) {
      throw this.refusal(node, `calls a helper ${name} that is not there`);
    }
  }

  private placeOf({ loc }: { readonly loc: hbs.AST.SourceLocation }): string {
    return `${this.options.name}:${loc.start.line}`;
  }

  private refusal(node: { readonly loc: hbs.AST.SourceLocation }, what: string): Error {
    return new Error(`${this.placeOf(node)} ${what}.`);
  }
}

/** Says that a name is one of the model, whatever helpers there are. */
function asName(callee: hbs.AST.PathExpression): void {
  if (callee.type === 'PathExpression' && !callee.data && callee.depth === 0 && callee.parts.length === 1) {
    callee.original = `this.${callee.parts[0] ?? ''}`;
  }
}

type Place = Pick<hbs.AST.Node, 'loc'>;

const path = (name: string, { loc }: Place): hbs.AST.PathExpression => ({
  type: 'PathExpression',
  data: false,
  depth: 0,
  parts: [name],
  original: name,
  loc,
});

const text = (value: string, { loc }: Place): hbs.AST.StringLiteral => ({
  type: 'StringLiteral',
  value,
  original: value,
  loc,
});

const call = (
  callee: hbs.AST.PathExpression,
  { params, hash, loc }: { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash | undefined } & Place,
): hbs.AST.SubExpression => ({
  type: 'SubExpression',
  path: callee,
  params,
  hash: hash as hbs.AST.Hash,
  loc,
});
