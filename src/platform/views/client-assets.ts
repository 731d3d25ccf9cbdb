import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
}

/** Names of the built browser files, from the manifest of the build. */
export class ClientAssets {
  private readonly manifest: Readonly<Record<string, ManifestEntry>>;

  constructor(readonly folder: string) {
    const file = join(folder, 'manifest.json');
    this.manifest = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, ManifestEntry>)
      : {};
  }

  /** `main.ts` → its hashed address; `main.css` → that of the styles it brings. */
  url(name: string): string {
    const entry = this.manifest[name.replace(/\.css$/, '.ts')];
    const file = name.endsWith('.css') ? entry?.css?.[0] : entry?.file;
    if (!file) {
      throw new Error(`The browser files are not built (${name}): npm run build.`);
    }

    return `/assets/${file}`;
  }
}
