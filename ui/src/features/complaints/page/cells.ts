/** Ruled cells in rows of twelve columns. */

export interface Spanned {
  span: number;
}

const COLUMNS = 12;

/** Widens the last cell of each row that would stay open, so that the form has no gaps. */
export function filledRows<Cell extends Spanned>(cells: Cell[]): Cell[] {
  const filled = cells.map((cell) => ({ ...cell }));
  let used = 0;
  filled.forEach((cell, at) => {
    used += cell.span;
    const next = filled[at + 1];
    if (!next || used + next.span > COLUMNS) {
      cell.span += COLUMNS - used;
      used = 0;
    }
  });
  return filled;
}
