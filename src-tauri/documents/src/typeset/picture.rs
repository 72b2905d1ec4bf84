//! Pictures: PNG and JPEG, made ready for paper.
//!
//! A JPEG that a printer can use as it is passes through untouched; a photograph with more pixels than paper can show,
//! or one that was held askew, becomes a smaller JPEG; everything else becomes plain pixels with their transparency
//! beside them.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
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
        let format = format(file)?;
        reader.set_format(format);
        reader.limits(limits());
        if let Some(jpeg) = untouched(file, most_wide, most_high) {
            return Ok(jpeg);
        }
        let mut decoder = reader.into_decoder().map_err(problem)?;
        if decoder.total_bytes() > MOST_MEMORY {
            return Err(PictureProblem::TooLarge);
        }
        let held = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let decoded = DynamicImage::from_decoder(decoder).map_err(problem)?;
        // It is made smaller before it is turned: both need room for the result.
        let (most_wide, most_high) = if lies_on_its_side(held) {
            (most_high, most_wide)
        } else {
            (most_wide, most_high)
        };
        let mut shown = smaller(decoded, most_wide, most_high);
        shown.apply_orientation(held);
        match format {
            ImageFormat::Jpeg => Self::photograph(&shown),
            _ => Ok(Self::from_pixels(&shown)),
        }
    }

    /// A photograph packed as such: as plain pixels a page of it would take ten megabytes.
    fn photograph(decoded: &DynamicImage) -> Result<Self, PictureProblem> {
        const QUALITY: u8 = 85;
        let grey = !decoded.color().has_color();
        let mut file = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut file, QUALITY);
        let written = if grey {
            encoder.encode_image(&decoded.to_luma8())
        } else {
            encoder.encode_image(&decoded.to_rgb8())
        };
        written.map_err(problem)?;
        Ok(Self {
            width: decoded.width(),
            height: decoded.height(),
            pixels: Pixels::Jpeg { file, grey },
        })
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

fn lies_on_its_side(held: Orientation) -> bool {
    matches!(
        held,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// No more pixels than these. The mean of the pixels that fall together needs no more memory than the result; only a
/// picture that is nearly small enough is sampled with more care.
fn smaller(decoded: DynamicImage, most_wide: u32, most_high: u32) -> DynamicImage {
    const MUCH: u32 = 2;
    let (width, height) = (decoded.width(), decoded.height());
    if width <= most_wide && height <= most_high {
        decoded
    } else if width > MUCH * most_wide || height > MUCH * most_high {
        decoded.thumbnail(most_wide, most_high)
    } else {
        decoded.resize(most_wide, most_high, FilterType::Triangle)
    }
}

/// A JPEG that is small enough, whole, upright, and in grey or three colours.
fn untouched(file: &[u8], most_wide: u32, most_high: u32) -> Option<Picture> {
    let mut decoder = JpegDecoder::new(Cursor::new(file)).ok()?;
    let (width, height) = decoder.dimensions();
    // Four colours are printer's inks, often stored inverted: those are decoded instead.
    let grey = match decoder.original_color_type() {
        image::ExtendedColorType::L8 => true,
        image::ExtendedColorType::Rgb8 => false,
        _ => return None,
    };
    let is_upright = decoder.orientation().ok()? == Orientation::NoTransforms;
    if width > most_wide || height > most_high || !is_upright {
        return None;
    }
    let mut pixels = vec![0; usize::try_from(decoder.total_bytes()).ok()?];
    decoder.read_image(&mut pixels).is_ok().then(|| Picture {
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
