//! What belongs to the reader and stays on the device.

pub mod limits;
pub mod preferences;
