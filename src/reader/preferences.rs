//! How the reader wants pages to look. Kept on the device; applied by attributes of the root element.

use crate::browser::{document, storage};

/// The names under which preferences are kept; index.html's first lines read the same two.
const THEME: &str = "manchette.theme";
const TEXT_SIZE: &str = "manchette.text-size";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// The themes, in the order of the settings.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value of `data-theme`.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// How large the text is, from 0 to 4; 1 is the size that the design chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSize(u8);

impl Default for TextSize {
    fn default() -> TextSize {
        TextSize(1)
    }
}

impl TextSize {
    /// The sizes, smallest first.
    pub const ALL: [TextSize; 5] = [TextSize(0), TextSize(1), TextSize(2), TextSize(3), TextSize(4)];

    /// The value of `data-text-size`.
    pub fn as_str(self) -> &'static str {
        ["0", "1", "2", "3", "4"][usize::from(self.0)]
    }
}

/// The theme kept on this device.
pub fn theme() -> Theme {
    let kept = storage::read(THEME);
    Theme::ALL.into_iter().find(|theme| kept.as_deref() == Some(theme.as_str())).unwrap_or_default()
}

/// The text size kept on this device.
pub fn text_size() -> TextSize {
    let kept = storage::read(TEXT_SIZE);
    TextSize::ALL.into_iter().find(|size| kept.as_deref() == Some(size.as_str())).unwrap_or_default()
}

/// Applies a theme and keeps it; says whether it could be kept.
pub fn choose_theme(theme: Theme) -> bool {
    document::set_root_attribute("data-theme", Some(theme.as_str()));
    storage::write(THEME, theme.as_str())
}

/// Applies a text size and keeps it; says whether it could be kept.
pub fn choose_text_size(size: TextSize) -> bool {
    document::set_root_attribute("data-text-size", Some(size.as_str()));
    storage::write(TEXT_SIZE, size.as_str())
}
