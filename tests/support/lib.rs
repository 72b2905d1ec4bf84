//! Builders and a fixed clock for the outside tests.
