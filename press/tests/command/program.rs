//! The program itself: exit codes, usage, and what it says of a folder that it cannot read.

use crate::edition::{Edition, good, press};

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
        (&[][..], "say what to do"),
        (&["chek"], "there is no command \"chek\""),
        (&["check"], "the edition's folder is missing"),
        (&["check", root, root], "must be one, not 2"),
        (&["check", "--fast", root], "invalid option '--fast'"),
        (&["check", "--per-page", "3", root], "invalid option '--per-page'"),
        (&["teasers", root], "--per-page N is missing"),
        (&["teasers", root, "--per-page", "0"], "--per-page must be 1 or more"),
        (&["teasers", root, "--per-page", "few"], "few"),
        (&["teasers", root, "--per-page"], "--per-page"),
    ] {
        let (code, printed, complaint) = press(arguments);
        assert_eq!((code, printed.as_str()), (2, ""), "{arguments:?}");
        assert!(complaint.contains(message) && complaint.contains("press help"), "{arguments:?}: {complaint}");
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    for command in [&["check", "no/such/folder"][..], &["teasers", "no/such/folder", "--per-page", "3"]] {
        let (code, printed, complaint) = press(command);
        assert_eq!((code, printed.as_str()), (2, ""));
        assert!(complaint.starts_with("press: cannot read the folder no/such/folder: "), "{complaint}");
    }
    let file = good().join("edition.json");
    let (code, _, complaint) = press(&["check", file.to_str().expect("a path of plain letters")]);
    assert_eq!(code, 2);
    assert!(complaint.contains("cannot read the folder"), "{complaint}");
}

#[test]
fn help_lists_the_commands() {
    for argument in ["help", "--help", "-h"] {
        let (code, printed, _) = press(&[argument]);
        assert_eq!(code, 0);
        for command in ["press check", "press schema", "press teasers", "press help"] {
            assert!(printed.contains(command), "{command}");
        }
    }
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
