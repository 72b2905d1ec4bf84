use super::*;

fn along(text: &str) -> (Vec<Glyph>, BTreeSet<char>) {
    let faces = Faces::bundled();
    let mut shaper = Shaper::new(&faces);
    let glyphs = shaper.along(text, Typeface::Song);
    (glyphs, shaper.missing().clone())
}

#[test]
fn glyphs_carry_the_whole_text() {
    for text in [
        "客户 KH000101A，4.5℃",
        "office fit ffi",
        "e\u{301}à 葛\u{E0100}",
        "ㄅㄆ①②ⅣA\u{3000}B",
    ] {
        let (glyphs, missing) = along(text);
        assert_eq!(
            glyphs
                .iter()
                .map(|glyph| glyph.text.as_str())
                .collect::<String>(),
            text
        );
        assert_eq!(missing, BTreeSet::new(), "{text}");
    }
}

#[test]
fn han_characters_are_one_em_wide_and_start_at_their_bytes() {
    let (glyphs, _) = along("驿客a");
    assert_eq!(
        glyphs.iter().map(|glyph| glyph.start).collect::<Vec<_>>(),
        [0, 3, 6]
    );
    assert_eq!((glyphs[0].advance, glyphs[1].advance), (1.0, 1.0));
    assert!(glyphs[2].advance < 0.7);
}

#[test]
fn a_character_without_any_outline_is_marked_and_reported() {
    let (glyphs, missing) = along("名\u{1F600}字");
    assert_eq!(missing, BTreeSet::from(['\u{1F600}']));
    assert_eq!(glyphs.len(), 3);
    let sort = Faces::bundled()
        .face(glyphs[1].face)
        .outlines()
        .glyph_index(MISSING_SORT);
    assert_eq!(Some(glyphs[1].id), sort.map(|glyph| glyph.0));
    assert_eq!(glyphs[1].text, "\u{1F600}");
}

#[test]
fn a_column_takes_the_vertical_shape_of_brackets() {
    let faces = Faces::bundled();
    let mut shaper = Shaper::new(&faces);
    let (level, upright) = (
        shaper.along("（", Typeface::Hei),
        shaper.down("（", Typeface::Hei),
    );
    assert_ne!(level[0].id, upright[0].id);
    assert_eq!(upright[0].advance, 1.0);
}
