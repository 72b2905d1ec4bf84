//! Objects of one document copied into another, with all that they refer to.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::MOST_STEPS;

/// What leads out of the thing itself: to the page or list that it stands in, to the tags of its document, and to notes
/// that programs leave for themselves.
const LEADS_AWAY: [&[u8]; 6] = [
    b"Parent",
    b"StructParent",
    b"StructParents",
    b"PieceInfo",
    b"Metadata",
    b"OPI",
];

/// The things of a document that are no part of what a page shows.
const NOT_SHOWN: [&[u8]; 5] = [
    b"Page",
    b"Pages",
    b"Catalog",
    b"StructTreeRoot",
    b"StructElem",
];

/// Copies from one document; what several pages share is copied once.
pub struct Copy<'d> {
    from: &'d Document,
    known: HashMap<ObjectId, ObjectId>,
}

impl<'d> Copy<'d> {
    /// Nothing copied yet.
    pub fn new(from: &'d Document) -> Self {
        Self {
            from,
            known: HashMap::new(),
        }
    }

    /// A dictionary as it stands in the other document.
    pub fn dictionary(&mut self, dictionary: &Dictionary, into: &mut Document) -> Dictionary {
        let mut waiting = Vec::new();
        let copied = self.translate_dictionary(dictionary, into, &mut waiting, 0);
        self.bring(waiting, into);
        copied
    }

    /// An object that a reference leads to, as it is called in the other document.
    pub fn reference(&mut self, id: ObjectId, into: &mut Document) -> Object {
        let mut waiting = Vec::new();
        let copied = self.name(id, into, &mut waiting);
        self.bring(waiting, into);
        copied
    }

    /// Copies what is waited for, and what that refers to in its turn.
    fn bring(&mut self, mut waiting: Vec<(ObjectId, ObjectId)>, into: &mut Document) {
        while let Some((from, to)) = waiting.pop() {
            let Some(object) = self.from.objects.get(&from) else {
                continue;
            };
            let copied = self.translate(object, into, &mut waiting, 0);
            into.objects.insert(to, copied);
        }
    }

    fn name(
        &mut self,
        id: ObjectId,
        into: &mut Document,
        waiting: &mut Vec<(ObjectId, ObjectId)>,
    ) -> Object {
        if let Some(known) = self.known.get(&id) {
            return Object::Reference(*known);
        }
        let shown = self.from.objects.get(&id).filter(|object| is_shown(object));
        if shown.is_none() {
            return Object::Null;
        }
        let new = into.new_object_id();
        self.known.insert(id, new);
        waiting.push((id, new));
        Object::Reference(new)
    }

    fn translate(
        &mut self,
        object: &Object,
        into: &mut Document,
        waiting: &mut Vec<(ObjectId, ObjectId)>,
        depth: usize,
    ) -> Object {
        if depth > MOST_STEPS {
            return Object::Null;
        }
        match object {
            Object::Reference(id) => self.name(*id, into, waiting),
            Object::Array(items) => {
                let items = items.iter();
                let copied = items.map(|item| self.translate(item, into, waiting, depth + 1));
                Object::Array(copied.collect())
            }
            Object::Dictionary(dictionary) => self
                .translate_dictionary(dictionary, into, waiting, depth)
                .into(),
            Object::Stream(stream) => {
                let mut copied = stream.clone();
                copied.dict = self.translate_dictionary(&stream.dict, into, waiting, depth);
                copied.into()
            }
            other => other.clone(),
        }
    }

    fn translate_dictionary(
        &mut self,
        dictionary: &Dictionary,
        into: &mut Document,
        waiting: &mut Vec<(ObjectId, ObjectId)>,
        depth: usize,
    ) -> Dictionary {
        let mut copied = Dictionary::new();
        for (key, value) in dictionary {
            if !LEADS_AWAY.contains(&key.as_slice()) {
                let value = self.translate(value, into, waiting, depth + 1);
                copied.set(key.clone(), value);
            }
        }
        copied
    }
}

fn is_shown(object: &Object) -> bool {
    let kind = object
        .as_dict()
        .ok()
        .and_then(|entries| entries.get(b"Type").ok()?.as_name().ok());
    !kind.is_some_and(|kind| NOT_SHOWN.contains(&kind))
}
