import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MigrationInterface } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/** Every file `<milliseconds>-what-it-does` of the folder `migrations`, in order of its number. */
export async function migrations(): Promise<MigrationClass[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');
  const files = readdirSync(folder)
    .filter((name) => /^\d{13}-[a-z0-9-]+\.(js|ts)$/.test(name))
    .sort();
  const modules = await Promise.all(
    files.map(
      (name) => import(pathToFileURL(join(folder, name)).href) as Promise<Record<string, MigrationClass>>,
    ),
  );

  return modules.flatMap((module) => Object.values(module).filter((value) => /\d{13}$/.test(value.name)));
}
