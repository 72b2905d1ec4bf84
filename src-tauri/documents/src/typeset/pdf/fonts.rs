//! The faces of a document, cut down to its glyphs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use super::super::face::{Face, FaceId, Faces};
use super::super::mark::{Mark, Page, Run};
use super::NotWritten;

/// A face as it stands in the document.
pub struct Font<'p> {
    /// Its name among the resources of the pages.
    pub id: FontId,
    /// Its name in the font dictionary: a tag that tells this cut from any other, and the face's own.
    pub name: String,
    /// What the writer needs to know.
    pub description: PdfFont,
    /// The outline for each code beyond the outlines' own numbers; empty when no outline stands for two texts.
    pub doubles: Vec<u16>,
    /// The number of outlines before the doubles, the empty one included.
    pub outlines: u16,
    codes: HashMap<(u16, &'p str), u16>,
    widths: BTreeMap<u16, u16>,
    units_per_em: f32,
}

impl Font<'_> {
    /// The code of an outline that stands for `text` in the content of a page.
    pub fn code(&self, glyph: u16, text: &str) -> u16 {
        self.codes.get(&(glyph, text)).copied().unwrap_or(0)
    }

    /// How far a viewer moves after this code, in thousandths of an em: whole ones, as the document states them.
    pub fn width(&self, code: u16) -> f32 {
        let units = self.widths.get(&code).copied().unwrap_or(0);
        (f32::from(units) * 1000.0 / self.units_per_em).trunc()
    }
}

/// The fonts of the document, by face.
pub fn embed<'p>(
    faces: &Faces,
    pages: &'p [Page],
) -> Result<BTreeMap<FaceId, Font<'p>>, NotWritten> {
    let mut used: BTreeMap<FaceId, BTreeSet<(u16, &str)>> = BTreeMap::new();
    for run in pages.iter().flat_map(|page| &page.marks).filter_map(run_of) {
        let glyphs = used.entry(run.face).or_default();
        glyphs.extend(
            run.sorts
                .iter()
                .map(|sort| (sort.glyph, sort.text.as_str())),
        );
    }
    let mut fonts = BTreeMap::new();
    for (index, (id, glyphs)) in used.into_iter().enumerate() {
        fonts.insert(id, cut(faces.face(id), format!("Face{index}"), &glyphs)?);
    }
    Ok(fonts)
}

fn run_of(mark: &Mark) -> Option<&Run> {
    match mark {
        Mark::Text { run, .. } | Mark::Stamp { run, .. } => Some(run),
        Mark::Rule { .. } | Mark::Leader { .. } | Mark::Picture { .. } | Mark::Foreign { .. } => {
            None
        }
    }
}

/// Some outlines stand for several characters (a radical and the character that looks like it). A document tells the
/// text of a code, so each text beyond the first has a code of its own that leads to the same outline.
fn cut<'p>(
    face: &Face,
    id: String,
    used: &BTreeSet<(u16, &'p str)>,
) -> Result<Font<'p>, NotWritten> {
    let mut outlines = GlyphRemapper::new();
    for (glyph, _) in used {
        outlines.remap(*glyph);
    }
    let (file, number) = face.file();
    let program = subsetter::subset(file, number, &outlines)
        .map_err(|error| NotWritten::because(format!("{}: {error:?}", face.name())))?;
    let program = without_names(program);
    let count = outlines.num_gids();
    let may_double = face.outlines().tables().glyf.is_some();
    let (mut codes, mut widths, mut doubles) = (HashMap::new(), BTreeMap::new(), Vec::new());
    for (glyph, text) in used {
        let outline = outlines.get(*glyph).unwrap_or(0);
        let code = if widths.contains_key(&outline) && may_double {
            doubles.push(outline);
            count + doubles.len() as u16 - 1
        } else {
            outline
        };
        codes.insert((*glyph, *text), code);
        widths.insert(code, face.natural_advance(*glyph));
    }
    let name = format!("{}+{}", tag(used), face.name());
    let description = describe(face, program, &name, widths.clone());
    let units_per_em = face.units_per_em();
    Ok(Font {
        id: FontId(id),
        name,
        description,
        doubles,
        outlines: count,
        codes,
        widths,
        units_per_em,
    })
}

fn describe(face: &Face, program: Vec<u8>, name: &str, widths: BTreeMap<u16, u16>) -> PdfFont {
    let outlines = face.outlines();
    let metrics = FontMetrics {
        ascent: outlines.ascender(),
        descent: outlines.descender(),
    };
    let units = outlines.tables().head.units_per_em;
    let mut parsed = ParsedFont::with_glyph_data(
        program,
        0,
        Some(name.to_owned()),
        BTreeMap::new(),
        widths,
        units,
        metrics,
    );
    let bounds = outlines.global_bounding_box();
    parsed.pdf_font_metrics.x_min = bounds.x_min;
    parsed.pdf_font_metrics.y_min = bounds.y_min;
    parsed.pdf_font_metrics.x_max = bounds.x_max;
    parsed.pdf_font_metrics.y_max = bounds.y_max;
    parsed.pdf_font_metrics.us_weight_class = outlines.weight().to_number();
    PdfFont::new(parsed)
}

/// A font program without its table of names: a document names its fonts itself (ISO 32000-1, 9.9, lists the tables that
/// an embedded program needs), and four of them would be a twentieth of a notice.
fn without_names(program: Vec<u8>) -> Vec<u8> {
    const HEADER: usize = 12;
    const RECORD: usize = 16;
    const NAMES: &[u8] = b"name";
    let is_open_type = program.starts_with(&[0, 1, 0, 0]);
    let Some(count) = program
        .get(4..6)
        .map(|count| usize::from(u16::from_be_bytes([count[0], count[1]])))
        .filter(|count| is_open_type && *count > 1 && program.len() >= HEADER + RECORD * count)
    else {
        return program;
    };
    let records: Vec<&[u8]> = program[HEADER..HEADER + RECORD * count]
        .chunks_exact(RECORD)
        .filter(|record| !record.starts_with(NAMES))
        .collect();
    let number = |bytes: &[u8]| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    let kept = records.len() as u16;
    let power = kept.ilog2() as u16;
    let range = 16 << power;
    let mut slim = program[..4].to_vec();
    for field in [kept, range, power, 16 * kept - range] {
        slim.extend(field.to_be_bytes());
    }
    let mut place = HEADER + RECORD * records.len();
    let mut tables = Vec::with_capacity(program.len());
    for record in &records {
        let (start, length) = (
            number(&record[8..12]) as usize,
            number(&record[12..16]) as usize,
        );
        let Some(table) = program.get(start..start + length) else {
            return program;
        };
        slim.extend(&record[..8]);
        slim.extend((place as u32).to_be_bytes());
        slim.extend(&record[12..16]);
        tables.extend(table);
        // Each table starts at a multiple of four.
        tables.resize(tables.len().next_multiple_of(4), 0);
        place = HEADER + RECORD * records.len() + tables.len();
    }
    slim.append(&mut tables);
    slim
}

/// Six capital letters that follow from the glyphs of the cut (ISO 32000-1, 9.6.4), by the hash of Fowler, Noll and Vo.
fn tag(used: &BTreeSet<(u16, &str)>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in used
        .iter()
        .flat_map(|(glyph, text)| glyph.to_be_bytes().into_iter().chain(text.bytes()))
    {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let letter = |place: u32| char::from(b'A' + (hash / 26_u64.pow(place) % 26) as u8);
    (0..6).map(letter).collect()
}
