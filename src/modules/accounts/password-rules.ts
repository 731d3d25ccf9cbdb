import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldFault } from '../../platform/errors/app-error.js';
import { projectRoot } from '../../platform/project-root.js';

/** NIST 800-63B-4: fifteen signs where the password stands alone, eight where a second factor stands behind it. */
export const SHORTEST = { alone: 15, withSecondFactor: 8 } as const;
export const LONGEST = 256;

/** Words of this product, of which a password is not made. */
const OURS = ['walletdesk', 'wallet', 'support', 'helpdesk', 'password'];

const common = readFileSync(join(projectRoot(), 'seeds/reference/common-passwords.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '));
const COMMON: ReadonlySet<string> = new Set(common);

export interface PasswordOwner {
  readonly login: string;
  readonly name: string;
  readonly hasSecondFactor: boolean;
}

/** What is wrong with a new password, or null. No rules about kinds of signs: length and being unguessed count. */
export function passwordFault(field: string, password: string, owner: PasswordOwner): FieldFault | null {
  const shortest = owner.hasSecondFactor ? SHORTEST.withSecondFactor : SHORTEST.alone;
  const length = Array.from(password).length;
  if (length < shortest) {
    return { field, key: 'accounts.errors.password-short', params: { count: shortest } };
  }
  if (length > LONGEST) {
    return { field, key: 'accounts.errors.password-long', params: { count: LONGEST } };
  }

  return isGuessable(password, owner) ? { field, key: 'accounts.errors.password-common' } : null;
}

/** One that stands on the lists, or is little more than the person's or the product's name. */
function isGuessable(password: string, { login, name }: PasswordOwner): boolean {
  const plain = password.toLowerCase();
  if (COMMON.has(plain) || COMMON.has(plain.replace(/[\d\W_]+$/, '')) || new Set(plain).size < 4) {
    return true;
  }
  const rest = [login.toLowerCase(), name.toLowerCase(), ...OURS]
    .filter((word) => word.length >= 3)
    .reduce((text, word) => text.replaceAll(word, ''), plain);

  return rest !== plain && rest.replace(/[\d\W_]/g, '').length < 4;
}
