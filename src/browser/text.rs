//! Text as readers look for it.

use js_sys::JsString;

/// Text without capitals and accents: so « Été » is found by `ete`, and « cœur » by `coeur`.
pub fn fold(text: &str) -> String {
    let text = JsString::from(text).to_lower_case().normalize("NFD");
    let mut folded = String::new();
    for character in String::from(text).chars() {
        match character {
            // The accents stand apart after their letters.
            '\u{300}'..='\u{36f}' => {}
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '’' => folded.push('\''),
            character => folded.push(character),
        }
    }
    folded
}
