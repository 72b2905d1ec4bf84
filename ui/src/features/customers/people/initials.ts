/**
 * The pinyin initials of a name, by the pinyin order that every webview knows: a character belongs to the letter
 * whose first character it does not precede. Readings that depend on the word (单, 曾 as surnames) are not known here;
 * both letters of the few surnames in question are accepted.
 */
const FIRST_OF_LETTER: readonly [string, string][] = [
  ['a', '阿'], ['b', '八'], ['c', '嚓'], ['d', '咑'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '丌'], ['k', '咔'], ['l', '垃'], ['m', '妈'],
  ['n', '拏'], ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '仨'], ['t', '他'], ['w', '屲'], ['x', '夕'], ['y', '丫'], ['z', '帀'],
];

/** Surnames whose reading differs from that of the plain word. */
const SURNAMES: Record<string, string> = { 单: 's', 曾: 'z', 解: 'x', 仇: 'q', 区: 'o', 查: 'z', 盖: 'g', 覃: 'q', 翟: 'z', 尉: 'w', 朴: 'p', 长: 'z', 秘: 'b', 种: 'c', 重: 'c' };

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin');

function initial(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  let found = '';
  for (const [letter, first] of FIRST_OF_LETTER) {
    if (byPinyin.compare(character, first) < 0) break;
    found = letter;
  }
  return found;
}

export function initials(name: string): string {
  return [...name].map(initial).join('');
}

/** Whether a name fits what was typed: part of the name itself, or the beginning of its initials. */
export function nameFits(name: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (name.toLowerCase().includes(wanted)) return true;
  const plain = initials(name);
  const surname = SURNAMES[name.slice(0, 1)];
  return plain.startsWith(wanted) || (surname !== undefined && (surname + plain.slice(1)).startsWith(wanted));
}
