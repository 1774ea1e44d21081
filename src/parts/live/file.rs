//! `latest.json` as it comes. Posts are compared as JSON: comparing decoded ones would add code for every kind of block.

use serde_json::Value;

/// True if the file may replace one that is shown: a host may still have an older one.
pub fn is_newer(newer: &Value, shown: &Value) -> bool {
    let revision = |file: &Value| file["revision"].as_u64().unwrap_or_default();
    newer["id"].is_string() && revision(newer) >= revision(shown) && newer != shown
}

/// Calls `tell` with the id of each post that a newer file has changed or deleted. Posts that have left it for a full
/// page stay as they are.
pub fn changes(shown: &Value, newer: &Value, tell: &mut dyn FnMut(&str)) {
    for new in posts(newer) {
        if posts(shown).iter().any(|old| old["id"] == new["id"] && old != new) {
            tell(new["id"].as_str().unwrap_or_default());
        }
    }
}

fn posts(file: &Value) -> &[Value] {
    file["posts"].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A file with these posts; a post is its id and a mark: `*` changed, `-` deleted.
    fn file(revision: u32, posts: &str) -> Value {
        let post = |post: &str| {
            let id = post.trim_end_matches(['*', '-']);
            json!({ "id": id, "headline": post, "deleted": post.ends_with('-') })
        };
        let posts: Vec<Value> = posts.split_whitespace().map(post).collect();
        json!({ "id": "storm", "revision": revision, "posts": posts })
    }

    fn changed(shown: &Value, newer: &Value) -> Vec<String> {
        let mut ids = Vec::new();
        changes(shown, newer, &mut |id| ids.push(id.to_owned()));
        ids
    }

    #[test]
    fn posts_are_changed_and_deleted() {
        let (shown, newer) = (file(1, "c b a"), file(2, "f- e d c* b- a"));
        assert_eq!(changed(&shown, &newer), ["c", "b"]);
    }

    #[test]
    fn posts_that_moved_to_a_full_page_stay() {
        assert_eq!(changed(&file(1, "c b a"), &file(2, "d c")), [""; 0]);
    }

    #[test]
    fn the_revision_decides_what_is_newer() {
        let shown = file(5, "b a");
        assert!(is_newer(&file(6, "c b a"), &shown));
        assert!(is_newer(&file(5, "b* a"), &shown), "a newsroom may forget it");
        assert!(!is_newer(&file(4, "a"), &shown));
        assert!(!is_newer(&shown, &shown));
        assert!(!is_newer(&json!({ "message": "not found" }), &Value::Null));
        assert_eq!(posts(&json!({ "posts": 1 })), [Value::Null; 0]);
    }
}
