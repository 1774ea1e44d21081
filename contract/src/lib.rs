//! The JSON that a newsroom publishes, as Rust types.
//!
//! Names come from schema.org's NewsArticle; where it has no name, they are terms of the trade.
//!
//! The app is lenient: it drops only the bad optional field or the bad item of a list; broken JSON, or a missing id or
//! headline, is an error. The checker in `press` is strict: it validates the same files against the JSON Schema
//! generated from these types.
//!
//! Depends on no other crate of the workspace: no DOM, no Leptos, no network.

mod article;
mod block;
mod changes;
mod date;
mod decode;
mod edition;
mod encode;
mod front;
mod id;
mod language;
mod lenient;
mod list;
mod live;
mod media;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(not(target_arch = "wasm32"))]
mod screenshot;
mod teaser;
mod text;
mod url;
mod visit;

pub use article::{Article, Author, Correction, Kind, LiveReference, Note, Sponsor, Status, Translation};
pub use block::{
    Block, CodeBlock, DividerBlock, EmbedBlock, FactBoxBlock, GalleryBlock, HeadingBlock, KeyPointsBlock, ListBlock,
    ListItem, MAX_DEPTH, ParagraphBlock, PullQuoteBlock, QuoteBlock, ReadAlsoBlock, TableBlock,
};
pub use changes::{Change, Changes};
pub use date::Date;
pub use decode::{DecodeError, decode, parse};
pub use edition::{Accent, Brand, Colour, Edition, Icon, NavigationItem, Origins, PageLink, Sibling};
pub use encode::{Encode, ObjectWriter, encode};
pub use front::{Front, Group, LiveNow, MostRead, Window};
pub use id::{Id, Reference};
pub use language::{direction, is_right_to_left};
pub use lenient::Decode;
pub use list::{ListKind, ListPage};
pub use live::{KeyPost, LivePage, LiveState, Post};
pub use media::{AudioBlock, Captions, FocalPoint, Image, ImageBlock, Rendition, Source, VideoBlock};
#[cfg(not(target_arch = "wasm32"))]
pub use screenshot::{FormFactor, Screenshot};
pub use teaser::Teaser;
pub use text::{Mark, RichText, Span};
pub use url::{is_safe_link, is_safe_source, scheme};
pub use visit::{Line, visit_text};

/// The contract's major version that this build reads.
pub const MAJOR: u32 = 1;
/// The newest minor version that this build knows. Of newer ones it decodes the fields that it knows.
pub const MINOR: u32 = 2;
