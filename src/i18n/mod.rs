//! What the interface says, one file a language. Nothing that readers see is written elsewhere.
//!
//! Every language fills the same struct, so the compiler says what a translation misses. The edition's language
//! chooses; an edition in a language that the interface does not speak gets French, the first.

mod dates;
pub mod device;
mod en;
mod fr;
mod messages;

pub use dates::{age, clock, day, long_date, relative};
pub use messages::Messages;

/// The languages that the interface speaks, the first being the default.
pub static LANGUAGES: [&Messages; 2] = [&fr::FRENCH, &en::ENGLISH];

/// The messages for a language (BCP 47), by its primary part.
pub fn messages(language: &str) -> &'static Messages {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let spoken = LANGUAGES.iter().find(|messages| messages.language.eq_ignore_ascii_case(primary));
    spoken.unwrap_or(&LANGUAGES[0])
}
