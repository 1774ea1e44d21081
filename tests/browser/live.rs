//! A live blog that stays open: new posts come, change and go while they are read.
//!
//! The pauses between requests are a hundred times shorter here: they alone are random, and so no full second.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};

/// Shortens the pauses between requests, and counts those that are running.
const QUICK: &str = "
const later = setTimeout;
window.pauses = 0;
window.setTimeout = (run, time, ...rest) => {
  if (!(time > 7_000 && time % 1_000)) return later(run, time, ...rest);
  window.pauses++;
  return later(() => { window.pauses--; run(); }, time / 100);
};
";

pub fn tests() -> Vec<Test> {
    vec![
        test!(new_posts_come_in_at_the_top),
        test!(nothing_moves_while_posts_come),
        test!(posts_change_in_place_and_say_so),
        test!(a_post_in_use_is_replaced_later),
        test!(a_hidden_page_asks_for_nothing),
        test!(an_ended_blog_asks_no_more),
        test!(an_older_file_and_a_broken_server_change_nothing),
        test!(the_newsroom_can_stop_all_readers),
        test!(posts_that_were_missed_come_all_at_once),
        test!(a_blog_reads_from_the_start),
        test!(two_tabs_follow_the_same_blog),
        test!(a_link_to_a_post_is_followed_once),
    ]
}

/// A live blog as its newsroom has it.
#[derive(Clone)]
struct Blog {
    revision: u32,
    state: &'static str,
    poll_seconds: Option<u32>,
    full_pages: u32,
    key_posts: Vec<Value>,
    /// Newest first.
    posts: Vec<Value>,
}

impl Blog {
    fn new(posts: impl IntoIterator<Item = u32>) -> Blog {
        let posts = posts.into_iter().map(|number| post(number, &format!("Le texte de {number}."))).collect();
        Blog { revision: 1, state: "live", poll_seconds: None, full_pages: 0, key_posts: Vec::new(), posts }
    }

    fn publish(&mut self, page: &Page) {
        self.revision += 1;
        page.publish("live/tempete/latest.json", &self.json());
    }

    fn json(&self) -> Value {
        let mut json = json!({
            "version": "1.2", "id": "tempete", "state": self.state, "revision": self.revision,
            "newestFullPage": self.full_pages, "keyPosts": self.key_posts, "posts": self.posts,
        });
        if let Some(seconds) = self.poll_seconds {
            json["pollSeconds"] = seconds.into();
        }
        json
    }

    /// Adds newer posts.
    fn add(&mut self, numbers: impl DoubleEndedIterator<Item = u32>) {
        for number in numbers {
            self.posts.insert(0, post(number, &format!("Le texte de {number}.")));
        }
    }

    fn post(&mut self, number: u32) -> &mut Value {
        let id = format!("p{number}");
        self.posts.iter_mut().find(|post| post["id"] == *id).expect("the post")
    }
}

fn post(number: u32, text: &str) -> Value {
    let body: Vec<Value> = (0..4).map(|_| paragraph(text)).collect();
    json!({
        "id": format!("p{number}"), "headline": format!("Message {number}"), "body": body, "key": number.is_multiple_of(5),
        "datePublished": format!("2024-03-09T{:02}:{:02}:00+01:00", number / 60, number % 60),
    })
}

/// Opens the live blog, and waits until the page follows it.
async fn open(page: &Page, blog: &mut Blog) {
    let boot = page.server.file("/boot.js");
    page.server.deploy("/boot.js", format!("{QUICK}{boot}"));
    blog.publish(page);
    page.publish_article("direct", json!({ "kind": "live", "live": { "id": "tempete" } }));
    page.read("/article/direct/").await;
    page.until_in_its_fonts().await;
    page.until("the page follows the blog", "window.pauses > 0 || document.querySelector('.new-posts button')").await;
}

/// Scrolls to an element. Firefox rounds the position some frames later.
async fn read_at(page: &Page, selector: &str) {
    page.js::<()>(&format!(
        "document.querySelector('{selector}').scrollIntoView();
         const frame = () => new Promise(requestAnimationFrame);
         return frame().then(frame).then(frame).then(() => null)"
    ))
    .await;
}

