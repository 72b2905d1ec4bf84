//! The commands that the window answers.

use syn::visit::{self, Visit};

use super::Breach;
use super::sources::Source;

const FOLDER: &str = "src-tauri/src/commands";

/// More than a call, its preparation and what it returns.
const MOST_STATEMENTS: usize = 3;

/// A command hands its arguments to the core and the answer back: it decides nothing.
pub fn one_call_each(sources: &[Source]) -> Vec<Breach> {
    sources
        .iter()
        .filter(|source| source.path.starts_with(FOLDER) && source.has_ending(&[".rs"]))
        .flat_map(|source| match syn::parse_file(&source.text) {
            Ok(file) => commands(&file)
                .filter_map(|command| objection(&source.path, command))
                .collect(),
            Err(error) => vec![Breach::of_file(
                &source.path,
                format!("cannot be read as Rust: {error}"),
            )],
        })
        .collect()
}

fn commands(file: &syn::File) -> impl Iterator<Item = &syn::ItemFn> {
    file.items.iter().filter_map(|item| match item {
        syn::Item::Fn(function) => function.attrs.iter().any(is_command).then_some(function),
        _ => None,
    })
}

fn is_command(attribute: &syn::Attribute) -> bool {
    attribute
        .path()
        .segments
        .last()
        .is_some_and(|last| last.ident == "command")
}

fn objection(path: &str, command: &syn::ItemFn) -> Option<Breach> {
    let mut decisions = Decisions(0);
    decisions.visit_block(&command.block);
    let reason = if decisions.0 > 0 {
        "decides something"
    } else if command.block.stmts.len() > MOST_STATEMENTS {
        "does several things"
    } else {
        return None;
    };
    Some(Breach::of_file(
        path,
        format!(
            "command `{}` {reason}; a command is one call: move the rest into the core",
            command.sig.ident
        ),
    ))
}

/// Counts branches and loops.
struct Decisions(usize);

impl<'ast> Visit<'ast> for Decisions {
    fn visit_expr(&mut self, expression: &'ast syn::Expr) {
        if matches!(
            expression,
            syn::Expr::If(_)
                | syn::Expr::Match(_)
                | syn::Expr::ForLoop(_)
                | syn::Expr::While(_)
                | syn::Expr::Loop(_)
        ) {
            self.0 += 1;
        }
        visit::visit_expr(self, expression);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sources::source;
    use super::*;

    fn judged(body: &str) -> Vec<Breach> {
        let text = format!("#[tauri::command]\npub async fn accept() -> u8 {{ {body} }}");
        one_call_each(&[source("src-tauri/src/commands/complaints.rs", &text)])
    }

    #[test]
    fn a_call_with_its_preparation_passes() {
        assert!(judged("core::accept().await").is_empty());
        assert!(judged("let user = user()?; core::accept(&user)").is_empty());
    }

    #[test]
    fn a_decision_or_a_procedure_does_not() {
        assert_eq!(judged("if late() { 1 } else { core::accept() }").len(), 1);
        assert_eq!(judged("call(|| match a { _ => 1 })").len(), 1);
        assert_eq!(judged("a(); b(); c(); d()").len(), 1);
    }

    #[test]
    fn what_is_no_command_or_lies_elsewhere_is_not_judged() {
        let text = "fn a() { if b() { c() } }";
        assert!(one_call_each(&[source("src-tauri/src/commands/a.rs", text)]).is_empty());
        let text = "#[tauri::command] fn a() { if b() { c() } }";
        assert!(one_call_each(&[source("src-tauri/src/jobs.rs", text)]).is_empty());
    }
}
