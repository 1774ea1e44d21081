//! Reading: the text as the newsroom wrote it, however long, with its dates and its languages.

use crate::support::page::Page;
use crate::support::publish::{paragraph, paragraphs, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(five_thousand_paragraphs_scroll_well),
        test!(back_restores_the_scroll_position_in_five_thousand_paragraphs),
        test!(dates_are_times_and_relative_when_under_a_day),
        test!(the_reading_time_follows_the_words),
        test!(a_kind_has_its_label),
        test!(typography_passes_through_untouched),
        test!(marks_links_and_languages_are_shown),
        test!(every_type_of_block_is_shown),
    ]
}

/// A JavaScript expression for the paragraph with a number of the long article.
fn numbered(number: usize) -> String {
    format!("document.querySelectorAll('main article .body p')[{}]", number - 1)
}

async fn five_thousand_paragraphs_scroll_well(page: &Page) {
    page.publish_article("long", json!({ "body": paragraphs(5000), "related": [teaser("autre")] }));
    page.read("/article/long/").await;
    assert_eq!(page.count("main article .body p").await, 5000);
    // Either the paragraph itself or an ancestor has `content-visibility`. (`checkVisibility` sees an ancestor only.)
    let skipped = format!(
        "(it => {{ for (; it; it = it.parentElement) if (getComputedStyle(it).contentVisibility === 'auto') return true }})({})",
        numbered(3000)
    );
    page.until("what is far from the window need not be laid out", &skipped).await;
    page.js::<()>(&format!("{}.scrollIntoView({{ behavior: 'instant' }})", numbered(3000))).await;
    // Half a window a step, like a reader who skims. Twenty steps of two frames are 0.7 s; the limit lies beyond what a
    // busy machine explains.
    let mut time = 0.0;
    for _ in 0..20 {
        let step = "const frame = () => new Promise(requestAnimationFrame), start = performance.now();
             scrollBy({ top: innerHeight / 2, behavior: 'instant' });
             return frame().then(frame).then(() => performance.now() - start)";
        time += page.js::<f64>(step).await;
        assert!(time < 6_000.0, "scrolling is stuck: {time} ms for less than twenty steps");
    }
    page.js::<()>(&format!("{}.scrollIntoView({{ behavior: 'instant' }})", numbered(5000))).await;
    let seen = format!("(top => top > -10 && top < innerHeight)({}.getBoundingClientRect().top)", numbered(5000));
    page.until("the last paragraph is reached", &seen).await;
}

async fn back_restores_the_scroll_position_in_five_thousand_paragraphs(page: &Page) {
    page.publish_article("long", json!({ "body": paragraphs(5000) }));
    page.read("/article/long/").await;
    let top = format!("{}.getBoundingClientRect().top", numbered(3210));
    page.js::<()>(&format!("{}.scrollIntoView({{ behavior: 'instant' }})", numbered(3210))).await;
    page.until("the paragraph is at the top of the window", &format!("Math.abs({top}) < 60")).await;
    let before: f64 = page.js(&format!("return {top}")).await;
    // Not with the mouse: it would scroll to the link, and that would be the position to restore.
    page.js::<()>("document.querySelector('footer a[href=\"/settings/\"]').click()").await;
    page.until_heading("Réglages").await;
    page.back().await;
    page.until_heading("Titre de long").await;
    page.until("the paragraph is where it was", &format!("Math.abs({top} - {before}) < 2")).await;
}

async fn dates_are_times_and_relative_when_under_a_day(page: &Page) {
    let now: f64 = page.js("return Date.now()").await;
    let ago = |hours: f64| rfc3339(now / 1000.0 - hours * 3600.0);
    page.publish_article("recent", json!({ "datePublished": ago(30.0), "dateModified": ago(3.2) }));
    page.read("/article/recent/").await;
    page.until_text("main header", "Mis à jour il y a 3\u{a0}h").await;
    let times: Vec<(String, String)> = page
        .js("return Array.from(document.querySelectorAll('main header time'), it => [it.dateTime, it.innerText])")
        .await;
    assert_eq!(times.len(), 2);
    for (date, _) in &times {
        let parsed: Option<f64> = page.js(&format!("return Date.parse({date:?})")).await;
        assert!(parsed.is_some(), "{date} is a date");
    }
    assert!(!times[0].1.contains("il y a"), "30 hours are shown as a date: {times:?}");

    // The date is shown in the newsroom's own offset.
    page.publish_article("ancien", json!({ "datePublished": "2016-11-07T18:30:00+01:00" }));
    page.read("/article/ancien/").await;
    let date = page.text("main header time").await;
    assert_eq!(date.replace('\u{a0}', " "), "le 7 novembre 2016 à 18 h 30");
}

