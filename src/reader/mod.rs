//! What belongs to the reader and stays on the device.

pub mod dump;
pub mod entry;
pub mod lists;
pub mod preferences;
pub mod records;
