//! Random numbers, for unique keys.

/// A random integer below 2^53.
pub fn number() -> u64 {
    (js_sys::Math::random() * 2_f64.powi(53)) as u64
}

/// A random number of at least 0 and less than 1.
pub fn fraction() -> f64 {
    js_sys::Math::random()
}