/// The number of requests for the newest posts.
fn asked(page: &Page) -> usize {
    page.server.asked(&data("live/tempete/latest.json")).len()
}

/// Waits until the newest posts were asked for again, and shown.
async fn until_asked(page: &Page, times: usize) {
    let wanted = asked(page) + times + 1;
    page.until_true("the newest posts are asked for", || asked(page) >= wanted).await;
}

async fn ids(page: &Page) -> Vec<String> {
    page.js("return Array.from(document.querySelectorAll('.latest > .post'), it => it.id)").await
}

async fn new_posts_come_in_at_the_top(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    page.scroll_to(0).await;
    blog.add(9..=10);
    blog.publish(page);
    page.until_shown("#post-p10[data-new]").await;
    assert_eq!(ids(page).await[..3], ["post-p10", "post-p9", "post-p8"]);
    assert_eq!(page.count(".new-posts button").await, 0);
    assert_eq!(page.text("#new-posts-status").await, "2 nouveaux messages");
    assert_eq!(page.accessibility_violations().await, "");
    // Once announced, more is said a minute later at the earliest.
    blog.add(11..=11);
    blog.publish(page);
    page.until_shown("#post-p11").await;
    assert_eq!(page.text("#new-posts-status").await, "2 nouveaux messages");
}

async fn nothing_moves_while_posts_come(page: &Page) {
    let mut blog = Blog::new((1..=20).rev());
    open(page, &mut blog).await;
    let mut number = 20;
    for line in ["#post-p19 .body > :nth-child(3)", "#post-p11 h3", "#post-p1 .body > :last-child"] {
        read_at(page, line).await;
        let place = || page.of::<f64>(line, "it.getBoundingClientRect().top");
        let before = place().await;
        let waiting = page.count(".latest > .post").await;
        blog.add(number + 1..=number + 17);
        number += 17;
        *blog.post(20) = post(20, &format!("Un texte bien plus long qu’avant. {}", "Et plus long encore. ".repeat(60)));
        blog.key_posts.push(json!({ "id": "p20", "headline": format!("Moment {number}") }));
        blog.publish(page);
        let text = format!("{} nouveaux messages", number - 20);
        page.until_text(".new-posts button", &text).await;
        page.until_text(".key-moments", &format!("Moment {number}")).await;
        let after = place().await;
        assert!((after - before).abs() < 1.0, "{line} has moved from {before} to {after}");
        assert_eq!(page.count(".latest > .post").await, waiting, "the posts wait");
        assert_eq!(page.accessibility_violations().await, "");
    }
    page.click(".new-posts button").await;
    page.until("the first unread post has the focus", "document.activeElement?.id === 'post-p71'").await;
    let top = page.of::<f64>("#post-p71", "it.getBoundingClientRect().top").await;
    assert!((-1.0..300.0).contains(&top), "the post is at {top}");
    assert_eq!(ids(page).await.len(), 71);
    assert_eq!(page.count(".new-posts button").await, 0);
}

async fn posts_change_in_place_and_say_so(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    read_at(page, "#post-p5").await;
    let place = || page.of::<f64>("#post-p4", "it.getBoundingClientRect().top");
    let before = place().await;
    *blog.post(7) = post(7, "Corrigé.");
    *blog.post(6) = json!({ "id": "p6", "deleted": true });
    blog.publish(page);
    page.until_text("#post-p7", "Corrigé.").await;
    page.until_text("#post-p7 .post-time", "Mis à jour").await;
    page.until_text("#post-p6", "Ce message a été retiré.").await;
    assert!(!page.text("#post-p6").await.contains("Le texte"), "nothing of it is left");
    let after = place().await;
    assert!((after - before).abs() < 1.0, "what is read has moved from {before} to {after}");
}

