//! What export files hold.

use super::super::super::decode::decode;
use super::super::super::xml::{self, Element};
use super::is_export;
use super::sections::Sections;
use crate::import::sources::SourceError;
use flate2::read::MultiGzDecoder;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use url::Url;
use walkdir::WalkDir;

/// Larger files are not read, unpacked or not: WordPress splits its exports, and plugins do.
const LARGEST: u64 = 512 << 20;
/// How a gzip file begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// Endings of pictures.
const PICTURES: [&str; 8] = ["jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "heic"];
/// Elements with a category or a term of another taxonomy.
const TERMS: [&str; 2] = ["wp:category", "wp:term"];

/// The site that was exported.
#[derive(Debug, Default)]
pub struct Site {
    pub name: Option<String>,
    pub description: Option<String>,
    pub language: Option<String>,
    pub home: Option<Url>,
}

/// A post, page, picture or reusable block.
#[derive(Debug, Default)]
pub struct Post {
    pub id: u64,
    pub kind: String,
    pub status: String,
    pub has_password: bool,
    pub slug: String,
    pub link: String,
    pub title: String,
    pub content: String,
    pub excerpt: String,
    /// In UTC, as `2024-03-08 18:00:00`.
    pub date: String,
    /// In the site's time zone.
    pub local_date: String,
    pub modified: String,
    pub author: String,
    pub is_sticky: bool,
    /// Taxonomy, slug and name.
    pub terms: Vec<(String, String, String)>,
    pub attachment: Option<String>,
    /// The post that a picture was uploaded with; 0 for none.
    pub parent: u64,
    /// Its place among those with the same parent.
    pub order: i64,
    pub meta: Vec<(String, String)>,
}

impl Post {
    /// The first value of a custom field.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.meta.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// True for a picture by the ending of its file: an export does not name its type.
    fn is_picture(&self) -> bool {
        let file = self.attachment.as_deref().unwrap_or_default();
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        self.kind == "attachment" && PICTURES.contains(&ending.as_str())
    }
}

/// Everything that is read of the files.
#[derive(Debug, Default)]
pub struct Export {
    pub site: Site,
    /// The posts, pages and others, in the order of the files.
    posts: Vec<Post>,
    /// Pictures and reusable blocks, by id.
    pub others: HashMap<u64, Post>,
    /// The names of authors by their logins.
    pub authors: HashMap<String, String>,
    pub sections: Sections,
    /// What could not be read.
    pub problems: Vec<String>,
}

impl Export {
    /// Reads files, and all export files of folders.
    pub fn read(paths: &[PathBuf]) -> Result<Export, SourceError> {
        let mut export = Export::default();
        for path in paths {
            if !path.is_dir() {
                export.add(path)?;
                continue;
            }
            for entry in WalkDir::new(path).sort_by_file_name() {
                let entry = entry.map_err(|error| SourceError::Unreadable(error.to_string()))?;
                if entry.file_type().is_file() && is_export(entry.path()) {
                    export.add(&entry.into_path())?;
                }
            }
        }
        if export.posts.is_empty() && export.others.is_empty() {
            let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            return Err(SourceError::Unreadable(format!("{}: no export of WordPress", names.join(", "))));
        }
        export.sections.complete(export.posts.iter().flat_map(|post| &post.terms));
        Ok(export)
    }

    /// The posts, pages and others that readers may read.
    pub fn published(&self) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(|post| post.status == "publish" && !post.has_password)
    }

    /// A picture by its id, unless it belongs to a post that readers must not see.
    pub fn picture(&self, id: u64) -> Option<&Post> {
        let is_hidden = |parent: &Post| parent.status != "publish" || parent.has_password;
        let picture = self.others.get(&id).filter(|post| post.kind == "attachment")?;
        let parent = self.posts.iter().find(|post| post.id == picture.parent);
        (!parent.is_some_and(is_hidden)).then_some(picture)
    }

    /// The pictures that were uploaded with a post, in the order that a gallery shows them.
    pub fn uploaded(&self, parent: u64) -> Vec<&Post> {
        let is_picture = |post: &&Post| post.parent == parent && post.is_picture();
        let mut all: Vec<&Post> =
            self.others.values().filter(is_picture).filter_map(|post| self.picture(post.id)).collect();
        all.sort_by_key(|post| (post.order, post.id));
        all
    }

    fn add(&mut self, path: &Path) -> Result<(), SourceError> {
        let name = path.display();
        let Some(bytes) = bytes(path)? else {
            self.problems.push(format!("{name} is too large to read"));
            return Ok(());
        };
        let text = decode(&bytes, None).text;
        drop(bytes);
        let Some(document) = xml::parse(&text) else {
            self.problems.push(format!("{name} is no XML"));
            return Ok(());
        };
        if let Some(problem) = document.problem {
            self.problems.push(format!("{name}: {problem}"));
        }
        let Some(channel) = document.root.first(&["channel"]) else { return Ok(()) };
        self.add_channel(channel);
        Ok(())
    }

    fn add_channel(&mut self, channel: &Element) {
        let site = &mut self.site;
        let text = |name: &str| channel.text_of(&[name]);
        site.name = site.name.take().or_else(|| text("title"));
        site.description = site.description.take().or_else(|| text("description"));
        site.language = site.language.take().or_else(|| text("language"));
        let home = channel.text_of(&["wp:base_blog_url", "link", "wp:base_site_url"]);
        site.home = site.home.take().or_else(|| Url::parse(&home?).ok());
        for author in channel.all("wp:author") {
            let login = author.text_of(&["wp:author_login"]);
            let name = author.text_of(&["wp:author_display_name"]);
            self.authors.extend(login.zip(name));
        }
        channel.elements().filter(|element| TERMS.contains(&&*element.name)).for_each(|term| self.sections.add(term));
        for post in channel.all("item").filter_map(post) {
            match post.kind.as_str() {
                "attachment" | "wp_block" => drop(self.others.insert(post.id, post)),
                _ => self.posts.push(post),
            }
        }
    }
}

