//! The render context: the data that every page is printed with, and the assembly of a page.

use super::build::Build;
use super::head::head;
use super::linked_data::{linked_data, script};
use super::manifest::{Theme, apple_icon};
use super::output::{Copies, Output};
use super::site::{Content, DATA, Page, SiteContext};
use super::sources::Sources;
use super::template::{Slot, moved};
use super::xml::{Attribute, Xml};
use contract::{Decode, Edition, decode};
use contract::{Icon, MostRead, direction, is_right_to_left, is_safe_source, scheme};
use manchette::address::files;
use manchette::app;
use manchette::store::Store;
use std::sync::Arc;

/// An edition and a built app, ready to print.
pub struct RenderContext {
    pub publication: SiteContext,
    pub build: Build,
    pub sources: Sources,
    pub output: Output,
    /// The content security policy of the pages.
    pub policy: String,
    /// The path of the app's own files, from the host's root.
    pub app_path: String,
    pub theme: Theme,
    /// The newest most-read list, if its period is not past.
    pub most_read: Option<Arc<MostRead>>,
    /// `edition.json` as published.
    pub edition_json: String,
    /// The decoded edition.
    pub edition: Arc<Edition>,
}

/// A file of the edition that is embedded in a page: name and content.
pub type Embedded<'a> = (&'a str, &'a str);

impl RenderContext {
    /// The file of a page, relative to the host's root.
    pub fn file_of(&self, path: &str) -> String {
        format!("{}index.html", path.trim_start_matches('/'))
    }

    /// The folder of the edition's pages, relative to the host's root: empty, or ending with a slash.
    pub fn folder(&self) -> &str {
        self.publication.site.base().trim_start_matches('/')
    }

    /// A store with the files that all pages show.
    pub fn store(&self) -> Store {
        let store = Store::new(self.publication.site.clone());
        store.insert(files::EDITION, self.edition.clone());
        if let Some(list) = &self.most_read {
            store.insert(files::MOST_READ, list.clone());
        }
        store
    }

    /// Reads a file of the edition.
    pub fn read<T: Decode>(&self, file: &str) -> Result<(T, String), String> {
        let json = self.sources.read(file)?;
        let document = decode(json.as_bytes());
        document.map(|document| (document, json)).map_err(|error| format!("{file}: {error}: not printed"))
    }

    /// Prints a page and writes it. `store` contains the files that the page shows.
    pub fn print(&self, path: &str, content: Content, store: Store, embedded: &[Embedded]) -> Result<(), String> {
        let html = self.page(path, path, content, store, embedded);
        self.output.write(&self.file_of(path), html.as_bytes(), Copies::Quick)
    }

    /// Renders a page. `shown` is the path that the app renders, `path` the address of the page.
    fn page(&self, path: &str, shown: &str, content: Content, store: Store, embedded: &[Embedded]) -> String {
        let language = self.edition.in_language.clone();
        let (html, about) = app::render(self.publication.site.clone(), store, shown, language);
        let page = Page { path: path.to_owned(), title: about.title, content };
        let head = head(&self.publication, &page);
        let linked = script(&linked_data(&self.publication, &page));
        self.fill(path, &about.language, head, &html, linked + &self.edition_file(), embedded)
    }

    /// The not-found page, which belongs to no address.
    pub fn not_found(&self) -> String {
        // No list has this id, and no pattern of addresses takes it for an article.
        let nowhere = format!("{}section/%/", self.publication.site.base());
        self.page("", &nowhere, Content::Nothing, self.store(), &[])
    }

    /// The shell: the app without a page. It depends only on the build and the brand, so that it stays cached on
    /// devices.
    pub fn shell(&self) -> String {
        self.empty(String::new())
    }

    /// The page of an address whose content is only in the app: the shell with the edition's menu and names.
    pub fn app_page(&self) -> String {
        self.empty(self.edition_file())
    }

