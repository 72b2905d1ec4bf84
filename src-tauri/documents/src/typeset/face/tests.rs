use super::*;

#[test]
fn every_carried_face_inflates_and_has_its_own_name() {
    let faces = Faces::bundled();
    let names: Vec<_> = [
        Typeface::Song,
        Typeface::SongBold,
        Typeface::Hei,
        Typeface::HeiBold,
    ]
    .map(|typeface| faces.face(Faces::wanted(typeface)).name().to_owned())
    .into();
    assert_eq!(
        names,
        [
            "NotoSerifSC-Regular",
            "NotoSerifSC-Bold",
            "NotoSansSC-Regular",
            "NotoSansSC-Bold"
        ]
    );
}

#[test]
fn rare_characters_of_names_are_covered_without_any_installed_font() {
    let faces = Faces::bundled();
    for character in "㛃䶮𠅤鿏".chars() {
        assert!(
            faces.covering(Typeface::Song, character).is_some(),
            "{character}"
        );
    }
}

#[test]
fn a_character_that_one_family_lacks_comes_from_the_other() {
    let faces = Faces::bundled();
    let (song, hei) = (Faces::wanted(Typeface::Song), Faces::wanted(Typeface::Hei));
    let only_hei = ('\u{80}'..'\u{30000}')
        .find(|c| !faces.face(song).covers(*c) && faces.face(hei).covers(*c))
        .expect("Noto Sans SC has ten characters that Noto Serif SC lacks");
    assert_eq!(faces.covering(Typeface::Song, only_hei), Some(hei));
}

#[test]
fn a_missing_or_broken_font_file_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.ttf");
    std::fs::write(&broken, b"no font at all").expect("written");
    let faces = Faces::with_files([folder.path().join("none.ttf"), broken]);
    assert_eq!(faces.covering(Typeface::Song, '\u{1F600}'), None);
    assert!(faces.covering(Typeface::Song, '驿').is_some());
}

#[test]
fn characters_of_scripts_that_run_from_right_to_left_count_as_missing() {
    assert_eq!(Faces::bundled().covering(Typeface::Song, 'ئ'), None);
}
