//! The reader's own data on the device: records, lists, preferences, limits.

pub mod attempts;
mod json;
pub mod limits;
pub mod lists;
pub mod preferences;
pub mod records;
