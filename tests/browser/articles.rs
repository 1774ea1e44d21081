//! An article shows all its fields, in an order that also makes sense when read aloud, and no empty boxes.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(an_article_shows_all_that_it_has),
        test!(a_headline_alone_leaves_no_empty_box),
        test!(only_the_live_list_decides_on_a_live_label),
        test!(a_live_blog_shows_its_posts_newest_first),
        test!(a_withdrawn_article_says_so_in_place_of_its_body),
        test!(a_fixed_page_is_its_text_alone),
    ]
}

async fn an_article_shows_all_that_it_has(page: &Page) {
    page.publish("most-read.json", &json!({ "version": "1.0", "teasers": [teaser("lu-1"), teaser("lu-2")] }));
    let mut image = page.draw("main", 1600, 1000);
    image["caption"] = "La légende".into();
    image["credit"] = "Le crédit".into();
    page.publish_article(
        "tout",
        json!({
            "headline": "Le titre", "kicker": "Guerre", "description": "Le chapô.",
            "author": [{ "id": "claire", "name": "Claire Vasseur", "role": "correspondante à Erbil" }, { "name": "Paul Sans" }],
            "section": { "id": "monde", "name": "Monde" }, "topic": { "id": "raqqa", "name": "L’assaut sur Raqqa" },
            "image": image, "datePublished": "2016-11-07T18:30:00+01:00", "dateModified": "2016-11-08T09:00:00+01:00",
            "body": [
                paragraph("Avant."),
                { "type": "readAlso", "items": [teaser("aussi")] },
                paragraph("Entre."),
                { "type": "video", "name": "La vidéo", "sources": [page.film("film")] },
                paragraph("Après."),
                { "type": "readAlso", "items": [] },
            ],
            "related": [teaser("sujet-1"), teaser("sujet-2")],
        }),
    );
    page.read("/article/tout/").await;
    page.until("the most-read list is shown", "document.querySelectorAll('#most-read ol a').length === 2").await;
    let text = page.text("main").await.to_lowercase();
    let order = [
        "guerre",
        "le titre",
        "le chapô.",
        "claire vasseur",
        "correspondante à erbil",
        "paul sans",
        "la légende",
        "le crédit",
        "l’assaut sur raqqa",
        "avant.",
        "titre de aussi",
        "entre.",
        "la vidéo",
        "après.",
        "titre de sujet-1",
        "titre de sujet-2",
        "titre de lu-1",
        "titre de lu-2",
    ];
    let mut from = 0;
    for expected in order {
        let at = text[from..].find(expected).unwrap_or_else(|| panic!("{expected:?} does not follow in:\n{text}"));
        from += at + expected.len();
    }
    assert_eq!(page.addresses("main header a[rel=author]").await, ["/author/claire/"]);
    assert_eq!(page.of::<String>("main a[href='/topic/raqqa/']", "it.innerText").await, "L’assaut sur Raqqa");
    assert_eq!(page.addresses("#related ul a").await, ["/article/sujet-1/", "/article/sujet-2/"]);
    assert_eq!(page.addresses("#most-read ol a").await, ["/article/lu-1/", "/article/lu-2/"]);
    assert_eq!(page.count("#related h2, #most-read h2").await, 2);
    // A "read also" block without items shows nothing, not even its title.
    assert_eq!(text.matches("lire aussi").count(), 1);
}