/// The bytes of a file, unpacked; `None` if there are too many. Of a damaged one, those before the damage.
fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.starts_with(&GZIP) {
        let mut unpacked = Vec::new();
        _ = MultiGzDecoder::new(bytes.as_slice()).take(LARGEST + 1).read_to_end(&mut unpacked);
        bytes = unpacked;
    }
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= LARGEST))
}

fn post(item: &Element) -> Option<Post> {
    let text = |name: &str| item.text_of(&[name]).unwrap_or_default();
    let terms = item.all("category").map(|term| {
        let attribute = |name: &str| term.attribute(name).unwrap_or_default().to_owned();
        (attribute("domain"), attribute("nicename"), term.text())
    });
    let meta = item.all("wp:postmeta").filter_map(|meta| {
        let value = meta.first(&["wp:meta_value"]).map(Element::text).unwrap_or_default();
        Some((meta.text_of(&["wp:meta_key"])?, value))
    });
    Some(Post {
        id: text("wp:post_id").parse().ok()?,
        kind: text("wp:post_type"),
        status: text("wp:status"),
        has_password: !text("wp:post_password").is_empty(),
        slug: text("wp:post_name"),
        link: text("link"),
        title: text("title"),
        content: text("content:encoded"),
        // Its namespace is not the one of the content.
        excerpt: text("excerpt:encoded"),
        date: text("wp:post_date_gmt"),
        local_date: text("wp:post_date"),
        modified: text("wp:post_modified_gmt"),
        author: text("dc:creator"),
        is_sticky: text("wp:is_sticky") == "1",
        terms: terms.collect(),
        parent: text("wp:post_parent").parse().unwrap_or(0),
        order: text("wp:menu_order").parse().unwrap_or(0),
        attachment: item.text_of(&["wp:attachment_url"]),
        meta: meta.collect(),
    })
}