/// Seconds since 1970 as RFC 3339 in UTC.
fn rfc3339(seconds: f64) -> String {
    let (days, rest) = ((seconds / 86_400.0).floor() as i64, seconds.rem_euclid(86_400.0) as i64);
    // Howard Hinnant's civil_from_days.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

async fn the_reading_time_follows_the_words(page: &Page) {
    let text = |words: usize| paragraph("mot ".repeat(words).trim());
    page.publish_article("court", json!({ "body": [text(20)] }));
    page.publish_article("long", json!({ "body": [text(1000), text(1000)] }));
    page.read("/article/court/").await;
    assert!(page.text("main header").await.contains("1\u{a0}min de lecture"));
    page.read("/article/long/").await;
    let header = page.text("main header").await;
    assert!(
        ["8", "9", "10"].iter().any(|minutes| header.contains(&format!("{minutes}\u{a0}min de lecture"))),
        "{header}"
    );
}

async fn a_kind_has_its_label(page: &Page) {
    for (kind, label) in
        [("opinion", "opinion"), ("sponsored", "sponsorisé"), ("agency", "dépêche"), ("live", "direct")]
    {
        page.publish_article(kind, json!({ "kind": kind, "sponsor": { "name": "Une marque" } }));
        page.read(&format!("/article/{kind}/")).await;
        let header = page.text("main article header").await.to_lowercase();
        assert!(header.contains(label), "{kind}: {header}");
        assert!(header.contains("une marque"), "the sponsor is named: {header}");
    }
    let mut opinion = teaser("opinion");
    opinion["kind"] = "opinion".into();
    page.publish_article("un", json!({ "related": [opinion, teaser("autre")] }));
    page.read("/article/un/").await;
    let related = page.texts("#related li").await;
    assert!(
        related[0].to_lowercase().contains("opinion") && !related[1].to_lowercase().contains("opinion"),
        "{related:?}"
    );
}

async fn typography_passes_through_untouched(page: &Page) {
    let text =
        "«\u{a0}L’assaut\u{202f}!\u{a0}» – dit-il… à 18\u{a0}h\u{a0}30\u{202f}; œuvre, Ça, 1\u{202f}000\u{a0}€ & <b>";
    page.publish_article("texte", json!({ "headline": text, "description": text, "body": [paragraph(text)] }));
    page.read("/article/texte/").await;
    let shown: Vec<String> =
        page.js("return Array.from(document.querySelectorAll('main article h1, main article header p, main article .body p'), it => it.textContent)").await;
    assert_eq!(shown.iter().filter(|shown| *shown == text).count(), 3, "{shown:?}");
}

async fn marks_links_and_languages_are_shown(page: &Page) {
    page.publish_article(
        "texte",
        json!({ "body": [
            { "type": "paragraph", "text": [
                { "text": "fort", "marks": ["strong"] }, { "text": "doux", "marks": ["emphasis"] }, { "text": "2", "marks": ["sub"] },
                { "text": "e", "marks": ["sup"] }, { "text": "faux", "marks": ["strike"] }, { "text": "code", "marks": ["code"] },
                { "text": "شكرا", "lang": "ar" }, { "text": "thanks", "lang": "en" }, { "text": "ailleurs", "href": "https://example.org/a" },
                { "text": "ici", "article": "autre" }
            ] },
            { "type": "quote", "lang": "ar", "body": [paragraph("شكرا جزيلا")], "source": "Une passante" },
        ] }),
    );
    page.read("/article/texte/").await;
    for (element, text) in
        [("strong", "fort"), ("em", "doux"), ("sub", "2"), ("sup", "e"), ("s", "faux"), ("code", "code")]
    {
        assert_eq!(page.texts(&format!("main article .body {element}")).await, [text], "{element}");
    }
    let spoken: Vec<(String, String)> =
        page.js("return Array.from(document.querySelectorAll('main article .body [lang]'), it => [it.lang, getComputedStyle(it).direction])").await;
    assert_eq!(
        spoken,
        [("ar", "rtl"), ("en", "ltr"), ("ar", "rtl")].map(|(lang, way)| (lang.to_owned(), way.to_owned()))
    );
    let links: Vec<String> = page
        .js("return Array.from(document.querySelectorAll('main article .body a'), it => it.getAttribute('href'))")
        .await;
    assert_eq!(links, ["https://example.org/a", "/article/autre/"]);
}

async fn every_type_of_block_is_shown(page: &Page) {
    page.publish_article(
        "tout",
        json!({ "body": [
            { "type": "heading", "text": "Un intertitre" },
            { "type": "heading", "text": "Plus petit", "level": 3 },
            { "type": "pullQuote", "text": "Une exergue", "source": "Elle" },
            { "type": "list", "items": [{ "text": "un point", "body": [{ "type": "list", "ordered": true, "items": [{ "text": "un sous-point" }] }] }] },
            { "type": "keyPoints", "items": ["un point essentiel"] },
            { "type": "factBox", "title": "Un encadré", "body": [paragraph("Le fond.")] },
            { "type": "table", "caption": "Un tableau", "columns": ["Jour", "Fait"], "rows": [["lundi", "pluie"], ["mardi", "vent"]], "rowHeadings": true },
            { "type": "code", "text": "let a = 1;\n    let b = 2;" },
            { "type": "divider" },
            { "type": "audio", "name": "Un son", "sources": [{ "url": "audio/rien.mp3" }], "transcript": ["Ce qui est dit."] },
        ] }),
    );
    page.read("/article/tout/").await;
    let body = ".body";
    for (selector, expected) in [
        ("h2", "Un intertitre"),
        ("h3", "Plus petit"),
        ("blockquote", "Une exergue"),
        ("ul > li", "un point"),
        ("ul > li > ol > li", "un sous-point"),
        ("aside", "Un encadré"),
        ("table caption", "Un tableau"),
        ("th[scope=col]", "Jour"),
        ("th[scope=row]", "lundi"),
        ("td", "pluie"),
        ("pre code", "let a = 1;\n    let b = 2;"),
    ] {
        let texts = page.texts(&format!("{body} {selector}")).await;
        assert!(texts.iter().any(|text| text.contains(expected)), "{selector}: {texts:?}");
    }
    assert!(page.text(body).await.contains("un point essentiel"));
    assert_eq!(page.count(&format!("{body} hr")).await, 1);
    assert_eq!(page.of::<String>("audio", "it.getAttribute('preload')").await, "none");
    page.click("details summary").await;
    page.until_text("details", "Ce qui est dit.").await;
}
