//! PDF: a document that may also be a program. Taken is only one that holds nothing of the kind.
//!
//! Readers of PDF find objects by a table of places, and the places may lie anywhere, also in what
//! looks like a comment or a picture. So names are read everywhere, and streams of objects are
//! unpacked. To know which bytes are the body of a stream, texts, comments and the depth of
//! dictionaries are followed; a file in which `stream` stands where none can begin is refused,
//! because it would have us look elsewhere than a reader does.
//!
//! An encrypted document is refused as active: nobody can look into it, and the way out is the
//! same, to save it as a plain one.

use super::object_stream::{At, ObjectStream};
use super::pdf_names::{Meaning, Names, is_regular};
use ledger::Rejection;

/// What all object streams of one file may unpack to. Those of a thousand pages are far smaller.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

/// Readers look for the end mark in the last KiB.
const END_MARK_WITHIN: u64 = 1024;

const STREAM: u128 = u128::from_be_bytes(*b"\0\0\0\0\0\0\0\0\0\0stream");
const END_STREAM: u128 = u128::from_be_bytes(*b"\0\0\0\0\0\0\0endstream");
const OBJECT: u128 = u128::from_be_bytes(*b"\0\0\0\0\0\0\0\0\0\0\0\0\0obj");
const END_MARK: u128 = u128::from_be_bytes(*b"\0\0\0\0\0\0\0\0\0\0\0%%EOF");
const THREE_BYTES: u128 = (1 << 24) - 1;
const FIVE_BYTES: u128 = (1 << 40) - 1;
const SIX_BYTES: u128 = (1 << 48) - 1;
const NINE_BYTES: u128 = (1 << 72) - 1;

/// Reads a PDF as it streams by.
pub(super) struct Pdf {
    names: Names,
    place: Place,
    /// How many dictionaries are open.
    depth: u64,
    /// The last sixteen bytes.
    recent: u128,
    bytes: u64,
    end_mark: Option<u64>,
    next: NextStream,
    objects: Option<ObjectStream>,
    may_unpack: u64,
}

/// Where in the file the bytes stand.
#[derive(Clone, Copy)]
enum Place {
    Plain,
    /// Behind one `<` or `>`, which a second one would make the border of a dictionary.
    Opening,
    Closing,
    Hexadecimal,
    Comment,
    /// A text in so many parentheses, and behind a backslash in it.
    Text(u64),
    TextEscape(u64),
    /// Behind the word `stream`, up to the end of the line.
    StreamLine,
    StreamLineReturn,
    Body,
}

/// What the names since the last stream began say about the next one.
#[derive(Default)]
struct NextStream {
    objects: Seen,
    /// The same, by a name that outlines have too, so only names since the last object began count.
    perhaps_objects: Seen,
    packed: Seen,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Seen {
    #[default]
    No,
    Yes,
}

impl Pdf {
    pub(super) fn new() -> Pdf {
        Pdf {
            names: Names::new(),
            place: Place::Plain,
            depth: 0,
            recent: 0,
            bytes: 0,
            end_mark: None,
            next: NextStream::default(),
            objects: None,
            may_unpack: MOST_UNPACKED,
        }
    }

    /// Reads on.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<(), Rejection> {
        bytes.iter().try_for_each(|byte| self.read_byte(*byte))
    }

    /// Whether the document came to its end, and what the end of it still says.
    pub(super) fn finish(mut self) -> Result<(), Rejection> {
        let meaning = self.names.finish();
        self.judge(meaning)?;
        self.end_objects()?;
        let near = |place: u64| self.bytes.saturating_sub(place) <= END_MARK_WITHIN;
        if self.end_mark.is_some_and(near) { Ok(()) } else { Err(Rejection::EvidenceBroken) }
    }

    fn read_byte(&mut self, byte: u8) -> Result<(), Rejection> {
        self.read_object_byte(byte)?;
        let meaning = self.names.read(byte);
        self.judge(meaning)?;
        if self.recent & SIX_BYTES == STREAM && self.stream_stood_alone(byte) {
            self.stream_word()?;
        }
        self.bytes += 1;
        self.recent = (self.recent << 8) | u128::from(byte);
        if self.recent & FIVE_BYTES == END_MARK {
            self.end_mark = Some(self.bytes);
        }
        let is_between = matches!(self.place, Place::Plain) && self.depth == 0;
        if is_between && self.recent & THREE_BYTES == OBJECT {
            self.next.perhaps_objects = Seen::No;
        }
        self.move_on(byte)
    }

    /// An object stream is read to its own end, whatever its bytes look like.
    fn read_object_byte(&mut self, byte: u8) -> Result<(), Rejection> {
        if let Some(objects) = &mut self.objects
            && objects.read(byte, &mut self.may_unpack)? == At::Over
        {
            self.objects = None;
        }
        Ok(())
    }

