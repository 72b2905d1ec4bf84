//! Checks the whole archive and counts what is wrong, defect by defect; mends what can be mended without losing anything.

mod database;
mod files;
mod numbers;
mod people;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::archive::Archive;
use crate::staff::{Act, Session};
use crate::{Result, search};

choices! {
    /// What can be wrong with an archive.
    pub enum Defect {
        /// Pages or indexes of the database do not fit together.
        Pages = "pages" / "数据库页损坏",
        /// A record refers to one that is not there.
        Reference = "reference" / "引用的记录不存在",
        /// A record has no entry in the change log, or another state than its last entry says.
        ChangeLog = "change_log" / "记录与变更日志不符",
        /// The search index lacks a record, has one too many or knows it differently. Mended: it is built anew.
        SearchIndex = "search_index" / "搜索索引不完整",
        /// The file of an attachment is missing.
        FileMissing = "file_missing" / "附件文件缺失",
        /// The file of an attachment does not open or is not what the record says.
        FileDamaged = "file_damaged" / "附件文件损坏",
        /// A file that no record names. Mended: it is removed.
        FileOrphan = "file_orphan" / "无主附件文件",
        /// A counter is behind a number that was given. Mended: it is raised.
        Counter = "counter" / "编号计数器落后",
        /// Somebody has a password who is not, or no longer, to sign in. Mended: it is taken away.
        KeyWithoutPerson = "key_without_person" / "密码没有对应的人员",
        /// Somebody is to sign in but has no password. The administrator gives one.
        PersonWithoutKey = "person_without_key" / "人员没有密码",
    }
}

/// How often a defect was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Finding {
    /// What is wrong.
    pub defect: Defect,
    /// How often.
    pub found: u32,
    /// How many of them were mended.
    pub mended: u32,
    /// Where: the first few, as numbers, tables or names of files; never a person's name.
    pub examples: Vec<String>,
}

/// The outcome of a check: one finding for each defect, those included that were not found. Where pages are damaged
/// there is only that finding: nothing else can be told then, and a backup is the remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Report {
    /// The findings, in the order of [`Defect::ALL`].
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing is wrong, or everything was mended.
    pub fn is_whole(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.found == finding.mended)
    }

    /// The finding of one defect.
    pub fn of(&self, defect: Defect) -> Option<&Finding> {
        self.findings
            .iter()
            .find(|finding| finding.defect == defect)
    }
}

/// How many places a finding names.
const EXAMPLES: usize = 5;

impl Finding {
    fn new(defect: Defect, places: Vec<String>) -> Self {
        let found = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let mut examples = places;
        examples.truncate(EXAMPLES);
        Self {
            defect,
            found,
            mended: 0,
            examples,
        }
    }

    fn mended_if(self, is_mended: bool) -> Self {
        Self {
            mended: if is_mended { self.found } else { 0 },
            ..self
        }
    }
}

/// Checks everything. With `mend`, which only the system administrator may ask for, what can be mended is.
pub fn check(archive: &Archive, by: &Session, mend: bool) -> Result<Report> {
    if mend {
        by.require(Act::ManageBackups)?;
    }
    let pages = archive.store().read(database::pages)?;
    if pages.found > 0 {
        return Ok(Report {
            findings: vec![pages],
        });
    }
    let mut findings = vec![pages];
    findings.extend(archive.store().read(database::records)?);
    findings.push(search_index(archive, mend)?);
    findings.extend(files::check(archive, mend)?);
    findings.push(numbers::check(archive, mend)?);
    findings.extend(people::check(archive, mend)?);
    Ok(Report { findings })
}

fn search_index(archive: &Archive, mend: bool) -> Result<Finding> {
    let index = archive.store().read(search::check)?;
    let counts = [
        ("missing", index.missing),
        ("extra", index.extra),
        ("stale", index.stale),
    ];
    let wrong = counts.iter().filter(|(_, count)| *count > 0);
    let finding = Finding {
        defect: Defect::SearchIndex,
        found: counts.iter().map(|(_, count)| count).sum(),
        mended: 0,
        examples: wrong
            .map(|(kind, count)| format!("{kind}: {count}"))
            .collect(),
    };
    let is_mended = mend && finding.found > 0;
    if is_mended {
        search::rebuild(archive.store(), |_, _| {})?;
    }
    Ok(finding.mended_if(is_mended))
}
