//! The measures of a visit, their aims, and their table.

use crate::table::{Table, median, whole};
use serde_json::Value;

/// The aim of a measure.
#[derive(Clone, Copy)]
enum Aim {
    /// At most this many times the limit.
    Times(f64),
    AtMost(f64),
    None,
}

#[derive(Clone, Copy)]
enum Unit {
    Milliseconds,
    Score,
    Count,
}

/// The measures: the key in `collect.js`, the name, the unit, the aim.
const MEASURES: [(&str, &str, Unit, Aim); 12] = [
    ("paint", "first contentful paint", Unit::Milliseconds, Aim::None),
    ("largest", "largest contentful paint", Unit::Milliseconds, Aim::Times(1.05)),
    ("picture", "main image painted", Unit::Milliseconds, Aim::None),
    ("shift", "cumulative layout shift", Unit::Score, Aim::AtMost(0.01)),
    ("blocking", "blocking time", Unit::Milliseconds, Aim::None),
    ("longest", "longest task", Unit::Milliseconds, Aim::AtMost(50.0)),
    ("later", "longest task afterwards, when the device part starts", Unit::Milliseconds, Aim::AtMost(50.0)),
    ("ready", "until the app has hydrated the page", Unit::Milliseconds, Aim::None),
    ("after", "that is, after the largest paint", Unit::Milliseconds, Aim::AtMost(1500.0)),
    ("requests", "requests until then", Unit::Count, Aim::None),
    ("bytes", "bytes until then", Unit::Count, Aim::None),
    ("pictures", "of these, images", Unit::Count, Aim::None),
];

/// The medians of the limit and of the page, side by side.
pub fn table(limit: &[Value], page: &[Value]) -> Table {
    let mut table = Table::new(["", "the limit", "the page", "ratio", "aim", "met"]);
    for (key, name, unit, aim) in MEASURES {
        let middle = |visits: &[Value]| median(visits.iter().filter_map(|visit| visit[key].as_f64()));
        let (limit, page) = (middle(limit), middle(page));
        let ratio = limit.zip(page).filter(|(limit, _)| *limit > 0.0).map(|(limit, page)| page / limit);
        let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| unit.write(value));
        let (aim, met) = match aim {
            Aim::Times(most) => (format!("at most {most} × the limit"), ratio.map(|ratio| ratio <= most)),
            Aim::AtMost(most) => (format!("at most {}", unit.write(most)), page.map(|page| page <= most)),
            Aim::None => (String::new(), None),
        };
        let met = met.map_or("", |met| if met { "yes" } else { "**no**" });
        let ratio = ratio.map_or("–".to_owned(), |ratio| format!("{ratio:.2}"));
        table.row([name.to_owned(), number(limit), number(page), ratio, aim, met.to_owned()]);
    }
    table
}

impl Unit {
    fn write(self, value: f64) -> String {
        match self {
            Unit::Milliseconds => format!("{} ms", whole(value.round() as u64)),
            Unit::Score => format!("{value:.2}"),
            Unit::Count => whole(value.round() as u64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn medians_ratios_and_aims_side_by_side() {
        let visit = |paint: u32, shift: f64| json!({ "largest": paint, "shift": shift, "ready": null });
        let limit = [visit(100, 0.0), visit(300, 0.0), visit(200, 0.0)];
        let page = [visit(210, 0.0), visit(220, 0.02), visit(500, 0.5)];
        let text = table(&limit, &page).to_string();
        let line = |name: &str| text.lines().find(|line| line.contains(name)).expect("a row").to_owned();
        assert_eq!(
            line("largest contentful"),
            "| largest contentful paint | 200 ms | 220 ms | 1.10 | at most 1.05 × the limit | **no** |"
        );
        assert_eq!(line("shift"), "| cumulative layout shift | 0.00 | 0.02 | – | at most 0.01 | **no** |");
        assert_eq!(line("hydrated"), "| until the app has hydrated the page | – | – | – |  |  |");
    }
}
