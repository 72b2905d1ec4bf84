//! How the atoms of one line stand between its edges.

use super::super::paragraph::Align;
use super::breaks::is_ideograph;
use super::{Atom, Kind, Line, runs};

/// The widest that a gap between two characters may grow, in points, when a line is justified. A line that would need
/// more (a long number moved to the next line) stays ragged: holes are worse than a ragged edge.
const WIDEST_GAP: f32 = 3.0;

/// Places the atoms of a line that starts at `indent` in a column of `width` points.
pub(super) fn space(atoms: &[Atom], indent: f32, width: f32, align: Align, last: bool) -> Line {
    let spaces = atoms
        .iter()
        .rev()
        .take_while(|atom| atom.is_space())
        .count();
    let atoms = &atoms[..atoms.len() - spaces];
    let trimmed = atoms.last().map_or(0.0, Atom::blank_at_end);
    let used: f32 =
        atoms.iter().map(|atom| atom.advance).sum::<f32>() - trimmed - tracking_at_end(atoms);
    let left_over = (width - indent - used).max(0.0);
    let filling = atoms
        .iter()
        .filter(|atom| matches!(atom.kind, Kind::Blank { fills: true }))
        .count();
    // What stands before a gap, such as the number of an entry, keeps its width.
    let fixed = atoms
        .iter()
        .rposition(|atom| matches!(atom.kind, Kind::Gap))
        .unwrap_or(0);
    let (mut pen, mut gap) = (indent, 0.0);
    if filling == 0 {
        match align {
            Align::Left => {}
            Align::Centre => pen += left_over / 2.0,
            Align::Right => pen += left_over,
            Align::Justified => {
                let gaps = atoms[fixed..]
                    .windows(2)
                    .filter(|pair| stretches(&pair[0], &pair[1]))
                    .count();
                let share = left_over / gaps.max(1) as f32;
                gap = if last || gaps == 0 || share > WIDEST_GAP {
                    0.0
                } else {
                    share
                };
            }
        }
    }
    let mut places = Vec::with_capacity(atoms.len());
    let mut blanks = Vec::new();
    for (index, atom) in atoms.iter().enumerate() {
        places.push(pen);
        let mut advance = atom.advance;
        if let Kind::Blank { fills } = atom.kind {
            if fills {
                advance += left_over / filling as f32;
            }
            blanks.push((pen, advance));
        }
        pen += advance;
        let next = atoms.get(index + 1).filter(|_| index >= fixed);
        if next.is_some_and(|next| stretches(atom, next)) {
            pen += gap;
        }
    }
    Line {
        runs: runs(atoms, &places),
        blanks,
        end: pen - trimmed,
    }
}

/// The space between a Han character and a Latin letter or a figure, in ems.
const QUARTER: f32 = 0.25;

/// Puts a quarter of an em between Han characters and letters or figures, and lets stops and commas hang at the end of a
/// line ([`super::super::paragraph::Manner::Running`]).
pub(super) fn as_in_books(atoms: &mut [Atom]) {
    for index in 0..atoms.len() {
        let Kind::Glyph { glyph, size } = &atoms[index].kind else {
            continue;
        };
        let Some(character) = glyph.character() else {
            continue;
        };
        let size = *size;
        let next = atoms.get(index + 1).and_then(Atom::character);
        let meet = next.is_some_and(|next| {
            (is_ideograph(character) && is_western(next))
                || (is_western(character) && is_ideograph(next))
        });
        let atom = &mut atoms[index];
        if meet {
            atom.apart = QUARTER * size;
            atom.advance += atom.apart;
        }
        atom.hangs = matches!(character, '，' | '。' | '、');
    }
}

/// Letters and figures of the scripts that are set beside Han characters.
fn is_western(character: char) -> bool {
    character.is_alphanumeric() && character < '\u{2E80}'
}

/// The space that tracking puts after the last character, which does not count.
fn tracking_at_end(atoms: &[Atom]) -> f32 {
    match atoms.last() {
        Some(Atom {
            advance,
            apart,
            kind: Kind::Glyph { glyph, size },
            ..
        }) => advance - apart - glyph.advance * size,
        _ => 0.0,
    }
}

/// Whether space may go between two atoms: at spaces and beside Han characters, never within a Latin word or a number,
/// nor within a dash or an ellipsis of two characters.
fn stretches(before: &Atom, after: &Atom) -> bool {
    let (Some(first), Some(second)) = (before.character(), after.character()) else {
        return false;
    };
    if first == second && matches!(first, '…' | '—') {
        return false;
    }
    before.is_space() || after.is_space() || is_han(first) || is_han(second)
}

/// Han characters, kana, full-width forms and their punctuation.
fn is_han(character: char) -> bool {
    let code = u32::from(character);
    (0x2E80..0xFF00).contains(&code) && !(0xA000..0xF900).contains(&code)
        || (0xFF00..0xFFF0).contains(&code)
        || code >= 0x20000
        || matches!(character, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '□')
}
