//! Lists of customers: under which names their columns go.

mod vocabulary;

pub use vocabulary::customer_vocabulary;
