//! Exports the lists to a file, and imports one: the reader first learns what it adds, and can undo it.

use super::page::{ListPage, Setting, button};
use super::row::focus;
use crate::browser::clock;
use crate::effect::spawn;
use crate::i18n::device::number;
use crate::markup::{Element, dynamic, el};
use crate::reader::lists::{Import, ImportError, List, MAX_IMPORT_BYTES, Origin};
use leptos::reactive::traits::{Notify, Track};
use std::rc::Rc;

/// The state of an import.
#[derive(Clone, Default)]
pub enum Transfer {
    #[default]
    None,
    /// A message for the reader.
    Message(String),
    /// The reader is asked whether to add this.
    Asked(Rc<Import>),
    /// This was added.
    Added(Rc<Import>),
}

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
                    page.read_import(&text);
                }
            });
        });
        let import = el("label").class("import").child(messages.import).child(field);
        let showing = self.clone();
        let outcome = dynamic(move || {
            showing.transfer_changed.track();
            Some(showing.outcome())
        });
        el("section")
            .class("reading-list-transfer")
            .child(el("h2").class("section-heading").child(messages.transfer_heading))
            .child(el("p").child(messages.transfer_about))
            .child(el("p").class("reading-list-buttons").child(export).child(import))
            .child(el("div").class("notice").attr("id", "import-outcome").attr("role", "status").child(outcome))
    }

    fn export(&self) {
        let Setting { request, lists, js, .. } = &self.setting;
        js.download_text(&format!("{}.json", request.edition), &lists.export(self.origin()));
    }

    /// Reads an export, and asks the reader whether to add what it has.
    fn read_import(&self, text: &str) {
        let Setting { request, lists, device_messages, .. } = &self.setting;
        let message = match lists.read_import(text, self.origin(), clock::now()) {
            Ok(import) if import.count(List::Saved) + import.count(List::History) > 0 => {
                self.show(Transfer::Asked(Rc::new(import)));
                return focus("#import-outcome button".to_owned());
            }
            Ok(import) => self.with_left_out(device_messages.imported_nothing.to_owned(), &import),
            Err(ImportError::NotOurs) => (device_messages.import_not_ours)(&request.edition),
            Err(ImportError::Record(error)) => self.record_error(error).to_owned(),
        };
        self.show(Transfer::Message(message));
    }

    fn show(&self, transfer: Transfer) {
        self.transfer.replace(transfer);
        self.transfer_changed.notify();
    }

    fn outcome(&self) -> Element {
        let Setting { device_messages: messages, .. } = &self.setting;
        let count = |import: &Import, list| number(messages, import.count(list) as u64);
        let transfer = self.transfer.borrow().clone();
        let page = self.clone();
        match transfer {
            Transfer::None => el("p"),
            Transfer::Message(text) => el("p").child(text),
            Transfer::Asked(import) => {
                let mut text = (messages.import_adds)(&count(&import, List::Saved), &count(&import, List::History));
                if let Some(edition) = &import.other_edition {
                    text = format!("{} {text}", (messages.import_from)(edition));
                }
                let text = self.with_left_out(text, &import);
                let cancelling = self.clone();
                let add = button(messages.import_add, Some("add"), move || page.import(&import));
                let cancel = button(messages.cancel, Some("cancel"), move || cancelling.show(Transfer::None));
                el("p").child(text).child(" ").child(add).child(" ").child(cancel)
            }
            Transfer::Added(import) => {
                let added = import.count(List::Saved) + import.count(List::History);
                let text = (messages.imported)(&number(messages, added as u64));
                let undo = button(messages.undo, Some("undo-import"), move || page.undo_import(&import));
                el("p").child(text).child(" ").child(undo)
            }
        }
    }

    fn with_left_out(&self, text: String, import: &Import) -> String {
        let messages = self.setting.device_messages;
        match import.left_out {
            0 => text,
            count => format!("{text} {}", (messages.import_left_out)(&number(messages, count as u64))),
        }
    }

    fn import(&self, import: &Rc<Import>) {
        match self.setting.lists.import(import) {
            Ok(()) => {
                self.show(Transfer::Added(import.clone()));
                focus("#import-outcome button".to_owned());
            }
            Err(error) => self.show(Transfer::Message(self.record_error(error).to_owned())),
        }
    }

    fn undo_import(&self, import: &Import) {
        if self.check(self.setting.lists.undo_import(import)) {
            self.show(Transfer::None);
        }
    }

    fn origin(&self) -> Origin<'_> {
        let request = &self.setting.request;
        Origin { edition: &request.edition, language: &request.language, base: request.site.base() }
    }
}
