//! The tests of our own scripts, which run in node: it has the cryptography of a browser.

use crate::test_run::Count;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the tests are, each in a file that ends in `.test.mjs`.
const FOLDER: &str = "crates/web/tests/browser_script";

/// Runs the tests and shows what failed.
pub fn run(root: &Path) -> Result<Count, String> {
    let text = |error: io::Error| format!("{FOLDER}: {error}");
    let files = files(&root.join(FOLDER)).map_err(text)?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap"]).args(files).current_dir(root);
    let output = node.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(text)?;
    let report = String::from_utf8_lossy(&output.stdout);
    let count = count(&report);
    if output.status.success() && count.failed == 0 && count.passed > 0 {
        return Ok(count);
    }
    println!("{report}");
    Err(format!("{} failed; node --test {FOLDER}/NAME.test.mjs runs a file alone", count.failed))
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = folder.read_dir()?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>()?;
    paths.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    paths.sort();
    Ok(paths)
}

/// Reads the closing lines of a report, `# pass 3` and `# fail 0`.
fn count(report: &str) -> Count {
    let number = |start: &str| {
        let line = report.lines().rev().find_map(|line| line.strip_prefix(start));
        line.and_then(|number| number.parse().ok()).unwrap_or(0)
    };
    Count { passed: number("# pass "), failed: number("# fail ") }
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::test_run::Count;

    #[test]
    fn closing_lines_of_a_report_are_read() {
        let report = "TAP version 13\nok 1 - a\n1..1\n# tests 4\n# pass 3\n# fail 1\n# todo 0\n";
        assert_eq!(count(report), Count { passed: 3, failed: 1 });
        assert_eq!(count("Bail out!\n"), Count::default());
    }
}
