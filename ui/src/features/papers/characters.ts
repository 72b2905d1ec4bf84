/** Characters as the core names them, `U+20164`, with what the screen can show of them. */
export function charactersOf(codes: string[]): { code: string; character: string }[] {
  return codes.map((code) => {
    const point = Number.parseInt(code.replace(/^U\+/, ''), 16);
    return { code, character: Number.isNaN(point) || point > 0x10ffff ? '' : String.fromCodePoint(point) };
  });
}
