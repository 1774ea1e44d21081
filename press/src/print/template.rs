//! The page that Trunk built, as a template: what a newsroom put into `index.html` stays, and the printed parts take
//! their places.

use lol_html::html_content::ContentType::Html;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use std::cell::RefCell;

/// A place that each page fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The attributes of the root element.
    Root,
    /// The policy.
    Policy,
    /// What the page says of itself.
    Head,
    /// The styles, the icons and the script, which all pages share.
    Shared,
    /// The path that the page is printed for.
    Path,
    /// What the reader sees.
    App,
    /// What follows the app: linked data and the edition's files.
    Data,
}

impl Slot {
    const ALL: [Slot; 7] = [Slot::Root, Slot::Policy, Slot::Head, Slot::Shared, Slot::Path, Slot::App, Slot::Data];

    fn mark(self) -> String {
        format!("@press-{self:?}@")
    }
}

/// A built page with its places.
pub struct Template {
    /// Texts, each but the last with the place after it.
    pieces: Vec<(String, Option<Slot>)>,
    /// The styles that stood in the page, one after the other.
    pub styles: String,
    /// The scripts that stand in the page.
    pub scripts: Vec<String>,
    /// The app's JavaScript and WebAssembly, as the page addresses them.
    pub javascript: String,
    pub wasm: String,
    /// The icon, as the page addresses it.
    pub icon: Option<String>,
    /// The style sheets that the page links to, as it addresses them.
    pub sheets: Vec<String>,
}

/// What is found on the way.
#[derive(Default)]
struct Found {
    styles: String,
    scripts: Vec<String>,
    javascript: Option<String>,
    wasm: Option<String>,
    icon: Option<String>,
    sheets: Vec<String>,
}

impl Template {
    /// Reads the page that Trunk built; `app_path` is where the app's files will be.
    pub fn read(html: &str, app_path: &str) -> Result<Template, String> {
        let found = RefCell::new(Found::default());
        let first_style = RefCell::new(true);
        let handlers = vec![
            element!("html", |root| {
                root.remove_attribute("lang");
                root.set_attribute("data-press", &Slot::Root.mark())?;
                Ok(())
            }),
            element!("meta[name=viewport]", |meta| {
                meta.after(&Slot::Policy.mark(), Html);
                Ok(())
            }),
            element!("title", |title| {
                title.replace(&Slot::Head.mark(), Html);
                Ok(())
            }),
            element!("meta[name=theme-color], link#edition, link[data-sibling]", |element| {
                element.remove();
                Ok(())
            }),
            element!("style", |style| {
                let places = if first_style.replace(false) { Slot::Shared.mark() } else { String::new() };
                style.replace(&places, Html);
                Ok(())
            }),
            text!("style", |part| {
                found.borrow_mut().styles.push_str(part.as_str());
                Ok(())
            }),
            element!("script:not([src])", |_| {
                found.borrow_mut().scripts.push(String::new());
                Ok(())
            }),
            text!("script:not([src])", |part| {
                if let Some(script) = found.borrow_mut().scripts.last_mut() {
                    script.push_str(part.as_str());
                }
                Ok(())
            }),
            element!("link[rel=icon]", |icon| {
                found.borrow_mut().icon = icon.get_attribute("href");
                icon.remove();
                Ok(())
            }),
            element!("link[rel=stylesheet]", |link| {
                let sheet = link.get_attribute("href").unwrap_or_default();
                let address = moved(&sheet, app_path);
                found.borrow_mut().sheets.push(sheet);
                link.set_attribute("href", &address)?;
                link.remove_attribute("data-integrity");
                if link.has_attribute("data-late") {
                    // boot.js makes it a style sheet when the first screen has been painted.
                    link.remove_attribute("rel");
                    link.after(&format!("<noscript><link rel=stylesheet href=\"{address}\"></noscript>"), Html);
                }
                Ok(())
            }),
            element!("script[data-boot]", |script| {
                let mut found = found.borrow_mut();
                found.javascript = script.get_attribute("data-js");
                found.wasm = script.get_attribute("data-wasm");
                script.remove();
                Ok(())
            }),
            element!("#app", |app| {
                app.set_attribute("data-printed", &Slot::Path.mark())?;
                app.set_inner_content(&Slot::App.mark(), Html);
                Ok(())
            }),
            element!("#boot", |boot| {
                boot.after(&Slot::Data.mark(), Html);
                Ok(())
            }),
        ];
        let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
        let html =
            rewrite_str(html, settings).map_err(|error| format!("the built index.html cannot be read: {error}"))?;
        let html = html.replace(&format!("data-press=\"{}\"", Slot::Root.mark()), &Slot::Root.mark());
        let pieces = split(&html)?;
        let Found { styles, scripts, javascript, wasm, icon, sheets } = found.into_inner();
        let lacks = |what| format!("the built index.html has no {what}: is it the one that Trunk wrote?");
        Ok(Template {
            pieces,
            styles: styles.trim().to_owned(),
            scripts,
            javascript: javascript.ok_or_else(|| lacks("data-js"))?,
            wasm: wasm.ok_or_else(|| lacks("data-wasm"))?,
            icon,
            sheets,
        })
    }

    /// The page with its places filled.
    pub fn fill(&self, fill: impl Fn(Slot) -> String) -> String {
        let mut page = String::new();
        for (text, slot) in &self.pieces {
            page.push_str(text);
            page.push_str(&slot.map(&fill).unwrap_or_default());
        }
        page
    }
}

/// The address of one of the app's files, which Trunk built for the root, where the app will be.
pub fn moved(address: &str, app_path: &str) -> String {
    match address.strip_prefix('/') {
        Some(file) => format!("{app_path}{file}"),
        None => address.to_owned(),
    }
}

fn split(html: &str) -> Result<Vec<(String, Option<Slot>)>, String> {
    let mut pieces = Vec::new();
    let mut rest = html;
    loop {
        let next =
            Slot::ALL.iter().filter_map(|slot| Some((rest.find(&slot.mark())?, *slot))).min_by_key(|(at, _)| *at);
        let Some((at, slot)) = next else { break };
        pieces.push((rest[..at].to_owned(), Some(slot)));
        rest = &rest[at + slot.mark().len()..];
    }
    pieces.push((rest.to_owned(), None));
    let missing =
        Slot::ALL.into_iter().find(|slot| pieces.iter().filter(|(_, place)| *place == Some(*slot)).count() != 1);
    match missing {
        Some(slot) => Err(format!("the built index.html has no place for {slot:?}: it may not be printed over twice")),
        None => Ok(pieces),
    }
}
