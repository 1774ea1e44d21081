//! Accessibility by axe-core, injected through WebDriver: the page's policy would refuse it as a script of the page.

use super::page::Page;
use serde::Deserialize;
use std::fmt::Write;

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    html: String,
    #[serde(rename = "failureSummary")]
    why: String,
}

impl Page {
    /// The violations that axe-core finds in the page, as text for people; empty when there are none.
    pub async fn accessibility_violations(&self) -> String {
        let file = std::env::var("AXE")
            .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js").to_owned());
        let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}: run npm ci"));
        self.driver().execute(axe, vec![]).await.expect("axe-core loads");
        let run = "const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] })
               .then(found => done(found.violations), error => done([{ id: 'axe', help: String(error), nodes: [] }]))";
        let found = self.driver().execute_async(run, vec![]).await.expect("axe-core runs");
        let violations: Vec<Violation> = found.convert().expect("axe-core's violations");
        let mut text = String::new();
        for violation in violations {
            writeln!(text, "{}: {}", violation.id, violation.help).unwrap();
            for node in violation.nodes {
                writeln!(text, "  {}\n    {}", node.html, node.why.replace('\n', "\n    ")).unwrap();
            }
        }
        text
    }
}
