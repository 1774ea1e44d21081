//! `press print`: prints an edition as a site of static pages over a built app.
//!
//! The components of the app itself render every page, with the edition's files that the page shows. So the app hydrates
//! it without a request. Printing again writes only what has changed.

pub(crate) mod addresses;
mod articles;
mod build;
mod changes;
mod context;
pub mod deploy_files;
mod edition_files;
pub(crate) mod embargo;
pub mod feeds;
mod file_facts;
pub mod head;
pub mod linked_data;
mod lists;
pub mod manifest;
mod named;
mod obsolete;
mod options;
mod output;
mod page;
mod picture;
pub mod policy;
mod prepare;
mod publication;
pub(crate) mod published;
mod record;
mod redirects;
mod removal;
mod render;
pub mod robots;
pub mod site;
mod site_files;
pub mod sitemap;
mod source_tree;
mod template;
mod worker;
mod xml;

pub(crate) use context::RenderContext;
pub(crate) use file_facts::Facts;
pub(crate) use options::{Options, date, folder_path};
pub(crate) use prepare::preview;

use crate::error::{Error, Outcome};
use articles::{Articles, print_articles};
use build::retain_builds;
use deploy_files::HostConfig;
use lists::Lists;
use record::Record;
use std::collections::BTreeSet;
use std::sync::PoisonError;

/// Prints an edition. What cannot be printed is reported, and its page stays as it was.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let (ctx, before) = prepare::prepare(options)?;
    let fingerprint = prepare::fingerprint(&ctx);
    let nothing = Record::default();
    // Pages keep the most-read list that they were printed with, but not one with an article that may not be shown.
    let shows_hidden = before.most_read.iter().any(|id| ctx.sources.is_hidden(id));
    let known = if before.fingerprint == fingerprint && !shows_hidden { &before } else { &nothing };
    let shown = ctx.most_read.iter().flat_map(|list| &list.teasers).map(|teaser| teaser.id.to_string());
    let most_read = known.most_read.iter().cloned().chain(shown).collect();

    let app_folder = ctx.app_path.trim_start_matches('/').to_owned();
    let hashed = ctx.build.write(&ctx.output, &app_folder, ctx.folder())?;
    let Articles { printed, mut diagnostics } = print_articles(&ctx, &known.articles, &before.articles);
    let copied = edition_files::copy_edition(&ctx, &before.files, &printed)?;
    let Lists { pages, diagnostics: of_lists, .. } = Lists::print(&ctx, &printed, &known.pages);
    diagnostics.extend(of_lists);
    let redirects = redirects::write_redirects(&ctx, &printed)?;
    site_files::write_app_pages(&ctx)?;
    worker::write(&ctx)?;
    changes::write(&ctx, &printed)?;
    let sitemaps = site_files::write_sitemaps(&ctx, &printed, &pages, options.timestamp())?;

    let (builds, old) = retain_builds(before.builds.clone(), hashed);
    let base = ctx.site.paths.base().to_owned();
    let (facts, embargoed) = ctx.sources.facts_to_record();
    let record = Record {
        base,
        fingerprint,
        builds,
        articles: printed,
        pages,
        files: copied,
        redirects,
        sitemaps,
        most_read,
        facts,
        embargoed,
    };
    let old = obsolete::unused(&ctx, old);
    obsolete::delete(&ctx, &before, &record, old)?;
    let config = HostConfig { app: ctx.app_path.clone(), policy: policy::header(&ctx.edition.origins) };
    record.write(ctx.output.root(), &config)?;
    site_files::write_deploy_files(&ctx)?;

    let (articles, pages) = (record.articles.len(), record.pages.len());
    say!("{articles} articles and {pages} other pages; {} files written", ctx.output.written());
    diagnostics.iter().for_each(|diagnostic| tell!("{diagnostic}"));
    warn(&ctx, &record);
    Ok(Outcome::done_if(diagnostics.is_empty()))
}

/// The most files that one warning names.
const MAX_NAMED: usize = 20;

/// Names the files that are not published, and those that another edition has to publish.
fn warn(ctx: &RenderContext, record: &Record) {
    let mut warnings = ctx.warnings.lock().unwrap_or_else(PoisonError::into_inner).clone();
    warnings.sort();
    warnings.iter().for_each(|warning| tell!("warning: {warning}"));
    for (file, reason) in ctx.sources.left_out.iter().take(MAX_NAMED) {
        tell!("warning: {file}: {reason}: not published");
    }
    if let Some(more @ 1..) = ctx.sources.left_out.len().checked_sub(MAX_NAMED) {
        tell!("warning: {more} more files are not published");
    }
    let missing: BTreeSet<&String> =
        record.shared_media().filter(|path| !ctx.output.exists(path.trim_start_matches('/'))).collect();
    for path in missing.into_iter().take(MAX_NAMED) {
        tell!("warning: {path} is not in the site: print the edition that has it, once more after this one");
    }
}