    fn empty(&self, edition_file: String) -> String {
        let site = self.publication.site.clone();
        let language = &self.edition.in_language;
        let (html, _) = app::render(site.clone(), Store::new(site.clone()), site.base(), language.clone());
        let page = Page { path: String::new(), title: self.edition.name.clone(), content: Content::Nothing };
        let messages = self.publication.messages();
        let mut without = Xml::inline();
        without.element("noscript", &[], |xml| {
            xml.element("p", &[("class", "notice")], |xml| {
                xml.text(messages.needs_app);
                xml.text(" ");
                xml.words("a", &[("href", site.base())], messages.to_front_page);
            });
        });
        self.fill("", language, head(&self.publication, &page), &html, without.finish() + &edition_file, &[])
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
            // After the viewport element, which decides on the file; before the policy, where Chromium's preload
            // scanner stops.
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

    /// The policy, as an element.
    pub fn policy_element(&self) -> String {
        let mut xml = Xml::inline();
        xml.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &self.policy)]);
        xml.finish()
    }

    /// The elements that all pages of the edition have in their heads.
    fn shared(&self) -> String {
        let messages = self.publication.messages();
        let site = &self.publication.site;
        let language = &self.edition.in_language;
        let mut xml = Xml::inline();
        xml.empty("link", &edition_link(("id", "edition"), site.base(), site.edition(), language));
        for sibling in &self.edition.siblings {
            // Only siblings on this site: their addresses must not be taken for this edition's.
            if scheme(&sibling.url).is_none() && sibling.url.starts_with('/') && sibling.url.ends_with('/') {
                let file = format!("{}{DATA}edition.json", sibling.url);
                xml.empty("link", &edition_link(("data-sibling", ""), &sibling.url, &file, &sibling.in_language));
            }
        }
        for (scheme, colour) in [("light", &self.theme.paper_light), ("dark", &self.theme.paper_dark)] {
            let media = format!("(prefers-color-scheme: {scheme})");
            xml.empty("meta", &[("name", "theme-color"), ("media", &media), ("content", colour)]);
        }
        xml.empty("link", &[("rel", "manifest"), ("href", &format!("{}manifest.webmanifest", site.base()))]);
        self.icon(&mut xml);
        xml.empty("link", &[("rel", "apple-touch-icon"), ("href", &apple_icon(&self.publication, &self.app_path))]);
        let boot = format!("{}boot.js", site.base());
        let script = [
            ("type", "module"),
            ("src", boot.as_str()),
            ("data-boot", ""),
            ("data-build", &self.build.id),
            ("data-loading", messages.boot_loading),
            ("data-refused", messages.boot_refused),
            ("data-failed", messages.boot_failed),
            ("data-close", messages.close),
        ];
        xml.words("script", &script, "");
        format!("<style>{}</style>{}", self.build.styles, xml.finish())
    }

    /// The preload of the image that the page shows first, if there is one. Its attributes are exactly those of the
    /// image.
    fn preload(&self, html: &str) -> String {
        let picture = || {
            let main = &html[html.find("<main")?..];
            let first = &main[main[..main.find("fetchpriority=\"high\"")?].rfind("<picture>")?..];
            let picture = &first[..first.find("</picture>")?];
            let attribute = |name: &str| Some(picture.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
            let media_type = attribute("type").map(|kind| format!(" type=\"{kind}\"")).unwrap_or_default();
            let (files, sizes) = (attribute("srcset")?, attribute("sizes")?);
            let may_load = |origin: &String| files.starts_with(origin.as_str());
            if !files.starts_with('/') && !self.edition.origins.images.iter().any(may_load) {
                return None;
            }
            Some(format!(
                "<link rel=\"preload\" as=\"image\"{media_type} imagesrcset=\"{files}\" imagesizes=\"{sizes}\" fetchpriority=\"high\"/>"
            ))
        };
        picture().unwrap_or_default()
    }

    fn icon(&self, xml: &mut Xml) {
        let brands = self.edition.brand.icons.iter().find(|icon| is_for_tabs(icon));
        let address = brands.map(|icon| self.publication.site.file(&icon.url)).or(self.built_icon());
        if let Some(address) = address {
            xml.empty("link", &[("rel", "icon"), ("href", &address)]);
        }
    }

    /// The app's own icon, for brands without an icon for the browser's tab.
    pub fn built_icon(&self) -> Option<String> {
        let icon = self.build.template.icon.as_ref()?;
        let has_brands = self.edition.brand.icons.iter().any(is_for_tabs);
        (!has_brands).then(|| moved(icon, &self.app_path))
    }
}

fn is_for_tabs(icon: &Icon) -> bool {
    is_safe_source(&icon.url) && icon.purpose.as_deref().is_none_or(|purpose| purpose.contains("any"))
}

/// The attributes of the link element that points to an edition.
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

/// A file of the edition as an element: its bytes, with every `<` escaped, which could end the script.
fn embed((name, json): Embedded) -> String {
    let json = json.replace('<', "\\u003c");
    format!("<script type=\"application/json\" data-file=\"{name}\">{json}</script>")
}
