//! The operations that draw a page: what lies behind, then pictures and rules, then the text in reading order.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Greyscale, Line, LineCapStyle, LineDashPattern,
    LinePoint, Op, PdfFontHandle, Point, Pt, TextItem, TextMatrix, XObjectId, XObjectTransform,
};

use super::super::face::FaceId;
use super::super::mark::{Mark, Page, Run};
use super::super::rounded;
use super::super::structure::{PartId, Structure};
use super::fonts::Font;
use super::{foreign, pictures, tags};

type Fonts<'p> = BTreeMap<FaceId, Font<'p>>;

/// The content of a page.
pub struct Content {
    /// The operations that draw it.
    pub operations: Vec<Op>,
    /// The part that each marked stretch of it belongs to, in the order of their numbers.
    pub parts: Vec<PartId>,
}

/// What stands on pages as a whole, with its names.
pub struct Placed<'p> {
    /// Pictures.
    pub pictures: &'p [pictures::Placed],
    /// Pages of other documents.
    pub foreign: &'p [foreign::Placed],
}

/// The content of a page. What belongs to no part of the document is marked as an artifact, so that nobody has to hear
/// the running head of each page.
pub fn of(page: &Page, structure: &Structure, fonts: &Fonts, placed: &Placed) -> Content {
    let mut marked = Marked {
        structure,
        operations: Vec::new(),
        parts: Vec::new(),
        open: None,
    };
    for mark in &page.marks {
        if let Mark::Stamp { .. } = mark {
            marked.enter(None);
            stamp(mark, page.sheet.height, fonts, &mut marked.operations);
        }
    }
    for mark in &page.marks {
        let (part, id, area) = match mark {
            Mark::Picture {
                part,
                picture,
                x,
                y,
                width,
                height,
            } => {
                let known = placed.pictures.iter().find(|placed| placed.is(picture));
                (part, known.map(|known| &known.id), [x, y, width, height])
            }
            Mark::Foreign {
                part,
                page,
                x,
                y,
                width,
                height,
            } => {
                let known = placed.foreign.iter().find(|placed| placed.is(page));
                (part, known.map(|known| &known.id), [x, y, width, height])
            }
            _ => continue,
        };
        if let Some(id) = id {
            marked.enter(*part);
            draw(id, area, page.sheet.height, &mut marked.operations);
        }
    }
    leaders(page, &mut marked);
    rules(page, &mut marked);
    text(page, fonts, &mut marked);
    Content {
        operations: marked.operations,
        parts: marked.parts,
    }
}

/// Operations with the marks round them.
struct Marked<'s> {
    structure: &'s Structure,
    operations: Vec<Op>,
    parts: Vec<PartId>,
    /// The stretch that is open, and the part that it belongs to.
    open: Option<Option<PartId>>,
}

impl Marked<'_> {
    /// What follows belongs to this part, or to none.
    fn enter(&mut self, part: Option<PartId>) {
        if self.open == Some(part) {
            return;
        }
        self.leave();
        self.open = Some(part);
        self.operations.push(match part {
            None => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
            Some(part) => {
                let number = DictItem::Int(self.parts.len() as i64);
                self.parts.push(part);
                let role = self.structure.parts()[part.index()].role;
                Op::BeginMarkedContentWithProperties {
                    tag: tags::content_name(role).to_owned(),
                    properties: DictItem::Dict {
                        map: BTreeMap::from([("MCID".to_owned(), number)]),
                    },
                }
            }
        });
    }

    fn leave(&mut self) {
        if self.open.take().is_some() {
            self.operations.push(Op::EndMarkedContent);
        }
    }
}

/// Draws what fills a square of one by one into its box.
fn draw(
    id: &XObjectId,
    [x, y, width, height]: [&f32; 4],
    page_height: f32,
    operations: &mut Vec<Op>,
) {
    let matrix = [*width, 0.0, 0.0, *height, *x, page_height - y - height].map(rounded);
    operations.push(Op::SaveGraphicsState);
    operations.push(Op::SetTransformationMatrix {
        matrix: CurTransMat::Raw(matrix),
    });
    let transform = XObjectTransform {
        no_auto_scale: true,
        ..XObjectTransform::default()
    };
    operations.push(Op::UseXobject {
        id: id.clone(),
        transform,
    });
    operations.push(Op::RestoreGraphicsState);
}

/// Dots are round ends of strokes without length.
fn leaders(page: &Page, marked: &mut Marked) {
    const DOT: f32 = 0.9;
    const APART: f32 = 4.0;
    let height = page.sheet.height;
    let leaders = page.marks.iter().filter_map(|mark| match mark {
        Mark::Leader { from, to, y } => Some((from, to, y)),
        _ => None,
    });
    let mut open = false;
    for (from, to, y) in leaders {
        let (first, last) = ((from / APART).ceil() * APART, (to / APART).floor() * APART);
        if last <= first {
            continue;
        }
        if !open {
            marked.enter(None);
            marked.operations.extend([
                Op::SaveGraphicsState,
                Op::SetOutlineThickness { pt: Pt(DOT) },
                Op::SetLineCapStyle {
                    cap: LineCapStyle::Round,
                },
                Op::SetLineDashPattern {
                    dash: LineDashPattern::new(0.0, &[0.0, APART]),
                },
            ]);
            open = true;
        }
        let line = straight((first, *y), (last, *y), height);
        marked.operations.push(Op::DrawLine { line });
    }
    if open {
        marked.operations.push(Op::RestoreGraphicsState);
    }
}

/// A line on a page so many points high.
fn straight(from: (f32, f32), to: (f32, f32), height: f32) -> Line {
    let point = |(x, y): (f32, f32)| LinePoint {
        p: Point {
            x: Pt(rounded(x)),
            y: Pt(rounded(height - y)),
        },
        bezier: false,
    };
    Line {
        points: vec![point(from), point(to)],
        is_closed: false,
    }
}

fn rules(page: &Page, marked: &mut Marked) {
    let height = page.sheet.height;
    let mut thickness = None;
    for mark in &page.marks {
        let Mark::Rule { from, to, weight } = mark else {
            continue;
        };
        marked.enter(None);
        let operations = &mut marked.operations;
        if thickness != Some(*weight) {
            operations.push(Op::SetOutlineThickness { pt: Pt(*weight) });
            thickness = Some(*weight);
        }
        let line = straight(*from, *to, height);
        operations.push(Op::DrawLine { line });
    }
    marked.leave();
}

fn text(page: &Page, fonts: &Fonts, marked: &mut Marked) {
    let height = page.sheet.height;
    marked.operations.push(Op::StartTextSection);
    let mut current = None;
    for mark in &page.marks {
        let Mark::Text { part, x, y, run } = mark else {
            continue;
        };
        let Some(font) = fonts.get(&run.face) else {
            continue;
        };
        marked.enter(*part);
        let operations = &mut marked.operations;
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
    marked.leave();
    marked.operations.push(Op::EndTextSection);
}

fn stamp(mark: &Mark, height: f32, fonts: &Fonts, operations: &mut Vec<Op>) {
    let Mark::Stamp {
        x,
        y,
        turned,
        grey,
        run,
    } = mark
    else {
        return;
    };
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
        rounded(*x),
        rounded(height - y),
    ];
    operations.push(Op::SaveGraphicsState);
    operations.push(Op::SetFillColor {
        col: Color::Greyscale(Greyscale::new(*grey, None)),
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
