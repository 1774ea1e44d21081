//! Pictures, films and sound of an item: Media RSS, enclosures, and the elements of podcasts.

use super::super::text::{address, escape, title};
use super::super::xml::Element;
use crate::import::story::Picture;
use contract::{AudioBlock, Block, Image, Rendition, Source, VideoBlock};
use url::Url;

/// What an item has beside its text.
#[derive(Debug, Default)]
pub struct Media {
    pub pictures: Vec<Picture>,
    pub videos: Vec<VideoBlock>,
    pub audios: Vec<AudioBlock>,
    /// Addresses of players, with the title of what they play.
    pub players: Vec<(Url, Option<String>)>,
    /// Other files, such as PDFs.
    pub files: Vec<Url>,
    /// Length in seconds of what has no length of its own.
    pub duration: Option<u32>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    Image,
    Video,
    Audio,
    Other,
}

impl Medium {
    /// By its type, the feed's word for it, or the ending of its address.
    pub fn of(media_type: Option<&str>, medium: Option<&str>, url: Option<&Url>) -> Medium {
        let ending = url.and_then(|url| url.path().rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
        let by_ending = match ending.as_deref() {
            Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg") => "image",
            Some("mp4" | "m4v" | "webm" | "mov") => "video",
            Some("mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" | "aac") => "audio",
            _ => "",
        };
        let word = media_type.and_then(|media_type| media_type.split('/').next()).filter(|word| *word != "application");
        match word.filter(|word| !word.is_empty()).or(medium).unwrap_or(by_ending) {
            "image" => Medium::Image,
            "video" => Medium::Video,
            "audio" => Medium::Audio,
            _ => Medium::Other,
        }
    }
}

impl Media {
    /// Reads the elements of an item in RSS or Atom.
    pub fn read(item: &Element, base: Option<&Url>) -> Media {
        let mut media =
            Media { duration: item.text_of(&["itunes:duration"]).and_then(|text| seconds(&text)), ..Media::default() };
        for group in item.all("media:group") {
            let contents: Vec<&Element> = group.all("media:content").collect();
            if contents.is_empty() {
                media.contents(&[group], &[group, item], base);
            }
            media.contents(&contents, &[group, item], base);
        }
        let contents: Vec<&Element> = item.all("media:content").collect();
        for content in &contents {
            media.contents(&[content], &[content, item], base);
        }
        media.keep_the_widest();
        for enclosure in item.all("enclosure").chain(item.all("media:enclosure")) {
            media.file(enclosure.attribute("url"), enclosure.attribute("type"), base);
        }
        for link in item.all("atom:link").filter(|link| link.attribute("rel") == Some("enclosure")) {
            media.file(link.attribute("href"), link.attribute("type"), base);
        }
        if contents.is_empty() && item.first(&["media:group"]).is_none() {
            media.contents(&[item], &[item], base);
        }
        if media.pictures.is_empty() {
            let image = item.first(&["itunes:image"]).and_then(|image| image.attribute("href"));
            media.file(image, Some("image"), base);
        }
        media
    }

    /// Files that are the same picture, film or sound in several sizes. `around` has their texts, innermost first.
    fn contents(&mut self, contents: &[&Element], around: &[&Element], base: Option<&Url>) {
        let of = |name: &str| {
            let inner = contents.first().copied().into_iter().chain(around.iter().copied());
            inner.flat_map(|element| element.elements()).find(|element| element.name == name)
        };
        let text = |name: &str| of(name).map(|element| title(&element.text())).filter(|text| !text.is_empty());
        let thumbnail = of("media:thumbnail");
        let mut picture = Picture {
            caption: of("media:description").map(html).filter(|text| !text.is_empty()),
            credit: text("media:credit"),
            copyright_notice: text("media:copyright"),
            ..Picture::default()
        };
        let mut video = VideoBlock {
            name: text("media:title").unwrap_or_default(),
            sources: Vec::new(),
            poster: thumbnail.and_then(|thumbnail| poster(thumbnail, base)),
            captions: Vec::new(),
            duration: None,
            caption: None,
            credit: text("media:credit"),
        };
        let mut sounds = Vec::new();
        let mut sorted = contents.to_vec();
        let pixels = |content: &Element, name: &str| content.attribute(name).and_then(|text| text.parse::<u32>().ok());
        sorted.sort_by_key(|content| {
            let width = pixels(content, "width").unwrap_or_default();
            (content.attribute("isDefault") != Some("true"), std::cmp::Reverse(width))
        });
        for content in sorted {
            let url = content.attribute("url").and_then(|text| address(text, base));
            let media_type = content.attribute("type");
            let medium = Medium::of(media_type, content.attribute("medium"), url.as_ref());
            let duration = content.attribute("duration").and_then(seconds);
            let source = |url: &Url| Source { url: url.to_string(), media_type: media_type.map(str::to_owned) };
            match (url, medium) {
                (Some(url), Medium::Image) if !is_avatar(&url) => {
                    let width = pixels(content, "width").filter(|width| *width > 0);
                    let height = pixels(content, "height").filter(|height| *height > 0);
                    picture.size = picture.size.or(width.zip(height));
                    picture.files.push((url, width));
                }
                (Some(url), Medium::Video) => {
                    video.duration = video.duration.or(duration);
                    video.sources.push(source(&url));
                }
                (Some(url), Medium::Audio) => sounds.push((source(&url), duration)),
                _ => {}
            }
        }
        let has_files = !picture.files.is_empty() || !video.sources.is_empty() || !sounds.is_empty();
        let player = of("media:player").and_then(|player| address(player.attribute("url")?, base));
        if let Some(player) = player.filter(|_| !has_files) {
            self.players.push((player, text("media:title")));
        }
        if let Some((_, duration)) = sounds.first().cloned() {
            let sources = sounds.into_iter().map(|(source, _)| source).collect();
            self.sound(video.name.clone(), sources, duration);
        }
        if !video.sources.is_empty() {
            self.videos.push(video);
        }
        if picture.files.is_empty()
            && let Some(url) = thumbnail.and_then(|thumbnail| address(thumbnail.attribute("url")?, base))
        {
            let size = thumbnail.and_then(|thumbnail| pixels(thumbnail, "width").zip(pixels(thumbnail, "height")));
            picture.files.push((url, size.map(|(width, _)| width)));
            picture.size = size.filter(|(width, height)| *width > 0 && *height > 0);
            // The texts of a film are not those of its thumbnail.
            picture.caption = picture.caption.filter(|_| !has_files);
        }
        if !picture.files.is_empty() {
            self.pictures.push(picture);
        }
    }

