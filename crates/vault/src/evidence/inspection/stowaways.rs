//! What rides along in a file that is something else: markup that a browser would run if it were
//! misled about the type, and archives, which are read from their end and do not mind what stands
//! before them.
//!
//! A photo is mostly chance, so a mark has to be long enough not to turn up in it: inside a picture
//! fewer marks count than behind its end, where some cameras put a short film.

const LONGEST_MARK: usize = 9;

/// No camera writes these, and no document needs them.
const MARKS_INSIDE: [&[u8]; 5] = [b"<script", b"<iframe", b"<!doctype", b"<html", b"<?php"];

const MARKS_BEHIND: [&[u8]; 9] = [
    b"<script",
    b"<iframe",
    b"<!doctype",
    b"<html",
    b"<?php",
    b"<body",
    b"<svg",
    b"<img",
    b"<object",
];

/// How a ZIP archive marks an entry of its directory, and the record at its end.
const DIRECTORY_ENTRY: u32 = u32::from_be_bytes(*b"PK\x01\x02");
const END_RECORD: u32 = u32::from_be_bytes(*b"PK\x05\x06");

/// From the mark of the end record to the end of the file: the record and the longest comment.
const FARTHEST_END_RECORD: u64 = 18 + 65_535;

/// Reads bytes as they stream by and notices what rides along in them.
pub(super) struct Stowaways {
    marks: &'static [&'static [u8]],
    /// The letters since a `<` that may yet become a mark.
    tag: [u8; LONGEST_MARK],
    tag_length: usize,
    recent: u32,
    bytes: u64,
    /// An end record counts only with a directory. Behind a picture it counts alone.
    directory: Directory,
    end_record: Option<u64>,
}

#[derive(PartialEq)]
enum Directory {
    Missing,
    SeenOrNotNeeded,
}

impl Stowaways {
    /// For a file from its first byte.
    pub(super) fn inside() -> Stowaways {
        Stowaways::of(&MARKS_INSIDE, Directory::Missing)
    }

    /// For what lies behind the end of a picture.
    pub(super) fn behind() -> Stowaways {
        Stowaways::of(&MARKS_BEHIND, Directory::SeenOrNotNeeded)
    }

    fn of(marks: &'static [&'static [u8]], directory: Directory) -> Stowaways {
        Stowaways {
            marks,
            tag: [0; LONGEST_MARK],
            tag_length: 0,
            recent: 0,
            bytes: 0,
            directory,
            end_record: None,
        }
    }

    /// Reads on; gives how many of the bytes were read when markup was complete.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Option<usize> {
        for (place, byte) in bytes.iter().enumerate() {
            self.bytes += 1;
            self.recent = (self.recent << 8) | u32::from(*byte);
            match self.recent {
                DIRECTORY_ENTRY => self.directory = Directory::SeenOrNotNeeded,
                END_RECORD => self.end_record = Some(self.bytes),
                _ => {}
            }
            if (self.tag_length > 0 || *byte == b'<') && self.ends_a_mark(*byte) {
                return Some(place + 1);
            }
        }
        None
    }

    /// Whether the bytes, now that they have ended, would be read as an archive.
    pub(super) fn hold_an_archive(&self) -> bool {
        let near = |place: u64| self.bytes.saturating_sub(place) <= FARTHEST_END_RECORD;
        self.directory == Directory::SeenOrNotNeeded && self.end_record.is_some_and(near)
    }

    /// Whether a mark stands complete before this byte, which ends its name.
    fn ends_a_mark(&mut self, byte: u8) -> bool {
        let tag = &self.tag[..self.tag_length];
        let ends_name = byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
        if ends_name && self.marks.contains(&tag) {
            return true;
        }
        let letter = byte.to_ascii_lowercase();
        let goes_on = |mark: &&&[u8]| {
            let rest = mark.strip_prefix(tag);
            rest.and_then(|rest| rest.first()) == Some(&letter)
        };
        if !self.marks.iter().any(|mark| goes_on(&mark)) {
            self.tag_length = 0;
        }
        if self.tag_length > 0 || byte == b'<' {
            self.tag[self.tag_length] = letter;
            self.tag_length += 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Stowaways;

    #[test]
    fn marks_are_found_in_any_case_and_only_as_whole_names() {
        for (text, end) in [
            (&b"..<script>"[..], Some(10)),
            (b"<<ScRiPt\t", Some(9)),
            (b"<scr<iframe/", Some(12)),
            (b"<!DOCTYPE html", Some(10)),
            (b"<?php ", Some(6)),
            (b"<scripture>", None),
            (b"<script", None),
            (b"< script>", None),
            (b"<svg>", None),
        ] {
            assert_eq!(Stowaways::inside().read(text), end, "{text:?}");
        }
        assert_eq!(Stowaways::behind().read(b"<svg>"), Some(5));
    }

    #[test]
    fn an_archive_has_its_end_record_near_the_end() {
        let archive = |mut stowaways: Stowaways, parts: &[&[u8]]| {
            assert_eq!(stowaways.read(&parts.concat()), None);
            stowaways.hold_an_archive()
        };
        let (entry, end) = (&b"PK\x01\x02"[..], &b"PK\x05\x06"[..]);
        assert!(archive(Stowaways::inside(), &[entry, b"..", end, &[0; 18]]));
        assert!(!archive(Stowaways::inside(), &[end, &[0; 18]]));
        assert!(archive(Stowaways::behind(), &[end, &[0; 18]]));
        assert!(archive(Stowaways::behind(), &[end, &[0; 18 + 65_535]]));
        assert!(!archive(Stowaways::behind(), &[end, &[0; 18 + 65_536]]));
        assert!(!archive(Stowaways::behind(), &[b"PK\x05", b"PK"]));
    }
}
