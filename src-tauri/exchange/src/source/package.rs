//! Zip containers whose sizes are not believed.

use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::SourceError;
use crate::limits::Limits;

/// The parts of a zip container, by name without regard to case.
pub(crate) struct Package<'bytes> {
    archive: ZipArchive<Cursor<&'bytes [u8]>>,
    names: HashMap<String, usize>,
    limits: Limits,
}

impl<'bytes> Package<'bytes> {
    pub(crate) fn open(bytes: &'bytes [u8], limits: &Limits) -> Result<Self, SourceError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| SourceError::corrupt("zip"))?;
        if archive.len() > limits.parts {
            return Err(SourceError::ZipBomb {
                part: "zip".to_owned(),
            });
        }
        let names = (0..archive.len())
            .filter_map(|index| {
                let name = archive.name_for_index(index)?.ok()?;
                Some((normal_name(&name), index))
            })
            .collect();
        Ok(Package {
            archive,
            names,
            limits: limits.clone(),
        })
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names.contains_key(&normal_name(name))
    }

    /// A whole part as text, for the few parts that are one short line.
    pub(crate) fn short_text(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        let Some(part) = self.reader(name)? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        part.take(4096)
            .read_to_end(&mut bytes)
            .map_err(|error| reading_failed(&error, name))?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// A part that describes the workbook, to be read as XML, or nothing when there is no such part.
    pub(crate) fn index_xml(
        &mut self,
        name: &str,
    ) -> Result<Option<XmlPart<'_, 'bytes>>, SourceError> {
        let ceiling = self.limits.index_bytes.min(self.limits.part_bytes);
        let part = self.xml(name)?;
        Ok(part.map(|mut part| {
            part.reader.get_mut().get_mut().part_bytes = ceiling;
            part
        }))
    }

    /// A part to be read as XML, or nothing when there is no such part.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<XmlPart<'_, 'bytes>>, SourceError> {
        let markup_bytes = self.limits.markup_bytes;
        let Some(guarded) = self.reader(name)? else {
            return Ok(None);
        };
        let declared = guarded.declared;
        let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, guarded));
        reader.config_mut().expand_empty_elements = true;
        Ok(Some(XmlPart {
            reader,
            buffer: Vec::new(),
            name: name.to_owned(),
            declared,
            depth: 0,
            text_bytes: usize::try_from(markup_bytes).unwrap_or(usize::MAX),
        }))
    }

    fn reader(&mut self, name: &str) -> Result<Option<Guarded<PartFile<'_, 'bytes>>>, SourceError> {
        let Some(&index) = self.names.get(&normal_name(name)) else {
            return Ok(None);
        };
        let file = self
            .archive
            .by_index(index)
            .map_err(|_| SourceError::corrupt(name))?;
        if file.size() > self.limits.part_bytes {
            return Err(SourceError::ZipBomb {
                part: name.to_owned(),
            });
        }
        Ok(Some(Guarded {
            declared: file.size(),
            packed: file.compressed_size(),
            inner: file,
            inflated: 0,
            markup: 0,
            part_bytes: self.limits.part_bytes,
            part_ratio: self.limits.part_ratio,
            ratio_free_bytes: self.limits.ratio_free_bytes,
            markup_bytes: self.limits.markup_bytes,
        }))
    }
}

fn normal_name(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_ascii_lowercase()
}

type PartFile<'package, 'bytes> = ZipFile<'package, Cursor<&'bytes [u8]>>;

/// Counts what really comes out of a part and stops where it becomes absurd.
struct Guarded<R> {
    inner: R,
    declared: u64,
    packed: u64,
    inflated: u64,
    markup: u64,
    part_bytes: u64,
    part_ratio: u64,
    ratio_free_bytes: u64,
    markup_bytes: u64,
}

#[derive(Debug, thiserror::Error)]
#[error("inflates beyond the ceiling")]
struct BeyondCeiling;

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.inflated += count as u64;
        self.markup += count as u64;
        let ratio_broken = self.inflated > self.ratio_free_bytes
            && self.inflated / self.part_ratio > self.packed.max(1);
        if self.inflated > self.part_bytes || self.markup > self.markup_bytes || ratio_broken {
            return Err(io::Error::other(BeyondCeiling));
        }
        Ok(count)
    }
}

fn reading_failed(error: &io::Error, part: &str) -> SourceError {
    let beyond = error
        .get_ref()
        .is_some_and(|inner| inner.is::<BeyondCeiling>());
    if beyond {
        SourceError::ZipBomb {
            part: part.to_owned(),
        }
    } else {
        SourceError::corrupt(part)
    }
}

/// A part of a container, read as XML one event at a time.
pub(crate) struct XmlPart<'package, 'bytes> {
    reader: Reader<BufReader<Guarded<PartFile<'package, 'bytes>>>>,
    buffer: Vec<u8>,
    name: String,
    declared: u64,
    depth: u32,
    /// What the text of one cell may take.
    text_bytes: usize,
}

/// Elements inside elements: a workbook has a dozen levels.
const DEEPEST: u32 = 256;

impl XmlPart<'_, '_> {
    /// The next event; an empty element comes as its start and its end.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, SourceError> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().markup = 0;
        let event = self.reader.read_event_into(&mut self.buffer);
        match &event {
            Ok(Event::Start(_)) => self.depth += 1,
            Ok(Event::End(_)) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        match event {
            Ok(_) if self.depth > DEEPEST => Err(SourceError::corrupt(self.name.as_str())),
            Ok(event) => Ok(event),
            Err(quick_xml::Error::Io(error)) => Err(reading_failed(&error, &self.name)),
            Err(_) => Err(SourceError::corrupt(self.name.as_str())),
        }
    }

    /// Refuses a text that grows beyond measure while its pieces are put together.
    pub(crate) fn check_text(&self, text: &str) -> Result<(), SourceError> {
        if text.len() > self.text_bytes {
            return Err(SourceError::ZipBomb {
                part: self.name.clone(),
            });
        }
        Ok(())
    }

    /// Inflated bytes so far, and how many the container says there are.
    pub(crate) fn position(&self) -> (u64, u64) {
        (self.reader.get_ref().get_ref().inflated, self.declared)
    }

    pub(crate) fn corrupt(&self) -> SourceError {
        SourceError::corrupt(self.name.as_str())
    }
}
