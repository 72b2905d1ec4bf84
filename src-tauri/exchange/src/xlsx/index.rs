//! Which sheets a workbook has, and where its parts lie.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::limits::Limits;
use crate::source::SourceError;
use crate::source::markup::attribute;
use crate::source::package::Package;
use crate::table::DateSystem;

/// A worksheet in the order of the workbook.
pub(crate) struct SheetEntry {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) part: String,
}

/// What the workbook part says.
pub(crate) struct Index {
    pub(crate) sheets: Vec<SheetEntry>,
    pub(crate) date_system: DateSystem,
    pub(crate) styles: Option<String>,
    pub(crate) strings: Option<String>,
}

struct Relation {
    kind: String,
    target: String,
}

/// Whether the container is a workbook in XML form.
pub(crate) fn is_workbook(package: &mut Package<'_>) -> Result<bool, SourceError> {
    let part = workbook_part(package)?;
    // The binary form (.xlsb) has the same relations and another ending.
    Ok(part.ends_with(".xml") && package.contains(&part) && part.starts_with("xl/"))
}

pub(crate) fn read_index(package: &mut Package<'_>, limits: &Limits) -> Result<Index, SourceError> {
    let workbook = workbook_part(package)?;
    let relations = relations(package, &relations_part(&workbook), &workbook)?;
    let other_part = |kind: &str| {
        relations
            .values()
            .find(|relation| relation.kind == kind)
            .map(|relation| relation.target.clone())
    };
    let mut index = Index {
        sheets: Vec::new(),
        date_system: DateSystem::Excel1900,
        styles: other_part("styles"),
        strings: other_part("sharedStrings"),
    };
    let Some(mut part) = package.index_xml(&workbook)? else {
        return Err(SourceError::corrupt(workbook));
    };
    loop {
        match part.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "workbookPr" => {
                    let from_1904 = attribute(&element, "date1904")
                        .is_some_and(|value| value == "1" || value == "true");
                    if from_1904 {
                        index.date_system = DateSystem::Excel1904;
                    }
                }
                "sheet" => {
                    let relation = attribute(&element, "id")
                        .and_then(|id| relations.get(id.as_ref()))
                        .filter(|relation| relation.kind == "worksheet");
                    // Chart sheets have no cells.
                    if let (Some(relation), Some(name)) = (relation, attribute(&element, "name")) {
                        index.sheets.push(SheetEntry {
                            name: name.into_owned(),
                            hidden: attribute(&element, "state")
                                .is_some_and(|state| state != "visible"),
                            part: relation.target.clone(),
                        });
                        if index.sheets.len() > limits.sheets {
                            return Err(part.corrupt());
                        }
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(index),
            _ => {}
        }
    }
}

fn workbook_part(package: &mut Package<'_>) -> Result<String, SourceError> {
    let relations = relations(package, "_rels/.rels", "")?;
    let main = relations
        .into_values()
        .find(|relation| relation.kind == "officeDocument");
    Ok(main.map_or_else(|| "xl/workbook.xml".to_owned(), |main| main.target))
}

fn relations(
    package: &mut Package<'_>,
    part: &str,
    owner: &str,
) -> Result<HashMap<String, Relation>, SourceError> {
    let mut relations = HashMap::new();
    let Some(mut part) = package.index_xml(part)? else {
        return Ok(relations);
    };
    loop {
        match part.next()? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let (id, kind, target) = (
                    attribute(&element, "Id"),
                    attribute(&element, "Type"),
                    attribute(&element, "Target"),
                );
                if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let target = resolve(owner, &target);
                    relations.insert(id.into_owned(), Relation { kind, target });
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// `xl/workbook.xml` has its relations in `xl/_rels/workbook.xml.rels`.
fn relations_part(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target is meant from the root or from the folder of the part that names it.
fn resolve(owner: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = owner.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
