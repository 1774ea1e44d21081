//! Assembles a page: the app's HTML, the head, the data, in the template that Trunk built.

use super::context::RenderContext;
use super::head::head;
use super::linked_data::{linked_data, script};
use super::manifest::apple_icon;
use super::output::Compression;
use super::site::{Content, DATA, Page};
use super::template::Slot;
use super::xml::{Attribute, Xml};
use crate::error::Error;
use contract::{direction, is_right_to_left, scheme};
use manchette::address::files;
use manchette::app;
use manchette::store::Store;

/// A file of the edition that is embedded in a page: its name and its text.
pub type Embedded<'a> = (&'a str, &'a str);

impl RenderContext {
    /// The page of an address. `store` has the data that it shows.
    pub fn page(&self, path: &str, content: Content, store: Store, embedded: &[Embedded]) -> String {
        self.page_at(path, path, content, store, embedded)
    }

    /// Writes the page of an address.
    pub fn write_page(&self, path: &str, html: &str) -> Result<(), Error> {
        self.output.write(&self.file_of(path), html.as_bytes(), Compression::Quick)
    }

    /// A page. `path` is its address, `rendered` the address that the app is rendered at.
    fn page_at(&self, path: &str, rendered: &str, content: Content, store: Store, embedded: &[Embedded]) -> String {
        let language = self.edition.in_language.clone();
        let (html, about) = app::render(self.site.paths.clone(), store, rendered, language);
        let page = Page { path: path.to_owned(), title: about.title, content };
        let head = head(&self.site, &page);
        let linked = script(&linked_data(&self.site, &page));
        self.fill(path, &about.language, head, &html, linked + &self.edition_file(), embedded)
    }

    /// The page for missing pages, which has no address.
    pub fn not_found(&self) -> String {
        // No list has this id, so that no pattern of addresses makes an article of it.
        let nowhere = format!("{}section/%/", self.site.paths.base());
        self.page_at("", &nowhere, Content::Nothing, self.store(), &[])
    }

    /// The app without a page. It depends on the build and the brand only, so that the cached one on readers' devices
    /// stays valid.
    pub fn shell(&self) -> String {
        self.empty(String::new())
    }

    /// The page of an address that only the app can show: the app without a page, with the edition's menu and names.
    pub fn app_page(&self) -> String {
        self.empty(self.edition_file())
    }

    fn empty(&self, edition_file: String) -> String {
        let paths = self.site.paths.clone();
        let language = &self.edition.in_language;
        let (html, _) = app::render(paths.clone(), Store::new(paths.clone()), paths.base(), language.clone());
        let page = Page { path: String::new(), title: self.edition.name.clone(), content: Content::Nothing };
        let messages = self.site.messages();
        let mut without = Xml::inline();
        without.element("noscript", &[], |xml| {
            xml.element("p", &[("class", "notice")], |xml| {
                xml.text(messages.needs_app);
                xml.text(" ");
                xml.text_element("a", &[("href", paths.base())], messages.to_front_page);
            });
        });
        self.fill("", language, head(&self.site, &page), &html, without.finish() + &edition_file, &[])
    }

    fn fill(
        &self,
        path: &str,
        language: &str,
        head: String,
        html: &str,
        after: String,
        embedded: &[Embedded],
    ) -> String {
        self.build.template.fill(|slot| match slot {
            Slot::Root => root(language),
            // The preload comes after the viewport, on which the choice of the file depends, and before the policy,
            // where Chromium's preload scanner stops.
            Slot::Policy => self.preload(html) + &self.policy_element(),
            Slot::Head => head.clone(),
            Slot::Shared => self.shared(),
            Slot::Path => path.to_owned(),
            Slot::App => html.to_owned(),
            Slot::Data => after.clone() + &embedded.iter().copied().map(embed).collect::<String>(),
        })
    }

    fn edition_file(&self) -> String {
        embed((files::EDITION, &self.edition_json))
    }