async fn a_headline_alone_leaves_no_empty_box(page: &Page) {
    page.publish_article("seul", json!({ "headline": "Rien qu’un titre" }));
    page.read("/article/seul/").await;
    assert_eq!(page.text("main article .article-header > h1").await, "Rien qu’un titre");
    assert_eq!(page.count("#related").await, 0);
    let empty: Vec<String> = page
        .js("return Array.from(document.querySelectorAll('main article *'))
               .filter(it => !it.closest('.controls, .save')) // Their labels come with the part that makes them work.
               .filter(it => !it.innerText.trim() && it.getBoundingClientRect().height > 0).map(it => it.outerHTML)")
        .await;
    assert!(empty.is_empty(), "{empty:?}");
}

async fn only_the_live_list_decides_on_a_live_label(page: &Page) {
    page.publish("live.json", &json!({ "version": "1.0", "articles": ["direct"] }));
    page.publish_article("direct", json!({ "kind": "live", "related": [teaser("direct"), teaser("fini")] }));
    page.publish_article("fini", json!({ "kind": "live" }));
    page.read("/article/direct/").await;
    let live = |label: String| label.to_lowercase().contains("en direct");
    page.until("the label is shown", "/en direct/i.test(document.querySelector('main article header').innerText)")
        .await;
    let related = page.texts("#related li").await;
    assert_eq!(related.into_iter().map(live).collect::<Vec<_>>(), [true, false]);
    page.read("/article/fini/").await;
    page.until_true("the live list has loaded", || {
        page.server
            .asked(&data("live.json"))
            .last()
            .is_some_and(|asked| asked.fate == crate::support::requests::Fate::Answered(200))
    })
    .await;
    assert!(!live(page.text("main article header").await), "what the list does not name is not live");
}

async fn a_live_blog_shows_its_posts_newest_first(page: &Page) {
    let post = |id: &str| json!({ "id": id, "headline": format!("Message {id}"), "body": [paragraph("Texte.")] });
    let mut deleted = post("quatre");
    deleted["deleted"] = true.into();
    page.publish_article("direct", json!({ "kind": "live", "live": { "id": "fil" } }));
    page.publish(
        "live/fil/latest.json",
        &json!({ "id": "fil", "state": "live", "newestFullPage": 1, "posts": [post("cinq"), deleted, post("trois")],
                 "keyPosts": [{ "id": "trois", "headline": "Moment clé" }] }),
    );
    page.publish(
        "live/fil/1.json",
        &json!({ "id": "fil", "state": "live", "page": 1, "posts": [post("deux"), post("un")] }),
    );
    page.read("/article/direct/").await;
    page.until_text("main", "Message cinq").await;
    assert_eq!(page.texts("main article article h3").await, ["Message cinq", "Message trois"]);
    assert!(!page.text("main").await.contains("Message quatre"));
    page.click(".older-posts").await;
    page.until_text("main", "Message un").await;
    let posts = page.texts("main article article h3").await;
    assert_eq!(posts, ["Message cinq", "Message trois", "Message deux", "Message un"]);
    page.follow("Moment clé").await;
    page.until("the key moment's link leads to its post", "location.hash === '#post-trois'").await;
}

async fn a_withdrawn_article_says_so_in_place_of_its_body(page: &Page) {
    page.publish_article(
        "retire",
        json!({ "status": "withdrawn", "statusMessage": "Une source s’est rétractée.", "body": [paragraph("Le corps.")],
                "image": page.draw("retire", 800, 500) }),
    );
    page.read("/article/retire/").await;
    let text = page.text("main article").await;
    assert!(text.contains("Titre de retire") && text.contains("Une source s’est rétractée."), "{text}");
    let html: String = page.js("return document.documentElement.outerHTML").await;
    assert!(!html.contains("Le corps."), "nowhere in the page: {html}");
    assert_eq!(page.count("main article img").await, 0);
}

async fn a_fixed_page_is_its_text_alone(page: &Page) {
    page.publish_article(
        "contact",
        json!({ "kind": "page", "headline": "Nous écrire", "body": [paragraph("L’adresse.")] }),
    );
    page.read("/").await;
    page.click("footer a[href='/article/contact/']").await;
    page.until_heading("Nous écrire").await;
    let text = page.text("main").await;
    assert!(text.contains("L’adresse."), "{text}");
    assert!(!text.contains("min de lecture"), "{text}");
    assert_eq!(page.count("#most-read, #related").await, 0);
}
