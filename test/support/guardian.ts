import { spawn } from 'node:child_process';

/**
 * Reads orders from its standard input; when that ends, because this process has ended in whatever way, it
 * kills the process groups, stops the database clusters and removes the folders it was told of.
 */
const SCRIPT = `
trap '' INT TERM HUP
groups=' ' clusters='' folders='' mounts=''
while read -r verb what; do
  case $verb in
    group) groups="$groups$what " ;;
    gone) groups=$(printf %s "$groups" | sed "s/ $what / /") ;;
    cluster) clusters="$clusters$what
" ;;
    mount) mounts="$mounts$what
" ;;
    folder) folders="$folders$what
" ;;
  esac
done
for pid in $groups; do kill -9 -- "-$pid" 2>/dev/null || kill -9 "$pid" 2>/dev/null; done
printf %s "$clusters" | while read -r folder; do
  pid=$(head -n 1 "$folder/postmaster.pid" 2>/dev/null) || continue
  kill -QUIT "$pid" 2>/dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null || break; sleep 0.2; done
done
printf %s "$mounts" | while read -r folder; do umount -l "$folder" 2>/dev/null; done
printf %s "$folders" | while read -r folder; do rm -rf "$folder"; done
`;

type Order = 'group' | 'gone' | 'cluster' | 'mount' | 'folder';

let send: ((line: string) => void) | undefined;

/**
 * Tells the guardian of a child (`group`: pid of a group leader, `gone`: it has ended), a PostgreSQL data
 * folder (`cluster`), a mount point or a folder (also a single file) that must not outlive this process.
 * An exit listener would not do: Jest hands its tests a copy of `process`, and SIGKILL asks nobody.
 */
export function guard(order: Order, what: string | number): void {
  send ??= startGuardian();
  send(`${order} ${what}\n`);
}

function startGuardian(): (line: string) => void {
  const guardian = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const { stdin } = guardian;

  guardian.unref();
  stdin.on('error', () => undefined);
  if ('unref' in stdin && typeof stdin.unref === 'function') {
    stdin.unref();
  }
  return (line) => {
    stdin.write(line);
  };
}
