/**
 * A hint on how hard a password is to guess, shown while it is typed. It never forbids: the core alone decides.
 *
 * Guessing an archive offline costs about 150 ms a try (Argon2id), so the steps are lower than for web sites.
 */
export type Strength = 'weak' | 'fair' | 'good' | 'strong';

/** Why it is not better; a message key under `access.strength`. */
export type StrengthReason = 'short' | 'common' | 'repeats' | 'sequence' | 'ownName' | 'oneKind' | 'none';

const COMMON = ['password', 'qwerty', 'admin', 'iloveyou', 'letmein', 'welcome', '12345', '11111', '00000', '66666', '88888', '5201314', 'woaini', 'yike', 'abc123', 'a1b2c3'];
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const RUN_LENGTH = 4;

export function passwordStrength(password: string, name = ''): { strength: Strength; reason: StrengthReason } {
  const lower = password.toLowerCase();
  const characters = [...password];
  if (characters.length < 8) return { strength: 'weak', reason: 'short' };
  if (name.trim() !== '' && lower.includes(name.trim().toLowerCase())) return { strength: 'weak', reason: 'ownName' };
  if (new Set(characters).size < 4) return { strength: 'weak', reason: 'repeats' };
  if (COMMON.some((word) => lower.includes(word)) && characters.length < 14) return { strength: 'weak', reason: 'common' };
  const predictable = hasRun(lower);
  if (predictable && characters.length < 12) return { strength: 'weak', reason: 'sequence' };

  const bits = characters.length * Math.log2(alphabet(password));
  if (kinds(password) === 1 && characters.length < 12) return { strength: bits < 40 ? 'weak' : 'fair', reason: 'oneKind' };
  if (bits < 50 || predictable) return { strength: 'fair', reason: predictable ? 'sequence' : 'short' };
  return { strength: bits < 70 ? 'good' : 'strong', reason: 'none' };
}

/** Four neighbours of the alphabet, the digits or a keyboard row, in either direction. */
function hasRun(text: string): boolean {
  const lines = RUNS.flatMap((run) => [run, [...run].reverse().join('')]);
  for (let start = 0; start + RUN_LENGTH <= text.length; start++) {
    const piece = text.slice(start, start + RUN_LENGTH);
    if (lines.some((line) => line.includes(piece))) return true;
  }
  return false;
}

const KINDS: [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[^A-Za-z\d\p{Script=Han}]/u, 32],
  // The characters that people really use.
  [/\p{Script=Han}/u, 2500],
];

function kinds(password: string): number {
  return KINDS.filter(([pattern]) => pattern.test(password)).length;
}

function alphabet(password: string): number {
  return KINDS.reduce((size, [pattern, letters]) => size + (pattern.test(password) ? letters : 0), 0);
}
