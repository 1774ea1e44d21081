//! Checks across files: teasers, lists and live blogs.

use crate::edition::{Edition, case, run};

const COAST: &str = "lists/section/coast/latest.json";
const COAST_1: &str = "lists/section/coast/1.json";
const LIVE: &str = "live/storm-live/latest.json";

#[test]
fn teasers() {
    const OLDER: &str = "the teaser is older than its article, of 2024-03-08T21:30:00+00:00: run press teasers";
    run(&[
        case(
            ("most-read.json", "\"keeper\"", "\"keepers\""),
            ("most-read.json", "keepers"),
            "$.teasers[0].id",
            "there is no article \"keepers\"",
        ),
        case(
            ("front.json", "2024-03-08T21:30:00", "2024-03-08T21:29:59"),
            ("front.json", "21:29:59"),
            "$.groups[1].teasers[0].dateModified",
            OLDER,
        ),
        case(
            ("front.json", ",\n          \"dateModified\": \"2024-03-08T21:30:00+00:00\"", ""),
            ("front.json", "2024-03-08T18:00"),
            "$.groups[1].teasers[0].datePublished",
            OLDER,
        ),
        case(
            (COAST, "2024-03-08T21:30:00", "2024-03-08T20:30:00"),
            (COAST, "20:30:00"),
            "$.teasers[1].dateModified",
            OLDER,
        ),
        case(
            ("front.json", "2024-03-08T21:30:00", "2024-03-08T21:31:00"),
            ("front.json", "21:31:00"),
            "$.groups[1].teasers[0].dateModified",
            "warning: the teaser is newer than its article",
        ),
        case(
            ("front.json", "The old lamp turns again", "The lamp turns"),
            ("front.json", "The lamp turns"),
            "$.groups[1].teasers[0].headline",
            "warning: the headline differs from its article's, \"The old lamp turns again\"",
        ),
        case(
            ("front.json", "\"kind\": \"live\"", "\"kind\": \"agency\""),
            ("front.json", "agency"),
            "$.groups[0].teasers[0].kind",
            "the teaser's kind is \"agency\" and its article's \"live\"",
        ),
        case(
            ("articles/lamp.json", "\"id\": \"tides\"", "\"id\": \"ebb\""),
            ("articles/lamp.json", "ebb"),
            "$.body[9].items[0].id",
            "there is no article \"ebb\"",
        ),
        case(
            ("articles/lamp.json", "\"id\": \"keeper\"", "\"id\": \"gone\""),
            ("articles/lamp.json", "gone"),
            "$.body[12].body[1].items[0].id",
            "there is no article \"gone\"",
        ),
        case(
            (LIVE, "\"id\": \"tides\"", "\"id\": \"ebb\""),
            (LIVE, "ebb"),
            "$.posts[0].body[1].items[0].id",
            "there is no article \"ebb\"",
        ),
    ]);
}

#[test]
fn teasers_without_date_and_of_withdrawn_articles() {
    let edition = Edition::new();
    edition.replace("most-read.json", ",\n      \"datePublished\": \"2024-03-07T08:00:00+00:00\"", "");
    edition.replace(
        "articles/tides.json",
        "\"body\"",
        "\"status\": \"withdrawn\", \"statusMessage\": \"Wrong week.\", \"body\"",
    );
    edition.replace("articles/keeper.json", "\"body\"", "\"related\": [{ \"id\": \"keeper\", \"headline\": \"The last keeper was right\", \"kind\": \"opinion\", \"datePublished\": \"2024-03-07T08:00:00+00:00\" }], \"body\"");
    let (_, lines) = edition.check();
    let has = |text: &str| assert!(lines.iter().any(|line| line.contains(text)), "{text}\n{}", lines.join("\n"));
    has("most-read.json:9:5: $.teasers[0].datePublished: the teaser has no date and its article has");
    has("$.groups[1].teasers[1].id: warning: the article was withdrawn");
    has("lists/section/coast/1.json:9:13: $.teasers[0].id: the article was withdrawn");
    has("$.related[0].id: warning: the article leads to itself");
}

#[test]
fn lists_are_there_and_complete() {
    run(&[
        case(
            ("front.json", "\"topic\": \"lighthouse\"", "\"topic\": \"towers\""),
            ("front.json", "towers"),
            "$.groups[2].topic",
            "lists/topic/towers/latest.json is missing",
        ),
        case(
            ("edition.json", "\"topic\": \"lighthouse\"", "\"topic\": \"towers\""),
            ("edition.json", "towers"),
            "$.navigation[1].topic",
            "lists/topic/towers/latest.json is missing",
        ),
        case(
            ("edition.json", "\"id\": \"town\"", "\"id\": \"market\""),
            ("edition.json", "market"),
            "$.sections[1].id",
            "lists/section/market/latest.json is missing",
        ),
        case(
            (LIVE, "\"id\": \"tom-reed\"", "\"id\": \"tim-reed\""),
            (LIVE, "tim-reed"),
            "$.posts[0].author[0].id",
            "lists/author/tim-reed/latest.json is missing",
        ),
        case(
            (
                "articles/tides.json",
                "\"body\"",
                "\"topic\": { \"id\": \"lighthouse\", \"name\": \"The lighthouse\" }, \"body\"",
            ),
            ("articles/tides.json", "lighthouse"),
            "$.topic.id",
            "the article is not in lists/topic/lighthouse/",
        ),
        case(
            ("articles/keeper.json", "\"topic\": { \"id\": \"lighthouse\", \"name\": \"The lighthouse\" },", ""),
            ("lists/topic/lighthouse/latest.json", "\"id\": \"keeper\""),
            "$.teasers[1].id",
            "articles/keeper.json does not name the topic \"lighthouse\"",
        ),
        case(
            (COAST, "\"section\",", "\"topic\","),
            (COAST, "\"topic\","),
            "$.kind",
            "the kind is \"topic\" and the folder says \"section\"",
        ),
        case(
            (COAST_1, "\"id\": \"coast\"", "\"id\": \"shore\""),
            (COAST_1, "shore"),
            "$.id",
            "the id is \"shore\" and the file says \"coast\"",
        ),
    ]);
}

