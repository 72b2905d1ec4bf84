//! tmp
/// t
pub struct Region;
impl Region {
    /// t
    pub fn full_text(&self) -> String {
        String::new()
    }
}
/// t
pub fn find(_c: &str) -> Option<Region> {
    None
}
