//! A conversion as tests see it, and the checks that hold for each.

use contract::Id;
use press::check::Severity;
use press::import::html::{Body, Context, convert, convert_parts};
use press::import::measure;
use press::import::story::Part;
use serde_json::{Value, json};
use std::fs;
use url::Url;

/// The address of the story.
pub fn base() -> Url {
    Url::parse("https://paper.example/news/lamp/").expect("an address")
}

/// The paper's own article at `/news/tides/`.
pub fn own(url: &Url) -> Option<Id> {
    (url.host_str() == Some("paper.example") && url.path() == "/news/tides/").then(|| Id::new("tides"))?
}

/// Converts HTML as of a story in English.
pub fn body(html: &str) -> Body {
    let base = base();
    convert(html, &context(&base))
}

pub fn context(base: &Url) -> Context<'_> {
    Context {
        story: "post/1",
        base: Some(base),
        language: Some("en"),
        headline: "The lamp is lit",
        resolve: &own,
        ..Context::default()
    }
}

/// The blocks as JSON without what is not said.
pub fn blocks(html: &str) -> Value {
    plain(serde_json::to_value(body(html).blocks).expect("blocks are JSON"))
}

/// The notes as JSON.
pub fn notes(html: &str) -> Value {
    plain(serde_json::to_value(body(html).notes).expect("notes are JSON"))
}

/// Drops nulls, empty lists and false; text without style becomes a string.
fn plain(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let said = |value: &Value| !matches!(value, Value::Null | Value::Bool(false)) && *value != json!([]);
            let fields = fields.into_iter().filter(|(_, value)| said(value)).map(|(name, value)| match name.as_str() {
                "marks" => (name, value),
                _ => (name, plain(value)),
            });
            let fields: serde_json::Map<_, _> = fields.collect();
            if fields.len() == 1 && fields.contains_key("text") {
                fields["text"].clone()
            } else {
                Value::Object(fields)
            }
        }
        Value::Array(values) => {
            let values: Vec<Value> = values.into_iter().map(plain).collect();
            match &values[..] {
                [Value::String(only)] => Value::String(only.clone()),
                _ => Value::Array(values),
            }
        }
        value => value,
    }
}

/// An edition of one article, whose body tests put in.
pub struct Edition {
    folder: tempfile::TempDir,
}

impl Edition {
    pub fn new() -> Edition {
        let folder = tempfile::tempdir().expect("a folder of its own");
        fs::create_dir_all(folder.path().join("articles")).expect("a folder");
        let players = ["www.youtube-nocookie.com", "player.vimeo.com", "geo.dailymotion.com", "w.soundcloud.com"];
        let edition = json!({
            "version": "1.0", "name": "The Paper", "inLanguage": "en", "url": "https://paper.example",
            "origins": { "embeds": players.map(|host| format!("https://{host}")) },
        });
        let write = |file: &str, value: &Value| fs::write(folder.path().join(file), value.to_string()).expect("a file");
        write("edition.json", &edition);
        write("articles/tides.json", &json!({ "version": "1.0", "id": "tides", "headline": "Tides" }));
        Edition { folder }
    }

    /// The errors of `press check` in an article with the body.
    pub fn errors(&self, body: &Body) -> Vec<String> {
        let article = json!({
            "version": "1.0", "id": "lamp", "headline": "The lamp is lit", "body": body.blocks, "notes": body.notes,
        });
        let article = without_nulls(article);
        fs::write(self.folder.path().join("articles/lamp.json"), article.to_string()).expect("a file");
        let report = press::check::check(self.folder.path()).expect("a folder that can be read");
        if report.count(Severity::Error) == 0 {
            return Vec::new();
        }
        let lines = report.to_lines(std::path::Path::new(""));
        lines.lines().filter(|line| line.contains("lamp.json") && line.contains("error")).map(str::to_owned).collect()
    }
}

/// As files are written: what is not said is not there.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(values) => values.into_iter().map(without_nulls).collect(),
        value => value,
    }
}

/// Converts HTML and measures it.
pub fn measured(html: &str) -> (Body, measure::Measure) {
    let (base, parts) = (base(), [Part::Html(html.to_owned())]);
    let context = context(&base);
    let body = convert_parts(&parts, &context);
    let measure = measure::body(&parts, &context, &body);
    (body, measure)
}
