//! Video playback.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlVideoElement};

/// Starts the video under the play button that was pressed and focuses it, so that keyboard users continue there. The
/// player gets the class `playing`.
pub fn play_video(press: &Event) {
    let button = press.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(player) = button.and_then(|button| button.closest(".player").ok()?) else { return };
    let video =
        player.query_selector("video").ok().flatten().and_then(|found| found.dyn_into::<HtmlVideoElement>().ok());
    let Some(video) = video else { return };
    // The player's own controls show an error, such as a missing file or an unsupported format.
    let _ = player.class_list().add_1("playing");
    // Show the first captions from the start.
    if let Some(captions) = video.text_tracks().and_then(|tracks| tracks.get(0)) {
        captions.set_mode(web_sys::TextTrackMode::Showing);
    }
    let _ = video.play();
    let _ = video.focus();
}
