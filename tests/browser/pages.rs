//! Every kind of page shows its content, in an order that also makes sense when read aloud.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};
use thirtyfour::Key;

pub fn tests() -> Vec<Test> {
    vec![
        test!(the_front_page_ranks_its_stories).unprinted(),
        test!(a_header_a_footer_and_landmarks_frame_every_page).unprinted(),
        test!(the_skip_link_leads_past_the_menu),
        test!(a_section_has_numbered_pages).unprinted(),
        test!(topics_and_authors_have_pages).unprinted(),
        test!(the_most_read_page_is_a_ranked_list).unprinted(),
        test!(an_unknown_address_is_not_found),
        test!(the_other_edition_speaks_its_language),
        test!(no_page_is_wider_than_a_phone).on_phone(),
    ]
}

/// The font size of a text in the page, in pixels.
async fn size_of(page: &Page, text: &str) -> f64 {
    page.js(&format!(
        "const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
         while (texts.nextNode()) {{
           if (texts.currentNode.data.includes({}))
             return parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize);
         }}",
        Value::from(text)
    ))
    .await
}

async fn the_front_page_ranks_its_stories(page: &Page) {
    let mut lead = teaser("premier-rang");
    lead["kicker"] = "Alpinisme".into();
    lead["description"] = "Le chapô de la une.".into();
    lead["image"] = page.draw("une", 1600, 1000);
    page.publish(
        "front.json",
        &json!({ "version": "1.0", "groups": [
            { "rank": 1, "teasers": [lead] },
            { "rank": 2, "teasers": [teaser("deuxieme-rang")] },
            { "rank": 3, "heading": "Rubrique Monde", "section": "monde", "teasers": [teaser("autre"), teaser("troisieme-rang")] },
            { "rank": 4, "heading": "Dossier Raqqa", "topic": "raqqa", "teasers": [teaser("quatrieme-rang")] },
        ] }),
    );
    page.read("/").await;
    assert_eq!(page.count("h1").await, 1);
    assert_eq!(
        page.addresses("main a").await,
        [
            "/article/premier-rang/",
            "/article/deuxieme-rang/",
            "/section/monde/",
            "/article/autre/",
            "/article/troisieme-rang/",
            "/topic/raqqa/",
            "/article/quatrieme-rang/",
        ]
    );
    for text in ["Alpinisme", "Le chapô de la une."] {
        page.until_text("main", text).await;
    }
    let headings = page.texts("main h2").await;
    assert!(headings.iter().any(|heading| heading.ends_with("Titre de premier-rang")), "{headings:?}");
    assert!(headings.contains(&"Rubrique Monde".to_owned()), "{headings:?}");
    let sizes = [
        size_of(page, "Titre de premier-rang").await,
        size_of(page, "Titre de deuxieme-rang").await,
        size_of(page, "Titre de troisieme-rang").await,
    ];
    assert!(sizes[0] > sizes[1] && sizes[1] > sizes[2], "the ranks are told apart by size: {sizes:?}");
}

