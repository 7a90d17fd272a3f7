//! What the tests in a browser need: Chromium and its driver, fonts that have Chinese, node for
//! the scripts alone, and axe-core, which looks for faults of access and is a package of npm.

use crate::packages::{has, install as install_packages, succeeds};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The variable that tells tests where axe-core is.
pub const AXE: &str = "TONGZHOU_AXE";

/// The version of axe-core.
const AXE_PACKAGE: &str = "axe-core@4.14.1";

/// Installs what is missing; gives the file of axe-core, which lies beside what cargo builds.
pub fn install(root: &Path) -> Result<PathBuf, String> {
    let is_there = || has("chromium") && has("chromedriver");
    install_packages("Chromium", &["chromium", "chromium-driver"], is_there)?;
    install_packages("a font with Chinese", &["fontconfig", "fonts-noto-cjk"], has_chinese)?;
    install_packages("node", &["nodejs"], || has("node"))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    let folder = target.join("browser-tools");
    let axe = folder.join("node_modules/axe-core/axe.min.js");
    if !axe.exists() {
        install_packages("npm", &["npm"], || has("npm"))?;
        println!("axe-core is missing: npm install {AXE_PACKAGE}");
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
        npm.arg(&folder).arg(AXE_PACKAGE);
        if !succeeds(&mut npm) || !axe.exists() {
            return Err(format!("{AXE_PACKAGE} could not be fetched by npm"));
        }
    }
    Ok(axe)
}

fn has_chinese() -> bool {
    let listed = Command::new("fc-list").arg(":lang=zh").stderr(Stdio::null()).output();
    listed.is_ok_and(|listed| !listed.stdout.is_empty())
}
