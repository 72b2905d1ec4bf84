//! Takes a file in.

use std::io::Read;

use super::{Attachment, OwnerId, content, media};
use crate::archive::{Archive, Logo};
use crate::customers::rows;
use crate::firm;
use crate::ids::{AttachmentId, CustomerId};
use crate::staff::{Act, Session};
use crate::store::{Changed, Op};
use crate::{Error, Result};

/// The largest file that is taken in: 50 MB.
pub const LARGEST: u32 = 50 * 1024 * 1024;

/// The largest logo: it is printed 20 mm wide, and goes into every paper.
const LARGEST_LOGO: usize = 2 * 1024 * 1024;

/// The longest name that is kept.
const LONGEST_NAME: usize = 120;

/// Takes in a file for a record that does not exist yet, such as evidence while a complaint is taken down. The draft
/// keeps the key of the attachment; the verb that makes the record takes it over.
///
/// Refused are files that are empty, larger than [`LARGEST`], or can run.
pub fn stage(
    archive: &Archive,
    by: &Session,
    name: &str,
    source: &mut dyn Read,
) -> Result<Changed<Attachment>> {
    if !by.may(Act::ProposePlans) {
        by.require(Act::ReceiveComplaints)?;
    }
    add(archive, by, Owner::None, name, source)
}

/// Adds a file to a customer that the user may change.
pub fn add_to_customer(
    archive: &Archive,
    by: &Session,
    customer: CustomerId,
    name: &str,
    source: &mut dyn Read,
) -> Result<Changed<Attachment>> {
    let found = archive
        .store()
        .read(|connection| rows::get(connection, customer))?;
    if !found.may_be_edited_by(by) {
        return Err(Error::Forbidden {
            act: "edit_customer",
        });
    }
    add(archive, by, Owner::Customer(customer), name, source)
}

/// Sets the firm's logo, a PNG or JPEG picture.
pub fn set_logo(archive: &Archive, by: &Session, logo: &Logo) -> Result<Changed<Attachment>> {
    by.require(Act::ManageFirm)?;
    require_logo(logo)?;
    let found = archive.store().read(firm::get)?;
    let owner = Owner::Firm(OwnerId(found.id.uuid()));
    let added = add(archive, by, owner, &logo.name, &mut logo.bytes.as_slice())?;
    let saved = firm::set_logo(archive.store(), by, Some(added.output.id))?;
    Ok(saved.map(|_| added.output))
}

/// Refuses what is no PNG or JPEG picture, or larger than [`LARGEST_LOGO`].
pub(crate) fn require_logo(logo: &Logo) -> Result<()> {
    if logo.bytes.len() > LARGEST_LOGO {
        return Err(media::refused(&logo.name, "too_large"));
    }
    media::require_picture(&logo.name, &logo.bytes)
}

/// Takes the logo off the firm's papers. The picture itself stays, so that this can be undone.
pub fn remove_logo(archive: &Archive, by: &Session) -> Result<Changed<()>> {
    Ok(firm::set_logo(archive.store(), by, None)?.map(drop))
}

enum Owner {
    None,
    Customer(CustomerId),
    Firm(OwnerId),
}

fn add(
    archive: &Archive,
    by: &Session,
    owner: Owner,
    name: &str,
    source: &mut dyn Read,
) -> Result<Changed<Attachment>> {
    let name = plain_name(name);
    // While this is held, nobody takes the file for an orphan.
    let _arriving = archive.files_arriving();
    let taken = content::take_in(archive, &name, source, LARGEST)?;
    let (owner_table, owner_id, customer_id) = match owner {
        Owner::None => ("", None, None),
        Owner::Customer(id) => ("customers", Some(OwnerId(id.uuid())), Some(id)),
        Owner::Firm(id) => ("firm", Some(id), None),
    };
    archive.store().write(by.actor(), Op::AddAttachment, |tx| {
        let attachment = Attachment {
            id: AttachmentId::fresh(tx.now()),
            owner_table: owner_table.to_owned(),
            owner_id,
            customer_id,
            hash: taken.hash,
            sha256: taken.sha256,
            name,
            size: taken.size,
            media_type: taken.media_type.to_owned(),
            added_by: by.staff,
            added_at: tx.now(),
        };
        tx.insert(&attachment)?;
        Ok(attachment)
    })
}

/// The last part of a path, without what would hide or break it: controls, direction marks, signs that Windows forbids.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_harmful = |sign: &char| {
        sign.is_control()
            || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            || "<>:\"|?*".contains(*sign)
    };
    let kept: String = last.chars().filter(|sign| !is_harmful(sign)).collect();
    let kept = kept.trim().trim_end_matches('.');
    let surplus = kept.chars().count().saturating_sub(LONGEST_NAME);
    // The end carries the extension.
    match kept.chars().skip(surplus).collect::<String>() {
        empty if empty.is_empty() => "file".to_owned(),
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn names_are_plain() {
        assert_eq!(plain_name(r"C:\Users\wen\签收单.pdf"), "签收单.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("照片\u{202e}gpj.exe"), "照片gpj.exe");
        assert_eq!(plain_name("a<b>:c?.png. "), "abc.png");
        assert_eq!(plain_name("\n"), "file");
        let long = plain_name(&format!("{}.pdf", "长".repeat(500)));
        assert!(long.chars().count() == 120 && long.ends_with(".pdf"));
    }
}
