//! Chores of the project, in Rust so that they run wherever the project builds.

mod browser_scripts;
mod browser_tools;
mod checkout;
mod packages;
mod test_run;
mod tidy;
mod token;

use checkout::Checkout;
use std::process::ExitCode;

const HELP: &str = "\
Chores of Tongzhou.

    cargo xtask test     install what the tests need and is missing, then run every check and test
    cargo xtask pictures take the pictures of the main pages anew, in docs/pictures/pages/
    cargo xtask tidy     the style rules only: every violation as file:line: rule: what is right
    cargo xtask --help   this page
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["test"] => test_run::run(),
        ["pictures"] => test_run::take_pictures(),
        ["tidy"] => tidy_alone(),
        ["--help" | "-h" | "help"] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => {
            eprint!("{HELP}");
            ExitCode::from(2)
        }
    }
}

fn tidy_alone() -> ExitCode {
    let checkout = match Checkout::read() {
        Ok(checkout) => checkout,
        Err(error) => {
            eprintln!("tidy: the checkout cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    let violations = tidy::check(&checkout);
    for violation in &violations {
        println!("{violation}");
    }
    println!("tidy: {} files, {} violations", checkout.files.len(), violations.len());
    if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
