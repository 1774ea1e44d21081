//! Random numbers, for unique keys.

/// A random integer below 2^53.
pub fn number() -> u64 {
    (js_sys::Math::random() * 2_f64.powi(53)) as u64
}
