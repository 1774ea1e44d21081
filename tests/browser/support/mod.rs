//! The test harness: the server, the browsers, and the page as a test sees it.

pub mod axe;
mod browsers;
pub mod console;
pub mod drivers;
pub mod engines;
pub mod faults;
mod files;
pub mod page;
pub mod ports;
pub mod publish;
pub mod records;
pub mod requests;
pub mod run;
pub mod server;
mod site;
pub mod stored_data;
pub mod wait;
pub mod worker;
