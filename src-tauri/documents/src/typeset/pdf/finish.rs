//! What the writer leaves open: language, dates, codes of doubled outlines, the identity of the file, and what its
//! neighbours add: the outline, the tags, and the marks of a file for the archive.

use std::collections::BTreeMap;
use std::io::Write as _;

use chrono::NaiveDateTime;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};
use printpdf::{CustomPdfConformance, PdfConformance};
use sha2::{Digest, Sha256};

use super::super::face::FaceId;
use super::super::mark::Page;
use super::super::structure::{PartId, Structure};
use super::fonts::Font;
use super::{Description, NotWritten, archival, foreign, outline, shared, tags};

/// No claim to a standard of the printing trade, and no colour profile of it.
pub fn plain_conformance() -> PdfConformance {
    PdfConformance::Custom(CustomPdfConformance {
        identifier: String::new(),
        requires_icc_profile: false,
        requires_xmp_metadata: false,
        ..CustomPdfConformance::default()
    })
}

/// What the document was written from.
pub struct Content<'c> {
    /// The pages.
    pub pages: &'c [Page],
    /// The parts that the document has.
    pub structure: &'c Structure,
    /// For each page, the part that each marked stretch of it belongs to.
    pub tagged: &'c [Vec<PartId>],
    /// The fonts.
    pub fonts: &'c BTreeMap<FaceId, Font<'c>>,
    /// The pages of other documents.
    pub foreign: &'c [foreign::Placed],
}

/// Completes what was written and makes bytes of it.
pub fn finish(
    mut document: Document,
    content: &Content,
    description: &Description,
) -> Result<Vec<u8>, NotWritten> {
    document.version = "1.7".to_owned();
    state_dates(&mut document, description.created)?;
    lead_doubles_to_their_outlines(&mut document, content.fonts)?;
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    foreign::embed(&mut document, content.foreign, &page_ids)?;
    shared::resources(&mut document, &page_ids)?;
    shared::contents(&mut document, &page_ids)?;
    let outline = outline::build(&mut document, content.pages, &page_ids);
    for (index, (page, id)) in content.pages.iter().zip(&page_ids).enumerate() {
        let links = outline::links(&mut document, page, content.pages, &page_ids);
        let entry = document
            .get_dictionary_mut(*id)
            .map_err(NotWritten::because)?;
        entry.remove(b"Annots");
        if !links.is_empty() {
            entry.set("Annots", links);
        }
        entry.set("StructParents", index as i64);
        entry.set("Tabs", "S");
    }
    let structure = tags::build(&mut document, content.structure, content.tagged, &page_ids);
    let intent = archival::intent(&mut document)?;
    let metadata = archival::metadata(&mut document, description, content.foreign.is_empty());
    let catalog = document.catalog_mut().map_err(NotWritten::because)?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("PageLayout", "SinglePage");
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" },
    );
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("Metadata", metadata);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    pack(&mut document)?;
    identify(&mut document, description);
    // A tagged form has hundreds of small objects: together they pack to a tenth.
    let packed = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(500)
        .compression_level(9)
        .build();
    let mut bytes = Vec::new();
    document
        .save_with_options(&mut bytes, packed)
        .map_err(NotWritten::because)?;
    Ok(pack_cross_references(bytes))
}

/// The writer leaves the last object of the file, the list of where the others are, as it is: packed it is a fifth.
fn pack_cross_references(bytes: Vec<u8>) -> Vec<u8> {
    let packed = || -> Option<Vec<u8>> {
        let end = rfind(&bytes, b"\nstartxref\n")?;
        let tail = std::str::from_utf8(&bytes[end..]).ok()?;
        let start: usize = tail.lines().find_map(|line| line.parse().ok())?;
        let object = bytes.get(start..end)?;
        let opening = b">>stream\n";
        let head = object
            .windows(opening.len())
            .position(|part| part == opening)?;
        let content = object.get(head + opening.len()..rfind(object, b"\nendstream")?)?;
        let mut stream = Stream::new(Dictionary::new(), content.to_vec());
        stream.compress().ok()?;
        let stated = format!("/Length {}", content.len());
        let dictionary = std::str::from_utf8(object.get(..head)?).ok()?;
        let length = format!("/Filter/FlateDecode/Length {}", stream.content.len());
        let mut slim = bytes[..start].to_vec();
        slim.extend(dictionary.replacen(&stated, &length, 1).bytes());
        slim.extend(opening);
        slim.extend(&stream.content);
        slim.extend(b"\nendstream\nendobj");
        slim.extend(&bytes[end..]);
        let is_packed = dictionary.contains(&stated) && stream.dict.has(b"Filter");
        is_packed.then_some(slim)
    };
    packed().unwrap_or(bytes)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|part| part == wanted)
}

/// Packs the streams that are not packed yet. The writer's own packing takes the slowest level, which on outlines costs
/// half as much again for a tenth of a per cent.
fn pack(document: &mut Document) -> Result<(), NotWritten> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer
            .write_all(&stream.content)
            .map_err(NotWritten::because)?;
        let packed = packer.finish().map_err(NotWritten::because)?;
        if packed.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

/// The writer states all dates in UTC; these are Beijing's, and the entries that say nothing go.
fn state_dates(document: &mut Document, created: NaiveDateTime) -> Result<(), NotWritten> {
    let id = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .map_err(NotWritten::because)?;
    let info = document
        .get_dictionary_mut(id)
        .map_err(NotWritten::because)?;
    for empty in [
        "GTS_PDFXVersion",
        "Identifier",
        "Keywords",
        "Subject",
        "Trapped",
    ] {
        info.remove(empty.as_bytes());
    }
    let stated = format!("D:{}+08'00'", created.format("%Y%m%d%H%M%S"));
    info.set("CreationDate", Object::string_literal(stated.as_str()));
    info.set("ModDate", Object::string_literal(stated.as_str()));
    Ok(())
}

/// Tells which outline the codes beyond the outlines' own numbers stand for.
fn lead_doubles_to_their_outlines(
    document: &mut Document,
    fonts: &BTreeMap<FaceId, Font>,
) -> Result<(), NotWritten> {
    for font in fonts.values().filter(|font| !font.doubles.is_empty()) {
        let outlines = (0..font.outlines).chain(font.doubles.iter().copied());
        let map = Stream::new(
            Dictionary::new(),
            outlines.flat_map(u16::to_be_bytes).collect(),
        );
        let map = document.add_object(map);
        let named = |object: &Object| {
            let dictionary = object.as_dict().ok();
            dictionary.and_then(|entries| entries.get(b"BaseFont").ok()?.as_name().ok())
                == Some(font.name.as_bytes())
        };
        let composite = document.objects.values_mut().find(|object| named(object));
        let descendants = composite
            .and_then(|object| object.as_dict_mut().ok()?.get_mut(b"DescendantFonts").ok());
        let descendant = descendants
            .and_then(|fonts| fonts.as_array_mut().ok()?.first_mut()?.as_dict_mut().ok())
            .ok_or_else(|| NotWritten::because(format!("{} has no descendant font", font.name)))?;
        descendant.set("CIDToGIDMap", map);
    }
    Ok(())
}

/// The identity of the file follows from what is in it.
fn identify(document: &mut Document, description: &Description) {
    let mut hash = Sha256::new();
    hash.update(&description.title);
    hash.update(description.created.to_string());
    for object in document.objects.values() {
        if let Ok(stream) = object.as_stream() {
            hash.update(&stream.content);
        }
    }
    let id = Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}
