//! The one test command: what is missing is installed, then each step runs and is timed.

use crate::checkout::{self, Checkout};
use crate::packages::succeeds;
use crate::{browser_scripts, browser_tools, packages, tidy};
use local_postgres::{Durability, LocalPostgres, TEST_SERVER_VARIABLE, is_installed};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// A step that runs cargo.
struct CargoStep {
    name: &'static str,
    arguments: &'static [&'static str],
    remedy: &'static str,
}

/// Steps in the order of what fails soonest; tidy and the tests of scripts run between the first
/// and the others.
const FORMATTING: CargoStep = CargoStep {
    name: "formatting",
    arguments: &["fmt", "--all", "--check"],
    remedy: "cargo fmt --all",
};
const CARGO_STEPS: [CargoStep; 2] = [
    CargoStep {
        name: "clippy",
        arguments: &[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
        remedy: "mend what clippy names; a lint is lifted only with its reason",
    },
    CargoStep {
        name: "documentation",
        arguments: &["doc", "--quiet", "--workspace", "--no-deps", "--locked"],
        remedy: "mend the comment that rustdoc names",
    },
];
const TESTS: CargoStep = CargoStep {
    name: "tests",
    arguments: &["test", "--quiet", "--workspace", "--no-fail-fast", "--locked"],
    remedy: "cargo test NAME runs one alone",
};

/// How many tests there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that passed.
    pub passed: u64,
    /// Those that failed.
    pub failed: u64,
}

/// Runs every step until one fails, and ends with a line that counts the tests.
pub fn run() -> ExitCode {
    let begun = Instant::now();
    match run_steps() {
        Ok(count) => {
            println!("all steps passed in {:.1} s", begun.elapsed().as_secs_f64());
            println!("{} passed, {} failed", count.passed, count.failed);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("FAILED {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Takes the pictures of the main pages anew, by the test that compares them.
pub fn take_pictures() -> ExitCode {
    let taken = checkout::root().map_err(|error| error.to_string()).and_then(|root| {
        let axe = install_missing(&root)?;
        let mut command = cargo(&root);
        command.args(["test", "--package", "app", "--test", "browser", "pictures"]);
        command.env(browser_tools::AXE, axe).env("TONGZHOU_PICTURES", "take");
        if succeeds(&mut command) { Ok(()) } else { Err("the test says why".to_owned()) }
    });
    match taken {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("FAILED pictures: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run_steps() -> Result<Count, String> {
    let root = checkout::root().map_err(|error| format!("the checkout: {error}"))?;
    let axe = timed("tools", || install_missing(&root))?;
    run_cargo(&root, &FORMATTING)?;
    timed("tidy", run_tidy)?;
    let scripts = timed("browser scripts", || browser_scripts::run(&root))?;
    for step in &CARGO_STEPS {
        run_cargo(&root, step)?;
    }
    let tests = timed(TESTS.name, || run_tests(&root, &axe))?;
    Ok(Count { passed: tests.passed + scripts.passed, failed: tests.failed + scripts.failed })
}

/// Runs a step and prints its name and its seconds.
fn timed<T>(name: &str, step: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("== {name}");
    let begun = Instant::now();
    let result = step();
    println!("== {name}: {:.1} s", begun.elapsed().as_secs_f64());
    result.map_err(|reason| format!("{name}: {reason}"))
}

/// The linker is not among them: without it, this program would not have been built.
fn install_missing(root: &Path) -> Result<PathBuf, String> {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if succeeds(cargo(root).args([probe, "--version"]).stderr(Stdio::null())) {
            continue;
        }
        println!("{component} is missing: rustup component add {component}");
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", component]).current_dir(root);
        if !succeeds(&mut rustup) {
            return Err(format!("{component} is missing and rustup could not add it"));
        }
    }
    let needed = "the tests need PostgreSQL, with initdb, postgres, psql and pgbench in one folder";
    packages::install("PostgreSQL", &["postgresql"], is_installed)
        .map_err(|it| format!("{needed} of the path; {it}"))?;
    browser_tools::install(root)
}

/// Cargo as every step runs it: snapshots are compared, never rewritten.
fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(root)
        .env("CI", "true")
        .env("INSTA_UPDATE", "no")
        .env("RUSTDOCFLAGS", "-D warnings")
        .stdin(Stdio::null());
    command
}

fn run_cargo(root: &Path, step: &CargoStep) -> Result<(), String> {
    timed(step.name, || {
        if succeeds(cargo(root).args(step.arguments)) {
            Ok(())
        } else {
            Err(step.remedy.to_owned())
        }
    })
}

fn run_tidy() -> Result<(), String> {
    let checkout = Checkout::read().map_err(|error| error.to_string())?;
    let violations = tidy::check(&checkout);
    for violation in &violations {
        println!("{violation}");
    }
    match violations.len() {
        0 => Ok(()),
        count => Err(format!("{count} violations are listed above; STYLE.md gives the reasons")),
    }
}

/// Runs the tests, showing their output as it comes and adding up their closing lines. All of
/// them share one database server, which goes with this function or with this process.
fn run_tests(root: &Path, axe: &Path) -> Result<Count, String> {
    let server = LocalPostgres::start(Durability::Off)?;
    let text = |error: io::Error| error.to_string();
    let mut command = cargo(root);
    command.args(TESTS.arguments).stdout(Stdio::piped());
    command.env(TEST_SERVER_VARIABLE, server.url()).env(browser_tools::AXE, axe);
    let mut child = command.spawn().map_err(text)?;
    let mut count = Count::default();
    let mut failed = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(text)?;
            println!("{line}");
            add_closing_line(&mut count, &line);
            failed.extend(line.strip_suffix(" --- FAILED").map(str::to_owned));
        }
    }
    let status = child.wait().map_err(text)?;
    if status.success() && count.failed == 0 && count.passed > 0 {
        return Ok(count);
    }
    println!("{} passed, {} failed", count.passed, count.failed);
    Err(format!("{}; {}", failed.join(", "), TESTS.remedy))
}

/// Adds a line such as `test result: ok. 3 passed; 0 failed; 0 ignored; …`.
fn add_closing_line(count: &mut Count, line: &str) {
    let Some((_, figures)) = line.split_once("test result: ") else {
        return;
    };
    let words: Vec<&str> = figures.split([' ', ';']).collect();
    for pair in words.windows(2) {
        let number = pair[0].parse().unwrap_or(0);
        match pair[1] {
            "passed" => count.passed += number,
            "failed" => count.failed += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, add_closing_line};

    #[test]
    fn closing_lines_are_added_up() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; finished in 0.01s",
            "test a ... ok",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; finished in 0.01s",
        ] {
            add_closing_line(&mut count, line);
        }
        let expected = Count { passed: 15, failed: 2 };
        assert_eq!(count, expected);
    }
}
