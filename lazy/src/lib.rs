//! Lazily loaded parts: Rust that is a WebAssembly file of its own and shares memory, allocator, glue and signals with the
//! main module. The only crate with `unsafe` code, because a split point is an import and an export of the linked module.
//!
//! # Writing a part
//!
//! A part is a module that gives a table of functions, and one [`part!`] beside the table:
//!
//! ```
//! mod greeting {
//!     /// The functions of the part.
//!     pub struct Greeting {
//!         pub text: fn(name: &str) -> String,
//!     }
//!
//!     // The part's name, the table's type, and an expression for the table.
//!     lazy::part!(greeting, Greeting, &GREETING);
//!
//!     static GREETING: Greeting = Greeting { text: |name| format!("Good morning, {name}") };
//! }
//!
//! greeting::load(|part| match part {
//!     Some(part) => assert_eq!((part.text)("Ada"), "Good morning, Ada"),
//!     None => unreachable!("the file of the part did not come: offer to try again"),
//! });
//! ```
//!
//! The macro writes one function into the module where it stands:
//! `pub fn load(then: impl FnOnce(Option<&'static Table>) + 'static)`.
//!
//! - `then` is called exactly once: at once when the part is there, else when its file has come. So a caller must be ready
//!   for both, and asks in `then` whether the page that wanted the part is still shown.
//! - `then` gets `None` when the file did not come. The next `load` tries again; calls at the same time share one request.
//! - The name of the part is the name of its file. It is an identifier and unique in the app.
//! - The rest of the app reaches a part's code through the table alone. A function that the main module calls by its path
//!   stays in the main module, with all that only this function uses.
//! - Functions, tables and data that only a part uses are in its file; what two parts share is in a file of both. But every
//!   import of a web API is in the main module, also when only a part calls it: some 0.1 kB each.
//!
//! # Builds
//!
//! Natively and in debug builds there is nothing to load: `load` calls `then` with the table at once. A release build for
//! the browser is not complete before `press split` has split it; see `press/src/split`.

/// Called by the loader when a part's file has come, or has not.
#[doc(hidden)]
pub type Callback = extern "C" fn(then: *mut Then, is_loaded: bool);

#[doc(hidden)]
pub type Then = Box<dyn FnOnce(bool)>;

/// Asks the loader for a part.
///
/// # Safety
///
/// `load_part` is an import that the loader provides: it calls back once, with the same pointer.
#[doc(hidden)]
#[cfg(all(target_family = "wasm", not(debug_assertions)))]
pub unsafe fn load(load_part: unsafe extern "C" fn(Callback, *mut Then), then: Then) {
    extern "C" fn call(then: *mut Then, is_loaded: bool) {
        // SAFETY: the pointer comes from `Box::into_raw` below, and the loader hands it back once.
        let then = unsafe { Box::from_raw(then) };
        then(is_loaded);
    }
    // SAFETY: the caller promises what the loader does.
    unsafe { load_part(call, Box::into_raw(Box::new(then))) }
}

/// A split point: `lazy::part!(name, Table, &TABLE)` writes `load`, which gives the table once the part is there.
///
/// See the [crate's documentation](crate) for how to write a part. The names of imports and exports are those that
/// `wasm_split_cli_support` looks for.
#[cfg(all(target_family = "wasm", not(debug_assertions)))]
#[macro_export]
macro_rules! part {
    ($name:ident, $table:ty, $value:expr) => {
        /// Loads the part and calls `then` with its table; with `None` when the part's file did not come.
        pub fn load(then: impl FnOnce(::core::option::Option<&'static $table>) + 'static) {
            use ::core::sync::atomic::{AtomicBool, Ordering::Relaxed};

            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_load_", stringify!($name))]
                fn load_part(callback: $crate::Callback, then: *mut $crate::Then);
                // Safe once the part is there: the export below, and until then a trap.
                #[link_name = concat!("__wasm_split_00", stringify!($name), "00_import_00000000000000000000000000000000")]
                safe fn import() -> &'static $table;
            }

            #[unsafe(export_name = concat!("__wasm_split_00", stringify!($name), "00_export_00000000000000000000000000000000"))]
            extern "C" fn export() -> &'static $table {
                $value
            }

            static IS_LOADED: AtomicBool = AtomicBool::new(false);

            if IS_LOADED.load(Relaxed) {
                return then(Some(import()));
            }
            let then = ::std::boxed::Box::new(move |is_loaded: bool| {
                IS_LOADED.store(is_loaded, Relaxed);
                then(is_loaded.then(|| import()));
            });
            // SAFETY: `load_part` is the loader's.
            unsafe { $crate::load(load_part, then) }
        }
    };
}

/// A split point: `lazy::part!(name, Table, &TABLE)` writes `load`, which gives the table once the part is there.
///
/// See the [crate's documentation](crate) for how to write a part. This build has no parts to load: `load` calls at once.
#[cfg(not(all(target_family = "wasm", not(debug_assertions))))]
#[macro_export]
macro_rules! part {
    ($name:ident, $table:ty, $value:expr) => {
        /// Loads the part and calls `then` with its table; with `None` when the part's file did not come.
        pub fn load(then: impl FnOnce(::core::option::Option<&'static $table>) + 'static) {
            then(Some($value));
        }
    };
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    pub struct Table {
        pub double: fn(u32) -> u32,
    }

    static TABLE: Table = Table { double: |number| 2 * number };

    crate::part!(doubling, Table, &TABLE);

    #[test]
    fn natively_a_part_is_there_at_once() {
        let result = Rc::new(Cell::new(None));
        let given = result.clone();
        load(move |part| given.set(part.map(|part| (part.double)(21))));
        assert_eq!(result.get(), Some(42));
    }
}