    /// Some feeds list the sizes of one picture as if they were several: they have the same texts. Their shapes may
    /// differ, so that only the widest is kept.
    fn keep_the_widest(&mut self) {
        let mut kept: Vec<Picture> = Vec::new();
        for picture in self.pictures.drain(..) {
            let same = kept.iter_mut().find(|kept| {
                (&kept.caption, &kept.credit) == (&picture.caption, &picture.credit) && picture.files.len() == 1
            });
            let width = |picture: &Picture| picture.files.iter().map(|(_, width)| *width).max().flatten();
            match same {
                Some(same) if width(same).is_some() && width(&picture).is_some() => {
                    if width(&picture) > width(same) {
                        *same = picture;
                    }
                }
                _ => kept.push(picture),
            }
        }
        self.pictures = kept;
    }

    /// A file with no more than its type, as an enclosure.
    pub fn file(&mut self, url: Option<&str>, media_type: Option<&str>, base: Option<&Url>) {
        let Some(url) = url.and_then(|url| address(url, base)) else { return };
        if self.has(&url) {
            return;
        }
        let source = Source { url: url.to_string(), media_type: media_type.map(str::to_owned) };
        match Medium::of(media_type, None, Some(&url)) {
            Medium::Image => self.pictures.push(Picture { files: vec![(url, None)], ..Picture::default() }),
            Medium::Video => self.videos.push(VideoBlock {
                name: String::new(),
                sources: vec![source],
                poster: None,
                captions: Vec::new(),
                duration: None,
                caption: None,
                credit: None,
            }),
            Medium::Audio => self.sound(String::new(), vec![source], None),
            Medium::Other => self.files.push(url),
        }
    }

    /// A sound that may have a length of its own.
    pub fn sound(&mut self, name: String, sources: Vec<Source>, duration: Option<u32>) {
        self.audios.push(AudioBlock { name, sources, duration, caption: None, credit: None, transcript: Vec::new() });
    }

    fn has(&self, url: &Url) -> bool {
        let sources = self.videos.iter().flat_map(|video| &video.sources);
        let mut sources = sources.chain(self.audios.iter().flat_map(|audio| &audio.sources));
        sources.any(|source| source.url == url.as_str())
            || self.pictures.iter().flat_map(|picture| &picture.files).any(|(file, _)| file == url)
    }

    /// Films and sound as blocks; `name` for those without a title.
    pub fn blocks(&mut self, name: &str) -> (Option<Block>, Vec<Block>) {
        let duration = self.duration;
        let named = |text: String| if text.is_empty() { name.to_owned() } else { text };
        let videos = self.videos.drain(..).map(|mut video| {
            video.duration = video.duration.or(duration);
            video.name = named(video.name);
            Block::Video(video)
        });
        let mut videos = videos.collect::<Vec<_>>().into_iter();
        let first = videos.next();
        let sounds = self.audios.drain(..).map(|mut audio| {
            audio.duration = audio.duration.or(duration);
            audio.name = named(audio.name);
            Block::Audio(audio)
        });
        (first, sounds.chain(videos).collect())
    }
}

/// The description of an item that has no other text, as HTML: feeds of films have it there.
pub fn description(item: &Element) -> Option<String> {
    let group = item.first(&["media:group"]).into_iter().chain(Some(item));
    group.filter_map(|around| around.first(&["media:description"])).map(html).find(|text| !text.is_empty())
}

/// A description as HTML: Media RSS says whether it is.
fn html(element: &Element) -> String {
    let text = element.text();
    if element.attribute("type") == Some("html") { text } else { escape(&title(&text)) }
}

fn poster(thumbnail: &Element, base: Option<&Url>) -> Option<Image> {
    let pixels = |name: &str| thumbnail.attribute(name)?.parse::<u32>().ok().filter(|pixels| *pixels > 0);
    let (width, height) = (pixels("width")?, pixels("height")?);
    let url = address(thumbnail.attribute("url")?, base)?;
    Some(Image {
        renditions: vec![Rendition { url: url.to_string(), width, media_type: None }],
        width: Some(width),
        height: Some(height),
        alt: Some(String::new()),
        ..Image::default()
    })
}

/// WordPress.com lists the author's portrait among an item's pictures.
fn is_avatar(url: &Url) -> bool {
    url.host_str().is_some_and(|host| host.ends_with("gravatar.com"))
}

/// A length in seconds: `312`, `3:00`, `01:02:03`.
pub fn seconds(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    for part in text.trim().split(':') {
        let part: u32 = part.split('.').next()?.parse().ok()?;
        total = total.checked_mul(60)?.checked_add(part)?;
    }
    (total > 0).then_some(total)
}
