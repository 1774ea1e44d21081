//! The document: title, language, focus, and the elements that point to editions.

use super::{dom, get};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Sets the page's title.
pub fn set_title(title: &str) {
    dom().set_title(title);
}

/// Sets or removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    set_attribute(":root", name, value);
}

/// The language of the document as it was loaded.
pub fn language() -> String {
    dom().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Moves the focus to the page's main heading without scrolling. Returns false if there is none.
pub fn focus_heading() -> bool {
    let heading = dom().query_selector("main h1").ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    heading.is_some_and(|heading| focus_without_scrolling(&heading))
}

fn focus_without_scrolling(element: &HtmlElement) -> bool {
    element.set_tab_index(-1);
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Removes the printed metadata that describes only the first page, because browsers use it for sharing and search
/// engines for indexing.
pub fn remove_prerendered_meta() {
    let ours = "head :is(link[rel=canonical], link[hreflang]:not([type]), meta[name=description], meta[name=robots],
        meta[name^=twitter], meta[property]), body > script[type='application/ld+json']";
    for_each(ours, |element| element.remove());
}

/// Sets a property of the root element's style.
pub fn set_root_style(name: &str, value: &str) {
    if let Some(root) = dom().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let set = root.style().set_property(name, value);
        debug_assert!(set.is_ok(), "cannot set {name}");
    }
}

/// Sets the text of an element, such as a live region of screen readers.
pub fn set_text(id: &str, text: &str) {
    if let Some(element) = dom().get_element_by_id(id) {
        element.set_text_content(Some(text));
    }
}

/// The text of the first element of a selector.
pub fn text_of(selector: &str) -> String {
    find(selector).and_then(|element| element.text_content()).unwrap_or_default()
}

/// Sets the text of each element of a selector, which depends on the value of an attribute.
pub fn set_texts(selector: &str, attribute: &str, text: impl Fn(&str) -> &'static str) {
    for_each(selector, |element| {
        let text = text(&element.get_attribute(attribute).unwrap_or_default());
        // Leave a text that is the same already, so that screen readers do not read it twice.
        if element.text_content().as_deref() != Some(text) {
            element.set_text_content(Some(text));
        }
    });
}

/// Checks one of the radio buttons of a group.
pub fn check_radio(group: &str, value: &str) {
    for_each(&format!("input[name='{group}'][value='{value}']"), |button| {
        if let Ok(button) = button.dyn_into::<web_sys::HtmlInputElement>() {
            button.set_checked(true);
        }
    });
}

/// Sets or removes an attribute of the first element of a selector.
pub fn set_attribute(selector: &str, name: &str, value: Option<&str>) {
    let Some(element) = find(selector) else { return };
    let done = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
    debug_assert!(done.is_ok(), "cannot set {name}");
}

/// Marks the links of a navigation that point to the current page.
pub fn mark_current_link(links: &str, path: &str) {
    for_each(links, |link| {
        let done = match link.get_attribute("href").as_deref() == Some(path) {
            true => link.set_attribute("aria-current", "page"),
            false => link.remove_attribute("aria-current"),
        };
        debug_assert!(done.is_ok(), "cannot mark {path}");
    });
}

/// The attribute of a `time` element with its text as rendered.
const RENDERED_TIME: &str = "data-rendered";

/// Replaces the text of the `time` elements for which `text` returns one, given their `datetime`; restores the others.
pub fn rewrite_times(text: impl Fn(&str) -> Option<String>) {
    for_each("time[datetime]", |time| {
        let rendered = time.get_attribute(RENDERED_TIME).or_else(|| time.text_content());
        let newer = text(&time.get_attribute("datetime").unwrap_or_default());
        if let Some(rendered) = &rendered {
            super::nodes::set(&time, RENDERED_TIME, rendered);
        }
        time.set_text_content(newer.or(rendered).as_deref());
    });
}

