import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Words } from '../i18n/words.js';
import type { ErrorParams } from '../errors/app-error.js';
import type { ClientAssets } from './client-assets.js';

type Callback = (error: unknown, html?: string) => void;
type Template = (context: object) => string;

interface HelperRoot {
  readonly data: {
    readonly root: {
      readonly words: Words;
      readonly csrfToken: () => string;
      readonly knownCsrfToken: () => string;
    };
  };
  readonly hash: ErrorParams;
}

/**
 * The view engine: every template is compiled at start, so a broken one stops the boot and not a customer. Views
 * print what TypeScript prepared; a name that the model lacks throws outside production.
 */
export class HandlebarsViews {
  private readonly engine = Handlebars.create();
  private readonly templates = new Map<string, Template>();

  constructor(
    private readonly folder: string,
    private readonly assets: ClientAssets,
    private readonly strict: boolean,
  ) {
    this.addHelpers();
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.hbs'),
    )) {
      this.add(file.replaceAll('\\', '/'));
    }
  }

  /** As Express calls it: a path under the folder, and the model merged with the response's locals. */
  readonly render = (path: string, model: object, callback: Callback): void => {
    try {
      const name = relative(this.folder, path).replaceAll('\\', '/').replace('.hbs', '');
      const body = new Handlebars.SafeString(this.print(name, model));
      const layout = (model as { layout?: string }).layout ?? layoutOf(name);
      callback(null, this.print(`layouts/${layout}`, { ...model, body }));
    } catch (error) {
      callback(error);
    }
  };

  private print(name: string, model: object): string {
    const template = this.templates.get(name);
    if (!template) {
      throw new Error(`There is no view ${name}.`);
    }

    return template(model);
  }

  private add(file: string): void {
    const name = file.replace('.hbs', '');
    const source = readFileSync(join(this.folder, file), 'utf8');
    if (name.startsWith('partials/')) {
      this.engine.registerPartial(name.replace('partials/', ''), source);
    } else {
      this.templates.set(name, this.engine.compile(source, { strict: this.strict, preventIndent: true }));
    }
  }

  private addHelpers(): void {
    const words = (options: HelperRoot): Words => options.data.root.words;
    this.engine.registerHelper({
      t: (key: string, options: HelperRoot) => words(options).t(key, options.hash),
      date: (instant: Date | null, options: HelperRoot) => (instant ? words(options).date(instant) : ''),
      iso: (instant: Date) => instant.toISOString(),
      money: (amount: string, currency: string, options: HelperRoot) =>
        words(options).money(amount, currency),
      eq: (a: unknown, b: unknown) => a === b,
      asset: (name: string) => this.assets.url(name),
      // The first line of every form that is posted; its token is letters, digits, `-` and `_`.
      csrf: ({ data }: HelperRoot) =>
        new Handlebars.SafeString(
          `<input type="hidden" name="_csrf" value="${Handlebars.escapeExpression(data.root.csrfToken())}">`,
        ),
      csrfKnown: ({ data }: HelperRoot) => data.root.knownCsrfToken(),
    });
  }
}

const layoutOf = (name: string): string => (name.startsWith('desk/') ? 'desk' : 'site');
