import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { Assets } from './client-assets.js';
import { type CompiledViews, markOf, type ViewSource, writtenViews } from './compiled-views.js';
import { viewHelpers } from './helpers.js';
import { printed, repeated } from './strict-values.js';
import { LIST, OWN, SHOWN, templateTree } from './template-tree.js';
import { trustedMarkup } from './trusted-markup.js';

type Callback = (error: unknown, html?: string) => void;
type Template = (context: object, options?: Handlebars.RuntimeOptions) => string;

/**
 * The view engine: no template is read for the first time when somebody asks for a page, so a broken one stops the
 * build or the boot and not a customer. What the build compiled is taken as it is, where the template is still the
 * same; any other is compiled here. Views print what TypeScript prepared. Where `strict`, outside production, a page
 * that asks for a name which its model lacks, prints what is no text or repeats what is no list is an error that
 * names the template and the line.
 */
export class HandlebarsViews {
  private readonly engine = Handlebars.create();
  private readonly templates = new Map<string, Template>();

  constructor(
    private readonly folder: string,
    assets: Assets,
    strict: boolean,
    built: CompiledViews = {},
  ) {
    const helpers = viewHelpers(assets);
    this.engine.registerHelper({ ...helpers, [SHOWN]: printed, [LIST]: repeated, [OWN]: () => ({}) });
    for (const view of viewSources(folder, Object.keys(helpers), strict)) {
      this.add(
        view,
        built[markOf(view)] ?? (runInThisContext(`(${compiled(view)})`) as TemplateSpecification),
      );
    }
  }

  /**
   * As Express calls it: a path under the folder, and the model merged with the response's locals. A customer's page
   * that stands in a `frame` has another layout around it.
   */
  readonly render = (path: string, model: object, callback: Callback): void => {
    try {
      const name = relative(this.folder, path).replaceAll('\\', '/').replace('.hbs', '');
      const body = trustedMarkup(this.print(name, model));
      const { layout = layoutOf(name), frame } = model as { layout?: string; frame?: object };
      callback(
        null,
        this.print(`layouts/${layout === 'site' && frame ? 'frame' : layout}`, { ...model, body }),
      );
    } catch (error) {
      callback(error);
    }
  };

  /** A template without a layout around it. */
  print(name: string, model: object): string {
    const template = this.templates.get(name);
    if (!template) {
      throw new Error(`There is no view ${name}.`);
    }

    return template(model);
  }

  private add({ name, source }: ViewSource, code: TemplateSpecification): void {
    const template = naming(name, this.engine.template(code));
    const partial = partialName(name);
    if (partial === null) {
      this.templates.set(name, template);
    } else {
      this.engine.registerPartial(partial, withOptional(optionalNames(source), template));
    }
  }
}

/** Every template of this folder, for the build: the text of the file that a start reads. @throws Error naming a broken one */
export function compileViews(folder: string, strict: boolean): string {
  const helpers = Object.keys(viewHelpers({ url: (name) => name, icon: (name) => name }));

  return writtenViews(
    new Map(viewSources(folder, helpers, strict).map((view) => [markOf(view), compiled(view)])),
  );
}

function viewSources(folder: string, helpers: readonly string[], strict: boolean): ViewSource[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => file.replaceAll('\\', '/').replace('.hbs', ''))
    .filter((name) => !isMail(name))
    .sort();
  const partials = names.flatMap((name) => partialName(name) ?? []);

  return names.map((name) => {
    const source = readFileSync(join(folder, `${name}.hbs`), 'utf8');

    return { name, source, helpers, partials, strict };
  });
}

function compiled(view: ViewSource): string {
  const tree = templateTree(view.source, view);

  return String(Handlebars.precompile(tree, { strict: view.strict, preventIndent: true }));
}

const partialName = (name: string): string | null =>
  name.startsWith('partials/') ? name.slice('partials/'.length) : null;

/** Mails are read by programs that know little of pages; what writes them has an engine of its own. */
const isMail = (name: string): boolean => /^(layouts\/)?mail\b/.test(name);

const layoutOf = (name: string): string => (name.startsWith('desk/') ? 'desk' : 'site');

/** What goes wrong within a template says in which. */
function naming(name: string, template: Template): Template {
  return (context, options) => {
    try {
      return template(context, options);
    } catch (error) {
      const failure = error as Error;
      if (!failure.message.includes(' (view ')) {
        failure.message += ` (view ${name})`;
      }
      throw failure;
    }
  };
}

/** The first comment of a partial is its contract: what it may have, and is not given, is null within it. */
function optionalNames(source: string): string[] {
  const [, list = ''] =
    /^\{\{!--.*?May have: (.*?)\.(?: |$|\n)/s.exec(source.split('--}}', 1)[0] ?? '') ?? [];

  return list
    .replace(/\([^)]*\)|\[[^\]]*\]|\{[^}]*\}/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^\w+$/.test(name));
}

function withOptional(names: readonly string[], template: Template): Template {
  const none = Object.fromEntries(names.map((name) => [name, null]));
  if (names.length === 0) {
    return template;
  }

  return (context, options) => template({ ...none, ...context }, options);
}
