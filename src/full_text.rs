//! Renders the full text of an article without a page around it, for feeds. Natively only.

use crate::address::Site;
use crate::components::{self, LiveNowIds};
use crate::i18n;
use crate::markup::{TreeElement, to_tree};
use crate::routing::Router;
use crate::store::Preload;
use contract::Article;
use leptos::prelude::*;

/// The full text as a tree. Its labels are in `language`, that of the edition.
pub fn render(site: &Site, language: &str, article: &Article) -> TreeElement {
    Owner::new().with(|| {
        provide_context(Router::new(site.clone(), site.base(), |_, _| Preload::nothing()));
        provide_context(site.clone());
        provide_context(i18n::messages(language));
        provide_context(LiveNowIds(RwSignal::new(Vec::new())));
        to_tree(components::full_text(article))
    })
}
