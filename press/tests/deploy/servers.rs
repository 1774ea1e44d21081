//! nginx and Caddy with the configurations of `docs/deploy`: each on 127.0.0.1 and a free port, with its files in a
//! temporary folder, as an unprivileged user, stopped when dropped.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const NGINX_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    Nginx,
    Caddy,
}

pub const PROGRAMS: [Program; 2] = [Program::Nginx, Program::Caddy];

/// A server that runs until it is dropped.
pub struct Server {
    pub address: SocketAddr,
    process: Child,
    /// The folder of its configuration, its log and its temporary files.
    _folder: TempDir,
}

impl Server {
    /// Serves a printed site, and waits for the first response.
    ///
    /// # Panics
    ///
    /// If the program is not installed or rejects its configuration, with its output.
    pub fn start(program: Program, site: &Path) -> Server {
        Server::start_with(program, site, |configuration| configuration)
    }

    /// The same, with a change to the configuration as a newsroom might make it.
    pub fn start_with(program: Program, site: &Path, change: impl FnOnce(String) -> String) -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = free_address();
        let shipped = change(shipped(program));
        let configuration = match program {
            Program::Nginx => nginx(shipped, site, address, folder.path()),
            Program::Caddy => caddy(shipped, site, address),
        };
        let file = folder.path().join("configuration");
        fs::write(&file, configuration).expect("a configuration");
        let log = folder.path().join("log");
        let mut process = command(program, &file, folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .unwrap_or_else(|error| panic!("{program:?}: {error}; tools/install-tests.sh installs it"));
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(address).is_err() {
            let ended = process.try_wait().expect("a child's state").is_some();
            if ended || Instant::now() > deadline {
                _ = process.kill();
                _ = process.wait();
                panic!("{program:?} does not start: {}", fs::read_to_string(&log).unwrap_or_default());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Server { address, process, _folder: folder }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("an address")
}

fn shipped(program: Program) -> String {
    let name = match program {
        Program::Nginx => "nginx.conf",
        Program::Caddy => "Caddyfile",
    };
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let file = package.ancestors().map(|folder| folder.join("docs/deploy").join(name)).find(|file| file.exists());
    fs::read_to_string(file.expect("docs/deploy")).expect("a shipped configuration")
}

/// Replaces a text, which must exist.
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the shipped configuration has no {from:?} any more");
    text.replace(from, to)
}

fn nginx(shipped: String, site: &Path, address: SocketAddr, folder: &Path) -> String {
    let site = replaced(&shipped, "/srv/news", &site.display().to_string());
    let site = replaced(&site, "listen 80;", &format!("listen {address};"));
    let site = replaced(&site, "listen [::]:80;", "");
    let folder = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("{what}_temp_path {folder}/{what};\n"))
        .concat();
    // One process, which keeps its user and which a signal stops completely.
    format!(
        "load_module {NGINX_MODULE};
daemon off;
master_process off;
pid {folder}/pid;
lock_file {folder}/lock;
error_log stderr;
events {{ worker_connections 1024; }}
http {{
types_hash_max_size 2048;
access_log off;
sendfile on;
tcp_nopush on;
{temporary}{site}}}
"
    )
}

fn caddy(shipped: String, site: &Path, address: SocketAddr) -> String {
    let site = replaced(&shipped, "/srv/news", &site.display().to_string());
    // Any host name, but only this machine.
    let open = format!("http://:{} {{\n\tbind {}\n", address.port(), address.ip());
    let site = replaced(&site, "news.example {\n", &open);
    format!("{{\n\tadmin off\n\tauto_https off\n}}\n{site}")
}

fn command(program: Program, configuration: &Path, folder: &Path) -> Command {
    match program {
        Program::Nginx => {
            let mut command = Command::new("/usr/sbin/nginx");
            command.args(["-e", "stderr", "-p"]).arg(folder).arg("-c").arg(configuration);
            command
        }
        Program::Caddy => {
            let mut command = Command::new("caddy");
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(configuration);
            command.envs(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, folder)));
            command
        }
    }
}