async fn a_header_a_footer_and_landmarks_frame_every_page(page: &Page) {
    page.server.faults().patch_json(&data("edition.json"), |edition| {
        edition["name"] = "Le Journal des essais".into();
        edition["sections"] = json!([{ "id": "monde", "name": "Monde" }, { "id": "sport", "name": "Sport" }]);
        edition["navigation"] = json!([]);
        edition["pages"] = json!([{ "id": "contact", "name": "Nous écrire" }]);
    });
    page.publish(
        "lists/section/monde/latest.json",
        &json!({ "kind": "section", "id": "monde", "name": "Monde", "teasers": [teaser("un")] }),
    );
    page.publish_article("un", json!({ "section": { "id": "monde", "name": "Monde" } }));
    for path in ["/", "/section/monde/", "/article/un/", "/settings/"] {
        page.read(path).await;
        let landmarks: Vec<usize> = page
            .js("const count = (selector, outside) =>
                   Array.from(document.querySelectorAll(selector)).filter(found => !found.closest(outside)).length;
                 return [count('header', 'main'), count('main', 'nothing'), count('footer', 'main')]")
            .await;
        assert_eq!(landmarks, [1, 1, 1], "banner, main and contentinfo of {path}");
        let names: Vec<String> =
            page.js("return Array.from(document.querySelectorAll('nav'), nav => nav.ariaLabel ?? '')").await;
        let distinct: std::collections::HashSet<_> = names.iter().collect();
        assert!(distinct.len() == names.len() && !names.contains(&String::new()), "the menus of {path}: {names:?}");
        assert!(page.text("header").await.contains("Le Journal des essais"), "{path}");
        let mut header = page.addresses("body header nav a").await;
        header.retain(|address| address.starts_with("/section/"));
        assert_eq!(header, ["/section/monde/", "/section/sport/"], "{path}");
        let footer = page.addresses("footer a").await;
        for address in ["/most-read/", "/settings/", "/article/contact/"] {
            assert!(footer.contains(&address.to_owned()), "{address} is not in the footer of {path}: {footer:?}");
        }
    }
    page.read("/section/monde/").await;
    assert_eq!(page.texts("header nav [aria-current=page]").await, ["Monde"]);
}

async fn the_skip_link_leads_past_the_menu(page: &Page) {
    page.read("/").await;
    page.js::<()>("document.activeElement.blur()").await;
    page.press(Key::Tab).await;
    page.until("the first stop of the Tab key is a link to the content", "document.activeElement.hash === '#content'")
        .await;
    let (top, width): (f64, f64) =
        page.js("const box = document.activeElement.getBoundingClientRect(); return [box.top, box.width]").await;
    assert!(top >= 0.0 && width > 40.0, "the link shows when it has the focus: top {top}, width {width}");
    page.press(Key::Enter).await;
    page.until("the focus is on the content", "document.activeElement.localName === 'main'").await;
    assert_eq!(page.path().await, "/#content");
}

async fn a_section_has_numbered_pages(page: &Page) {
    let list = |page: Value, teasers: &[&str]| {
        let teasers: Vec<Value> = teasers.iter().map(|id| teaser(id)).collect();
        json!({ "version": "1.0", "kind": "section", "id": "monde", "name": "Monde", "page": page, "teasers": teasers })
    };
    let mut latest = list(Value::Null, &["cinq", "six"]);
    latest["newestFullPage"] = 2.into();
    page.publish("lists/section/monde/latest.json", &latest);
    page.publish("lists/section/monde/2.json", &list(2.into(), &["trois", "quatre"]));
    page.publish("lists/section/monde/1.json", &list(1.into(), &["un", "deux"]));

    page.read("/section/monde/").await;
    assert_eq!(page.text("main h1").await, "Monde");
    assert_eq!(page.addresses("main article a").await, ["/article/cinq/", "/article/six/"]);
    page.click("main a[rel=next]").await;
    page.until("the second page shows", "document.querySelector('main a[href=\"/article/trois/\"]')").await;
    assert_eq!(page.path().await, "/section/monde/2/");
    assert!(page.text("main h1").await.contains('2'), "the heading tells the pages apart");
    page.click("main a[rel=next]").await;
    page.until("the first page shows", "document.querySelector('main a[href=\"/article/un/\"]')").await;
    assert_eq!(page.path().await, "/section/monde/1/");
    assert_eq!(page.count("main a[rel=next]").await, 0, "nothing is older than the first page");

    // Also when opened by its address; newer than the newest full page is the latest one.
    page.read("/section/monde/1/").await;
    page.click("main a[rel=prev]").await;
    page.until("the second page shows", "document.querySelector('main a[href=\"/article/trois/\"]')").await;
    page.click("main a[rel=prev]").await;
    page.until("the latest page shows", "document.querySelector('main a[href=\"/article/six/\"]')").await;
    assert_eq!(page.path().await, "/section/monde/");
}

async fn topics_and_authors_have_pages(page: &Page) {
    page.publish(
        "lists/topic/raqqa/latest.json",
        &json!({ "kind": "topic", "id": "raqqa", "name": "L’assaut sur Raqqa", "description": "Ce qui se joue.",
                 "newestFullPage": 1, "teasers": [teaser("un")] }),
    );
    page.publish(
        "lists/topic/raqqa/1.json",
        &json!({ "kind": "topic", "id": "raqqa", "name": "L’assaut sur Raqqa", "page": 1, "teasers": [teaser("zero")] }),
    );
    page.publish(
        "lists/author/claire/latest.json",
        &json!({ "kind": "author", "id": "claire", "name": "Claire Vasseur", "role": "correspondante à Erbil",
                 "teasers": [teaser("un")] }),
    );
    page.read("/topic/raqqa/").await;
    assert_eq!(page.text("main h1").await, "L’assaut sur Raqqa");
    page.until_text("main", "Ce qui se joue.").await;
    assert_eq!(page.addresses("main article a").await, ["/article/un/"]);
    page.read("/topic/raqqa/1/").await;
    assert_eq!(page.addresses("main article a").await, ["/article/zero/"]);
    page.read("/author/claire/").await;
    assert_eq!(page.text("main h1").await, "Claire Vasseur");
    page.until_text("main", "correspondante à Erbil").await;
    assert_eq!(page.addresses("main article a").await, ["/article/un/"]);
}

async fn the_most_read_page_is_a_ranked_list(page: &Page) {
    page.publish("most-read.json", &json!({ "version": "1.0", "teasers": [teaser("a"), teaser("b"), teaser("c")] }));
    page.read("/most-read/").await;
    assert_eq!(page.addresses("main ol a").await, ["/article/a/", "/article/b/", "/article/c/"]);
}

async fn an_unknown_address_is_not_found(page: &Page) {
    for path in ["/no/such/page/", "/section/monde/02/", "/section/", "/article/personne/"] {
        page.read(path).await;
        page.until_heading("Page introuvable").await;
        assert!(page.js::<String>("return document.title").await.starts_with("Page introuvable"), "{path}");
        assert_eq!(page.addresses("main a").await, ["/"], "{path} links to the front page");
    }
}

async fn the_other_edition_speaks_its_language(page: &Page) {
    page.read("/").await;
    page.click("header a[hreflang=en]").await;
    page.until("the English front page is shown", "location.pathname === '/en/' && document.querySelector('main h1')")
        .await;
    page.until("the page is in English", "document.documentElement.lang === 'en'").await;
    page.until_text("footer", "Settings").await;
    let links = page.addresses("main article a").await;
    assert!(!links.is_empty() && links.iter().all(|link| link.starts_with("/en/")), "{links:?}");
    page.click("main article a").await;
    page.until(
        "an English article opens",
        "location.pathname.startsWith('/en/article/') && document.querySelector('main article h1')",
    )
    .await;
}

async fn no_page_is_wider_than_a_phone(page: &Page) {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
    let cells: Vec<&str> = vec!["une cellule assez large"; 12];
    page.publish_article(
        "large",
        json!({ "headline": long.clone(), "body": [
            paragraph(&format!("https://example.org/{long}")),
            { "type": "table", "caption": "Un grand tableau", "columns": cells, "rows": [cells, cells] },
            { "type": "code", "text": "x".repeat(300) },
            { "type": "image", "image": page.draw("large", 3000, 1000) },
            { "type": "factBox", "title": long.clone(), "body": [paragraph(&long)] },
            { "type": "quote", "body": [paragraph(&long)], "source": long },
        ] }),
    );
    for path in ["/", "/article/large/", "/most-read/", "/settings/", "/section/monde/"] {
        page.read(path).await;
        let wide: Vec<String> = page
            .js("if (document.scrollingElement.scrollWidth <= innerWidth) return [];
                 return Array.from(document.querySelectorAll('body *'))
                   .filter(it => it.getBoundingClientRect().right > innerWidth + 1).map(it => it.outerHTML.slice(0, 120))")
            .await;
        assert!(
            wide.is_empty(),
            "{path} can be scrolled sideways because of\n{}",
            wide[..wide.len().min(10)].join("\n")
        );
    }
}
