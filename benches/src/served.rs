//! A built site on a real server, with additional pages for the bench.

#[allow(dead_code)]
#[path = "../../press/tests/deploy/servers.rs"]
mod servers;

use crate::{Result, places};
use servers::{Program, Server};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The file of policies that the server reads when it starts.
const POLICIES: &str = ".press/policies.nginx";

/// The folder of the bench's own pages. They are sent without the site's policy, which would forbid their style sheet.
pub const OWN: &str = "limit";

/// A copy of a built site that pages can be added to.
pub struct Copy(TempDir);

/// A copy of a site that is being served.
pub struct Served {
    /// Its address, such as `http://127.0.0.1:8080`.
    pub origin: String,
    _server: Server,
    _copy: Option<Copy>,
}

impl Copy {
    /// Copies a printed site.
    pub fn of(dist: &Path) -> Result<Copy> {
        if !dist.join(POLICIES).is_file() {
            return Err(format!("{} is no printed site: make build", dist.display()).into());
        }
        let copy = Copy(places::scratch("site-")?);
        copy_folder(dist, copy.0.path())?;
        let policies = copy.0.path().join(POLICIES);
        fs::write(&policies, format!("\"~^/{OWN}/\" \"\";\n{}", fs::read_to_string(&policies)?))?;
        Ok(copy)
    }

    /// Adds a page to the bench's own folder, with a brotli copy as `press` writes it.
    pub fn add_page(&self, name: &str, html: &str) -> Result<()> {
        let file = self.0.path().join(OWN).join(name).join("index.html");
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        fs::write(&file, html)?;
        fs::write(file.with_extension("html.br"), brotli(html.as_bytes())?)?;
        Ok(())
    }

    pub fn serve(self) -> Served {
        let mut served = Served::folder(self.0.path());
        served._copy = Some(self);
        served
    }
}

impl Served {
    /// Serves a printed site without copying it.
    pub fn folder(site: &Path) -> Served {
        let server = Server::start(Program::Nginx, site);
        Served { origin: format!("http://{}", server.address), _server: server, _copy: None }
    }
}

/// The bytes compressed with brotli at its highest quality.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
