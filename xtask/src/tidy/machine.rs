//! Nothing of the machine a file was written on: no paths of it, no hosts of its registries.

use super::Violation;
use crate::checkout::Checkout;

/// Beginnings of paths that exist on somebody's machine only.
const PATHS: [&str; 4] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];

/// Hosts of registries, and hosts that only a closed network knows.
const HOSTS: [&str; 9] = [
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("registry.", "npmjs.org"),
    concat!("deb.", "debian.org"),
    concat!("proxy.", "golang.org"),
    concat!("://", "10."),
    concat!("://", "172."),
    concat!("://", "192.168."),
    concat!(".inter", "nal/"),
];

/// Where cargo says a package comes from. Any other source is not the public registry.
const PUBLIC_SOURCE: &str =
    concat!("source = \"registry+https://github.com/rust-lang/crates", ".io-index\"");

/// Finds paths and hosts of one machine, and packages from elsewhere.
pub fn check(checkout: &Checkout) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &checkout.files {
        for (number, line) in file.lines() {
            if file.path == "Cargo.lock" && line.starts_with("source = ") {
                if line != PUBLIC_SOURCE {
                    let right = "packages of the public registry only";
                    violations.push(Violation::new(&file.path, number, "source", right));
                }
                continue;
            }
            if let Some(path) = PATHS.iter().find(|path| names(line, path)) {
                let right = format!("a path inside the project, not {path}");
                violations.push(Violation::new(&file.path, number, "machine-path", right));
            }
            if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
                let right = format!("no host of a registry or a closed network, not {host}");
                violations.push(Violation::new(&file.path, number, "host", right));
            }
        }
    }
    violations
}

/// Whether the line names a path of the machine: one that starts here, not a part of another.
fn names(line: &str, path: &str) -> bool {
    let starts = |(place, _): (usize, &str)| {
        let before = line[..place].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-/".contains(c))
    };
    line.match_indices(path).any(starts)
}

#[cfg(test)]
mod tests {
    use super::{HOSTS, PATHS, PUBLIC_SOURCE, check};
    use crate::tidy::snippet::found;

    #[test]
    fn paths_of_a_machine_are_found() {
        for path in PATHS {
            let page = format!("\nsee `{path}shared/a.md`\n");
            assert_eq!(found(check, "a.md", &page), [(2, "machine-path")], "{path}");
            let inside = format!("https://example.org{path}a and ..{path}a\n");
            assert_eq!(found(check, "a.md", &inside), [], "{path}");
        }
    }

    #[test]
    fn hosts_are_found() {
        for host in HOSTS {
            let settings = format!("a = \"https{host}/b\"\n");
            assert_eq!(found(check, "a.toml", &settings), [(1, "host")], "{host}");
        }
    }

    #[test]
    fn packages_from_elsewhere_are_found() {
        assert_eq!(found(check, "Cargo.lock", &format!("{PUBLIC_SOURCE}\n")), []);
        for source in ["git+https://example.org/a", "registry+https://example.org/index"] {
            let lock = format!("source = \"{source}\"\n");
            assert_eq!(found(check, "Cargo.lock", &lock), [(1, "source")], "{source}");
        }
    }
}
