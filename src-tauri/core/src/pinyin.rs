//! tmp
/// t
pub fn sort_key(n: &str) -> String {
    n.to_owned()
}
/// t
pub fn full(n: &str) -> String {
    n.to_owned()
}
/// t
pub fn initials(n: &str) -> String {
    n.to_owned()
}
