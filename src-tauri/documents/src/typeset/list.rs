//! Lists: entries whose lines stand below each other beside their numbers or bullets.

use super::paragraph::{Inline, Paragraph, Type};
use super::shape::Shaper;
use super::table::stack;

/// What stands before the entries of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// 1. 2. 3.
    Figure,
    /// （1）（2）（3）
    FigureInBrackets,
}

impl Marker {
    fn of(self, number: usize) -> String {
        match self {
            Self::Bullet => "•".to_owned(),
            Self::Figure => format!("{number}."),
            Self::FigureInBrackets => format!("（{number}）"),
        }
    }
}

/// The entries with their markers, in the type `kind`, set in by `indent` points. The widest marker makes room for all
/// of them.
pub fn marked(
    entries: Vec<Paragraph>,
    marker: Marker,
    kind: Type,
    indent: f32,
    shaper: &mut Shaper,
) -> Vec<Paragraph> {
    let apart = match marker {
        Marker::Bullet | Marker::Figure => kind.size * 0.4,
        // The closing bracket has its space within it.
        Marker::FigureInBrackets => 0.0,
    };
    let markers: Vec<(String, f32)> = (1..=entries.len())
        .map(|number| {
            let text = marker.of(number);
            let width = width(&text, kind, shaper);
            (text, width)
        })
        .collect();
    let room = markers.iter().map(|marker| marker.1).fold(0.0, f32::max) + apart;
    let entry = |(entry, (text, width)): (Paragraph, (String, f32))| {
        let mut inlines = vec![Inline::Unbroken(text, kind), Inline::Gap(room - width)];
        inlines.extend(entry.inlines);
        Paragraph {
            inlines,
            first_indent: indent,
            hanging_indent: indent + room,
            ..entry
        }
    };
    entries.into_iter().zip(markers).map(entry).collect()
}

/// How far a text moves the pen, the blank half of a mark at its end included.
fn width(text: &str, kind: Type, shaper: &mut Shaper) -> f32 {
    let inlines = vec![Inline::Text(text.to_owned(), kind), Inline::Gap(0.0)];
    let paragraph = Paragraph {
        inlines,
        ..Paragraph::new("", kind, kind.size, super::paragraph::Align::Left)
    };
    stack(&[paragraph], f32::INFINITY, shaper)
        .first()
        .map_or(0.0, |set| set.line.end)
}

#[cfg(test)]
mod tests {
    use super::super::face::{Faces, Typeface};
    use super::super::paragraph::Align;
    use super::*;

    #[test]
    fn all_lines_of_all_entries_start_at_one_edge() {
        let faces = Faces::bundled();
        let mut shaper = Shaper::new(&faces);
        let kind = Type::new(Typeface::Song, 10.0);
        let entry = || Paragraph::new("字".repeat(30), kind, 14.0, Align::Justified);
        for marker in [Marker::Bullet, Marker::Figure, Marker::FigureInBrackets] {
            let entries = marked(vec![entry(); 11], marker, kind, 20.0, &mut shaper);
            let lines = stack(&entries, 200.0, &mut shaper);
            // Where the first 字 of each line stands.
            let edges: Vec<f32> = lines
                .iter()
                .filter_map(|set| {
                    let mut runs = set.line.runs.iter();
                    runs.find_map(|run| {
                        let sort = run.sorts.iter().find(|sort| sort.text == "字")?;
                        Some(((run.x + sort.x) * 100.0).round() / 100.0)
                    })
                })
                .collect();
            assert_eq!(edges.len(), lines.len());
            assert!(
                edges.iter().all(|edge| (edge - edges[0]).abs() < 0.02),
                "{marker:?}: {edges:?}"
            );
            assert!(edges[0] > 20.0);
        }
    }
}
