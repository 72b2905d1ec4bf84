//! The list of commands and events, once: the window and the test bridge answer by it, and the screen's TypeScript is
//! made from it.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::commands::{
    access, attachments, backups, complaints, contacts, customers, drafts, event_plans, history,
    import, papers, search, settings,
};
use crate::events;

/// Everything the pages may call and hear.
pub fn ipc<R: tauri::Runtime>() -> Builder<R> {
    Builder::<R>::new()
        .disable_serde_phases()
        .error_handling(ErrorHandlingMode::Result)
        .commands(collect_commands![
            access::access_state,
            access::password_strength,
            access::set_up,
            access::renew_recovery_code,
            access::confirm_recovery_code,
            access::sign_in,
            access::lock,
            access::recover,
            access::change_password,
            access::set_password,
            access::remove_password,
            attachments::pick_attachments,
            attachments::attach_paths,
            attachments::attach_bytes,
            attachments::discard_attachment,
            attachments::save_attachment,
            backups::last_backup,
            backups::back_up,
            backups::list_backups,
            backups::choose_backup,
            backups::look_at_backup,
            backups::restore_backup,
            complaints::list_complaints,
            complaints::count_complaints,
            complaints::get_complaint,
            complaints::receive_complaint,
            complaints::update_complaint,
            complaints::complaint_next,
            complaints::enter_complaint_step,
            complaints::preview_promise,
            complaints::suggest_severity,
            complaints::find_repeats,
            complaints::complaint_catalogue,
            contacts::save_contact,
            contacts::delete_contact,
            customers::list_customers,
            customers::count_customers,
            customers::get_customer,
            customers::create_customer,
            customers::update_customer,
            customers::upgrade_customer,
            customers::delete_customer,
            customers::check_customer,
            customers::find_duplicates,
            customers::unmask_contact,
            customers::find_regions,
            customers::list_regions,
            drafts::save_draft,
            drafts::load_draft,
            drafts::list_drafts,
            drafts::discard_draft,
            drafts::get_preferences,
            drafts::set_preference,
            event_plans::list_event_plans,
            event_plans::get_event_plan,
            history::list_history,
            history::undo,
            import::pick_import,
            import::read_import,
            import::preview_import,
            import::run_import,
            import::cancel_job,
            import::save_rejects,
            import::export_customers,
            papers::render_notice,
            papers::render_blank_notice,
            papers::render_recovery_sheet,
            papers::print_notices,
            papers::list_printers,
            papers::print_paper,
            papers::save_paper,
            papers::open_paper,
            search::search,
            search::pick_customers,
            settings::get_firm,
            settings::save_firm,
            settings::list_staff,
            settings::save_staff,
            settings::list_holidays,
            settings::save_holidays,
            settings::missing_holidays,
            settings::read_holidays,
            settings::pick_holidays,
            settings::get_logo,
            settings::set_logo,
            settings::remove_logo,
        ])
        .events(collect_events![
            events::ArchiveChanged,
            events::ArchiveLocked,
            events::JobProgress
        ])
}

#[cfg(test)]
mod tests {
    use super::ipc;

    /// The bridge has no access control, so that a command without a permission would only fail in the real window.
    #[test]
    fn every_command_is_permitted_and_nothing_else() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
        let permissions = capability["permissions"].as_array().unwrap().iter();
        let mut permitted: Vec<String> = permissions
            .filter_map(|permission| {
                permission
                    .as_str()?
                    .strip_prefix("allow-")
                    .map(|name| name.replace('-', "_"))
            })
            .collect();
        let source = include_str!("bindings.rs");
        let list = source
            .split_once("collect_commands![")
            .unwrap()
            .1
            .split_once(']')
            .unwrap()
            .0;
        let mut commands: Vec<String> = list
            .split(',')
            .filter_map(|path| path.trim().rsplit("::").next())
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        permitted.sort();
        commands.sort();
        assert_eq!(permitted, commands);
    }

    /// The committed file is what the commands say; run with `YIKE_UPDATE_BINDINGS=1` to write it anew.
    #[test]
    fn bindings_are_fresh() {
        let committed = std::path::Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../ui/src/ipc/bindings.ts"
        ));
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("bindings.ts");
        ipc::<tauri::Wry>()
            .export(specta_typescript::Typescript::default(), &made)
            .unwrap();
        let made = std::fs::read_to_string(made).unwrap();
        if std::env::var_os("YIKE_UPDATE_BINDINGS").is_some() {
            std::fs::write(committed, &made).unwrap();
        }
        let committed = std::fs::read_to_string(committed)
            .unwrap_or_default()
            .replace('\r', "");
        assert!(
            committed == made,
            "ui/src/ipc/bindings.ts is stale: YIKE_UPDATE_BINDINGS=1 cargo test -p yike-desktop"
        );
    }
}
