//! The same sheet has the same pages and fonts on every system.

use lopdf::{Document, Object};
use sha2::{Digest, Sha256};
use yike_documents::notice::{NoticeCopy, NoticeOptions, notice};
use yike_documents::typeset::face::Faces;

use crate::samples::{damage, firm, options};

/// The hash of all streams, unpacked: how well they are packed is a matter of the library that packs them, and so is the
/// list of where in the file they are.
#[test]
fn the_pages_and_fonts_are_the_same_on_every_system() {
    let copies = NoticeCopy::first(4).expect("four copies");
    let options = NoticeOptions {
        copies,
        draft: true,
        ..options()
    };
    let paper = notice(&Faces::bundled(), &firm(), &damage::closed(), &options).expect("a notice");
    let document = Document::load_mem(&paper.bytes).expect("a document");
    let mut hash = Sha256::new();
    for stream in document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| !stream.dict.has_type(b"XRef"))
    {
        hash.update(stream.get_plain_content().expect("unpacked"));
    }
    let id = document
        .trailer
        .get(b"ID")
        .and_then(Object::as_array)
        .expect("an identity");
    assert_eq!(id.len(), 2);
    let digest: String = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    insta::assert_snapshot!("streams", digest);
}
