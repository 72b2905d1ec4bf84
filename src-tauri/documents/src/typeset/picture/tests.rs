use image::{GrayAlphaImage, Luma, LumaA, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).expect("encoded");
    file.into_inner()
}

#[test]
fn transparency_stands_beside_the_colours() {
    let file = encoded(
        RgbaImage::from_pixel(4, 2, Rgba([200, 10, 30, 128])),
        ImageFormat::Png,
    );
    let picture = Picture::read(&file, 100.0, 100.0).expect("a picture");
    let Pixels::Samples {
        colours,
        grey,
        opacity,
    } = picture.pixels
    else {
        panic!("samples")
    };
    assert_eq!(
        (colours.len(), grey, opacity),
        (4 * 2 * 3, false, Some(vec![128; 8]))
    );
}

#[test]
fn an_opaque_picture_has_no_mask_and_grey_stays_grey() {
    let file = encoded(
        GrayAlphaImage::from_pixel(3, 3, LumaA([90, 255])),
        ImageFormat::Png,
    );
    let picture = Picture::read(&file, 100.0, 100.0).expect("a picture");
    assert_eq!(
        picture.pixels,
        Pixels::Samples {
            colours: vec![90; 9],
            grey: true,
            opacity: None
        }
    );
}

#[test]
fn a_small_jpeg_passes_untouched() {
    for (file, is_grey) in [
        (
            encoded(
                RgbImage::from_pixel(20, 10, Rgb([1, 2, 3])),
                ImageFormat::Jpeg,
            ),
            false,
        ),
        (
            encoded(
                image::GrayImage::from_pixel(20, 10, Luma([9])),
                ImageFormat::Jpeg,
            ),
            true,
        ),
    ] {
        let picture = Picture::read(&file, 100.0, 100.0).expect("a picture");
        assert_eq!(
            picture.pixels,
            Pixels::Jpeg {
                file,
                grey: is_grey
            }
        );
    }
}

#[test]
fn a_photograph_is_made_no_larger_than_paper_shows() {
    let file = encoded(
        RgbImage::from_pixel(2000, 500, Rgb([1, 2, 3])),
        ImageFormat::Jpeg,
    );
    let picture = Picture::read(&file, 72.0, 72.0).expect("a picture");
    assert_eq!((picture.width, picture.height), (300, 75));
    assert_eq!(picture.fitted(72.0, 72.0), (72.0, 18.0));
}

#[test]
fn what_is_no_picture_is_refused() {
    let whole = encoded(RgbImage::new(40, 40), ImageFormat::Png);
    let jpeg = encoded(RgbImage::new(64, 64), ImageFormat::Jpeg);
    for file in [
        &b"PK\x03\x04 a workbook"[..],
        b"",
        &whole[..whole.len() / 2],
        &jpeg[..jpeg.len() / 2],
    ] {
        assert_eq!(
            Picture::read(file, 100.0, 100.0),
            Err(PictureProblem::Unreadable)
        );
    }
}

#[test]
fn a_picture_beyond_the_limit_is_refused_before_it_is_decoded() {
    let file = encoded(image::GrayImage::new(MOST_PIXELS + 1, 1), ImageFormat::Png);
    assert_eq!(
        Picture::read(&file, 100.0, 100.0),
        Err(PictureProblem::TooLarge)
    );
}

#[test]
fn a_photograph_stands_as_the_camera_was_held() {
    let plain = encoded(
        RgbImage::from_pixel(40, 20, Rgb([1, 2, 3])),
        ImageFormat::Jpeg,
    );
    // A note of the camera that the picture is to be turned by a quarter.
    let note = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = (note.len() as u16 + 2).to_be_bytes();
    let mut file = plain[..2].to_vec();
    file.extend([0xFF, 0xE1]);
    file.extend(length);
    file.extend(note);
    file.extend(&plain[2..]);
    let picture = Picture::read(&file, 100.0, 100.0).expect("a picture");
    assert_eq!((picture.width, picture.height), (20, 40));
}

#[test]
fn a_large_photograph_is_packed_as_one() {
    let file = encoded(
        RgbImage::from_pixel(3000, 2000, Rgb([1, 2, 3])),
        ImageFormat::Jpeg,
    );
    let picture = Picture::read(&file, 144.0, 144.0).expect("a picture");
    assert_eq!((picture.width, picture.height), (600, 400));
    let Pixels::Jpeg { file, grey: false } = picture.pixels else {
        panic!("a photograph")
    };
    assert!(file.len() < 20_000, "{} bytes", file.len());
}
