import type { IncomingHttpHeaders } from 'node:http';
import { formsOf, linksOf, textOf, type Field, type PageForm } from './html-forms.js';

/** An answer as a person meets it. */
export class Page {
  constructor(
    readonly url: URL,
    readonly status: number,
    readonly headers: IncomingHttpHeaders,
    readonly body: string,
  ) {}

  get text(): string {
    return textOf(this.body);
  }

  get title(): string {
    return textOf(/<title[^>]*>([^]*?)<\/title>/i.exec(this.body)?.[1] ?? '');
  }

  get forms(): PageForm[] {
    return formsOf(this.body);
  }

  get links(): { readonly href: string; readonly text: string }[] {
    return linksOf(this.body);
  }

  json<T>(): T {
    return JSON.parse(this.body) as T;
  }

  /** `#id`, `.class`, or an action: the whole path, or its end. @throws Error that lists the page's forms. */
  form(selector: string): PageForm {
    const { forms } = this;
    const found =
      forms.find(({ id, classes, action }) => {
        return (
          `#${id}` === selector || classes.some((name) => `.${name}` === selector) || action === selector
        );
      }) ??
      forms.find(
        ({ action }) => selector.startsWith('/') && this.resolve(action).pathname.endsWith(selector),
      );

    if (!found) {
      const others = forms.map(({ id, action }) => `${id ? `#${id} ` : ''}${action}`).join(', ') || 'none';
      throw new Error(`No form ${selector} on ${this.url.pathname} (${this.status}). Its forms: ${others}.`);
    }
    return found;
  }

  /** A field by its name, in whichever form. */
  field(name: string): Field | undefined {
    const fields = this.forms.flatMap((form) => form.fields).filter((field) => field.name === name);

    return fields.find(({ sent }) => sent) ?? fields[0];
  }

  /** An address found on this page, in full. */
  resolve(address: string): URL {
    return new URL(address, this.url);
  }
}
