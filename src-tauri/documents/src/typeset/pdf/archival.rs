//! What makes the file one for the archive (PDF/A-2b, ISO 19005-2): the colours are named by a profile, and the
//! document describes itself in XMP with the same words as in its information dictionary.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use moxcms::{ColorProfile, Xyzd};

use super::{Description, NotWritten, PROGRAM};

/// Adds the profile of the colours: sRGB (IEC 61966-2-1). Grey is its black.
pub fn intent(document: &mut Document) -> Result<Dictionary, NotWritten> {
    let profile = srgb().map_err(NotWritten::because)?;
    let stream = Stream::new(dictionary! { "N" => 3 }, profile);
    let profile = document.add_object(stream);
    Ok(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// The white of the connection space, D50 (ICC.1, 7.2.16).
const WHITE: Xyzd = Xyzd {
    x: 0.9642,
    y: 1.0,
    z: 0.8249,
};

/// Where the header of a profile has its date (ICC.1, 7.2.10): six numbers of two bytes.
const DATE: std::ops::Range<usize> = 24..36;

fn srgb() -> Result<Vec<u8>, moxcms::CmsError> {
    let mut profile = ColorProfile::new_srgb();
    // A display profile of version 4 states the white to which it is adapted, and needs no video codes.
    profile.media_white_point = Some(WHITE);
    profile.cicp = None;
    let mut bytes = profile.encode()?;
    // The writer dates a profile by the clock; the same paper must be the same bytes.
    if let Some(date) = bytes.get_mut(DATE) {
        for (place, number) in date.chunks_exact_mut(2).zip([2026_u16, 1, 1, 0, 0, 0]) {
            place.copy_from_slice(&number.to_be_bytes());
        }
    }
    Ok(bytes)
}

/// Adds what the document says of itself, and with `claimed` that it is one for the archive. It stays readable without a
/// PDF program: not packed.
pub fn metadata(document: &mut Document, description: &Description, claimed: bool) -> ObjectId {
    let created = description.created.format("%Y-%m-%dT%H:%M:%S+08:00");
    let (title, author) = (escaped(&description.title), escaped(&description.author));
    let claim = if claimed {
        "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
    } else {
        ""
    };
    let packet = format!(
        r#"<?xpacket begin="﻿" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<pdf:Producer>{PROGRAM}</pdf:Producer>
{claim}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#
    );
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let stream = Stream::new(entries, packet.into_bytes()).with_compression(false);
    document.add_object(stream)
}

/// Text within XML: marks of markup as references, and no character that XML has no place for.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !character.is_control()) {
        if matches!(character, '<' | '>' | '&' | '"' | '\'') {
            // Writing to a string does not fail.
            let _ = write!(escaped, "&#{};", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    escaped
}
