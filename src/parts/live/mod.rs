//! The live part: keeps an open live blog up to date.
//!
//! - `pace`: when to ask for `latest.json`.
//! - `file`: what a newer file changes.
//! - `posts`: the posts in the page.
//!
//! New posts are inserted at once while the top of the list is in view, and otherwise wait until the reader wants them:
//! nothing that is read moves.

mod file;
mod pace;
mod posts;

use crate::browser::device::DeviceJs;
use crate::browser::{clock, connection, document, random, scroll, visibility};
use crate::components::{key_moments, live_posts, relativize_times, use_messages, use_site};
use crate::effect::{effect, spawn};
use crate::i18n::Messages;
use crate::markup::el;
use crate::store::{LoadState, Store};
use contract::{Id, LivePage, LiveState, Post, parse};
use leptos::prelude::*;
use leptos::reactive::traits::Track;
use pace::Pace;
use posts::{LATEST, Posts, element};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// The functions of the part.
pub struct LivePart {
    /// Follows a live blog for as long as its page is shown.
    pub start: fn(LiveView),
}

static LIVE: LivePart = LivePart { start };

lazy::part!(live, LivePart, &LIVE);

/// A live blog in the page.
#[derive(Clone)]
pub struct LiveView {
    /// The name of its `latest.json`.
    pub file: String,
    /// The posts for the next rendering of the list.
    pub newest: RwSignal<LoadState<LivePage>>,
    /// True if the oldest posts come first. Setting it renders the list again.
    pub is_from_start: RwSignal<bool>,
}

/// The shortest time between two announcements to screen readers, in seconds.
const ANNOUNCEMENT_INTERVAL: i64 = 60;
/// The shortest time between two requests, in seconds.
const SHORTEST_PAUSE: i64 = 5;

struct Live {
    view: LiveView,
    owner: Owner,
    store: Store,
    messages: &'static Messages,
    js: DeviceJs,
    /// The newest file, as JSON and decoded.
    file: RefCell<Value>,
    page: RefCell<Arc<LivePage>>,
    /// The file whose posts are all in the page.
    rendered: RefCell<Arc<LivePage>>,
    /// The ids of posts that the page shows as they were.
    outdated: RefCell<Vec<Id>>,
    posts: RefCell<Posts>,
    /// The text of the button that leads to new posts, or asks for them.
    offered: RefCell<Option<String>>,
    pace: RefCell<Pace>,
    /// The number of the current timer; older timers are ignored.
    timer: Cell<u32>,
    asked_at: Cell<i64>,
    announced_at: Cell<i64>,
    unannounced: Cell<usize>,
}

fn start(view: LiveView) {
    let (store, messages, root) = (expect_context::<Store>(), use_messages(), use_site().file(""));
    let owner = Owner::new();
    spawn(async move {
        let Some(js) = DeviceJs::load(&root).await else { return };
        let Some((json, page)) = store.json(&view.file).zip(store.cached::<LivePage>(&view.file)) else { return };
        let live = Rc::new(Live {
            view,
            owner: owner.clone(),
            store,
            messages,
            js,
            file: RefCell::new(parse(&json.0).unwrap_or_default()),
            rendered: RefCell::new(page.clone()),
            page: RefCell::new(page),
            outdated: RefCell::default(),
            posts: RefCell::default(),
            offered: RefCell::default(),
            pace: RefCell::default(),
            timer: Cell::default(),
            asked_at: Cell::default(),
            announced_at: Cell::default(),
            unannounced: Cell::default(),
        });
        owner.with(|| {
            let rendered = live.clone();
            effect(move || {
                // A list that is rendered again has all posts.
                rendered.view.is_from_start.track();
                rendered.rendered.replace(rendered.page.borrow().clone());
                offer(&rendered);
            });
            effect(move || {
                live.store.seen_again.track();
                if asks_by_itself(&live) && clock::now() - live.asked_at.get() >= SHORTEST_PAUSE {
                    ask(live.clone());
                } else {
                    // The timer may have run out while the page was hidden.
                    wait(live.clone());
                }
            });
        });
    });
}

/// True if the page asks for new posts without the reader: the newsroom does not forbid it, nor does the reader save data.
fn asks_by_itself(live: &Live) -> bool {
    !connection::saves_data() && live.page.borrow().poll_seconds != Some(0) && !is_ended(live)
}

fn is_ended(live: &Live) -> bool {
    live.page.borrow().state == LiveState::Ended
}

/// Asks for new posts, shows them, and waits for the next time.
fn ask(live: Rc<Live>) {
    live.asked_at.set(clock::now());
    spawn(async move {
        let text = live.js.fetch_newest(&live.view.file).await;
        // The page may have been left by now.
        if live.view.is_from_start.try_get_untracked().is_none() {
            return;
        }
        let file = text.as_ref().and_then(|text| parse(text.as_bytes()).ok());
        let has_changed = file.as_ref().map(|file| file::is_newer(file, &live.file.borrow()));
        live.pace.borrow_mut().note(has_changed, clock::now());
        let file = file.filter(|_| has_changed == Some(true));
        live.owner.with(|| update(&live, file, text.unwrap_or_default()));
        wait(live);
    });
}

