//! How many transactions a second a server does, as `pgbench` measures it: the other side of our
//! own figures, in the same run on the same machine.

use crate::installation::{client, run};
use std::io::Write as _;
use tempfile::NamedTempFile;

/// When a measurement ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// After this many seconds.
    Seconds(u32),
    /// After this many transactions of each client.
    Transactions(u32),
}

/// What is measured.
#[derive(Clone, Copy, Debug)]
pub struct BenchmarkRun<'a> {
    /// A transaction in the language of `pgbench`: statements, and lines such as
    /// `\set member random(1, 100000)`.
    pub script: &'a str,
    /// Connections that work at the same time.
    pub clients: u32,
    /// Threads of `pgbench` that drive them.
    pub threads: u32,
    /// When it ends.
    pub length: Length,
}

/// Measures the transactions a second, without the time to connect. Statements are prepared once,
/// as a careful client does. An error is a failed measurement, also when only one client met it.
pub fn pgbench(url: &str, measured: &BenchmarkRun<'_>) -> Result<f64, String> {
    let failed = |error: std::io::Error| format!("the script: {error}");
    let mut script = NamedTempFile::new().map_err(failed)?;
    script.write_all(measured.script.as_bytes()).map_err(failed)?;
    let (limit, count) = match measured.length {
        Length::Seconds(count) => ("--time", count),
        Length::Transactions(count) => ("--transactions", count),
    };
    let mut command = client("pgbench")?;
    command.args(["--no-vacuum", "--protocol", "prepared", "--file"]).arg(script.path());
    command.args(["--client", &measured.clients.to_string()]);
    command.args(["--jobs", &measured.threads.to_string()]);
    command.args([limit, &count.to_string()]).arg(url);
    let printed = run(&mut command)?;
    rate(&printed).ok_or_else(|| format!("no figure in what pgbench printed:\n{printed}"))
}

/// The last figure: before version 14 the first one counts the time to connect.
fn rate(printed: &str) -> Option<f64> {
    let failures = printed.lines().find_map(|line| line.strip_prefix("number of failed "));
    if failures.is_some_and(|line| !line.contains(": 0 ")) {
        return None;
    }
    let figure = printed.lines().rev().find_map(|line| line.strip_prefix("tps = "))?;
    figure.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::rate;

    #[test]
    fn the_figure_is_read_from_every_version() {
        for (printed, expected) in [
            ("number of failed transactions: 0 (0.000%)\ntps = 812.5 (without …)\n", Some(812.5)),
            ("tps = 700.0 (including …)\ntps = 812.5 (excluding …)\n", Some(812.5)),
            ("number of failed transactions: 3 (0.100%)\ntps = 812.5 (without …)\n", None),
            ("tps = many\n", None),
            ("", None),
        ] {
            assert_eq!(rate(printed), expected, "{printed}");
        }
    }
}
