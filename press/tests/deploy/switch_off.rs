//! The kill switch of the service worker.

use crate::client::get;
use crate::has;
use crate::servers::{PROGRAMS, Server};
use crate::site;
use std::fs;
use std::path::Path;
use std::process::Command;

/// With the command in docs/deploy.md.
#[test]
fn the_worker_can_be_switched_off_while_the_server_runs() {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/deploy.md")).expect("the guide");
    let command = guide.lines().find_map(|line| line.strip_prefix("cd /srv/news && for ")).expect("the command");
    for program in PROGRAMS {
        let site = site::site();
        let server = Server::start(program, site.path());
        let script = |encoding: &str| get(server.address, "/sw.js", &[("Accept-Encoding", encoding)]);
        let before = ["identity", "br", "gzip"].map(script);
        let done = Command::new("sh").args(["-c", &format!("for {command}")]).current_dir(site.path()).status();
        assert!(done.expect("a shell").success(), "{command}");
        for (before, (encoding, ending)) in before.iter().zip([("identity", ""), ("br", ".br"), ("gzip", ".gz")]) {
            let about = format!("{program:?} {encoding}");
            let after = script(encoding);
            assert_eq!(after.body, fs::read(site.path().join(format!("sw-off.js{ending}"))).unwrap(), "{about}");
            assert!(after.body != before.body, "{about}");
            assert_ne!(after.header("etag"), before.header("etag"), "{about}: whoever asks again is told");
            has(&after, "cache-control", "no-cache", &about);
            assert!(after.kind().ends_with("javascript"), "{about}");
        }
    }
}
