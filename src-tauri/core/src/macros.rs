//! The three declarations that every record is written with, so that a field is named once.

/// Declares a struct whose fields are table columns of the same names.
///
/// A field whose type is itself declared with `columns!` contributes its own columns, which lets one sheet of fields
/// serve as user input, as part of a record and as part of the table.
macro_rules! columns {
    ($(#[$meta:meta])* pub struct $name:ident { $( $(#[$field_meta:meta])* pub $field:ident : $type:ty, )* }) => {
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, specta::Type)]
        $(#[$meta])*
        pub struct $name { $( $(#[$field_meta])* pub $field: $type, )* }

        impl crate::store::Column for $name {
            fn names(_field: &'static str, names: &mut Vec<&'static str>) {
                $( <$type as crate::store::Column>::names(stringify!($field), names); )*
            }
            fn values(&self, values: &mut Vec<rusqlite::types::Value>) {
                $( crate::store::Column::values(&self.$field, values); )*
            }
            fn read(row: &rusqlite::Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
                Ok(Self { $( $field: crate::store::Column::read(row, at)?, )* })
            }
        }
    };
}

/// Declares a record: a `columns!` struct with an `id`, the table it lives in, and the root record it belongs to.
macro_rules! record {
    (table $table:literal, root $root:literal by $root_field:ident;
     $(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        columns! { $(#[$meta])* pub struct $name { $($body)* } }

        impl crate::store::Record for $name {
            const TABLE: &'static str = $table;
            const ROOT_TABLE: &'static str = $root;
            fn id(&self) -> uuid::Uuid { self.id.uuid() }
            fn root_id(&self) -> uuid::Uuid { crate::ids::RootId::root_uuid(&self.$root_field).unwrap_or_else(|| self.id.uuid()) }
        }
    };
}

/// Declares a closed list of values: a stable code (stored, sent to the screen) and the word on Chinese paper.
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $code:literal / $zh:literal, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, specta::Type)]
        pub enum $name { $( $(#[$variant_meta])* #[doc = $zh] #[serde(rename = $code)] $variant, )* }

        impl $name {
            /// Every value, in the order of the form.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )*];
            /// The stable code that is stored and sent.
            pub fn code(self) -> &'static str { match self { $( Self::$variant => $code, )* } }
            /// The word that stands on Chinese paper.
            pub fn zh(self) -> &'static str { match self { $( Self::$variant => $zh, )* } }
            /// All the words, for telling what could have been meant.
            pub fn words() -> String {
                Self::ALL.iter().map(|value| value.zh()).collect::<Vec<_>>().join("、")
            }
            /// The value for a code or its Chinese word.
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim();
                Self::ALL.iter().copied().find(|value| value.code() == text || value.zh() == text)
            }
        }

        impl crate::store::Column for $name {
            fn names(field: &'static str, names: &mut Vec<&'static str>) { names.push(field); }
            fn values(&self, values: &mut Vec<rusqlite::types::Value>) {
                values.push(rusqlite::types::Value::Text(self.code().to_owned()));
            }
            fn read(row: &rusqlite::Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
                let text: String = crate::store::Column::read(row, at)?;
                Self::parse(&text).ok_or_else(|| crate::store::unknown_choice(*at - 1, stringify!($name), &text))
            }
        }
    };
}
