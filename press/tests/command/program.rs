//! The program itself: exit codes, usage, help, its output, and folders that cannot be read.

use crate::edition::{Edition, good, press};

const COMMANDS: [&str; 9] = ["check", "teasers", "related", "most-read", "print", "live", "schema", "facts", "size"];

#[test]
fn exit_codes() {
    let edition = Edition::new();
    assert_eq!(press(&["check", edition.root()]).0, 0);
    edition.replace("front.json", "The old lamp turns again", "The lamp");
    assert_eq!(press(&["check", edition.root()]).0, 0, "warnings alone are no failure");
    edition.remove("edition.json");
    assert_eq!(press(&["check", edition.root()]).0, 1);
}

#[test]
fn bad_usage_says_what_is_wrong() {
    let root = good();
    let root = root.to_str().expect("a path of plain letters");
    for (arguments, message) in [
        (&["chek"][..], "unrecognized subcommand 'chek'"),
        (&["check"], "required arguments were not provided:\n  <EDITION_DIR>"),
        (&["check", root, "another"], "unexpected argument 'another'"),
        (&["check", "--fast", root], "unexpected argument '--fast'"),
        (&["check", "--per-page", "3", root], "unexpected argument '--per-page'"),
        (&["teasers", root], "required arguments were not provided:\n  --per-page <N>"),
        (&["teasers", root, "--per-page", "0"], "invalid value '0' for '--per-page <N>'"),
        (&["teasers", root, "--per-page", "few"], "invalid value 'few' for '--per-page <N>'"),
        (&["teasers", root, "--per-page"], "a value is required for '--per-page <N>'"),
    ] {
        let (code, printed, diagnostic) = press(arguments);
        assert_eq!((code, printed.as_str()), (2, ""), "{arguments:?}");
        assert!(diagnostic.contains(message) && diagnostic.contains("try '--help'"), "{arguments:?}: {diagnostic}");
    }
    let (code, printed, usage) = press(&[]);
    assert_eq!((code, printed.as_str()), (2, ""));
    assert!(usage.contains("Usage: press <COMMAND>"), "{usage}");
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    for command in [&["check", "no/such/folder"][..], &["teasers", "no/such/folder", "--per-page", "3"]] {
        let (code, printed, diagnostic) = press(command);
        assert_eq!((code, printed.as_str()), (2, ""));
        assert!(diagnostic.starts_with("press: cannot read the folder no/such/folder: "), "{diagnostic}");
    }
    let file = good().join("edition.json");
    let (code, _, diagnostic) = press(&["check", file.to_str().expect("a path of plain letters")]);
    assert_eq!(code, 2);
    assert!(diagnostic.contains("cannot read the folder"), "{diagnostic}");
}

#[test]
fn help_lists_the_commands() {
    for argument in ["help", "--help", "-h"] {
        let (code, printed, _) = press(&[argument]);
        assert_eq!(code, 0);
        for command in COMMANDS {
            assert!(printed.contains(&format!("\n  {command} ")), "{command}: {printed}");
        }
    }
}

#[test]
fn each_command_has_its_help() {
    for command in COMMANDS {
        let (code, help, _) = press(&[command, "--help"]);
        assert_eq!(code, 0, "{command}");
        assert!(help.contains(&format!("Usage: press {command}")), "{help}");
        assert_eq!(press(&["help", command]).1, help);
    }
    let (_, help, _) = press(&["print", "--help"]);
    for part in [
        "--site <URL>",
        "such as `https://news.example`",
        "[default: /]",
        "Printing again writes only what has changed.",
    ] {
        assert!(help.contains(part), "{part} is not in {help}");
    }
}

#[test]
fn a_problem_shows_the_line_that_it_is_about() {
    let edition = Edition::new();
    edition.replace("articles/nets.json", "\"2024-03-05", "\"5 March");
    let (code, printed, _) = press(&["check", edition.root()]);
    assert_eq!(code, 1);
    let line = edition.line("articles/nets.json", "5 March");
    let start = format!("{}/articles/nets.json:{line}:", edition.root());
    let mut lines = printed.lines().skip_while(|line| !line.starts_with(&start));
    assert!(lines.next().is_some_and(|line| line.contains(": $.datePublished: \"5 March")), "{printed}");
    let excerpt: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let source = excerpt.iter().position(|shown| shown.contains("\"datePublished\": \"5 March")).expect("the line");
    assert!(excerpt[source].starts_with(&line.to_string()), "{printed}");
    let (value, underlined) = (excerpt[source].find("\"5 March").expect("the value"), excerpt[source + 1]);
    assert_eq!(underlined.find('^'), Some(value), "{printed}");
    assert!(!printed.contains('\u{1b}'), "no colours without a terminal");
    let (_, short, _) = press(&["check", "--short", edition.root()]);
    assert!(short.lines().filter(|line| line.starts_with(edition.root())).count() >= 1, "{short}");
    let in_lines = printed.lines().filter(|line| line.starts_with(edition.root())).collect::<Vec<_>>();
    assert_eq!(short.lines().filter(|line| line.starts_with(edition.root())).collect::<Vec<_>>(), in_lines);
}

#[test]
fn all_problems_come_in_one_run_in_order() {
    let edition = Edition::new();
    edition.replace("articles/tides.json", "\"1.0\"", "\"2.0\"");
    edition.replace("articles/tides.json", "06:10", "06:10\", \"loud\": \"yes");
    edition.replace("articles/nets.json", "2024-03-05", "5 March");
    edition.replace("edition.json", "/:section/:id/", "/a/");
    let (code, lines) = edition.check();
    assert_eq!(code, 1);
    let places: Vec<(&str, usize)> = lines
        .iter()
        .filter_map(|line| {
            let mut parts = line.split(':');
            Some((parts.next()?, parts.next()?.parse().ok()?))
        })
        .collect();
    assert!(places.len() >= 4 && places.is_sorted(), "{}", lines.join("\n"));
    let last = lines.last().expect("a summary");
    assert!(last.starts_with("19 files, ") && last.ends_with(" warnings"), "{last}");
}
