//! Manchette, a news front end.
pub mod contract;