    /// The content security policy, as an element.
    fn policy_element(&self) -> String {
        let mut xml = Xml::inline();
        xml.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &self.policy)]);
        xml.finish()
    }

    /// The part of the head that all pages of the edition share.
    fn shared(&self) -> String {
        let paths = &self.site.paths;
        let language = &self.edition.in_language;
        let mut xml = Xml::inline();
        xml.empty("link", &edition_link(("id", "edition"), paths.base(), paths.edition(), language));
        for sibling in &self.edition.siblings {
            // Only those on this site, whose addresses are not this edition's.
            if scheme(&sibling.url).is_none() && sibling.url.starts_with('/') && sibling.url.ends_with('/') {
                let file = format!("{}{DATA}edition.json", sibling.url);
                xml.empty("link", &edition_link(("data-sibling", ""), &sibling.url, &file, &sibling.in_language));
            }
        }
        for (scheme, colour) in [("light", &self.theme.paper_light), ("dark", &self.theme.paper_dark)] {
            let media = format!("(prefers-color-scheme: {scheme})");
            xml.empty("meta", &[("name", "theme-color"), ("media", &media), ("content", colour)]);
        }
        xml.empty("link", &[("rel", "manifest"), ("href", &format!("{}manifest.webmanifest", paths.base()))]);
        if let Some(icon) = self.tab_icon() {
            xml.empty("link", &[("rel", "icon"), ("href", &icon)]);
        }
        xml.empty("link", &[("rel", "apple-touch-icon"), ("href", &apple_icon(&self.site, &self.app_path))]);
        self.boot_script(&mut xml);
        format!("<style>{}</style>{}", self.build.styles, xml.finish())
    }

    fn boot_script(&self, xml: &mut Xml) {
        let messages = self.site.messages();
        let boot = format!("{}boot.js", self.site.paths.base());
        let attributes = [
            ("type", "module"),
            ("src", boot.as_str()),
            ("data-boot", ""),
            ("data-build", &self.build.id),
            ("data-loading", messages.boot_loading),
            ("data-refused", messages.boot_refused),
            ("data-failed", messages.boot_failed),
            ("data-close", messages.close),
        ];
        xml.text_element("script", &attributes, "");
    }

    /// The preload of the picture that the page shows first, if it has one. The attributes are exactly those of the
    /// picture in the page.
    fn preload(&self, html: &str) -> String {
        let picture = || {
            let main = &html[html.find("<main")?..];
            let first = &main[main[..main.find("fetchpriority=\"high\"")?].rfind("<picture>")?..];
            let picture = &first[..first.find("</picture>")?];
            let attribute = |name: &str| Some(picture.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
            let media_type = attribute("type").map(|kind| format!(" type=\"{kind}\"")).unwrap_or_default();
            let (files, sizes) = (attribute("srcset")?, attribute("sizes")?);
            let is_allowed = |origin: &String| files.starts_with(origin.as_str());
            let is_here = files.starts_with('/') && !files.starts_with("//");
            if !is_here && !self.edition.origins.images.iter().any(is_allowed) {
                return None;
            }
            Some(format!(
                "<link rel=\"preload\" as=\"image\"{media_type} imagesrcset=\"{files}\" imagesizes=\"{sizes}\" fetchpriority=\"high\"/>"
            ))
        };
        picture().unwrap_or_default()
    }
}

/// The attributes of the element that links to an edition.
fn edition_link<'a>(id: Attribute<'a>, base: &'a str, href: &'a str, language: &'a str) -> [Attribute<'a>; 6] {
    let json = [("rel", "alternate"), ("type", "application/json")];
    [id, json[0], json[1], ("hreflang", language), ("data-base", base), ("href", href)]
}

/// The attributes of the root element, as the app sets them.
fn root(language: &str) -> String {
    let mut xml = Xml::inline();
    let direction = is_right_to_left(language).then(|| ("dir", direction(language)));
    let attributes: Vec<(&str, &str)> = [("lang", language)].into_iter().chain(direction).collect();
    xml.empty("html", &attributes);
    let element = xml.finish();
    element.trim_start_matches("<html ").trim_end_matches("/>").to_owned()
}

/// A file of the edition within the page, byte for byte except for what could end the script.
fn embed((name, json): Embedded) -> String {
    let json = json.replace('<', "\\u003c");
    format!("<script type=\"application/json\" data-file=\"{name}\">{json}</script>")
}
