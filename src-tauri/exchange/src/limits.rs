//! What a file may ask of this machine before it is refused.

/// The most characters that a cell may hold, as in Excel. A longer one is refused by itself, its row is kept.
pub const CELL_CHARACTERS: usize = 32_767;

/// The last row of a worksheet, counted from one.
pub const LAST_ROW: u32 = 1_048_576;

/// The number of columns of a worksheet.
pub const COLUMNS: u32 = 16_384;

/// Ceilings for reading one file. The defaults let through every list a person could have made.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Size of the file on disk, in bytes.
    pub file_bytes: u64,
    /// Number of parts inside a zip container.
    pub parts: usize,
    /// Size of one part when inflated, in bytes.
    pub part_bytes: u64,
    /// The same for the parts that only describe a workbook: its sheets, relations and styles.
    pub index_bytes: u64,
    /// How many times larger than its packed form a part may become, once it has passed `ratio_free_bytes`.
    pub part_ratio: u64,
    /// Inflated bytes up to which the ratio is not looked at: small parts compress extremely well.
    pub ratio_free_bytes: u64,
    /// Inflated bytes that a single piece of markup or the text of one cell may take.
    pub markup_bytes: u64,
    /// Sheets in one workbook.
    pub sheets: usize,
    /// Cells with content in one sheet.
    pub cells: usize,
    /// Text kept in memory for one sheet, in bytes; a text that cells share counts once.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 256 << 20,
            parts: 10_000,
            part_bytes: 2 << 30,
            index_bytes: 64 << 20,
            part_ratio: 200,
            ratio_free_bytes: 32 << 20,
            markup_bytes: 64 << 20,
            sheets: 10_000,
            cells: 5_000_000,
            text_bytes: 512 << 20,
        }
    }
}
