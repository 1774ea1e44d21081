//! `press print`: prints an edition as a site of static pages over a built app.
//!
//! The components of the app itself render every page, with the edition's files that the page shows. So the app hydrates
//! it without a request. Printing again writes only what has changed.

mod articles;
mod build;
mod context;
pub mod deploy_files;
mod edition_files;
pub mod feeds;
pub mod head;
pub mod linked_data;
mod lists;
pub mod manifest;
mod obsolete;
mod options;
mod output;
mod page;
mod picture;
pub mod policy;
mod prepare;
mod record;
mod redirects;
pub mod robots;
pub mod site;
mod site_files;
pub mod sitemap;
mod source_tree;
mod template;
mod worker;
mod xml;

pub(crate) use options::Options;

use crate::error::{Error, Outcome};
use articles::{Articles, print_articles};
use build::retain_builds;
use deploy_files::HostConfig;
use lists::Lists;
use record::Record;

/// Prints an edition. What cannot be printed is reported, and its page stays as it was.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let ctx = prepare::prepare(options)?;
    let before = Record::read(ctx.output.root(), ctx.site.paths.base());
    let fingerprint = prepare::fingerprint(&ctx);
    let nothing = Record::default();
    let known = if before.fingerprint == fingerprint { &before } else { &nothing };

    let app_folder = ctx.app_path.trim_start_matches('/').to_owned();
    let hashed = ctx.build.write(&ctx.output, &app_folder, ctx.folder())?;
    let copied = edition_files::copy_edition(&ctx, &before.files)?;
    let Articles { printed, mut diagnostics } = print_articles(&ctx, &known.articles, &before.articles);
    let Lists { pages, diagnostics: of_lists, .. } = Lists::print(&ctx, &printed, &known.pages);
    diagnostics.extend(of_lists);
    let redirects = redirects::write_redirects(&ctx, &printed)?;
    site_files::write_app_pages(&ctx)?;
    worker::write(&ctx)?;
    site_files::write_sitemaps(&ctx, &printed, &pages, options.timestamp())?;

    let (builds, old) = retain_builds(before.builds.clone(), hashed);
    // Other editions of the site may share the app's files, and have another build.
    let old = if record::editions(ctx.output.root()).len() > 1 { Vec::new() } else { old };
    let base = ctx.site.paths.base().to_owned();
    let record = Record { base, fingerprint, builds, articles: printed, pages, files: copied, redirects };
    obsolete::delete(&ctx, &before, &record, old);
    let config = HostConfig { app: ctx.app_path.clone(), policy: policy::header(&ctx.edition.origins) };
    record.write(ctx.output.root(), &config)?;
    site_files::write_deploy_files(&ctx)?;

    let (articles, pages) = (record.articles.len(), record.pages.len());
    println!("{articles} articles and {pages} other pages; {} files written", ctx.output.written());
    diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
    Ok(Outcome::done_if(diagnostics.is_empty()))
}