/// Runs something for each element of a selector.
pub(super) fn for_each(selector: &str, mut run: impl FnMut(web_sys::Element)) {
    let Ok(found) = dom().query_selector_all(selector) else { return };
    let nodes = (0..found.length()).filter_map(|index| found.get(index));
    nodes.filter_map(|node| node.dyn_into().ok()).for_each(&mut run);
}

/// The element that the app is mounted in.
pub fn app() -> web_sys::Element {
    dom().get_element_by_id("app").expect("index.html has an element with the id app")
}

/// True if the page was printed for this address by this build: boot.js removes the attribute from pages of other
/// builds.
pub fn is_prerendered_for(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let path = path.strip_suffix("index.html").unwrap_or(path);
    app().get_attribute("data-printed").is_some_and(|printed| printed == path)
}

/// The first element of a selector.
pub fn find(selector: &str) -> Option<Element> {
    dom().query_selector(selector).ok().flatten()
}

/// True if an element matches the selector.
pub fn has(selector: &str) -> bool {
    find(selector).is_some()
}

/// The edition's files that are embedded in a printed page, of which some are wanted: names and contents.
pub fn embedded_files(is_wanted: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for_each("script[data-file]", |element| {
        let name = element.get_attribute("data-file").filter(|name| is_wanted(name));
        files.extend(name.and_then(|name| Some((name, element.text_content()?))));
    });
    files
}

/// Calls `run` before each press of a button or key is handled.
pub fn on_input(run: impl Fn() + Clone + 'static) {
    for event in ["pointerdown", "keydown", "click"] {
        let run = run.clone();
        super::listen(&dom(), event, true, move |_| run());
    }
}

/// When the host last modified the page, which is when it was printed, in seconds since 1970; the time of loading if the
/// host does not say.
pub fn last_modified() -> i64 {
    (js_sys::Date::parse(&dom().last_modified()) / 1_000.0) as i64
}

/// A link element of index.html that points to an edition: its base path and the address of its `edition.json`.
pub struct EditionLink {
    pub base: String,
    pub href: String,
    /// The edition's language, from `hreflang`.
    pub language: Option<String>,
}

/// The link elements of index.html that point to editions, the main one (`id="edition"`) first.
pub fn edition_links() -> Vec<EditionLink> {
    let mut links = Vec::new();
    for_each("link#edition, link[data-sibling]", |element| {
        let attribute = |name| element.get_attribute(name);
        let link = EditionLink {
            base: attribute("data-base").unwrap_or_else(|| "/".to_owned()),
            href: attribute("href").unwrap_or_default(),
            language: attribute("hreflang"),
        };
        if element.id() == "edition" { links.insert(0, link) } else { links.push(link) }
    });
    links
}

/// Lets the browser load another address in the place of this one.
pub fn load(address: &str) {
    let loaded = super::window().location().replace(address);
    debug_assert!(loaded.is_ok(), "cannot load {address}");
}

/// Reloads the page.
pub fn reload() {
    let reloaded = super::window().location().reload();
    debug_assert!(reloaded.is_ok(), "cannot reload");
}

/// The value of the field that is the target of an event.
pub fn value_of(event: &Event) -> String {
    event.target().and_then(|field| get(&field, "value").as_string()).unwrap_or_default()
}

/// Moves the focus to the first element of a selector.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let focused = element.focus();
        debug_assert!(focused.is_ok(), "cannot focus {selector}");
    }
}

/// Moves the focus to an element by its id, which need not be a control, without scrolling.
pub fn focus_on(id: &str) {
    let element = dom().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        focus_without_scrolling(&element);
    }
}

/// Hides some of the elements of a selector, by their index, and shows the others.
pub fn hide(selector: &str, is_hidden: impl Fn(usize) -> bool) {
    let mut index = 0;
    for_each(selector, |element| {
        let done =
            if is_hidden(index) { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") };
        debug_assert!(done.is_ok(), "cannot hide {selector}");
        index += 1;
    });
}
