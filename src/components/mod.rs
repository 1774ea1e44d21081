//! The building blocks of pages: functions from contract types to elements. Components fetch nothing.

mod article;
mod blocks;
mod byline;
mod context;
mod embed;
mod footer;
mod gallery;
mod header;
#[cfg(not(target_arch = "wasm32"))]
mod ids;
mod label;
mod live_posts;
mod most_read;
mod pagination;
mod picture;
mod reading_time;
mod related;
mod save;
mod skeleton;
mod teaser;
mod text;
mod time;
mod video;

pub use article::article;
#[cfg(not(target_arch = "wasm32"))]
pub use article::full_text;
pub use blocks::body;
pub use byline::byline;
pub use context::{EditionContext, LiveNowIds, use_live_now, use_messages, use_site};
pub use embed::{Player, player};
pub use footer::footer;
pub use header::header;
#[cfg(not(target_arch = "wasm32"))]
pub use ids::{PAGE_ID_PREFIXES, PAGE_IDS};
pub use label::label;
pub use live_posts::{key_moments, live_post, live_posts};
pub use most_read::{MostReadState, most_read, most_read_heading, ranks};
pub use pagination::pagination;
pub use picture::{ImageSlot, caption, figure, picture};
pub use reading_time::{minutes, word_count};
pub use related::related;
pub use save::{controls, save_button, share_button};
pub use skeleton::{skeleton, skeleton_line};
pub use teaser::{TeaserVariant, teaser};
pub use text::text;
pub use time::{date_and_time, on_date_and_time, post_time, relativize_times, rewrite_times};
