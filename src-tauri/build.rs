//! Names every command, so that none is allowed unless the capability file says so.

fn main() {
    println!("cargo:rerun-if-changed=src/bindings.rs");
    let source = std::fs::read_to_string("src/bindings.rs").unwrap_or_default();
    let list = source
        .split_once("collect_commands![")
        .and_then(|(_, rest)| rest.split_once(']'))
        .map_or("", |(list, _)| list);
    let commands: Vec<&str> = list
        .split(',')
        .filter_map(|path| path.trim().rsplit("::").next())
        .filter(|name| !name.is_empty())
        .collect();
    // The manifest wants names that live as long as the program; the build script is that program.
    let commands: &'static [&'static str] = Vec::leak(
        commands
            .into_iter()
            .map(|name| &*String::leak(name.to_owned()))
            .collect(),
    );
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(commands));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:error={error:#}");
    }
}
