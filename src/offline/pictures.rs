//! Which pictures of a file of the edition the device keeps, and in which size.

use crate::contract::is_safe_source;
use serde_json::Value;

/// Wider files than this, in pixels, are for large screens with power and network at hand.
const WIDEST: f64 = 1200.0;

/// Which pictures are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that the page has shown: they have come already.
    Shown,
    /// All of the article, and of the stories beside it those that were shown.
    All,
}

/// What decides about the size.
pub struct Screen {
    /// The addresses of the pictures that the page has shown.
    pub shown: Vec<String>,
    /// The width of the window in the pixels of the screen.
    pub width: f64,
}

/// The pictures of a file to keep: of each the address of the size to keep, then those of its other sizes. `address`
/// makes an address of a file of the edition.
pub fn to_keep(file: &Value, wanted: Wanted, screen: &Screen, address: &dyn Fn(&str) -> String) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    collect(file, wanted, &mut |renditions, wanted| found.extend(sizes(renditions, wanted, screen, address)));
    found
}

/// Goes through all that a file holds: whatever has renditions is a picture.
fn collect(value: &Value, wanted: Wanted, tell: &mut dyn FnMut(&[Value], Wanted)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, wanted, tell)),
        Value::Object(fields) => {
            if let Some(Value::Array(renditions)) = fields.get("renditions") {
                return tell(renditions, wanted);
            }
            for (name, field) in fields {
                let is_beside = name == "related" || name == "teasers" || name == "brand";
                collect(field, if is_beside { Wanted::Shown } else { wanted }, tell);
            }
        }
        _ => {}
    }
}

fn sizes(
    renditions: &[Value],
    wanted: Wanted,
    screen: &Screen,
    address: &dyn Fn(&str) -> String,
) -> Option<Vec<String>> {
    let url = |rendition: &Value| {
        let url = rendition.get("url")?.as_str()?;
        is_safe_source(url).then(|| address(url))
    };
    let mut urls: Vec<String> = renditions.iter().filter_map(url).collect();
    let shown = urls.iter().position(|url| screen.shown.contains(url));
    let best = match (shown, wanted) {
        (Some(shown), _) => shown,
        (None, Wanted::Shown) => return None,
        (None, Wanted::All) => {
            let chosen = url(renditions.get(fitting(renditions, screen.width.min(WIDEST))?)?)?;
            urls.iter().position(|url| *url == chosen)?
        }
    };
    let best = urls.remove(best);
    urls.insert(0, best);
    Some(urls)
}

/// The smallest that is as wide as wanted, or the largest: in WebP, which all browsers that run the app can show, else in
/// the last type, which is there for all.
fn fitting(renditions: &[Value], width: f64) -> Option<usize> {
    let kind = |rendition: &'_ Value| rendition.get("type").and_then(Value::as_str).map(str::to_owned);
    let webp = Some("image/webp".to_owned());
    let wanted = if renditions.iter().any(|it| kind(it) == webp) { webp } else { kind(renditions.last()?) };
    let of_type = renditions.iter().enumerate().filter(|(_, it)| kind(it) == wanted);
    let wide = |it: &Value| it.get("width").and_then(Value::as_f64).unwrap_or_default();
    // Too narrow counts as farther away than any width that is enough.
    let distance = |it: &Value| if wide(it) < width { 1e9 - wide(it) } else { wide(it) };
    of_type.min_by(|(_, one), (_, other)| distance(one).total_cmp(&distance(other))).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn image(name: &str) -> Value {
        json!({ "renditions": [
            { "url": format!("{name}-400.webp"), "width": 400, "type": "image/webp" },
            { "url": format!("{name}-900.webp"), "width": 900, "type": "image/webp" },
            { "url": format!("{name}-900.jpg"), "width": 900, "type": "image/jpeg" },
        ] })
    }

    fn kept(file: &Value, wanted: Wanted, shown: &[&str], width: f64) -> Vec<String> {
        let shown = shown.iter().map(|&url| format!("/data/{url}")).collect();
        let pictures = to_keep(file, wanted, &Screen { shown, width }, &|url| format!("/data/{url}"));
        let mut kept: Vec<String> = pictures.into_iter().map(|sizes| sizes[0].clone()).collect();
        // The order of an object's fields is nobody's promise.
        kept.sort();
        kept
    }

    #[test]
    fn an_article_keeps_its_own_pictures_in_the_size_of_the_screen_and_those_beside_it_only_as_shown() {
        let article = json!({
            "image": image("main"),
            "body": [{ "type": "gallery", "images": [image("one"), image("two")] }],
            "related": [{ "id": "a", "image": image("beside") }, { "id": "b", "image": image("other") }],
        });
        let wide = kept(&article, Wanted::All, &["beside-400.webp"], 800.0);
        assert_eq!(wide, ["/data/one-900.webp", "/data/two-900.webp", "/data/main-900.webp", "/data/beside-400.webp"]);
        let narrow = kept(&article, Wanted::All, &[], 360.0);
        assert_eq!(narrow, ["/data/main-400.webp", "/data/one-400.webp", "/data/two-400.webp"]);
        assert_eq!(kept(&article, Wanted::Shown, &["main-900.jpg"], 360.0), ["/data/main-900.jpg"]);
    }

    #[test]
    fn the_other_sizes_lead_to_the_one_that_is_kept() {
        let pictures = to_keep(&image("a"), Wanted::All, &Screen { shown: vec![], width: 2000.0 }, &str::to_owned);
        assert_eq!(pictures, [["a-900.webp", "a-400.webp", "a-900.jpg"]]);
    }

    #[test]
    fn an_address_that_could_run_something_is_never_kept() {
        let file = json!({ "image": { "renditions": [{ "url": "javascript:alert(1)", "width": 1 }, { "width": 2 }] } });
        assert_eq!(kept(&file, Wanted::All, &[], 100.0), Vec::<String>::new());
    }
}
