//! The reader's preferences for the look of pages: stored on the device, applied as attributes of the root element.

use crate::browser::{document, storage};

/// The names of the stored preferences. The inline script of index.html reads the same two.
const THEME: &str = "manchette.theme";
const TEXT_SIZE: &str = "manchette.text-size";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The system's setting.
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

/// The size of the text, from 0 to 4; 1 is the default.
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

/// The theme stored on this device.
pub fn theme() -> Theme {
    let kept = storage::read(THEME);
    Theme::ALL.into_iter().find(|theme| kept.as_deref() == Some(theme.as_str())).unwrap_or_default()
}

/// The text size stored on this device.
pub fn text_size() -> TextSize {
    let kept = storage::read(TEXT_SIZE);
    TextSize::ALL.into_iter().find(|size| kept.as_deref() == Some(size.as_str())).unwrap_or_default()
}

/// Applies a theme and stores it. Returns false if it could not be stored.
pub fn choose_theme(theme: Theme) -> bool {
    document::set_root_attribute("data-theme", Some(theme.as_str()));
    storage::write(THEME, theme.as_str())
}

/// Applies a text size and stores it. Returns false if it could not be stored.
pub fn choose_text_size(size: TextSize) -> bool {
    document::set_root_attribute("data-text-size", Some(size.as_str()));
    storage::write(TEXT_SIZE, size.as_str())
}
