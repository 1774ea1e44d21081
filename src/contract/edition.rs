//! The edition: a newspaper in one language, and what its pages share.

use super::{Id, Image, Reference, lenient};
use serde::{Deserialize, Serialize};

/// How the newspaper presents itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Brand {
    /// Shown in place of the name at the top of the page; its alt should be the name.
    #[serde(default, deserialize_with = "lenient::field")]
    pub logo: Option<Image>,
    /// A short line under the name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub tagline: Option<String>,
}

/// A link in the navigation, to one of: a section, a topic, an article, an address.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct NavigationItem {
    /// The words of the link.
    pub name: String,
    #[serde(default, deserialize_with = "lenient::field")]
    pub section: Option<Id>,
    #[serde(default, deserialize_with = "lenient::field")]
    pub topic: Option<Id>,
    #[serde(default, deserialize_with = "lenient::field")]
    pub article: Option<Id>,
    /// Another address: http, https, or a path on this site.
    #[serde(default, deserialize_with = "lenient::text")]
    pub url: Option<String>,
}

/// A fixed page, linked from the footer: an article of kind `page`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct PageLink {
    /// The article's id.
    pub id: Id,
    /// The words of the link.
    pub name: String,
}

/// The same newspaper in another language.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Sibling {
    /// The language's name in that language, such as "English".
    pub name: String,
    /// The language (BCP 47).
    pub in_language: String,
    /// The address of its home page: http, https, or a path on this site.
    pub url: String,
}

/// The origins outside this site that pages may load from; the content security policy is made of them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Origins {
    #[serde(default, deserialize_with = "lenient::items")]
    pub images: Vec<String>,
    #[serde(default, deserialize_with = "lenient::items")]
    pub media: Vec<String>,
    #[serde(default, deserialize_with = "lenient::items")]
    pub embeds: Vec<String>,
}

/// `edition.json`: what every page of the edition shares.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Edition {
    /// The contract's version, such as `1.0`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
    /// The newspaper's name.
    pub name: String,
    /// The edition's language (BCP 47); the interface speaks it.
    pub in_language: String,
    /// The newsroom's time zone (IANA), such as `Europe/Paris`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub time_zone: Option<String>,
    /// How the newspaper presents itself.
    #[serde(default, deserialize_with = "lenient::field")]
    pub brand: Brand,
    /// The sections, in the newspaper's order.
    #[serde(default, deserialize_with = "lenient::items")]
    pub sections: Vec<Reference>,
    /// The links under the name; the sections when absent.
    #[serde(default, deserialize_with = "lenient::items")]
    pub navigation: Vec<NavigationItem>,
    /// The fixed pages, linked from the footer.
    #[serde(default, deserialize_with = "lenient::items")]
    pub pages: Vec<PageLink>,
    /// The pattern of an article's address; must end with `:id/`. May hold `:section`. Default `/article/:id/`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub article_path: Option<String>,
    /// The same newspaper in other languages.
    #[serde(default, deserialize_with = "lenient::items")]
    pub siblings: Vec<Sibling>,
    /// The origins outside this site that pages may load from.
    #[serde(default, deserialize_with = "lenient::field")]
    pub origins: Origins,
}
