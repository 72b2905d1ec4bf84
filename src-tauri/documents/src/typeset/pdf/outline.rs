//! The ways through the document: its outline, and the links of its pages.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::super::mark::{Anchor, Page};
use super::super::rounded;

/// The annotations of a page for its links.
pub fn links(
    document: &mut Document,
    page: &Page,
    pages: &[Page],
    ids: &[ObjectId],
) -> Vec<Object> {
    let mut annotations = Vec::with_capacity(page.links.len());
    for link in &page.links {
        let (Some(target), Some(id)) = (pages.get(link.page), ids.get(link.page)) else {
            continue;
        };
        let [left, top, width, height] = link.area;
        let foot = page.sheet.height - top - height;
        let corners = [left, foot, left + width, foot + height];
        let annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => corners.map(|edge| Object::Real(rounded(edge))).to_vec(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed as the page is; without this flag the file were not fit for the archive.
            "F" => 4,
            "Contents" => text_string(&link.words),
            "Dest" => place(target, *id, link.y),
        };
        annotations.push(document.add_object(annotation).into());
    }
    annotations
}

/// A place a little above `y`, so that what stands there is seen whole.
fn place(page: &Page, id: ObjectId, y: f32) -> Vec<Object> {
    let height = page.sheet.height;
    let top = Object::Real(rounded(height - y + 12.0).min(height));
    vec![id.into(), "XYZ".into(), Object::Null, top, Object::Null]
}

/// An entry of the outline while it is built.
struct Entry<'a> {
    id: ObjectId,
    place: Vec<Object>,
    anchor: &'a Anchor,
    parent: Option<usize>,
}

/// Builds the outline of the document: an anchor stands below the nearest one before it that is further out.
pub fn build(document: &mut Document, pages: &[Page], ids: &[ObjectId]) -> Option<ObjectId> {
    let root = document.new_object_id();
    let mut entries: Vec<Entry> = Vec::new();
    let of_page = |(page, id)| {
        let page: &Page = page;
        page.anchors.iter().map(move |anchor| (page, id, anchor))
    };
    for (sheet, page, anchor) in pages.iter().zip(ids.iter().copied()).flat_map(of_page) {
        let parent = entries
            .iter()
            .rposition(|entry| entry.anchor.level < anchor.level);
        entries.push(Entry {
            id: document.new_object_id(),
            place: place(sheet, page, anchor.y),
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
        let mut item = dictionary! {
            "Title" => text_string(&entry.anchor.title),
            "Parent" => entry.parent.map_or(root, |parent| entries[parent].id),
            "Dest" => entry.place.clone(),
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
