//! The short names that wasm-opt has given the main module's imports and exports.

use super::Error;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The names of the main module.
#[derive(Debug, Default)]
pub struct Names {
    /// The remaining imports, each with its short name.
    pub imports: BTreeMap<String, String>,
    /// The exports, each with its short name.
    pub exports: BTreeMap<String, String>,
}

/// The output of wasm-opt for `--minify-imports-and-exports-and-modules`.
#[derive(Deserialize)]
struct Printed {
    /// Module, name, short name. The short module is `script::MODULE` for all.
    imports: Vec<(String, String, String)>,
    /// Name, short name.
    exports: Vec<(String, String)>,
}

impl Names {
    /// Parses the output of wasm-opt.
    pub fn parse(json: &str) -> Result<Names, Error> {
        let printed: Printed = serde_json::from_str(json).map_err(|error| Error::Names(error.to_string()))?;
        let imports = printed.imports.into_iter().map(|(_, name, short)| (name, short)).collect();
        Ok(Names { imports, exports: printed.exports.into_iter().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wasm_opt_prints_is_read() {
        let json = r#"{ "imports": [["./app_bg.js", "__wbg_back_1", "$"], ["./parts", "load_lists", "a"]],
            "exports": [["memory", "c"]] }"#;
        let names = Names::parse(json).expect("names");
        assert_eq!(names.imports["__wbg_back_1"], "$");
        assert_eq!(names.imports["load_lists"], "a");
        assert_eq!(names.exports["memory"], "c");
        assert!(matches!(Names::parse("wasm-opt says hello"), Err(Error::Names(_))));
    }
}
