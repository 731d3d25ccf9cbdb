import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
}

/** Where a page finds what the browser fetches beside it. */
export interface Assets {
  /** @throws Error for a name that is not built */
  url(name: string): string;
  /** @throws Error for an icon that the sprite lacks */
  icon(name: string): string;
}

/** Names of the built browser files, from the manifest of the build. */
export class ClientAssets implements Assets {
  private readonly manifest: Readonly<Record<string, ManifestEntry>>;
  private readonly icons: ReadonlySet<string>;

  constructor(readonly folder: string) {
    const file = join(folder, 'manifest.json');
    this.manifest = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, ManifestEntry>)
      : {};
    const sprite = this.manifest['icons.svg'];
    const drawn = sprite ? readFileSync(join(folder, sprite.file), 'utf8') : '';
    this.icons = new Set([...drawn.matchAll(/<symbol id="([\w-]+)"/g)].map(([, name = '']) => name));
  }

  /** `main.ts` → its hashed address; `main.css` → that of the styles it brings. */
  url(name: string): string {
    return `/assets/${this.file(name)}`;
  }

  /** The same as a name in `folder`. @throws Error for a name that is not built */
  file(name: string): string {
    const entry = this.manifest[name] ?? this.manifest[name.replace(/\.css$/, '.ts')];
    const file = name.endsWith('.css') && entry?.css ? entry.css[0] : entry?.file;
    if (!file) {
      throw new Error(`The browser files are not built (${name}): npm run build.`);
    }

    return file;
  }

  icon(name: string): string {
    if (!this.icons.has(name)) {
      throw new Error(`There is no icon ${name}: add it to src/client/icons.json, then npm run build.`);
    }

    return `${this.url('icons.svg')}#${name}`;
  }
}