async fn a_post_in_use_is_replaced_later(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    let link = json!([{ "text": "un lien", "href": "https://news.example/" }]);
    blog.post(7)["body"] = json!([{ "type": "paragraph", "text": link }]);
    open(page, &mut blog).await;
    page.js::<()>("document.querySelector('#post-p7 a').focus()").await;
    page.js::<()>("getSelection().selectAllChildren(document.querySelector('#post-p5 .body'))").await;
    for number in [7, 5, 3] {
        *blog.post(number) = post(number, "Corrigé.");
    }
    blog.publish(page);
    page.until_text("#post-p3", "Corrigé.").await;
    assert_eq!(page.text("#post-p7 a").await, "un lien");
    assert_eq!(page.js::<String>("return document.activeElement.textContent").await, "un lien");
    assert!(page.js::<String>("return String(getSelection())").await.contains("Le texte de 5."));
    page.js::<()>("document.activeElement.blur(); getSelection().removeAllRanges()").await;
    page.until_text("#post-p7", "Corrigé.").await;
    page.until_text("#post-p5", "Corrigé.").await;
}

/// Hides the page, as another tab does.
async fn hide(page: &Page) {
    page.js::<()>(
        "Object.defineProperty(document, 'visibilityState', { get: () => window.isHidden ? 'hidden' : 'visible' });
         window.isHidden = true;
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
    )
    .await;
}

async fn a_hidden_page_asks_for_nothing(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    page.until_device_part_runs().await;
    hide(page).await;
    page.until("no pause is running", "window.pauses === 0").await;
    let before = asked(page);
    blog.add(9..=9);
    blog.publish(page);
    // Without a pause nothing can ask.
    assert_eq!((asked(page), page.js::<u32>("return window.pauses").await), (before, 0));
    page.js::<()>("window.isHidden = false").await;
    page.come_back_after(1).await;
    page.until_shown("#post-p9").await;
    page.until("the page follows the blog again", "window.pauses > 0").await;
}

async fn an_ended_blog_asks_no_more(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    blog.state = "ended";
    blog.publish(page);
    page.until_text(".live-state", "Direct terminé").await;
    page.until("no pause is running", "window.pauses === 0").await;
    assert_eq!(page.count(".new-posts button").await, 0);
}

async fn an_older_file_and_a_broken_server_change_nothing(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    let old = blog.json();
    blog.add(9..=9);
    blog.publish(page);
    page.until_shown("#post-p9").await;
    let posts = ids(page).await;
    let file = data("live/tempete/latest.json");
    page.publish("live/tempete/latest.json", &old);
    until_asked(page, 1).await;
    page.server.faults().status(&file, 500);
    until_asked(page, 1).await;
    page.server.faults().body(&file, "application/json", old.to_string()[..200].to_owned());
    until_asked(page, 1).await;
    page.server.faults().body(&file, "text/html", "<!doctype html><title>Hôtel</title>");
    until_asked(page, 1).await;
    assert_eq!(ids(page).await, posts);
    assert_eq!(page.count("main .notice").await, 0);
    blog.add(10..=10);
    blog.publish(page);
    page.until_shown("#post-p10").await;
}

async fn the_newsroom_can_stop_all_readers(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    blog.poll_seconds = Some(0);
    blog.publish(page);
    page.until_text(".new-posts button", "Voir s’il y a du nouveau").await;
    page.until("no pause is running", "window.pauses === 0").await;
    blog.add(9..=9);
    blog.publish(page);
    page.click(".new-posts button").await;
    page.until_shown("#post-p9").await;
    blog.poll_seconds = None;
    blog.publish(page);
    page.click(".new-posts button").await;
    page.until("the page follows the blog again", "window.pauses > 0").await;
}

async fn posts_that_were_missed_come_all_at_once(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    let mut newer = Blog::new((100..=120).rev());
    newer.revision = 50;
    newer.publish(page);
    page.until_text(".new-posts button", "21 nouveaux messages").await;
    assert_eq!(ids(page).await.len(), 8);
    page.click(".new-posts button").await;
    page.until_shown("#post-p120").await;
    assert_eq!(ids(page).await.len(), 21, "posts between may be missing: the list is a new one");
    page.until("the first unread post has the focus", "document.activeElement?.id === 'post-p120'").await;
}

