//! What the writer leaves open: language, outline, dates, codes of doubled outlines and the identity of the file.

use std::collections::BTreeMap;
use std::io::Write as _;

use chrono::NaiveDateTime;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{
    Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string,
};
use printpdf::{CustomPdfConformance, PdfConformance};
use sha2::{Digest, Sha256};

use super::super::face::FaceId;
use super::super::mark::{Anchor, Page};
use super::super::page::Sheet;
use super::super::rounded;
use super::fonts::Font;
use super::{Description, NotWritten};

/// No claim to a standard of the printing trade, and no colour profile of it.
pub fn plain_conformance() -> PdfConformance {
    PdfConformance::Custom(CustomPdfConformance {
        identifier: String::new(),
        requires_icc_profile: false,
        requires_xmp_metadata: false,
        ..CustomPdfConformance::default()
    })
}

/// Completes what was written and makes bytes of it.
pub fn finish(
    mut document: Document,
    sheet: &Sheet,
    pages: &[Page],
    fonts: &BTreeMap<FaceId, Font>,
    description: &Description,
) -> Result<Vec<u8>, NotWritten> {
    document.version = "1.7".to_owned();
    state_dates(&mut document, description.created)?;
    lead_doubles_to_their_outlines(&mut document, fonts)?;
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    for id in &page_ids {
        let page = document
            .get_dictionary_mut(*id)
            .map_err(NotWritten::because)?;
        page.remove(b"Annots");
    }
    let anchors = pages
        .iter()
        .zip(&page_ids)
        .flat_map(|(page, id)| page.anchors.iter().map(|anchor| (*id, anchor)));
    let outline = outline(&mut document, anchors.collect(), sheet.height);
    let catalog = document.catalog_mut().map_err(NotWritten::because)?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("PageLayout", "SinglePage");
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" },
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    pack(&mut document)?;
    identify(&mut document, description);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(NotWritten::because)?;
    Ok(bytes)
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

/// An entry of the outline while it is built.
struct Entry<'a> {
    id: ObjectId,
    page: ObjectId,
    anchor: &'a Anchor,
    parent: Option<usize>,
}

/// Builds the outline of the document: an anchor stands below the nearest one before it that is further out.
fn outline(
    document: &mut Document,
    anchors: Vec<(ObjectId, &Anchor)>,
    height: f32,
) -> Option<ObjectId> {
    let root = document.new_object_id();
    let mut entries: Vec<Entry> = Vec::with_capacity(anchors.len());
    for (page, anchor) in anchors {
        let parent = entries
            .iter()
            .rposition(|entry| entry.anchor.level < anchor.level);
        entries.push(Entry {
            id: document.new_object_id(),
            page,
            anchor,
            parent,
        });
    }
    let below = |parent: Option<usize>| -> Vec<usize> {
        (0..entries.len())
            .filter(|index| entries[*index].parent == parent)
            .collect()
    };
    for (index, entry) in entries.iter().enumerate() {
        let top = Object::Real(rounded(height - entry.anchor.y + 12.0).min(height));
        let mut item = dictionary! {
            "Title" => text_string(&entry.anchor.title),
            "Parent" => entry.parent.map_or(root, |parent| entries[parent].id),
            "Dest" => vec![entry.page.into(), "XYZ".into(), Object::Null, top, Object::Null],
        };
        let siblings = below(entry.parent);
        let place = siblings
            .iter()
            .position(|sibling| *sibling == index)
            .unwrap_or(0);
        if place > 0 {
            item.set("Prev", entries[siblings[place - 1]].id);
        }
        if let Some(next) = siblings.get(place + 1) {
            item.set("Next", entries[*next].id);
        }
        enclose(&mut item, &below(Some(index)), &entries, false);
        document.objects.insert(entry.id, item.into());
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    enclose(&mut outlines, &below(None), &entries, true);
    document.objects.insert(root, outlines.into());
    (!entries.is_empty()).then_some(root)
}

/// Names the entries inside an entry; the count is negative where they are folded away at first.
fn enclose(item: &mut Dictionary, inside: &[usize], entries: &[Entry], open: bool) {
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return;
    };
    let count = inside.len() as i64;
    item.set("First", entries[*first].id);
    item.set("Last", entries[*last].id);
    item.set("Count", if open { count } else { -count });
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
