//! Ids of articles, sections, topics and authors, made of what the source calls them.

use crate::print::addresses::is_reserved;
use crate::related::hash;
use contract::Id;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The longest id, in bytes.
const LONGEST: usize = 80;

/// Gives each thing an id of its own. Ids that differ in capitals alone are the same for some file systems.
#[derive(Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// Marks an id as taken.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_lowercase());
    }

    /// An id for a thing: its slug if that is one, else made of it; with some signs of its key if it is taken.
    pub fn assign(&mut self, slug: &str, key: &str) -> Id {
        let wanted = slugify(slug).unwrap_or_else(|| format!("p{}", short(key)));
        let mut id = wanted.clone();
        let mut salt = 0_u32;
        while self.taken.contains(&id.to_lowercase()) || is_reserved(&id) || Id::new(&id).is_none() {
            id = format!("{wanted}-{}", short(&format!("{key}{salt}")));
            salt += 1;
        }
        self.take(&id);
        Id::new(&id).expect("the loop ends with an id")
    }
}

/// Six hexadecimal digits that belong to a key.
fn short(key: &str) -> String {
    format!("{:06x}", hash(key) & 0xff_ffff)
}

/// A slug of the letters that ids have; `None` if a text has no Latin, Greek or Cyrillic letter or digit. A machine's
/// romanisation of other scripts is noise to readers.
pub fn slugify(text: &str) -> Option<String> {
    let text: String = text.trim().nfc().collect();
    let text = text.strip_suffix(".html").or_else(|| text.strip_suffix(".htm")).unwrap_or(&text);
    let is_id = |text: &str| {
        let mut signs = text.bytes();
        signs.next().is_some_and(|first| first.is_ascii_alphanumeric())
            && signs.all(|sign| sign.is_ascii_alphanumeric() || b"._~-".contains(&sign))
    };
    if is_id(text) && text.len() <= LONGEST {
        return Some(text.to_owned());
    }
    let is_romanised =
        |letter: char| matches!(letter, '\0'..='\u{52f}' | '\u{1e00}'..='\u{206f}' | '\u{2c60}'..='\u{2c7f}');
    if text.chars().any(|letter| letter.is_alphabetic() && !is_romanised(letter)) {
        return None;
    }
    let mut slug = String::new();
    for sign in deunicode::deunicode(text).to_lowercase().chars() {
        if sign.is_ascii_alphanumeric() {
            slug.push(sign);
        } else if !slug.is_empty() && !slug.ends_with('-') && sign != '\'' {
            slug.push('-');
        }
    }
    if slug.len() > LONGEST {
        let cut = slug[..LONGEST].rfind('-').filter(|cut| *cut > LONGEST / 2).unwrap_or(LONGEST);
        let rest = short(&slug);
        slug.truncate(cut);
        slug = format!("{}-{rest}", slug.trim_end_matches('-'));
    }
    let slug = slug.trim_end_matches('-').to_owned();
    (!slug.is_empty()).then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_become_ids() {
        for (slug, id) in [
            ("the-old-lamp", Some("the-old-lamp")),
            ("K2-hiver.html", Some("K2-hiver")),
            ("L’été à Paris", Some("lete-a-paris")),
            ("Don't look", Some("dont-look")),
            ("Привет мир", Some("privet-mir")),
            ("مرحبا", None),
            ("日本語", None),
            ("—", None),
        ] {
            assert_eq!(slugify(slug).as_deref(), id, "{slug}");
        }
        assert!(slugify(&"word ".repeat(60)).is_some_and(|slug| slug.len() <= LONGEST + 7));
    }

    #[test]
    fn two_stories_are_told_apart() {
        let mut ids = Ids::default();
        assert_eq!(ids.assign("lamp", "1").as_str(), "lamp");
        let second = ids.assign("Lamp", "2");
        assert!(second.as_str().starts_with("Lamp-"), "{second}");
        let third = ids.assign("مرحبا", "3");
        assert!(third.as_str().starts_with('p'), "{third}");
        assert_ne!(ids.assign("مرحبا", "4"), third);
    }
}
