//! The page that Trunk built, as a template: everything that a newsroom added to `index.html` stays, and printed parts
//! fill the placeholders.

use lol_html::html_content::ContentType::Html;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use std::cell::RefCell;

/// A placeholder that each page fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The attributes of the root element.
    Root,
    /// The content security policy.
    Policy,
    /// The page's metadata.
    Head,
    /// The styles, icons and script that all pages share.
    Shared,
    /// The path for which the page is printed.
    Path,
    /// The rendered app.
    App,
    /// The elements after the app: structured data and the edition's files.
    Data,
}

impl Slot {
    const ALL: [Slot; 7] = [Slot::Root, Slot::Policy, Slot::Head, Slot::Shared, Slot::Path, Slot::App, Slot::Data];

    fn mark(self) -> String {
        format!("@press-{self:?}@")
    }
}

/// A built page with its placeholders.
pub struct Template {
    /// The texts between placeholders, each but the last with the placeholder that follows.
    pieces: Vec<(String, Option<Slot>)>,
    /// The page's inline styles, in order.
    pub styles: String,
    /// The page's inline scripts.
    pub scripts: Vec<String>,
    /// The addresses of the app's JavaScript and WebAssembly in the page.
    pub javascript: String,
    pub wasm: String,
    /// The address of the icon in the page.
    pub icon: Option<String>,
    /// The addresses of the style sheets in the page.
    pub sheets: Vec<String>,
}

/// The state while the page is parsed.
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
    /// Parses the page that Trunk built. `app_path` is the future path of the app's files.
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
                    // boot.js turns it into a style sheet after the first paint.
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

    /// The page with its placeholders filled.
    pub fn fill(&self, fill: impl Fn(Slot) -> String) -> String {
        let mut page = String::new();
        for (text, slot) in &self.pieces {
            page.push_str(text);
            page.push_str(&slot.map(&fill).unwrap_or_default());
        }
        page
    }
}

/// The address of one of the app's files under `app_path`, while Trunk's addresses begin at the root.
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
