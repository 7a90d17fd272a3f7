//! The kinds of files that are taken as evidence.

use std::fmt;

/// What a file is, by its own bytes; a name or a declared type is never believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaType {
    /// A photo as most cameras make it.
    Jpeg,
    /// A picture of a screen, mostly.
    Png,
    /// A photo as some telephones make it.
    Webp,
    /// A document.
    Pdf,
}

impl MediaType {
    /// Every kind there is.
    pub const ALL: [MediaType; 4] =
        [MediaType::Jpeg, MediaType::Png, MediaType::Webp, MediaType::Pdf];

    /// The registered name, as HTTP writes it.
    pub fn name(self) -> &'static str {
        match self {
            MediaType::Jpeg => "image/jpeg",
            MediaType::Png => "image/png",
            MediaType::Webp => "image/webp",
            MediaType::Pdf => "application/pdf",
        }
    }

    /// The kind of this registered name, written just so.
    pub fn from_name(name: &str) -> Option<MediaType> {
        MediaType::ALL.into_iter().find(|one| one.name() == name)
    }

    /// What the first bytes of a file say it is. [`MediaType::DECIDES`] of them always suffice.
    pub(crate) fn of_first_bytes(bytes: &[u8]) -> Option<MediaType> {
        if bytes.starts_with(b"\xff\xd8\xff") {
            Some(MediaType::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(MediaType::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(MediaType::Webp)
        } else if bytes.starts_with(b"%PDF-") {
            Some(MediaType::Pdf)
        } else {
            None
        }
    }

    /// How many first bytes decide what a file is.
    pub(crate) const DECIDES: usize = 12;
}

impl fmt::Display for MediaType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::MediaType;

    #[test]
    fn a_kind_is_found_by_the_name_it_has() {
        for kind in MediaType::ALL {
            assert_eq!(MediaType::from_name(kind.name()), Some(kind));
        }
        for other in ["image/svg+xml", "text/html", "IMAGE/PNG", "image/png ", ""] {
            assert_eq!(MediaType::from_name(other), None, "{other}");
        }
    }
}
