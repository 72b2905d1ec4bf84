//! Where something stands in the window.

use std::fmt;

use fantoccini::Locator;

/// How a person, or a test, tells a place.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// What a CSS selector finds.
    Css(&'a str),
    /// What the UI marks for tests with `data-testid`.
    Mark(&'a str),
    /// The button, link, tab or menu item that says exactly this.
    Button(&'a str),
    /// The input that a label of this text, or an `aria-label`, belongs to.
    Field(&'a str),
    /// The innermost element that holds this text.
    Text(&'a str),
}

/// A locator that owns its words.
pub(super) enum Found {
    Css(String),
    XPath(String),
}

impl Found {
    pub fn as_ref(&self) -> Locator<'_> {
        match self {
            Self::Css(selector) => Locator::Css(selector),
            Self::XPath(path) => Locator::XPath(path),
        }
    }
}

impl Place<'_> {
    pub(super) fn locator(&self) -> Found {
        match self {
            Self::Css(selector) => Found::Css((*selector).to_owned()),
            Self::Mark(mark) => Found::Css(format!("[data-testid=\"{mark}\"]")),
            Self::Button(name) => Found::XPath(format!(
                "//*[self::button or self::a or @role='button' or @role='tab' or @role='menuitem' or @role='option']\
                 [normalize-space()={0} or @aria-label={0}]",
                quoted(name)
            )),
            Self::Field(label) => Found::XPath(format!(
                "//*[self::input or self::textarea or self::select or @role='combobox' or @role='textbox']\
                 [@aria-label={0} or @id=//label[starts-with(normalize-space(), {0})]/@for \
                 or ancestor::label[starts-with(normalize-space(), {0})]]",
                quoted(label)
            )),
            Self::Text(text) => Found::XPath(format!(
                "//body//*[contains(normalize-space(), {0}) and not(*[contains(normalize-space(), {0})])]",
                quoted(text)
            )),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Css(selector) => write!(text, "`{selector}`"),
            Self::Mark(mark) => write!(text, "the place marked `{mark}`"),
            Self::Button(name) => write!(text, "the button `{name}`"),
            Self::Field(label) => write!(text, "the field `{label}`"),
            Self::Text(words) => write!(text, "the text `{words}`"),
        }
    }
}

/// XPath knows no escapes: a text with both kinds of quotes is put together from parts.
fn quoted(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(", \"'\", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_can_be_quoted() {
        assert_eq!(quoted("客户名称"), "'客户名称'");
        assert_eq!(quoted("it's"), "concat('it', \"'\", 's')");
    }
}
