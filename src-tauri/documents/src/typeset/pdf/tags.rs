//! The structure of the document as its tags (ISO 32000-1, 14.7): what each part is, what stands in it, and which marked
//! stretches of which pages are its content.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::super::structure::{Part, PartId, Role, Structure};

/// The name of a marked stretch of such a part.
pub fn content_name(role: Role) -> &'static str {
    match role {
        Role::Item => "LBody",
        other => name(other),
    }
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Sect",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::Item => "LI",
        Role::Contents => "TOC",
        Role::ContentsLine => "TOCI",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::Head { .. } => "TH",
        Role::Cell { .. } => "TD",
        Role::Figure => "Figure",
    }
}

/// Adds the tree of the parts; `tagged` has, for each page, the part that each marked stretch of it belongs to.
pub fn build(
    document: &mut Document,
    structure: &Structure,
    tagged: &[Vec<PartId>],
    pages: &[ObjectId],
) -> ObjectId {
    let (root, whole) = (document.new_object_id(), document.new_object_id());
    let parts = structure.parts();
    let ids: Vec<ObjectId> = parts.iter().map(|_| document.new_object_id()).collect();
    // What has content of its own: the part, or the body of an entry of a list.
    let bodies: Vec<ObjectId> = parts
        .iter()
        .zip(&ids)
        .map(|(part, id)| match part.role {
            Role::Item => document.new_object_id(),
            _ => *id,
        })
        .collect();
    let mut kids = Kids::default();
    let mut at_top = Vec::new();
    for (part, id) in parts.iter().zip(&ids) {
        match part.within {
            Some(within) => kids.add(ids[within.index()], (*id).into()),
            None => at_top.push(Object::from(*id)),
        }
    }
    let mut of_pages = Vec::with_capacity(2 * pages.len());
    for (index, (page, parts)) in pages.iter().zip(tagged).enumerate() {
        for (number, part) in parts.iter().enumerate() {
            kids.add_content(bodies[part.index()], *page, number);
        }
        let owners: Vec<Object> = parts
            .iter()
            .map(|part| bodies[part.index()].into())
            .collect();
        of_pages.push(Object::from(index as i64));
        of_pages.push(document.add_object(owners).into());
    }
    for ((part, id), body) in parts.iter().zip(&ids).zip(&bodies) {
        let parent = part.within.map_or(whole, |within| ids[within.index()]);
        let mut element = element(part, parent);
        if body != id {
            let mut inner = dictionary! { "S" => "LBody", "P" => *id };
            kids.give(*body, &mut inner);
            document.objects.insert(*body, inner.into());
            kids.add(*id, (*body).into());
        }
        kids.give(*id, &mut element);
        document.objects.insert(*id, element.into());
    }
    let document_element = dictionary! { "S" => "Document", "P" => root, "K" => at_top };
    document.objects.insert(whole, document_element.into());
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![whole.into()],
        "ParentTree" => dictionary! { "Nums" => of_pages },
        "ParentTreeNextKey" => pages.len() as i64,
    };
    document.objects.insert(root, tree.into());
    root
}

fn element(part: &Part, parent: ObjectId) -> Dictionary {
    let mut element = dictionary! { "S" => name(part.role), "P" => parent };
    if let Some(words) = &part.words {
        element.set("Alt", text_string(words));
    }
    let mut attributes = dictionary! { "O" => "Table" };
    if let Role::Head { columns, rows, .. } | Role::Cell { columns, rows } = part.role {
        if columns > 1 {
            attributes.set("ColSpan", columns as i64);
        }
        if rows > 1 {
            attributes.set("RowSpan", rows as i64);
        }
    }
    if let Role::Head { of_column, .. } = part.role {
        attributes.set("Scope", if of_column { "Column" } else { "Row" });
    }
    if attributes.len() > 1 {
        element.set("A", attributes);
    }
    element
}

/// What stands in each element.
#[derive(Default)]
struct Kids(HashMap<ObjectId, Inside>);

#[derive(Default)]
struct Inside {
    /// The page of the first content, which need not name it again.
    page: Option<ObjectId>,
    kids: Vec<Object>,
}

impl Kids {
    fn add(&mut self, id: ObjectId, kid: Object) {
        self.0.entry(id).or_default().kids.push(kid);
    }

    fn add_content(&mut self, id: ObjectId, page: ObjectId, number: usize) {
        let inside = self.0.entry(id).or_default();
        let number = number as i64;
        let here = *inside.page.get_or_insert(page) == page;
        inside.kids.push(if here {
            number.into()
        } else {
            dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into()
        });
    }

    fn give(&mut self, id: ObjectId, element: &mut Dictionary) {
        let Some(mut inside) = self.0.remove(&id) else {
            return;
        };
        if let Some(page) = inside.page {
            element.set("Pg", page);
        }
        let only = if inside.kids.len() == 1 {
            inside.kids.pop()
        } else {
            None
        };
        element.set("K", only.unwrap_or(Object::Array(inside.kids)));
    }
}
