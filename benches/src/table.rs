//! Tables in Markdown, and readable numbers.

use std::fmt::{self, Display, Formatter};

/// A table whose first column is text and whose other columns are numbers.
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<T: Into<String>>(head: impl IntoIterator<Item = T>) -> Table {
        Table { head: head.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let mut cells: Vec<String> = cells.into_iter().map(Into::into).collect();
        cells.resize(self.head.len(), String::new());
        self.rows.push(cells);
    }
}

impl Display for Table {
    fn fmt(&self, target: &mut Formatter<'_>) -> fmt::Result {
        writeln!(target, "| {} |", self.head.join(" | "))?;
        writeln!(target, "|---|{}", "---:|".repeat(self.head.len() - 1))?;
        self.rows.iter().try_for_each(|row| writeln!(target, "| {} |", row.join(" | ")))
    }
}

/// A whole number with commas: 12,345.
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes as MB of 1,000,000 bytes.
pub fn megabytes(bytes: u64) -> String {
    let whole_and_tenth = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", whole(whole_and_tenth / 10), whole_and_tenth % 10)
}

/// Text with its first letter capitalised.
pub fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The median: the middle value, or the mean of the two in the middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len().checked_sub(1)? / 2;
    Some((values[middle] + values[values.len() / 2]) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(whole), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([0, 1_949_999, 1_950_000].map(megabytes), ["0.0 MB", "1.9 MB", "2.0 MB"]);
    }

    #[test]
    fn medians() {
        assert_eq!(median([]), None);
        assert_eq!(median([3.0]), Some(3.0));
        assert_eq!(median([9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 9.0]), Some(3.0));
    }

    #[test]
    fn a_table_in_markdown() {
        let mut table = Table::new(["", "a"]);
        table.row(["b", "1"]);
        table.row(["c"]);
        assert_eq!(table.to_string(), "|  | a |\n|---|---:|\n| b | 1 |\n| c |  |\n");
    }
}
