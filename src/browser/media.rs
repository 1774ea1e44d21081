//! Playing.

/// Starts a video and gives it the focus, so that the keyboard goes on from there.
pub fn play(video: &web_sys::HtmlVideoElement) {
    // A refusal (a file that is gone, a format the browser lacks) shows in the player's own controls.
    let _ = video.play();
    let _ = video.focus();
}