/// A live blog with two full pages of older posts.
fn with_full_pages(page: &Page) -> Blog {
    for (number, posts) in [(1, 1..=10), (2, 11..=20)] {
        let posts: Vec<Value> = posts.rev().map(|number| post(number, "Ancien.")).collect();
        let full = json!({ "version": "1.0", "id": "tempete", "page": number, "posts": posts });
        page.publish(&format!("live/tempete/{number}.json"), &full);
    }
    Blog { full_pages: 2, ..Blog::new((21..=28).rev()) }
}

async fn a_blog_reads_from_the_start(page: &Page) {
    let mut blog = with_full_pages(page);
    open(page, &mut blog).await;
    page.click_button("Depuis le début").await;
    page.until_shown("#post-p1").await;
    assert_eq!(page.of::<String>(".from-start", "it.getAttribute('aria-pressed')").await, "true");
    page.click_button("Voir les messages suivants").await;
    page.until_shown("#post-p20").await;
    page.until_shown("#post-p28").await;
    let order: Vec<String> = page.js("return Array.from(document.querySelectorAll('.post'), it => it.id)").await;
    let expected: Vec<String> = (1..=28).map(|number| format!("post-p{number}")).collect();
    assert_eq!(order, expected);
    assert_eq!(page.accessibility_violations().await, "");
    // New posts are offered; using the offer leads to the newest.
    blog.add(29..=29);
    blog.publish(page);
    page.until_text(".new-posts button", "1 nouveau message").await;
    page.click_button("L’essentiel seulement").await;
    let shown = "return Array.from(document.querySelectorAll('.post'), it => it).filter(it => it.checkVisibility()).map(it => it.id)";
    let key: Vec<String> = page.js(shown).await;
    assert_eq!(key, ["post-p5", "post-p10", "post-p15", "post-p20", "post-p25"]);
    page.click_button("L’essentiel seulement").await;
    page.click(".new-posts button").await;
    page.until("the newest post has the focus", "document.activeElement?.id === 'post-p29'").await;
    assert_eq!(page.of::<String>(".from-start", "it.getAttribute('aria-pressed')").await, "false");
    assert_eq!(ids(page).await.first().map(String::as_str), Some("post-p29"));
}

async fn two_tabs_follow_the_same_blog(page: &Page) {
    let mut blog = Blog::new((1..=8).rev());
    open(page, &mut blog).await;
    page.scroll_to(0).await;
    let first = page.open_tab().await;
    page.read("/article/direct/").await;
    page.until_in_its_fonts().await;
    page.until("the page follows the blog", "window.pauses > 0").await;
    page.scroll_to(0).await;
    blog.add(9..=9);
    *blog.post(8) = post(8, "Le texte corrigé.");
    blog.publish(page);
    page.until_shown("#post-p9[data-new]").await;
    page.go_to_tab(&first).await;
    page.until_shown("#post-p9").await;
    for id in ["p9", "p8", "p1"] {
        assert_eq!(page.count(&format!("#post-{id}")).await, 1, "{id} is there once");
    }
    assert!(page.text("#post-p8").await.contains("Le texte corrigé."));
}

async fn a_link_to_a_post_is_followed_once(page: &Page) {
    let mut blog = with_full_pages(page);
    open(page, &mut blog).await;
    page.read("/article/direct/#post-p5").await;
    page.until_shown("#post-p5").await;
    page.until("the page follows the blog", "window.pauses > 0").await;
    let in_view = |id: &str| {
        format!(
            "(top => top > -2 && top < innerHeight)(document.querySelector('#post-{id}').getBoundingClientRect().top)"
        )
    };
    page.until("the post is in view", &in_view("p5")).await;
    // So many at once that others may be missing between: the list is a new one.
    let mut newer = Blog { full_pages: 2, ..Blog::new((100..=120).rev()) };
    newer.revision = 50;
    newer.publish(page);
    page.until_text(".new-posts button", "21 nouveaux messages").await;
    page.click(".new-posts button").await;
    page.until("the first unread post has the focus", "document.activeElement?.id === 'post-p120'").await;
    until_asked(page, 2).await;
    assert!(
        page.js::<bool>(&format!("return {}", in_view("p120"))).await,
        "the reader was thrown back to the linked post"
    );
    assert_eq!(page.count(".post").await, 21, "no older posts are loaded for it");
}
