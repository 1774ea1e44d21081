//! Pictures: their files, size and description. Lazy loading undone, tracking pixels out.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::sizes::{self, Candidate};
use super::{data, links, tree};
use contract::{Block, Image, ImageBlock, Rendition};
use scraper::ElementRef;
use std::collections::HashSet;
use url::Url;

/// The size of a picture of which nothing is known, until its file is read.
const ASSUMED: (u32, u32) = (1200, 800);

/// Attributes in which scripts that load pictures late keep the address, best first.
const LAZY: [&str; 7] =
    ["data-orig-file", "data-src", "data-lazy-src", "data-original", "data-orig-src", "data-hi-res-src", "data-url"];

/// Converts `img`.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let alt = tree::attribute(&element, "alt").unwrap_or_default();
    if tree::has_class(&element, &["emoji", "wp-smiley", "latex"]) && !alt.is_empty() {
        run.add(alt);
        return flow.line.push(alt, style);
    }
    if is_tracker(run, &element) {
        return run.note("tracking pixel left out");
    }
    let link = style.address.as_deref().and_then(|address| Url::parse(address).ok());
    match image(run, element, link.as_ref()) {
        Some(image) => {
            let href = link.filter(|link| !leads_to_file(&image, link)).and_then(|link| links::safe(&link));
            flow.push(Block::Image(ImageBlock { image, href }));
        }
        None => run.note("picture without a file left out"),
    }
}

/// The picture of an `img`, which may be a link to its larger file.
pub fn image(run: &mut Run, element: ElementRef, link: Option<&Url>) -> Option<Image> {
    let (shown, mut ratio) = (sizes::shown(&element).0, ratio(&element));
    let mut found = sources(run, element, shown);
    let main = main(run, element, shown);
    found.retain(|candidate| candidate.width.is_some());
    if let Some(main) = main.filter(|main| !found.iter().any(|other| other.url == main.url)) {
        found.push(main);
    }
    if found.is_empty() {
        return data_image(run, element);
    }
    if whole(&mut found, &element, link) {
        ratio = None;
    }
    run.pictures.extend(found.iter().map(|candidate| sizes::key(&candidate.url)));
    let mut image = sized(run, found, ratio);
    image.alt = Some(alt(run, &element));
    Some(image)
}

/// The files of `<picture>` around the element, and of its own sets.
fn sources(run: &Run, element: ElementRef, shown: Option<u32>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let parent = element.parent().and_then(ElementRef::wrap).filter(|parent| parent.value().name() == "picture");
    let set = |element: &ElementRef| {
        ["srcset", "data-srcset", "data-lazy-srcset"]
            .into_iter()
            .find_map(|name| tree::attribute(element, name).filter(|set| !set.starts_with("data:")))
            .map(str::to_owned)
    };
    for source in parent.into_iter().flat_map(|parent| tree::children_named(parent, "source")) {
        // Other crops for other screens are other pictures.
        if let Some(srcset) = set(&source).filter(|_| source.attr("media").is_none()) {
            found.extend(sizes::of_srcset(run, &srcset, shown, tree::attribute(&source, "type")));
        }
    }
    if let Some(srcset) = set(&element) {
        found.extend(sizes::of_srcset(run, &srcset, shown, None));
    }
    found
}

/// The file that the element itself names.
fn main(run: &Run, element: ElementRef, shown: Option<u32>) -> Option<Candidate> {
    let addresses = LAZY.into_iter().chain(["src"]).filter_map(|name| tree::attribute(&element, name));
    let url = addresses.filter_map(|address| links::web(run, address)).next()?;
    let natural = tree::attribute(&element, "data-orig-size").and_then(|size| {
        let (width, height) = size.split_once(',')?;
        element.attr("data-orig-file").map(|_| (sizes::number(width), sizes::number(height)))
    });
    let (width, height) = natural.unwrap_or_else(|| sizes::of_address(&url));
    Some(Candidate { url, width: width.or(shown), height, media_type: None })
}

/// Of a small square crop takes the whole picture: the file that it links to, or that its name was made of. True if there is one.
fn whole(found: &mut Vec<Candidate>, element: &ElementRef, link: Option<&Url>) -> bool {
    let is_crop = tree::has_class(element, &["attachment-thumbnail", "size-thumbnail"])
        || found.iter().all(|one| one.height.is_some() && one.height == one.width && one.width <= Some(300));
    let [crop] = &found[..] else { return false };
    if !is_crop {
        return false;
    }
    let larger = link.filter(|link| sizes::key(link) == sizes::key(&crop.url)).cloned();
    let Some(url) = larger.or_else(|| sizes::original(&crop.url)) else { return false };
    *found = vec![Candidate { url, width: None, height: None, media_type: None }];
    true
}

