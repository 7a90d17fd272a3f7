//! The transcripts of the README pages and of the documentation are what the program prints.

use std::env::set_current_dir;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use trycmd::TestCases;

/// What the README pages read of the repository.
const READ: [&str; 3] = ["data", "rulebooks", "settlement-examples"];

#[test]
fn transcripts_are_true() {
    // The pages speak from the root of the repository.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().expect("the root of the repository is two folders up");
    set_current_dir(&root).expect("the root is a folder");
    TestCases::new()
        .case("docs/*.md")
        .case("rulebooks/README.md")
        .case("rulebooks/README.zh.md")
        .run();
    // A README changes a demonstration, so each has one of its own.
    for page in ["README.md", "README.zh.md"] {
        let place = tempfile::tempdir().expect("a temporary folder");
        for name in READ {
            symlink(root.join(name), place.path().join(name)).expect("a link");
        }
        let mut demo = Command::new(env!("CARGO_BIN_EXE_tongzhou"));
        demo.args(["demo", "--build-only", "--scale", "1000"]).current_dir(place.path());
        let built = demo.output().expect("the program starts");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        set_current_dir(place.path()).expect("the folder is there");
        TestCases::new().case(root.join(page)).run();
        set_current_dir(&root).expect("the root is a folder");
    }
}
