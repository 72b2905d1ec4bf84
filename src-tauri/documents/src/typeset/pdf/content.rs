//! The operations that draw a page: what lies behind, then pictures and rules, then the text in reading order.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, Greyscale, Line, LinePoint, Op, PdfFontHandle, Point, Pt,
    TextItem, TextMatrix, XObjectTransform,
};

use super::super::face::FaceId;
use super::super::mark::{Mark, Page, Run};
use super::super::rounded;
use super::fonts::Font;
use super::pictures::Placed;

type Fonts<'p> = BTreeMap<FaceId, Font<'p>>;

/// The operations of a page that is `height` points high.
pub fn operations(page: &Page, height: f32, fonts: &Fonts, pictures: &[Placed]) -> Vec<Op> {
    let mut operations = Vec::new();
    for mark in &page.marks {
        if let Mark::Stamp {
            x,
            y,
            turned,
            grey,
            run,
        } = mark
        {
            stamp(
                (*x, height - y),
                *turned,
                *grey,
                run,
                fonts,
                &mut operations,
            );
        }
    }
    for mark in &page.marks {
        if let Mark::Picture {
            picture,
            x,
            y,
            width,
            height: high,
        } = mark
            && let Some(placed) = pictures.iter().find(|placed| placed.is(picture))
        {
            let matrix = [*width, 0.0, 0.0, *high, *x, height - y - high].map(rounded);
            operations.push(Op::SaveGraphicsState);
            operations.push(Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw(matrix),
            });
            let transform = XObjectTransform {
                no_auto_scale: true,
                ..XObjectTransform::default()
            };
            operations.push(Op::UseXobject {
                id: placed.id.clone(),
                transform,
            });
            operations.push(Op::RestoreGraphicsState);
        }
    }
    rules(page, height, &mut operations);
    text(page, height, fonts, &mut operations);
    operations
}

fn rules(page: &Page, height: f32, operations: &mut Vec<Op>) {
    let mut thickness = None;
    for mark in &page.marks {
        let Mark::Rule { from, to, weight } = mark else {
            continue;
        };
        if thickness != Some(*weight) {
            operations.push(Op::SetOutlineThickness { pt: Pt(*weight) });
            thickness = Some(*weight);
        }
        let point = |(x, y): (f32, f32)| LinePoint {
            p: Point {
                x: Pt(rounded(x)),
                y: Pt(rounded(height - y)),
            },
            bezier: false,
        };
        operations.push(Op::DrawLine {
            line: Line {
                points: vec![point(*from), point(*to)],
                is_closed: false,
            },
        });
    }
}

fn text(page: &Page, height: f32, fonts: &Fonts, operations: &mut Vec<Op>) {
    operations.push(Op::StartTextSection);
    let mut current = None;
    for mark in &page.marks {
        let Mark::Text { x, y, run } = mark else {
            continue;
        };
        let Some(font) = fonts.get(&run.face) else {
            continue;
        };
        if current != Some((run.face, run.size)) {
            operations.push(set_font(font, run.size));
            current = Some((run.face, run.size));
        }
        let (x, y) = (rounded(x + run.x), rounded(height - y + run.up));
        operations.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(Pt(x), Pt(y)),
        });
        operations.push(show(run, font));
    }
    operations.push(Op::EndTextSection);
}

fn stamp(
    (x, y): (f32, f32),
    turned: f32,
    grey: f32,
    run: &Run,
    fonts: &Fonts,
    operations: &mut Vec<Op>,
) {
    let Some(font) = fonts.get(&run.face) else {
        return;
    };
    let fine = |value: f32| (value * 10_000.0).round() / 10_000.0;
    let (sin, cos) = turned.to_radians().sin_cos();
    let matrix = [
        fine(cos),
        fine(sin),
        fine(-sin),
        fine(cos),
        rounded(x),
        rounded(y),
    ];
    operations.push(Op::SaveGraphicsState);
    operations.push(Op::SetFillColor {
        col: Color::Greyscale(Greyscale::new(grey, None)),
    });
    operations.push(Op::StartTextSection);
    operations.push(set_font(font, run.size));
    operations.push(Op::SetTextMatrix {
        matrix: TextMatrix::Raw(matrix),
    });
    operations.push(show(run, font));
    operations.push(Op::EndTextSection);
    operations.push(Op::RestoreGraphicsState);
}

fn set_font(font: &Font, size: f32) -> Op {
    Op::SetFont {
        font: PdfFontHandle::External(font.id.clone()),
        size: Pt(size),
    }
}

/// The glyphs of a run. A viewer moves by the stated width after each; where the next glyph stands elsewhere, an offset
/// makes up the difference to what was already made up, so that roundings never add up.
fn show(run: &Run, font: &Font) -> Op {
    let mut pen = 0.0;
    let glyphs = run.sorts.iter().enumerate().map(|(index, sort)| {
        let code = font.code(sort.glyph, &sort.text);
        pen += font.width(code);
        let next = run
            .sorts
            .get(index + 1)
            .map(|next| next.x * 1000.0 / run.size);
        let offset = next.map_or(0.0, |next| rounded(pen - next));
        pen -= offset;
        Codepoint::with_cid(code, offset, sort.text.clone())
    });
    Op::ShowText {
        items: vec![TextItem::GlyphIds(glyphs.collect())],
    }
}
