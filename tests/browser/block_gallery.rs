//! The page of all blocks in all states, for designers: serves the gallery edition (demo/gallery) and breaks some of its
//! files on the way, so that their pages show states that no file has: loading, errors, a picture that is missing.
//! `make gallery` serves it until it is stopped; the accessibility tests look at the same pages.

use crate::support::faults::Faults;
use crate::support::page::Page;
use crate::support::ports;
use crate::support::publish::data;
use crate::support::run::Test;
use crate::support::server::Server;
use crate::test;
use std::path::Path;

/// The printed gallery; `make sites` prints it.
pub const PRINTED: &str = "target/sites/gallery";
/// The address for designers.
const PORT: u16 = 8090;

/// Breaks the file at a path.
type Break = fn(&Faults, &str);

/// The articles whose pages show a fault, by id, each with what breaks its file.
const BROKEN: [(&str, Break); 8] = [
    ("loading", |faults, file| faults.never_answer(file)),
    ("error-server", |faults, file| faults.status(file, 500)),
    ("error-broken", |faults, file| faults.truncate(file, 60)),
    ("error-web-page", |faults, file| faults.body(file, "text/html", "<!doctype html><p>Please log in.")),
    ("error-incomplete", |faults, file| faults.body(file, "application/json", r#"{ "id": "error-incomplete" }"#)),
    ("error-too-new", |faults, file| faults.patch_json(file, |article| article["version"] = "2.0".into())),
    ("error-network", |faults, file| faults.cut_after(file, 20)),
    ("error-missing", |faults, file| faults.status(file, 404)),
];

pub fn tests() -> Vec<Test> {
    vec![test!(broken_files_show_their_state).serving(PRINTED)]
}

async fn broken_files_show_their_state(page: &Page) {
    inject_faults(&page.server);
    for (id, _) in BROKEN {
        page.open(&format!("/article/{id}/")).await;
        page.until_shown(if id == "loading" { "main .skeleton" } else { "main .error" }).await;
    }
    page.open("/article/picture-missing/").await;
    page.until_text("main figure", "A drawn harbour, very wide").await;
}

/// Injects the faults. The pages come unprinted: a printed page has its file embedded.
fn inject_faults(server: &Server) {
    let shell = server.file("/app.html");
    for (id, break_file) in BROKEN {
        break_file(server.faults(), &data(&format!("articles/{id}.json")));
        server.faults().patch_text(&format!("/article/{id}/"), {
            let shell = shell.clone();
            move |_| shell.clone()
        });
    }
    server.faults().status(&data("media/missing.svg"), 404);
}

/// Serves the gallery, printed from a debug build, until the program is stopped.
pub fn serve() -> ! {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let listener = ports::listen_on(PORT).unwrap_or_else(|error| panic!("port {PORT}: {error}"));
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{PRINTED}-debug"));
        let server = Server::start_on(listener, &root);
        inject_faults(&server);
        println!("All blocks in all states: {}", server.url("/"));
        std::future::pending().await
    })
}
