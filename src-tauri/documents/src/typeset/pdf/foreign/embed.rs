//! The pages of other documents that stand in a document of ours, each a form.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId};

use super::super::super::mark::{Mark, Page};
use super::super::NotWritten;
use super::copy::Copy;
use super::{ForeignPage, corners_of, inherited, number};

/// A page of another document, and its name among the resources of the pages.
pub struct Placed {
    /// Its name.
    pub id: XObjectId,
    page: Arc<ForeignPage>,
}

impl Placed {
    /// Whether this is that page.
    pub fn is(&self, page: &Arc<ForeignPage>) -> bool {
        Arc::ptr_eq(&self.page, page) || self.page.is(page)
    }

    /// Stands in its place until the document is finished: the writer cannot copy from other documents.
    pub fn stand_in(&self) -> XObject {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let dict = [("Type", name("XObject")), ("Subtype", name("Form"))]
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        let stream = ExternalStream {
            dict,
            content: Vec::new(),
            compress: false,
        };
        XObject::External(ExternalXObject {
            stream,
            width: None,
            height: None,
            dpi: None,
        })
    }
}

/// The different foreign pages that stand on pages of ours.
pub fn gather(pages: &[Page]) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for mark in pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Foreign { page, .. } = mark
            && !placed.iter().any(|placed| placed.is(page))
        {
            let id = XObjectId(format!("Foreign{}", placed.len()));
            placed.push(Placed {
                id,
                page: page.clone(),
            });
        }
    }
    placed
}

/// Puts the pages in the places of their stand-ins.
pub fn embed(
    document: &mut Document,
    placed: &[Placed],
    pages: &[ObjectId],
) -> Result<(), NotWritten> {
    let mut copies: HashMap<*const Document, Copy> = HashMap::new();
    for foreign in placed {
        let stand_in = stand_in_of(document, &foreign.id.0, pages)
            .ok_or_else(|| NotWritten::because(format!("{} has no place", foreign.id.0)))?;
        let from = Arc::as_ptr(&foreign.page.document);
        let copy = copies
            .entry(from)
            .or_insert_with(|| Copy::new(&foreign.page.document));
        let form = form(&foreign.page, copy, document);
        document.objects.insert(stand_in, form.into());
    }
    Ok(())
}

fn stand_in_of(document: &Document, name: &str, pages: &[ObjectId]) -> Option<ObjectId> {
    let of_page = |page: &ObjectId| {
        let page = document.get_dictionary(*page).ok()?;
        let within = |holder: &Dictionary, key: &[u8]| -> Option<Dictionary> {
            let (_, object) = document.dereference(holder.get(key).ok()?).ok()?;
            object.as_dict().ok().cloned()
        };
        let objects = within(&within(page, b"Resources")?, b"XObject")?;
        objects.get(name.as_bytes()).ok()?.as_reference().ok()
    };
    pages.iter().find_map(of_page)
}

/// The page as a form that fills a square of one by one.
fn form(page: &ForeignPage, copy: &mut Copy, into: &mut Document) -> Stream {
    let from = &*page.document;
    let described = from.get_dictionary(page.id).ok();
    let of_page = |key: &[u8]| {
        let object = inherited(from, described?, key)?;
        object.as_dict().ok()
    };
    let mut resources = of_page(b"Resources")
        .map(|resources| copy.dictionary(resources, into))
        .unwrap_or_default();
    // Whatever the page leaves undone must not reach what is drawn after it.
    let mut content = b"q\n".to_vec();
    content.extend(&page.content);
    content.extend(b"\nQ\n");
    let notes = described
        .map(|described| annotations(from, described))
        .unwrap_or_default();
    if !notes.is_empty() {
        let mut objects = objects_of(&resources, into);
        for (number, note) in notes.iter().enumerate() {
            let name = format!("Shown{number}");
            objects.set(name.as_str(), copy.reference(note.appearance, into));
            let mut drawn = String::from("q");
            for value in note.matrix {
                // Writing to a string does not fail.
                let _ = write!(drawn, " {value}");
            }
            let _ = writeln!(drawn, " cm /{name} Do Q");
            content.extend(drawn.bytes());
        }
        resources.set("XObject", objects);
    }
    let mut entries = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => reals(&page.corners),
        "Matrix" => reals(&to_square(page.corners, page.quarters)),
        "Resources" => resources,
    };
    if let Some(group) = of_page(b"Group") {
        entries.set("Group", copy.dictionary(group, into));
    }
    Stream::new(entries, content)
}

/// The forms and pictures among copied resources.
fn objects_of(resources: &Dictionary, document: &Document) -> Dictionary {
    let objects = resources.get(b"XObject").ok();
    let objects = objects.and_then(|objects| document.dereference(objects).ok()?.1.as_dict().ok());
    objects.cloned().unwrap_or_default()
}

