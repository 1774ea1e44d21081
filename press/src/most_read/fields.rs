//! Logs that name their fields in a first line (W3C extended): CloudFront's, and those of IIS.

use super::json_line::time_of;
use super::log::View;

/// The places of the fields in a line.
#[derive(Debug)]
pub struct Fields(Vec<String>);

impl Fields {
    /// `names` is the line after `#Fields:`.
    pub fn of(names: &str) -> Fields {
        Fields(names.split_whitespace().map(str::to_lowercase).collect())
    }

    /// Parses a line, whose fields are separated by tabs (CloudFront) or spaces (IIS).
    pub fn parse(&self, line: &str) -> Option<View> {
        let separator = if line.contains('\t') { '\t' } else { ' ' };
        let values: Vec<&str> = line.split(separator).collect();
        let value = |name: &str| {
            let place = self.0.iter().position(|field| field == name)?;
            values.get(place).filter(|value| **value != "-").map(|value| (*value).to_owned())
        };
        let agent = self.0.iter().any(|field| field == "cs(user-agent)");
        Some(View {
            time: time_of(&format!("{}T{}Z", value("date")?, value("time")?))?,
            path: value("cs-uri-stem")?,
            method: value("cs-method"),
            status: value("sc-status").and_then(|status| status.parse().ok()),
            agent: agent.then(|| value("cs(user-agent)").unwrap_or_default()),
            client: value("c-ip"),
        })
    }
}
