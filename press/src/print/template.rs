//! The page that Trunk built, as a template: a newsroom's own additions to `index.html` stay, and the printed parts
//! fill the slots.

use crate::error::Error;
use lol_html::html_content::ContentType::Html;
use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, element, rewrite_str, text};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A place that is different on each page, or that press fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The attributes of the root element.
    Root,
    /// The content security policy.
    Policy,
    /// The page's own part of the head.
    Head,
    /// The styles, the icons and the script, which all pages share.
    Shared,
    /// The path that the page is printed for.
    Path,
    /// The app's HTML.
    App,
    /// The data after the app: linked data and the edition's files.
    Data,
}

impl Slot {
    const ALL: [Slot; 7] = [Slot::Root, Slot::Policy, Slot::Head, Slot::Shared, Slot::Path, Slot::App, Slot::Data];

    fn marker(self) -> String {
        format!("@press-{self:?}@")
    }
}

/// A built page with its slots.
pub struct Template {
    /// Texts, each except the last with the slot after it.
    pieces: Vec<(String, Option<Slot>)>,
    /// The inline styles of the page, joined.
    pub styles: String,
    /// The inline scripts of the page.
    pub scripts: Vec<String>,
    /// The addresses of the app's JavaScript and WebAssembly, as in the page.
    pub javascript: String,
    pub wasm: String,
    /// The address of the icon, as in the page.
    pub icon: Option<String>,
    /// The addresses of the style sheets, as in the page.
    pub sheets: Vec<String>,
}

/// The findings of the handlers in the page.
#[derive(Default)]
struct Found {
    has_style: Cell<bool>,
    styles: RefCell<String>,
    scripts: RefCell<Vec<String>>,
    javascript: RefCell<Option<String>>,
    wasm: RefCell<Option<String>>,
    icon: RefCell<Option<String>>,
    sheets: RefCell<Vec<String>>,
}

type Handler<'h> = (Cow<'h, Selector>, ElementContentHandlers<'h>);

impl Template {
    /// Reads the page that Trunk built. `app_path` is the path of the app's files.
    pub fn read(html: &str, app_path: &str) -> Result<Template, Error> {
        let found = Found::default();
        let handlers = slots().into_iter().chain(styles(&found, app_path)).chain(scripts(&found)).collect();
        let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
        let html = rewrite_str(html, settings)?;
        let html = html.replace(&format!("data-press=\"{}\"", Slot::Root.marker()), &Slot::Root.marker());
        Ok(Template {
            pieces: split(&html)?,
            styles: found.styles.into_inner().trim().to_owned(),
            scripts: found.scripts.into_inner(),
            javascript: found.javascript.into_inner().ok_or(Error::NoAttribute("data-js"))?,
            wasm: found.wasm.into_inner().ok_or(Error::NoAttribute("data-wasm"))?,
            icon: found.icon.into_inner(),
            sheets: found.sheets.into_inner(),
        })
    }

    /// The page with its slots filled.
    pub fn fill(&self, fill: impl Fn(Slot) -> String) -> String {
        let mut page = String::new();
        for (text, slot) in &self.pieces {
            page.push_str(text);
            page.push_str(&slot.map(&fill).unwrap_or_default());
        }
        page
    }
}

/// Replaces the parts of the page that each printed page has its own of.
fn slots<'h>() -> Vec<Handler<'h>> {
    vec![
        element!("html", |root| {
            root.remove_attribute("lang");
            root.set_attribute("data-press", &Slot::Root.marker())?;
            Ok(())
        }),
        element!("meta[name=viewport]", |meta| {
            meta.after(&Slot::Policy.marker(), Html);
            Ok(())
        }),
        element!("title", |title| {
            title.replace(&Slot::Head.marker(), Html);
            Ok(())
        }),
        element!("meta[name=theme-color], link#edition, link[data-sibling]", |element| {
            element.remove();
            Ok(())
        }),
        element!("#app", |app| {
            app.set_attribute("data-printed", &Slot::Path.marker())?;
            app.set_inner_content(&Slot::App.marker(), Html);
            Ok(())
        }),
        element!("#boot", |boot| {
            boot.after(&Slot::Data.marker(), Html);
            Ok(())
        }),
    ]
}

/// Collects the inline styles, and moves the style sheets to the app's folder.
fn styles<'h>(found: &'h Found, app_path: &'h str) -> Vec<Handler<'h>> {
    vec![
        element!("style", |style| {
            let is_first = !found.has_style.replace(true);
            let marker = if is_first { Slot::Shared.marker() } else { String::new() };
            style.replace(&marker, Html);
            Ok(())
        }),
        text!("style", |part| {
            found.styles.borrow_mut().push_str(part.as_str());
            Ok(())
        }),
        element!("link[rel=stylesheet]", |link| {
            let sheet = link.get_attribute("href").unwrap_or_default();
            let address = rebase_url(&sheet, app_path);
            found.sheets.borrow_mut().push(sheet);
            link.set_attribute("href", &address)?;
            link.remove_attribute("data-integrity");
            if link.has_attribute("data-late") {
                // boot.js makes it a style sheet after the first paint. Until then it needs a type that a body may have and
                // that loads nothing: the host's own name is known already.
                link.set_attribute("rel", "dns-prefetch")?;
                link.after(&format!("<noscript><link rel=stylesheet href=\"{address}\"></noscript>"), Html);
            }
            Ok(())
        }),
    ]
}

/// Collects the inline scripts, and takes out what each printed page has with an address of its own.
fn scripts<'h>(found: &'h Found) -> Vec<Handler<'h>> {
    vec![
        element!("script:not([src])", |_| {
            found.scripts.borrow_mut().push(String::new());
            Ok(())
        }),
        text!("script:not([src])", |part| {
            if let Some(script) = found.scripts.borrow_mut().last_mut() {
                script.push_str(part.as_str());
            }
            Ok(())
        }),
        element!("script[data-boot]", |script| {
            found.javascript.replace(script.get_attribute("data-js"));
            found.wasm.replace(script.get_attribute("data-wasm"));
            script.remove();
            Ok(())
        }),
        element!("link[rel=icon]", |icon| {
            found.icon.replace(icon.get_attribute("href"));
            icon.remove();
            Ok(())
        }),
    ]
}

/// The address of one of the app's files, which Trunk built for the host's root, in the app's folder.
pub fn rebase_url(address: &str, app_path: &str) -> String {
    match address.strip_prefix('/') {
        Some(file) => format!("{app_path}{file}"),
        None => address.to_owned(),
    }
}

fn split(html: &str) -> Result<Vec<(String, Option<Slot>)>, Error> {
    let mut pieces = Vec::new();
    let mut rest = html;
    loop {
        let next =
            Slot::ALL.iter().filter_map(|slot| Some((rest.find(&slot.marker())?, *slot))).min_by_key(|(at, _)| *at);
        let Some((at, slot)) = next else { break };
        pieces.push((rest[..at].to_owned(), Some(slot)));
        rest = &rest[at + slot.marker().len()..];
    }
    pieces.push((rest.to_owned(), None));
    let count = |slot: Slot| pieces.iter().filter(|(_, place)| *place == Some(slot)).count();
    match Slot::ALL.into_iter().find(|slot| count(*slot) != 1) {
        Some(slot) => Err(Error::NoSlot(format!("{slot:?}"))),
        None => Ok(pieces),
    }
}
