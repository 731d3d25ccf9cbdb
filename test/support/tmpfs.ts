import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { missingTool } from './absent.js';
import { Child } from './child.js';
import { guard } from './guardian.js';
import { temporaryFolder } from './processes.js';
import { repositoryRoot } from './root.js';
import { waitFor } from './wait.js';

/** A disk of a few megabytes in memory that a server can be run on and that can be filled to the brim. */
export interface SmallDisk {
  /** The folder as a program started with `wrap` sees it. */
  readonly folder: string;
  /** Words before a command that shall see the disk: `Server`'s option `wrap`. */
  readonly wrap: readonly string[];
  /** The folder as this process sees it. */
  readonly seenFrom: string;
  /** Takes all the space but so many bytes. */
  readonly fill: (leaveBytes?: number) => void;
  /** Gives back what `fill` took. */
  readonly free: () => void;
  readonly dispose: () => Promise<void>;
}

export type MountedBy = 'root' | 'namespace';

/**
 * Makes a small disk: by `mount` for root, else in a user namespace of its own.
 *
 * @returns null outside CI when neither works. @throws Error under CI.
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  const disk = (await diskMountedBy('root', megabytes)) ?? (await diskMountedBy('namespace', megabytes));
  if (disk) {
    return disk;
  }

  return missingTool(
    'a small disk in memory',
    'Run the tests as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, ' +
      'kernel.apparmor_restrict_unprivileged_userns=0) and install util-linux.',
  );
}

/** Makes a small disk in this one way → null where it does not work. */
export async function diskMountedBy(way: MountedBy, megabytes: number): Promise<SmallDisk | null> {
  if (way === 'namespace') {
    return mountInNamespace(megabytes);
  }
  return userInfo().uid === 0 ? mountAsRoot(megabytes) : null;
}

async function mountAsRoot(megabytes: number): Promise<SmallDisk | null> {
  const folder = temporaryFolder('disk');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);

  if (mounted.status !== 0) {
    return null;
  }
  guard('mount', folder);
  return diskIn(folder, folder, [], async () => {
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
}

/** A sleeper holds the namespace, so that the disk outlives the programs that come and go on it. */
async function mountInNamespace(megabytes: number): Promise<SmallDisk | null> {
  const folder = temporaryFolder('disk');
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "${folder}" && echo held && exec sleep 86400`;
  const holder = new Child(['unshare', '-Urm', '/bin/sh', '-c', script], {});
  const held = await waitFor('the namespace', () => holder.lines[0] ?? holder.ending);

  if (!('text' in held) || held['text'] !== 'held') {
    return null;
  }
  const enter = ['nsenter', '-t', String(holder.pid), '-U', '-m', '--preserve-credentials'];
  return diskIn(
    folder,
    `/proc/${holder.pid}/root${folder}`,
    [...enter, `--wd=${repositoryRoot}`, '--'],
    async () => {
      await holder.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  );
}

function diskIn(
  folder: string,
  seenFrom: string,
  wrap: readonly string[],
  dispose: () => Promise<void>,
): SmallDisk {
  const filler = join(seenFrom, 'filler');

  mkdirSync(seenFrom, { recursive: true });
  return {
    folder,
    wrap,
    seenFrom,
    fill: (leaveBytes = 0) => fill(filler, leaveBytes),
    free: () => rmSync(filler, { force: true }),
    dispose,
  };
}

function fill(file: string, leaveBytes: number): void {
  const piece = Buffer.alloc(64 * 1024);
  const open = openSync(file, 'a');

  try {
    while (writeSync(open, piece) > 0) {
      // Until the disk refuses.
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') {
      throw error;
    }
    ftruncateSync(open, Math.max(0, fstatSync(open).size - leaveBytes));
  } finally {
    closeSync(open);
  }
}
