//! Renders the pages of an edition from its files: for the printed site, and for a preview.

use super::addresses::article_problem;
use super::context::RenderContext;
use super::site::Content;
use crate::error::Error;
use contract::{Article, Front, ListPage, LiveNow, LivePage, MostRead, Status};
use manchette::address::files;
use std::sync::Arc;

/// An article with its page.
pub struct ArticlePage {
    pub article: Arc<Article>,
    /// Its published text.
    pub json: String,
    /// Its address, as a path from the host's root.
    pub path: String,
    /// The file of its newest posts, if it is a live blog.
    pub live: Option<String>,
    pub html: String,
}

impl RenderContext {
    /// Renders the page of an article.
    pub fn article_page(&self, id: &str) -> Result<ArticlePage, Error> {
        let file = format!("articles/{id}.json");
        let (article, json) = self.read::<Article>(&file)?;
        if article.id.as_str() != id {
            return Err(Error::WrongId { file, id: article.id.to_string() });
        }
        let path = self.site.paths.article(&article.id, article.section.as_ref());
        if let Some(problem) = article_problem(&self.site.paths, &article.id, article.section.as_ref()) {
            return Err(Error::Address { file, problem, path });
        }
        let article = Arc::new(article);
        let store = self.store();
        store.insert(&file, article.clone());
        let is_published = article.status == Status::Published;
        let live = article.live.as_ref().filter(|_| is_published).map(|live| files::live(&live.id, None));
        let posts = live.as_ref().and_then(|file| self.read::<LivePage>(file).ok());
        let posts = posts.map(|(posts, json)| (Arc::new(posts), json));
        let now = live.as_ref().and_then(|_| self.read::<LiveNow>(files::LIVE).ok());
        let mut embedded = vec![(file.as_str(), json.as_str())];
        if let (Some(file), Some((posts, json))) = (&live, &posts) {
            store.insert(file, posts.clone());
            embedded.push((file, json));
        }
        if let Some((now, json)) = &now {
            store.insert(files::LIVE, Arc::new(now.clone()));
            embedded.push((files::LIVE, json));
        }
        let content = Content::Article(&article, posts.as_ref().map(|(posts, _)| posts.as_ref()));
        let html = self.page(&path, content, store, &embedded);
        Ok(ArticlePage { article, json, path, live, html })
    }

    /// Renders the front page at a path.
    pub fn front_page(&self, path: &str, front: &Arc<Front>, json: &str) -> String {
        let store = self.store();
        store.insert(files::FRONT, front.clone());
        let mut embedded = vec![(files::FRONT, json)];
        let live = self.read::<LiveNow>(files::LIVE).ok();
        if let Some((live, json)) = &live {
            store.insert(files::LIVE, Arc::new(live.clone()));
            embedded.push((files::LIVE, json));
        }
        self.page(path, Content::Front(front), store, &embedded)
    }

    /// Renders the page of the articles that are read most.
    pub fn most_read_page(&self, path: &str) -> Result<String, Error> {
        let (list, json) = self.read::<MostRead>(files::MOST_READ)?;
        let list = Arc::new(list);
        let store = self.store();
        store.insert(files::MOST_READ, list.clone());
        Ok(self.page(path, Content::MostRead(&list), store, &[(files::MOST_READ, &json)]))
    }

    /// Renders a page of a list from its file and, for a full page, that of the latest page.
    pub fn list_page(
        &self,
        path: &str,
        (file, list, json): (&str, &ListPage, &str),
        latest: Option<&str>,
    ) -> Result<String, Error> {
        let store = self.store();
        store.insert(file, Arc::new(list.clone()));
        if let Some(latest) = latest {
            let (page, _) = self.read::<ListPage>(latest)?;
            store.insert(latest, Arc::new(page));
        }
        Ok(self.page(path, Content::List(list), store, &[(file, json)]))
    }
}
