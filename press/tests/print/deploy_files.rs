//! The files for hosts.

use contract::Origins;
use press::print::deploy_files::{HostConfig, deploy_files};
use press::print::policy;
use std::collections::BTreeMap;

#[test]
fn two_editions_that_share_the_apps_files() {
    let edition = |base: &str, images: &str| {
        let origins = Origins { images: vec![images.to_owned()], ..Origins::default() };
        (base.to_owned(), HostConfig { app: "/".to_owned(), policy: policy::header(&origins) })
    };
    let editions =
        BTreeMap::from([edition("/", "https://img.example.org"), edition("/en/", "https://*.img.example.net")]);
    for (path, text) in deploy_files(&editions) {
        insta::assert_snapshot!(path.trim_start_matches(".press/"), text);
    }
}
