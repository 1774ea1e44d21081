//! Modal dialogs: the browser keeps the focus in and gives it back.

/// Opens a dialog over the page.
pub fn open(dialog: &web_sys::HtmlDialogElement) {
    if !dialog.open() {
        let shown = dialog.show_modal();
        debug_assert!(shown.is_ok(), "the dialog is not in the page");
    }
}

/// Closes a dialog; the focus returns to where it was.
pub fn close(dialog: &web_sys::HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}