#[test]
fn pages_of_lists_are_contiguous() {
    run(&[
        case(
            (COAST, "\"newestFullPage\": 1", "\"newestFullPage\": 2"),
            (COAST, "newestFullPage"),
            "$.newestFullPage",
            "newestFullPage is 2 and 2.json is missing",
        ),
        case(
            (COAST, "\"newestFullPage\": 1,", ""),
            (COAST_1, "{"),
            "$",
            "newestFullPage in latest.json is 0: readers do not find this page",
        ),
        case((COAST_1, "\"page\": 1", "\"page\": 2"), (COAST_1, "\"page\": 2"), "$.page", "\"page\" must be 1"),
        case((COAST_1, "\"page\": 1,", ""), (COAST_1, "{"), "$.page", "\"page\" must be 1"),
        case(
            (COAST, "\"newestFullPage\": 1,", "\"newestFullPage\": 1, \"page\": 2,"),
            (COAST, "\"page\""),
            "$.page",
            "latest.json has no \"page\"",
        ),
        case(
            (LIVE, "\"newestFullPage\": 1", "\"newestFullPage\": 2"),
            (LIVE, "newestFullPage"),
            "$.newestFullPage",
            "newestFullPage is 2 and 2.json is missing",
        ),
    ]);
    let edition = Edition::new();
    edition.remove(COAST);
    let (code, lines) = edition.check();
    assert!(lines.contains(&format!(
        "{COAST_1}:1:1: $: latest.json is missing beside this file: add it, nobody finds this page"
    )));
    assert_eq!(code, 1);
}

#[test]
fn the_newest_comes_first_and_once() {
    let edition = Edition::new();
    // The two pages change places, so that the first has the newer teasers.
    let (latest, first) = (edition.read(COAST), edition.read(COAST_1));
    let teasers = |text: &str| text[text.find("\"teasers\"").expect("teasers")..].to_owned();
    edition.write(COAST, latest.replace(&teasers(&latest), &teasers(&first)));
    edition.write(COAST_1, first.replace(&teasers(&first), &teasers(&latest)));
    let (_, lines) = edition.check();
    let has = |text: &str| assert!(lines.iter().any(|line| line.contains(text)), "{text}\n{}", lines.join("\n"));
    has("lists/section/coast/1.json:16:24: $.teasers[0].datePublished: this is newer than the one before");
    has("lists/section/coast/latest.json:1:1: $.teasers: latest.json has 2 teasers and full pages 3");

    let edition = Edition::new();
    let latest = edition.read("lists/author/tom-reed/latest.json");
    let teaser = &latest[latest.find("    {").expect("a teaser")..latest.rfind("\n  ]").expect("its end")];
    edition.write("lists/author/tom-reed/latest.json", latest.replace(teaser, &format!("{teaser},\n{teaser}")));
    let (_, lines) = edition.check();
    assert!(
        lines[0].contains("$.teasers[1].id: \"storm\" is in lists/author/tom-reed/latest.json already"),
        "{}",
        lines[0]
    );
}

#[test]
fn live_blogs() {
    run(&[
        case(("live.json", "storm", "flood"), ("live.json", "flood"), "$.articles[0]", "there is no article \"flood\""),
        case(
            ("live.json", "storm", "tides"),
            ("live.json", "tides"),
            "$.articles[0]",
            "articles/tides.json is of kind \"article\": only a live blog is live",
        ),
        case(
            ("live.json", "\"storm\"", "\"storm\", \"storm\""),
            ("live.json", "storm"),
            "$.articles[1]",
            "\"storm\" is here twice",
        ),
        case(
            (LIVE, "\"live\"", "\"ended\""),
            ("live.json", "storm"),
            "$.articles[0]",
            "warning: its latest.json says \"ended\"",
        ),
        case((LIVE, "\"id\": \"p1\"", "\"id\": \"p9\""), (LIVE, "p9"), "$.keyPosts[0].id", "there is no post \"p9\""),
        case(
            (LIVE, "\"id\": \"p2\"", "\"id\": \"P1\""),
            ("live/storm-live/1.json", "      \"id\""),
            "$.posts[0].id",
            "\"p1\" and \"P1\" are equal but for capitals",
        ),
        case(
            (LIVE, "09:40", "05:40"),
            ("live/storm-live/1.json", "06:00"),
            "$.posts[0].datePublished",
            "this is newer than the one before",
        ),
    ]);
    let edition = Edition::new();
    edition.replace("articles/storm.json", "\"live\": { \"id\": \"storm-live\" },", "");
    let (_, lines) = edition.check();
    assert!(
        lines[0].starts_with("articles/storm.json:5:11: $.kind: a live blog says where its posts are"),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with("live/storm-live/latest.json:1:1: $: warning: no article has"), "{}", lines[1]);
    let edition = Edition::new();
    edition.replace("articles/storm.json", "\"storm-live\"", "\"gale\"");
    let (_, lines) = edition.check();
    assert!(lines[0].contains("$.live.id: there are no posts of \"gale\": add live/gale/latest.json"), "{}", lines[0]);
}
