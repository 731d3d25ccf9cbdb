/** Who may make markup of a text. All else is escaped on its way out. */
const MAKERS = [
  'src/platform/views/',
  // Out of Markdown in which HTML has no meaning.
  'src/modules/faq/article-preview.ts',
  'src/modules/faq/article.view.ts',
  'src/modules/faq/article-preview.ts',
];

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Places in TypeScript where text could become markup outside the engine. */
export function markupMakers(files: readonly Text[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/client/'))
    .filter(({ path }) => !MAKERS.some((maker) => path.startsWith(maker)))
    .flatMap(found(/\b(SafeString|trustedMarkup)\b|Handlebars\.compile/g));
}

/** What a template may not hold: unescaped output, script and style of its own, and what only runs with them. */
export function looseMarkup(templates: readonly Text[]): string[] {
  return templates
    .filter(
      ({ path }) => !/^views\/(layouts\/)?mail\b/.test(path) && !path.startsWith('views/partials/trusted/'),
    )
    .flatMap(
      found(
        /\{\{\{|\{\{&|<script(?![^>]*nonce="\{\{nonce\}\}")|<style|\sstyle=|\son[a-z]+=|href="javascript:/g,
      ),
    );
}

/** Markup that the browser's code makes of text, outside the one file that may. */
export function looseBrowserMarkup(files: readonly Text[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('src/client/') && path !== 'src/client/lib/trusted-html.ts')
    .flatMap(
      found(
        /(?<=\.)(innerHTML|outerHTML|insertAdjacentHTML)\b|\b(document\.write|DOMParser|createContextualFragment|srcdoc)\b/g,
      ),
    );
}

const found =
  (what: RegExp) =>
  ({ path, text }: Text): string[] =>
    text
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(what)].map(([hit]) => `${path}:${index + 1} ${hit.trim()}`),
      );
