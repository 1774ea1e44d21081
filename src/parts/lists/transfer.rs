//! Exports the lists to a file, and imports one.

use super::page::{ListPage, Setting, button, status};
use crate::browser::document;
use crate::effect::spawn;
use crate::i18n::device::number;
use crate::markup::{Element, el};
use crate::reader::lists::{ImportError, MAX_IMPORT_BYTES, Origin};

/// The element with the result of an import.
const OUTCOME: &str = "import-outcome";

impl ListPage {
    /// The section below the list.
    pub fn transfer(&self) -> Element {
        let messages = self.setting.device_messages;
        let exporting = self.clone();
        let export = button(messages.export, Some("export"), move || exporting.export());
        let importing = self.clone();
        let field = el("input").attr("type", "file").attr("accept", ".json,application/json");
        let field = field.on("change", move |event| {
            let page = importing.clone();
            spawn(async move {
                if let Some(text) = page.setting.js.chosen_text(&event, MAX_IMPORT_BYTES).await {
                    document::set_text(OUTCOME, &page.import(&text));
                }
            });
        });
        let import = el("label").class("import").child(messages.import).child(field);
        el("section")
            .class("reading-list-transfer")
            .child(el("h2").class("section-heading").child(messages.transfer_heading))
            .child(el("p").child(messages.transfer_about))
            .child(el("p").class("reading-list-buttons").child(export).child(import))
            .child(status("notice", OUTCOME))
    }

    fn export(&self) {
        let Setting { request, lists, js, .. } = &self.setting;
        js.download_text(&format!("{}.json", request.edition), &lists.export(self.origin()));
    }

    /// Imports a text. Returns the message for the reader.
    fn import(&self, text: &str) -> String {
        let Setting { request, lists, device_messages, .. } = &self.setting;
        match lists.import(text, self.origin()) {
            Ok(0) => device_messages.imported_nothing.to_owned(),
            Ok(count) => (device_messages.imported)(&number(device_messages, count as u64)),
            Err(ImportError::NotOurs) => (device_messages.import_not_ours)(&request.edition),
            Err(ImportError::Record(error)) => self.record_error(error).to_owned(),
        }
    }

    fn origin(&self) -> Origin<'_> {
        let request = &self.setting.request;
        Origin { edition: &request.edition, language: &request.language, base: request.site.base() }
    }
}
