//! Runs tests: each in every chosen engine, each with a server of its own and a browser to itself. A test is a function of
//! a page; everything else is set up here.

use super::browsers::scratch;
use super::drivers::{Driver, Drivers};
use super::engines::{self, DESKTOP, Engine, PHONE, Setup};
use super::page::Page;
use super::server::Server;
use super::stored_data;
use libtest_mimic::{Arguments, Failed, Trial};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::time::timeout;

type Body = for<'a> fn(&'a Page) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// A test that takes longer has a browser that hangs.
const LIMIT: Duration = Duration::from_secs(120);

/// A test, for all engines.
#[derive(Clone)]
pub struct Test {
    name: String,
    body: Body,
    setup: Setup,
    root: PathBuf,
    left_out: Vec<Engine>,
    by_hand: bool,
    unprinted: bool,
}

/// A test from an `async fn(&Page)` of the module.
#[macro_export]
macro_rules! test {
    ($function:ident) => {
        $crate::support::run::Test::new(module_path!(), stringify!($function), |page| Box::pin($function(page)))
    };
}

impl Test {
    pub fn new(module: &str, name: &str, body: Body) -> Test {
        let module = module.rsplit("::").next().unwrap_or(module);
        let dist = std::env::var("DIST").unwrap_or_else(|_| "dist".to_owned());
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(dist);
        Test {
            name: format!("{module}::{name}"),
            body,
            setup: DESKTOP,
            root,
            left_out: Vec::new(),
            by_hand: false,
            unprinted: false,
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// On a small phone.
    pub fn on_phone(mut self) -> Test {
        self.setup = Setup { width: PHONE.width, height: PHONE.height, ..self.setup };
        self
    }

    /// On a system in dark colours.
    pub fn in_the_dark(mut self) -> Test {
        self.setup.dark = true;
        self
    }

    /// On a system that asks for reduced motion.
    pub fn without_motion(mut self) -> Test {
        self.setup.reduced_motion = true;
        self
    }

    /// Without waiting for pages to load: the test holds back files that they need.
    pub fn without_waiting_for_loads(mut self) -> Test {
        self.setup.waits_for_loads = false;
        self
    }

    /// In a browser whose storage outlives it: the test restarts it.
    pub fn restarting(mut self) -> Test {
        self.setup.persistent = true;
        self
    }

    /// In a private window.
    pub fn in_private(mut self) -> Test {
        self.setup.private = true;
        self
    }

    /// Serves another folder than the app.
    pub fn serving(mut self, root: &str) -> Test {
        self.root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        self
    }

    /// On the debug build, which compares what it hydrates.
    pub fn on_debug_build(mut self) -> Test {
        self.name = format!("debug_{}", self.name);
        self.serving("dist-debug")
    }

    /// With no page printed: the test publishes data that printed pages would not show.
    pub fn unprinted(mut self) -> Test {
        self.unprinted = true;
        self
    }

    /// Only with `--ignored`.
    pub fn by_hand(mut self) -> Test {
        self.by_hand = true;
        self
    }

    /// Not in this engine, for the reason given: a limit of the engine or of its driver, never a defect of the app.
    pub fn not_in(mut self, engine: Engine, _reason: &str) -> Test {
        self.left_out.push(engine);
        self
    }
}

/// Runs all tests as the arguments and the environment ask, and ends the program.
pub fn run(mut tests: Vec<Test>) -> ! {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert_with(side_by_side);
    std::panic::set_hook(Box::new(|panic| PANIC.set(panic.to_string())));

    let bench = Arc::new(Bench {
        runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"),
        drivers: Drivers::default(),
        times: Mutex::default(),
    });
    // Tests of one setup follow each other, so that they share browsers; the many plain ones come last and fill the gaps.
    tests.sort_by_key(|test| Reverse(engines::fixed(Engine::WebKit, test.setup)));
    let trials = tests.into_iter().flat_map(|test| {
        let bench = &bench;
        Engine::chosen().into_iter().map(move |engine| {
            let (test, bench) = (test.clone(), bench.clone());
            let left_out = test.by_hand || test.left_out.contains(&engine);
            let name = format!("{}::{}", engine.name(), test.name);
            Trial::test(name.clone(), move || bench.run(&test, engine, &name)).with_ignored_flag(left_out)
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    bench.runtime.block_on(bench.drivers.stop());
    _ = std::fs::remove_dir_all(scratch());
    bench.print_times();
    stored_data::print_losses();
    conclusion.exit()
}

/// How many tests run side by side. Tests wait more than they compute, so that there are more of them than processors.
fn side_by_side() -> usize {
    std::thread::available_parallelism().map_or(2, |processors| processors.get() + 1).min(6)
}

/// The state that tests share; no page can see it.
struct Bench {
    runtime: Runtime,
    drivers: Drivers,
    /// The time that each test took.
    times: Mutex<Vec<(Duration, String)>>,
}

impl Bench {
    fn run(&self, test: &Test, engine: Engine, name: &str) -> Result<(), Failed> {
        let start = Instant::now();
        let outcome = self.runtime.block_on(async {
            let mut driver = self.drivers.take(engine, test.setup).await;
            let outcome = run_with(&mut driver, test, name).await;
            self.drivers.give_back(driver);
            outcome
        });
        self.times.lock().unwrap().push((start.elapsed(), name.to_owned()));
        outcome.map_err(Failed::from)
    }

    /// Names the slowest tests, when TIMES is set.
    fn print_times(&self) {
        let mut times = self.times.lock().unwrap();
        times.sort();
        if std::env::var_os("TIMES").is_some() {
            for (time, name) in times.iter().rev().take(20) {
                eprintln!("{:5.1} s {name}", time.as_secs_f32());
            }
        }
    }
}

async fn run_with(driver: &mut Driver, test: &Test, name: &str) -> Result<(), String> {
    let browser = driver.browser(test.setup).await.map_err(|error| format!("no browser: {error:?}"))?;
    let page = Page { browser, server: Server::start(&test.root) };
    if test.unprinted {
        page.server.leave_unprinted();
    }
    let mut outcome = catch(async {
        (test.body)(&page).await;
        let problems = page.problems().await;
        assert!(problems.is_empty(), "the page reported problems:\n{}", problems.join("\n"));
        let malformed = page.server.malformed_requests();
        assert!(malformed.is_empty(), "requested addresses built from missing values:\n{}", malformed.join("\n"));
    })
    .await;
    if let Err(why) = &mut outcome {
        why.push_str(&describe(&page, name).await);
    }
    let Page { browser, server } = page;
    drop(server);
    driver.take_back(browser, outcome.is_ok()).await;
    outcome
}

thread_local! {
    /// The message of the last panic in this thread.
    static PANIC: RefCell<String> = RefCell::default();
}

/// The output of the future, or the message of its panic.
async fn catch<T>(future: impl Future<Output = T>) -> Result<T, String> {
    let mut future = std::pin::pin!(future);
    let caught = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Err(_) => Poll::Ready(Err(PANIC.take())),
    });
    timeout(LIMIT, caught).await.unwrap_or_else(|_| Err(format!("it still ran after {} s", LIMIT.as_secs())))
}

/// The state of page and server when a test failed, and a screenshot.
async fn describe(page: &Page, name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../browser-failures");
    let picture = folder.join(format!("{}.png", name.replace("::", "-")));
    _ = std::fs::create_dir_all(&folder);
    let shot = match page.driver().screenshot(&picture).await {
        Ok(()) => picture.canonicalize().unwrap_or(picture).display().to_string(),
        Err(error) => format!("none: {error}"),
    };
    let or_why = |outcome: Result<String, _>| {
        outcome.unwrap_or_else(|error: thirtyfour::error::WebDriverError| error.to_string())
    };
    let address = or_why(page.try_js("return location.href").await);
    let text = or_why(page.try_js("return document.body.innerText.slice(0, 1500)").await);
    let problems = catch(page.problems()).await.unwrap_or_default().join("\n");
    let mut requests: Vec<String> = page
        .server
        .requests()
        .iter()
        .map(|asked| format!("{} {}{} {:?}", asked.method, asked.path, asked.query, asked.fate))
        .collect();
    let requests = requests.split_off(requests.len().saturating_sub(20)).join("\n");
    format!(
        "\n--- address: {address}\n--- picture: {shot}\n--- text:\n{text}\n--- problems:\n{problems}\n--- last requests:\n{requests}\n"
    )
}
