//! Typographic signs for those of the keyboard, as WordPress shows them in English (`wptexturize`). In other languages its
//! translators decide, and the signs stay as they were typed.

/// Elements whose text is verbatim.
const VERBATIM: [&str; 7] = ["pre", "code", "kbd", "script", "style", "tt", "textarea"];
/// Words that begin with an apostrophe.
const ELIDED: [&str; 9] = ["tain", "twere", "twas", "tis", "twill", "til", "bout", "em", "cause"];

/// Sets the text of HTML.
pub fn set(html: &str) -> String {
    let mut set = String::new();
    let mut verbatim = 0_usize;
    let mut rest = html;
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        let (text, after) = rest.split_at(at);
        if verbatim == 0 {
            set_text(&mut set, text)
        } else {
            set.push_str(text)
        }
        let length = match after.strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map_or(after.len(), |end| end + 7),
            None => after.find('>').map_or(after.len(), |end| end + 1),
        };
        let (tag, after) = after.split_at(length);
        // The text of an embed is its address.
        if tag.contains("wp-block-embed__wrapper") {
            let end = after.find('<').unwrap_or(after.len());
            set.push_str(tag);
            set.push_str(&after[..end]);
            rest = &after[end..];
            continue;
        }
        let name = tag.trim_start_matches(['<', '/']).split(|sign: char| !sign.is_ascii_alphanumeric()).next();
        if name.is_some_and(|name| VERBATIM.iter().any(|verbatim| verbatim.eq_ignore_ascii_case(name))) {
            verbatim = if tag.starts_with("</") { verbatim.saturating_sub(1) } else { verbatim + 1 };
        }
        set.push_str(tag);
        rest = after;
    }
    set
}

fn set_text(set: &mut String, text: &str) {
    let text =
        text.replace("...", "…").replace("---", "—").replace(" -- ", " — ").replace("--", "–").replace("(tm)", "™");
    let mut before = None;
    for (at, sign) in text.char_indices() {
        let after = &text[at + sign.len_utf8()..];
        let opens = before.is_none_or(|before: char| before.is_whitespace() || "([{“‘-–—".contains(before));
        let new = match sign {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens && !is_elided(after) => '‘',
            '\'' => '’',
            'x' if is_product(&text[..at], after) => '×',
            _ => sign,
        };
        set.push(new);
        before = Some(new);
    }
}

/// True between two numbers that are words of their own: not in 0x70, nor in an address.
fn is_product(before: &str, after: &str) -> bool {
    let is_end = |sign: Option<char>| sign.is_none_or(|sign| sign.is_whitespace() || ".,;:)(".contains(sign));
    let first = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let second = after.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let number = &before[first.len()..];
    let are_numbers = !number.is_empty() && number != "0" && second.len() < after.len();
    are_numbers && is_end(first.chars().next_back()) && is_end(second.chars().next())
}

/// True after an apostrophe that stands for what was left out: '90s, 'tis.
fn is_elided(after: &str) -> bool {
    let word: String = after.chars().take_while(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let is_year = word.len() > 1 && word.bytes().take(2).all(|byte| byte.is_ascii_digit());
    is_year || ELIDED.contains(&word.as_str()) || after.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn signs_are_set_as_wordpress_sets_them() {
        for (typed, shown) in [
            ("\"straight\" 'single' -- and --- ... (tm) 10x12 '90s.", "“straight” ‘single’ — and — … ™ 10×12 ’90s."),
            ("It's the lamps' light", "It’s the lamps’ light"),
            ("<p>He said <em>\"no\"</em>.</p>", "<p>He said <em>“no”</em>.</p>"),
            ("'Tis (\"so\")", "’Tis (“so”)"),
        ] {
            assert_eq!(set(typed), shown);
        }
    }

    #[test]
    fn code_tags_and_comments_stay() {
        for text in [
            "https://a.example/9x4W",
            "0x70",
            "<div class=\"wp-block-embed__wrapper\">https://a.example/--x'</div>",
            "<code>a = \"b\" -- c</code>",
            "<a title=\"x -- y\">",
            "<!-- \"a\" -->",
            "<pre><b>'</b>...</pre>",
            "<",
        ] {
            assert_eq!(set(text), text);
        }
    }
}