fn reals(numbers: &[f32]) -> Vec<Object> {
    numbers.iter().map(|number| Object::Real(*number)).collect()
}

/// The matrix that makes of these corners, turned by so many quarters, a square of one by one.
fn to_square([left, lower, right, upper]: [f32; 4], quarters: u8) -> [f32; 6] {
    let (across, up) = (1.0 / (right - left), 1.0 / (upper - lower));
    let (x, y) = (left * across, lower * up);
    match quarters {
        0 => [across, 0.0, 0.0, up, -x, -y],
        1 => [0.0, -across, up, 0.0, -y, 1.0 + x],
        2 => [-across, 0.0, 0.0, -up, 1.0 + x, 1.0 + y],
        _ => [0.0, across, -up, 0.0, 1.0 + y, -x],
    }
}

/// What an annotation shows, and how its form is brought to its place.
struct Note {
    appearance: ObjectId,
    matrix: [f32; 6],
}

/// The annotations that are printed: values of form fields, stamps, notes on the page; no links and no hidden ones.
fn annotations(document: &Document, page: &Dictionary) -> Vec<Note> {
    let listed = page
        .get(b"Annots")
        .ok()
        .and_then(|annotations| document.dereference(annotations).ok()?.1.as_array().ok());
    let listed = listed.into_iter().flatten();
    listed
        .filter_map(|annotation| {
            let (_, annotation) = document.dereference(annotation).ok()?;
            note(document, annotation.as_dict().ok()?)
        })
        .collect()
}

fn note(document: &Document, annotation: &Dictionary) -> Option<Note> {
    const HIDDEN: i64 = 1 << 1;
    const PRINTED: i64 = 1 << 2;
    let flags = annotation.get(b"F").and_then(Object::as_i64).unwrap_or(0);
    let kind = annotation.get(b"Subtype").ok()?.as_name().ok()?;
    let is_only_for_screens = matches!(kind, b"Link" | b"Popup" | b"Text");
    if flags & HIDDEN != 0 || (is_only_for_screens && flags & PRINTED == 0) {
        return None;
    }
    let appearance = appearance(document, annotation)?;
    let form = document.get_object(appearance).ok()?.as_stream().ok()?;
    let place = corners_of(document, annotation.get(b"Rect").ok()?)?;
    let bounds = corners_of(document, form.dict.get(b"BBox").ok()?)?;
    let own = matrix_of(document, &form.dict);
    Some(Note {
        appearance,
        matrix: onto(turned_bounds(bounds, own), place)?,
    })
}

/// The form that an annotation shows as it stands (ISO 32000-1, 12.5.5): one of several where it has states.
fn appearance(document: &Document, annotation: &Dictionary) -> Option<ObjectId> {
    let (_, shown) = document.dereference(annotation.get(b"AP").ok()?).ok()?;
    let normal = shown.as_dict().ok()?.get(b"N").ok()?;
    let (id, object) = document.dereference(normal).ok()?;
    match object {
        Object::Stream(_) => id,
        Object::Dictionary(states) => {
            let state = annotation.get(b"AS").ok()?.as_name().ok()?;
            let (id, object) = document.dereference(states.get(state).ok()?).ok()?;
            id.filter(|_| object.as_stream().is_ok())
        }
        _ => None,
    }
}

fn matrix_of(document: &Document, form: &Dictionary) -> [f32; 6] {
    let stated = || {
        let (_, matrix) = document.dereference(form.get(b"Matrix").ok()?).ok()?;
        let numbers: Vec<f32> = matrix.as_array().ok()?.iter().filter_map(number).collect();
        <[f32; 6]>::try_from(numbers).ok()
    };
    stated().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
}

/// The corners of what a matrix makes of these.
fn turned_bounds([left, lower, right, upper]: [f32; 4], [a, b, c, d, e, f]: [f32; 6]) -> [f32; 4] {
    let corners = [(left, lower), (right, lower), (left, upper), (right, upper)];
    let moved = corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    let least = |pick: fn(&(f32, f32)) -> f32| moved.iter().map(pick).fold(f32::INFINITY, f32::min);
    let most =
        |pick: fn(&(f32, f32)) -> f32| moved.iter().map(pick).fold(f32::NEG_INFINITY, f32::max);
    [
        least(|corner| corner.0),
        least(|corner| corner.1),
        most(|corner| corner.0),
        most(|corner| corner.1),
    ]
}

fn onto(bounds: [f32; 4], place: [f32; 4]) -> Option<[f32; 6]> {
    let across = (place[2] - place[0]) / (bounds[2] - bounds[0]);
    let up = (place[3] - place[1]) / (bounds[3] - bounds[1]);
    let matrix = [
        across,
        0.0,
        0.0,
        up,
        place[0] - bounds[0] * across,
        place[1] - bounds[1] * up,
    ];
    matrix
        .iter()
        .all(|value| value.is_finite())
        .then_some(matrix)
}
