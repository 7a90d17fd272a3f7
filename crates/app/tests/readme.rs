//! The transcripts of the README pages and of the documentation are what the program prints.

#[test]
fn transcripts_are_true() {
    // The pages speak from the root of the repository.
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .expect("the root of the repository is two folders up");
    trycmd::TestCases::new()
        .case("README.md")
        .case("README.zh.md")
        .case("docs/*.md")
        .case("rulebooks/README.md")
        .case("rulebooks/README.zh.md");
}
