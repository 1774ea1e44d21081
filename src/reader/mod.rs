//! The reader's own data on the device: records, lists, preferences, limits.

pub mod attempts;
pub mod followed;
mod json;
pub mod limits;
pub mod lists;
pub mod preferences;
pub mod records;
pub mod taken;