/// Waits for the next request with a timer while the page is looked at, else until it is looked at again.
fn wait(live: Rc<Live>) {
    let timer = live.timer.get() + 1;
    live.timer.set(timer);
    if asks_by_itself(&live) {
        let pause = live.pace.borrow().pause(live.page.borrow().poll_seconds, random::fraction());
        clock::after(pause, move || {
            if live.timer.get() == timer && visibility::is_visible() && !document::has(":root[data-offline]") {
                ask(live);
            }
        });
    }
}

/// Shows a newer file, if there is one, and changed posts that the reader was using before.
fn update(live: &Rc<Live>, file: Option<Value>, text: String) {
    let mut before = None;
    if let Some(file) = file {
        live.store.replace(&live.view.file, text);
        let Some(page) = live.store.cached::<LivePage>(&live.view.file) else { return };
        let former = live.file.replace(file);
        live.unannounced.set(live.unannounced.get() + new_posts(&live.page.borrow(), &page).count());
        file::changes(&former, &live.file.borrow(), &mut |id| live.outdated.borrow_mut().extend(Id::new(id)));
        live.page.replace(page.clone());
        live.view.newest.set(LoadState::Ready(page));
        before = Some(former);
    }
    let page = live.page.borrow().clone();
    let mut changing = Vec::new();
    live.outdated.borrow_mut().retain(|id| {
        let Some(post) = page.posts.iter().find(|post| post.id == *id) else { return false };
        let is_later = !post.deleted && element(id, "").is_some_and(|element| live.js.is_in_use(&element));
        if !is_later {
            changing.push(post);
        }
        is_later
    });
    posts::without_moving(&changing, &mut || {
        let mut posts = live.posts.borrow_mut();
        for post in &changing {
            posts.update(post, live.messages.post_removed);
        }
        let file = live.file.borrow();
        let has_changed = |field: &str| before.as_ref().is_some_and(|before| before[field] != file[field]);
        if has_changed("state") {
            let ended = is_ended(live).then(|| el("p").class("notice").child(live.messages.live_ended));
            posts.fill(".live-state", el("div").child(ended));
        }
        if has_changed("keyPosts") {
            posts.fill(".key-moments", el("div").child(key_moments(page.key_posts.clone())));
        }
        if has_changed("pinned") {
            posts.fill(".pinned-posts", el("div").child(live_posts(page.pinned.clone(), true)));
        }
    });
    // Whoever sees the newest post sees the next one come; for anybody else it waits.
    if scroll::top_of(LATEST).is_some_and(|top| top >= 0.0) && !document::has(".latest :focus") && !has_gap(live) {
        insert(live);
    }
    offer(live);
    announce(live);
    relativize_times();
}

/// The posts that a newer file has and another has not.
fn new_posts<'a>(shown: &'a LivePage, newer: &'a LivePage) -> impl Iterator<Item = &'a Post> {
    let is_known = |post: &Post| shown.posts.iter().any(|known| known.id == post.id && !known.deleted);
    newer.posts.iter().filter(move |post| !post.deleted && !is_known(post))
}

/// True if none of the posts in the page is in the newest file, so that others between may be missing.
fn has_gap(live: &Live) -> bool {
    let (rendered, page) = (live.rendered.borrow(), live.page.borrow());
    !rendered.posts.is_empty() && page.posts.iter().all(|post| rendered.posts.iter().all(|known| known.id != post.id))
}

fn insert(live: &Live) {
    live.posts.borrow_mut().insert(&live.page.borrow().posts);
    live.rendered.replace(live.page.borrow().clone());
}

/// Offers the posts that wait, or to ask for some when the page does not by itself.
fn offer(live: &Rc<Live>) {
    let count = new_posts(&live.rendered.borrow(), &live.page.borrow()).count();
    let text = match count {
        0 if asks_by_itself(live) || is_ended(live) => None,
        0 => Some(live.messages.check_posts.to_owned()),
        _ => Some((live.messages.new_posts)(count)),
    };
    // The button stays while it says the same: it may have the focus.
    if live.offered.replace(text.clone()) == text {
        return;
    }
    let button = text.map(|text| {
        let live = live.clone();
        el("button").attr("type", "button").child(text).on("click", move |_| match count {
            0 => ask(live.clone()),
            _ => show_new(&live),
        })
    });
    live.posts.borrow_mut().fill(".posts .new-posts", el("div").child(button));
}

/// Inserts the posts that wait, and goes to the first of them.
fn show_new(live: &Rc<Live>) {
    let first = new_posts(&live.rendered.borrow(), &live.page.borrow()).next().map(|post| format!("post-{}", post.id));
    live.owner.with(|| {
        if has_gap(live) || live.view.is_from_start.get_untracked() {
            live.view.is_from_start.set(false);
        } else {
            insert(live);
            offer(live);
        }
    });
    clock::request_animation_frame(move || {
        if let Some(id) = first
            && scroll::go_to_anchor(&format!("#{id}"))
        {
            document::focus_on(&id);
        }
    });
}

/// Tells screen readers how many posts have come, now and then.
fn announce(live: &Live) {
    let count = live.unannounced.get();
    if count > 0 && clock::now() - live.announced_at.get() >= ANNOUNCEMENT_INTERVAL {
        live.announced_at.set(clock::now());
        live.unannounced.set(0);
        document::set_text("new-posts-status", &(live.messages.new_posts)(count));
    }
}