    fn judge(&mut self, meaning: Option<Meaning>) -> Result<(), Rejection> {
        let in_data = matches!(self.place, Place::Body);
        match meaning {
            Some(Meaning::Active) => return Err(Rejection::EvidenceActive),
            Some(Meaning::ActiveOutsideData) if !in_data => return Err(Rejection::EvidenceActive),
            Some(Meaning::ObjectStream) => self.next.objects = Seen::Yes,
            Some(Meaning::PerhapsObjectStream) => self.next.perhaps_objects = Seen::Yes,
            Some(Meaning::Packed) => self.next.packed = Seen::Yes,
            Some(Meaning::PackedOutsideData) if !in_data => self.next.packed = Seen::Yes,
            Some(Meaning::ActiveOutsideData | Meaning::PackedOutsideData) | None => {}
        }
        Ok(())
    }

    /// Whether the last six bytes, `stream`, are a word of their own.
    fn stream_stood_alone(&self, byte: u8) -> bool {
        let [.., before, _, _, _, _, _, _] = self.recent.to_be_bytes();
        !is_regular(before) && !is_regular(byte)
    }

    /// Whether a dictionary ends before the word `stream`.
    fn dictionary_ends_before(&self) -> bool {
        let recent = self.recent.to_be_bytes();
        let before = recent.strip_suffix(b"stream").unwrap_or(&recent);
        before.trim_ascii_end().ends_with(b">>")
    }

    /// The word `stream` has ended.
    fn stream_word(&mut self) -> Result<(), Rejection> {
        match self.place {
            Place::Plain if self.depth == 0 => self.place = Place::StreamLine,
            Place::Plain => return Err(Rejection::EvidenceBroken),
            Place::StreamLine | Place::StreamLineReturn => {}
            // A reader that comes from elsewhere would find objects here.
            _ if self.next.objects == Seen::Yes => return Err(Rejection::EvidenceActive),
            _ if self.next.perhaps_objects == Seen::Yes && self.dictionary_ends_before() => {
                return Err(Rejection::EvidenceActive);
            }
            _ => {}
        }
        Ok(())
    }

    fn move_on(&mut self, byte: u8) -> Result<(), Rejection> {
        self.place = match (self.place, byte) {
            (Place::Body, _) if self.recent & NINE_BYTES == END_STREAM => Place::Plain,
            (Place::Body, _) => Place::Body,
            (Place::StreamLine, b'\n') => return self.begin_body(),
            (Place::StreamLine, b'\r') => Place::StreamLineReturn,
            (Place::StreamLine, _) => Place::StreamLine,
            (Place::StreamLineReturn, b'\n') => return self.begin_body(),
            (Place::StreamLineReturn, _) => {
                self.begin_body()?;
                return self.read_object_byte(byte);
            }
            (Place::Comment, b'\r' | b'\n') => Place::Plain,
            (Place::Comment, _) => Place::Comment,
            (Place::Text(depth), b'\\') => Place::TextEscape(depth),
            (Place::Text(depth), b'(') => Place::Text(depth + 1),
            (Place::Text(1), b')') => Place::Plain,
            (Place::Text(depth), b')') => Place::Text(depth - 1),
            (Place::Text(depth) | Place::TextEscape(depth), _) => Place::Text(depth),
            (Place::Hexadecimal, b'>') => Place::Plain,
            (Place::Hexadecimal, _) => Place::Hexadecimal,
            (Place::Opening, b'<') => {
                self.depth += 1;
                Place::Plain
            }
            (Place::Opening, b'>') => Place::Plain,
            (Place::Opening, _) => Place::Hexadecimal,
            (Place::Closing, b'>') => {
                self.depth = self.depth.checked_sub(1).ok_or(Rejection::EvidenceBroken)?;
                Place::Plain
            }
            (Place::Plain | Place::Closing, byte) => outside(byte),
        };
        Ok(())
    }

    fn begin_body(&mut self) -> Result<(), Rejection> {
        self.end_objects()?;
        let next = std::mem::take(&mut self.next);
        if next.objects == Seen::Yes || next.perhaps_objects == Seen::Yes {
            if next.packed == Seen::Yes {
                return Err(Rejection::EvidenceActive);
            }
            self.objects = Some(ObjectStream::new());
        }
        self.place = Place::Body;
        Ok(())
    }

    /// The objects have to have come to their end.
    fn end_objects(&mut self) -> Result<(), Rejection> {
        let Some(mut objects) = self.objects.take() else { return Ok(()) };
        let at = objects.flush(&mut self.may_unpack)?;
        if at == At::Over { Ok(()) } else { Err(Rejection::EvidenceBroken) }
    }
}

/// What a byte begins that stands in nothing else.
fn outside(byte: u8) -> Place {
    match byte {
        b'<' => Place::Opening,
        b'>' => Place::Closing,
        b'(' => Place::Text(1),
        b'%' => Place::Comment,
        _ => Place::Plain,
    }
}
