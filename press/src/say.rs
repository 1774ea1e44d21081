//! Lines on standard output and error. If it is closed, as by `press check | head`, nobody can be told, and the work goes on.

/// Prints a line on standard output.
macro_rules! say {
    ($($line:tt)*) => {{
        use std::io::Write as _;
        _ = writeln!(std::io::stdout(), $($line)*);
    }};
}

/// Prints a line on standard error.
macro_rules! tell {
    ($($line:tt)*) => {{
        use std::io::Write as _;
        _ = writeln!(std::io::stderr(), $($line)*);
    }};
}
