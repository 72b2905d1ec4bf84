//! What several pages have in common stands in the file once: their resources, and what draws the copies of a form.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::NotWritten;

/// The writer names all kinds of resources on every page, most of them empty: the pages share one list of those that
/// there are.
pub fn resources(document: &mut Document, pages: &[ObjectId]) -> Result<(), NotWritten> {
    let mut shared: Option<(Dictionary, ObjectId)> = None;
    for page in pages {
        let entry = document
            .get_dictionary(*page)
            .and_then(|page| page.get(b"Resources"))
            .map_err(NotWritten::because)?;
        let own = entry.as_reference().ok();
        let (_, listed) = document.dereference(entry).map_err(NotWritten::because)?;
        let listed = listed.as_dict().map_err(NotWritten::because)?.iter();
        let is_empty = |kind: &Object| {
            let (_, kind) = document.dereference(kind).ok()?;
            Some(kind.as_dict().ok()?.is_empty())
        };
        let used = listed.filter(|(_, kind)| is_empty(kind) == Some(false));
        let used: Dictionary = used
            .map(|(name, kind)| (name.clone(), kind.clone()))
            .collect();
        let id = match &shared {
            Some((known, id)) if *known == used => *id,
            _ => {
                let id = document.add_object(used.clone());
                shared = Some((used, id));
                id
            }
        };
        if let Some(own) = own {
            document.objects.remove(&own);
        }
        let page = document
            .get_dictionary_mut(*page)
            .map_err(NotWritten::because)?;
        page.set("Resources", id);
    }
    Ok(())
}

/// The copies of a form differ in a word of their head, and in nothing below it: what ends the content of a page as it
/// ends that of an earlier one is a stream of its own, which both name.
pub fn contents(document: &mut Document, pages: &[ObjectId]) -> Result<(), NotWritten> {
    let mut endings: Vec<Ending> = Vec::new();
    for page in pages {
        let Some((id, content)) = content(document, *page) else {
            continue;
        };
        let longest = endings
            .iter_mut()
            .map(|ending| (common_end(&ending.content, &content), ending))
            .max_by_key(|(length, _)| *length)
            .filter(|(length, _)| *length >= WORTH_SHARING);
        let Some((length, ending)) = longest else {
            endings.push(Ending {
                content,
                owner: (*page, id),
                shared: None,
            });
            continue;
        };
        let common = content[content.len() - length..].to_vec();
        let shared = match ending.shared {
            Some(shared) => shared,
            None => {
                let own = ending.content[..ending.content.len() - length].to_vec();
                let shared = document.add_object(Stream::new(Dictionary::new(), common.clone()));
                let (first, first_id) = ending.owner;
                split(document, first, first_id, own, shared)?;
                ending.content = common;
                ending.shared = Some(shared);
                shared
            }
        };
        let own = content[..content.len() - ending.content.len()].to_vec();
        split(document, *page, id, own, shared)?;
    }
    Ok(())
}

/// Less than this packs to so little that another object would cost more.
const WORTH_SHARING: usize = 2000;

/// What the content of a page ends with.
struct Ending {
    /// All of it, until a part is shared; then that part.
    content: Vec<u8>,
    /// The page, and the stream that it names.
    owner: (ObjectId, ObjectId),
    /// The stream of the shared part.
    shared: Option<ObjectId>,
}

/// How many bytes two contents have in common at their end, from the start of a line on. A part that is shared already
/// is all or nothing.
fn common_end(known: &[u8], content: &[u8]) -> usize {
    let alike = known
        .iter()
        .rev()
        .zip(content.iter().rev())
        .take_while(|(known, other)| known == other)
        .count();
    if alike == known.len() {
        return alike;
    }
    let end = &content[content.len() - alike..];
    let line = end.iter().position(|byte| *byte == b'\n');
    line.map_or(0, |line| alike - line - 1)
}

fn content(document: &Document, page: ObjectId) -> Option<(ObjectId, Vec<u8>)> {
    let entry = document.get_dictionary(page).ok()?.get(b"Contents").ok()?;
    let id = match entry {
        Object::Array(parts) => parts.first()?.as_reference().ok()?,
        other => other.as_reference().ok()?,
    };
    let stream = document.get_object(id).and_then(Object::as_stream).ok()?;
    Some((id, stream.content.clone()))
}

/// Leaves a page its own stream, and lets it go on with the shared one.
fn split(
    document: &mut Document,
    page: ObjectId,
    id: ObjectId,
    own: Vec<u8>,
    shared: ObjectId,
) -> Result<(), NotWritten> {
    let mut parts = Vec::with_capacity(2);
    if own.is_empty() {
        document.objects.remove(&id);
    } else {
        let stream = document.get_object_mut(id).and_then(Object::as_stream_mut);
        stream.map_err(NotWritten::because)?.set_content(own);
        parts.push(id.into());
    }
    parts.push(Object::from(shared));
    let page = document
        .get_dictionary_mut(page)
        .map_err(NotWritten::because)?;
    page.set("Contents", parts);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_are_common() {
        assert_eq!(common_end(b"a\nbc\nd", b"x\nyc\nd"), 1);
        assert_eq!(common_end(b"a\nbc\nd", b"x\nbc\nd"), 4);
        assert_eq!(common_end(b"bc\nd", b"abc\nd"), 4);
        assert_eq!(common_end(b"q", b"r"), 0);
    }
}
