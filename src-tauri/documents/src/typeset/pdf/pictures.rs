//! The pictures of a document, each embedded once however often it stands on a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId};

use super::super::mark::{Mark, Page};
use super::super::picture::{Picture, Pixels};

/// A picture and its name among the resources of the pages.
pub struct Placed {
    /// Its name.
    pub id: XObjectId,
    picture: Arc<Picture>,
}

/// The different pictures of the pages.
pub fn gather(pages: &[Page]) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for mark in pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Picture { picture, .. } = mark
            && !placed.iter().any(|placed| placed.is(picture))
        {
            let id = XObjectId(format!("Picture{}", placed.len()));
            placed.push(Placed {
                id,
                picture: picture.clone(),
            });
        }
    }
    placed
}

impl Placed {
    /// Whether this is that picture.
    pub fn is(&self, picture: &Arc<Picture>) -> bool {
        Arc::ptr_eq(&self.picture, picture) || self.picture == *picture
    }

    /// The picture as an object of the document.
    pub fn object(&self) -> XObject {
        let Picture {
            width,
            height,
            pixels,
        } = &*self.picture;
        let stream = match pixels {
            Pixels::Jpeg { file, grey } => {
                let mut dict = image(*width, *height, *grey);
                dict.insert("Filter".to_owned(), name("DCTDecode"));
                ExternalStream {
                    dict,
                    content: file.clone(),
                    compress: false,
                }
            }
            Pixels::Samples {
                colours,
                grey,
                opacity,
            } => {
                let mut dict = image(*width, *height, *grey);
                if let Some(opacity) = opacity {
                    let dict_of_mask = image(*width, *height, true);
                    let mask = ExternalStream {
                        dict: dict_of_mask,
                        content: opacity.clone(),
                        compress: true,
                    };
                    dict.insert("SMask".to_owned(), DictItem::Stream { stream: mask });
                }
                ExternalStream {
                    dict,
                    content: colours.clone(),
                    compress: true,
                }
            }
        };
        XObject::External(ExternalXObject {
            stream,
            width: None,
            height: None,
            dpi: None,
        })
    }
}

fn image(width: u32, height: u32, grey: bool) -> BTreeMap<String, DictItem> {
    let space = if grey { "DeviceGray" } else { "DeviceRGB" };
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(width))),
        ("Height", DictItem::Int(i64::from(height))),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}
