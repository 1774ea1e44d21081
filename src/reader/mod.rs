//! What belongs to the reader and stays on the device.

mod json;
pub mod limits;
pub mod lists;
pub mod preferences;
pub mod records;
