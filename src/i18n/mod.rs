//! All text of the interface, one file for each language.
//!
//! Every language fills the same struct, so the compiler reports a missing message. The edition's language decides; an
//! edition in any other language gets the default, English.

mod dates;
pub mod device;
mod en;
mod fr;
mod messages;

pub use dates::{age, clock, day, long_date, relative};
pub use messages::Messages;

/// The languages of the interface. The first is the default.
pub static LANGUAGES: [&Messages; 2] = [&en::ENGLISH, &fr::FRENCH];

/// The messages for a language (BCP 47), by its primary subtag.
pub fn messages(language: &str) -> &'static Messages {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let spoken = LANGUAGES.iter().find(|messages| messages.language.eq_ignore_ascii_case(primary));
    spoken.unwrap_or(&LANGUAGES[0])
}