/// The renditions, without two of one width, and the natural size: that of the widest.
fn sized(run: &mut Run, mut found: Vec<Candidate>, ratio: Option<f64>) -> Image {
    let of = |one: &Candidate| Some(f64::from(one.height?) / f64::from(one.width?));
    let ratio = ratio.or_else(|| found.iter().rev().find_map(of));
    if let Some(ratio) = ratio {
        let fits = |one: &Candidate| of(one).is_none_or(|own| (own / ratio - 1.0).abs() < 0.1);
        if found.iter().any(fits) {
            found.retain(fits);
        }
    }
    let widest = found.iter().filter_map(|one| one.width).max();
    // A width below this is mostly the layout's, not the file's.
    let is_known = ratio.is_some() && widest.is_some_and(|width| width >= 64);
    let width = widest.filter(|width| *width >= 64).unwrap_or(ASSUMED.0);
    let shape = ratio.unwrap_or(f64::from(ASSUMED.1) / f64::from(ASSUMED.0));
    let height = (f64::from(width) * shape).round().clamp(1.0, 60_000.0) as u32;
    let mut seen = HashSet::new();
    let mut renditions: Vec<Rendition> = Vec::new();
    let mut types: Vec<Option<String>> = Vec::new();
    for Candidate { url, width: own, media_type, .. } in found {
        if !types.contains(&media_type) {
            types.push(media_type.clone());
        }
        let own = own.filter(|own| is_known || *own >= 64).unwrap_or(width);
        if let Some(url) = links::safe(&url).filter(|_| seen.insert((media_type.clone(), own))) {
            if !is_known {
                run.unmeasured.insert(url.clone());
            }
            renditions.push(Rendition { url, width: own, media_type });
        }
    }
    let order = |one: &Rendition| types.iter().position(|media_type| *media_type == one.media_type);
    renditions.sort_by_key(|one| (order(one), one.width));
    Image { renditions, width: Some(width), height: Some(height), ..Image::default() }
}

/// Height through width, from how the element is laid out.
fn ratio(element: &ElementRef) -> Option<f64> {
    let (Some(width), Some(height)) = sizes::shown(element) else { return None };
    Some(f64::from(height) / f64::from(width)).filter(|ratio| (0.02..50.0).contains(ratio))
}

fn alt(run: &mut Run, element: &ElementRef) -> String {
    match element.attr("alt") {
        Some(alt) => alt.split_whitespace().collect::<Vec<_>>().join(" "),
        None => {
            run.note("picture without alternative text");
            String::new()
        }
    }
}

/// A picture that stands in the HTML itself becomes a file.
fn data_image(run: &mut Run, element: ElementRef) -> Option<Image> {
    let file = data::file(tree::attribute(&element, "src")?, "image/")?;
    let size = imagesize::blob_size(&file.bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    if width < 3 || height < 3 {
        return None;
    }
    let url = file.path.clone();
    run.files.push(file);
    let renditions = vec![Rendition { url, width, media_type: None }];
    let alt = Some(alt(run, &element));
    Some(Image { renditions, width: Some(width), height: Some(height), alt, ..Image::default() })
}

/// A picture of one pixel, or from a host that counts readers.
fn is_tracker(run: &Run, element: &ElementRef) -> bool {
    let (width, height) = sizes::shown(element);
    let is_zero = |name: &str| element.attr(name).is_some_and(|value| value.trim() == "0");
    let is_tiny = |length: Option<u32>| length.is_some_and(|length| length <= 2);
    let url = tree::attribute(element, "src").and_then(|address| links::resolve(run, address));
    let counts = url.is_some_and(|url| {
        let host = url.host_str().unwrap_or_default();
        let hosts = [
            "pixel.wp.com",
            "feeds.feedburner.com",
            "b.scorecardresearch.com",
            "sb.scorecardresearch.com",
            "stats.wordpress.com",
        ];
        hosts.contains(&host) || host.ends_with(".doubleclick.net") || url.path().ends_with("/pixel.gif")
    });
    (is_tiny(width) && is_tiny(height)) || is_zero("width") || is_zero("height") || counts
}

/// True if a link on a picture leads to a file of the picture, or to WordPress's page about it.
fn leads_to_file(image: &Image, link: &Url) -> bool {
    let keys: Vec<String> =
        image.renditions.iter().filter_map(|one| Url::parse(&one.url).ok()).map(|url| sizes::key(&url)).collect();
    let name = |key: &str| key.rsplit('/').next().unwrap_or_default().to_owned();
    let own = sizes::key(link);
    let is_picture = own
        .rsplit('.')
        .next()
        .is_some_and(|ending| ["jpg?", "jpeg?", "png?", "webp?", "gif?", "avif?"].contains(&ending));
    keys.contains(&own)
        || (is_picture && keys.iter().any(|key| name(key) == name(&own)))
        || link.query_pairs().any(|(key, _)| key == "attachment_id")
        || link.path().contains("/attachment/")
}

/// Converts `<noscript>`, unless it repeats pictures that are there already.
pub fn without_scripts(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let addresses: Vec<&str> = element
        .descendent_elements()
        .filter(|inner| inner.value().name() == "img")
        .filter_map(|img| tree::attribute(&img, "src"))
        .collect();
    let keys = addresses.iter().filter_map(|address| links::web(run, address)).map(|url| sizes::key(&url));
    let is_repeated = !addresses.is_empty() && keys.into_iter().all(|key| run.pictures.contains(&key));
    if !is_repeated {
        flow.children(run, *element, style);
    }
}
