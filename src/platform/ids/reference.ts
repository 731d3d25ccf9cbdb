import { randomInt } from 'node:crypto';

/** No 0, 1, I, O or L-like doubles: 31 signs that survive being read aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const BASE = ALPHABET.length;
const LENGTH = 8;

/**
 * The check character: weighted sum of the eight digits (weights 2 to 9) modulo 31. 31 is prime and every
 * weight and difference of weights is below it, so each single wrong character and each swap of two different
 * characters changes the sum.
 */
function checkCharacter(body: string): string {
  const sum = [...body].reduce(
    (total, character, index) => total + ALPHABET.indexOf(character) * (index + 2),
    0,
  );

  return ALPHABET.charAt(sum % BASE);
}

/** A new reference in its stored form, `WD-7K3M-9QX2-4`: eight random characters and a check character. */
export function newReference(random: (max: number) => number = randomInt): string {
  const body = Array.from({ length: LENGTH }, () => ALPHABET.charAt(random(BASE))).join('');

  return `WD-${body.slice(0, 4)}-${body.slice(4)}-${checkCharacter(body)}`;
}

/**
 * What a person typed (any case, with or without `WD` and dashes, o or 0 apart) → the stored form, or null
 * where it cannot be a reference: too short, a character that we never use, a wrong check character.
 */
export function parseReference(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/^WD(?=.{9}$)/, '');
  if (plain.length !== LENGTH + 1 || [...plain].some((character) => !ALPHABET.includes(character))) {
    return null;
  }
  const body = plain.slice(0, LENGTH);

  return checkCharacter(body) === plain.charAt(LENGTH)
    ? `WD-${body.slice(0, 4)}-${body.slice(4)}-${plain.charAt(LENGTH)}`
    : null;
}
