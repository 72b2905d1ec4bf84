//! Pictures: PNG and JPEG, made ready for paper.
//!
//! A JPEG that a printer can use as it is passes through untouched; everything else becomes plain pixels, no more of
//! them than paper can show, with their transparency beside them.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::imageops::FilterType;
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// A picture that can be placed on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its pixels.
    pub pixels: Pixels,
}

/// How the pixels of a picture are stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Pixels {
    /// A JPEG file as it came, grey or in three colours.
    Jpeg {
        /// The file.
        file: Vec<u8>,
        /// Whether it is grey.
        grey: bool,
    },
    /// Rows of samples of eight bits.
    Samples {
        /// One sample a pixel for grey, three for red, green and blue.
        colours: Vec<u8>,
        /// Whether there is one sample a pixel.
        grey: bool,
        /// One sample a pixel, 0 for clear; `None` where every pixel is opaque.
        opacity: Option<Vec<u8>>,
    },
}

/// Why a file cannot be placed on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    /// It is neither PNG nor JPEG, or is damaged.
    #[error("neither a PNG nor a JPEG picture, or damaged")]
    Unreadable,
    /// It has more than [`MOST_PIXELS`] at one side: decoding it would take the memory that the rest needs.
    #[error("more than {MOST_PIXELS} pixels at one side")]
    TooLarge,
}

/// The most pixels at one side of a file that is still read.
pub const MOST_PIXELS: u32 = 12_000;

/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

impl Picture {
    /// Reads a PNG or JPEG file for a place of at most `width` × `height` points, where 300 pixels an inch are kept.
    ///
    /// # Errors
    /// A [`PictureProblem`] that says why the file cannot be used.
    pub fn read(file: &[u8], width: f32, height: f32) -> Result<Self, PictureProblem> {
        const PIXELS_A_POINT: f32 = 300.0 / 72.0;
        let most = |points: f32| (points * PIXELS_A_POINT).ceil().max(1.0) as u32;
        let (most_wide, most_high) = (most(width), most(height));
        let mut reader = ImageReader::new(Cursor::new(file));
        reader.set_format(format(file)?);
        reader.limits(limits());
        if let Some(jpeg) = untouched(file, most_wide, most_high) {
            return Ok(jpeg);
        }
        let mut decoded = reader.decode().map_err(problem)?;
        if decoded.width() > most_wide || decoded.height() > most_high {
            decoded = decoded.resize(most_wide, most_high, FilterType::Triangle);
        }
        Ok(Self::from_pixels(&decoded))
    }

    /// The width on paper when the picture fills as much as it can of `width` × `height` points, and the height.
    pub fn fitted(&self, width: f32, height: f32) -> (f32, f32) {
        let scale = (width / self.width as f32).min(height / self.height as f32);
        (self.width as f32 * scale, self.height as f32 * scale)
    }

    fn from_pixels(decoded: &DynamicImage) -> Self {
        let (width, height) = (decoded.width(), decoded.height());
        let grey = matches!(
            decoded.color(),
            ColorType::L8 | ColorType::L16 | ColorType::La8 | ColorType::La16
        );
        let clear = decoded.color().has_alpha().then(|| {
            decoded
                .to_luma_alpha8()
                .pixels()
                .map(|pixel| pixel.0[1])
                .collect()
        });
        let opacity = clear.filter(|samples: &Vec<u8>| samples.iter().any(|sample| *sample < 255));
        let colours = if grey {
            decoded.to_luma8().into_raw()
        } else {
            decoded.to_rgb8().into_raw()
        };
        Self {
            width,
            height,
            pixels: Pixels::Samples {
                colours,
                grey,
                opacity,
            },
        }
    }
}

fn format(file: &[u8]) -> Result<ImageFormat, PictureProblem> {
    let format = image::guess_format(file).ok();
    format
        .filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg))
        .ok_or(PictureProblem::Unreadable)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn problem(error: image::ImageError) -> PictureProblem {
    match error {
        image::ImageError::Limits(_) => PictureProblem::TooLarge,
        _ => PictureProblem::Unreadable,
    }
}

/// A JPEG that is small enough, whole, and in grey or three colours.
fn untouched(file: &[u8], most_wide: u32, most_high: u32) -> Option<Picture> {
    let decoder = JpegDecoder::new(Cursor::new(file)).ok()?;
    let (width, height) = decoder.dimensions();
    // Four colours are printer's inks, often stored inverted: those are decoded instead.
    let grey = match decoder.original_color_type() {
        image::ExtendedColorType::L8 => true,
        image::ExtendedColorType::Rgb8 => false,
        _ => return None,
    };
    let mut pixels = vec![0; usize::try_from(decoder.total_bytes()).ok()?];
    let fits = width <= most_wide && height <= most_high;
    (fits && decoder.read_image(&mut pixels).is_ok()).then(|| Picture {
        width,
        height,
        pixels: Pixels::Jpeg {
            file: file.to_vec(),
            grey,
        },
    })
}

#[cfg(test)]
mod tests;
