//! The names in a PDF: what stands behind a slash, with `#4a` for a letter where somebody hides it.
//!
//! Every slash begins a name here, also in a text, a comment or data: who hides a name where we do
//! not look has a reader that does.

/// The longest name that means something here, and one more.
const KEPT_BYTES: usize = 16;

/// What a name in a PDF means for whether it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Something that runs, opens, sends or carries other files, or that nobody can look into.
    Active,
    /// The same, in names so short that chance writes them in a picture's data. Each does its harm
    /// only together with one of the longer names.
    ActiveOutsideData,
    /// The stream that follows holds objects.
    ObjectStream,
    /// The stream of this object, if it has one, holds objects: for readers that ask for no type.
    PerhapsObjectStream,
    /// The stream that follows is packed in a way that is not looked into.
    Packed,
    /// The same, in a name that chance writes in a picture's data.
    PackedOutsideData,
}

fn meaning(name: &[u8]) -> Option<Meaning> {
    match name {
        b"JavaScript" | b"Launch" | b"SubmitForm" | b"ImportData" | b"GoToE" | b"Rendition"
        | b"RichMedia" | b"XFA" | b"EmbeddedFile" | b"EmbeddedFiles" | b"FileAttachment"
        | b"Encrypt" => Some(Meaning::Active),
        b"JS" | b"AA" | b"EF" => Some(Meaning::ActiveOutsideData),
        b"ObjStm" => Some(Meaning::ObjectStream),
        b"First" => Some(Meaning::PerhapsObjectStream),
        b"ASCIIHexDecode" | b"AHx" | b"ASCII85Decode" | b"A85" | b"LZWDecode" | b"LZW"
        | b"RunLengthDecode" | b"CCITTFaxDecode" | b"CCF" | b"DCTDecode" | b"DCT"
        | b"JBIG2Decode" | b"JPXDecode" | b"Crypt" | b"Predictor" => Some(Meaning::Packed),
        b"RL" => Some(Meaning::PackedOutsideData),
        _ => None,
    }
}

/// What is done when the document opens. Many programs write a list here, the page to begin with,
/// and that is harmless; anything else counts as active.
const ON_OPENING: &[u8] = b"OpenAction";

/// Reads bytes one by one and says which names end among them.
pub(super) struct Names {
    state: State,
    name: Vec<u8>,
    on_opening: OnOpening,
}

#[derive(Clone, Copy, PartialEq)]
enum OnOpening {
    NotNamed,
    /// It was named, and its value is still to come.
    Named,
}

#[derive(Clone, Copy)]
enum State {
    Outside,
    Name,
    /// Behind `#`, and perhaps one digit.
    Escape(Option<u8>),
}

impl Names {
    pub(super) fn new() -> Names {
        Names {
            state: State::Outside,
            name: Vec::with_capacity(KEPT_BYTES),
            on_opening: OnOpening::NotNamed,
        }
    }

    /// Reads a byte; gives what the name means that ended before it.
    pub(super) fn read(&mut self, byte: u8) -> Option<Meaning> {
        if self.on_opening == OnOpening::Named && self.opens_with(byte) {
            return Some(Meaning::Active);
        }
        match self.state {
            State::Outside if byte != b'/' => return None,
            State::Outside => {}
            State::Escape(None) if byte.is_ascii_hexdigit() => {
                self.state = State::Escape(Some(byte));
                return None;
            }
            State::Escape(Some(first)) if byte.is_ascii_hexdigit() => {
                self.keep(digit(first) << 4 | digit(byte));
                self.state = State::Name;
                return None;
            }
            State::Name => {}
            // No escape after all: what was read stands for itself.
            State::Escape(first) => {
                self.keep(b'#');
                first.into_iter().for_each(|first| self.keep(first));
                self.state = State::Name;
            }
        }
        match byte {
            b'#' => self.state = State::Escape(None),
            _ if is_regular(byte) => self.keep(byte),
            _ => return self.end(byte),
        }
        None
    }

    /// What the name means that the end of the bytes ended.
    pub(super) fn finish(&mut self) -> Option<Meaning> {
        self.read(b'/')
    }

    fn end(&mut self, byte: u8) -> Option<Meaning> {
        let ended = match self.state {
            State::Outside => None,
            State::Name | State::Escape(_) if self.name == ON_OPENING => {
                self.on_opening = OnOpening::Named;
                self.opens_with(byte).then_some(Meaning::Active)
            }
            State::Name | State::Escape(_) => meaning(&self.name),
        };
        self.name.clear();
        self.state = if byte == b'/' { State::Name } else { State::Outside };
        ended
    }

    /// Whether this byte begins something other than a list.
    fn opens_with(&mut self, byte: u8) -> bool {
        if !is_white(byte) {
            self.on_opening = OnOpening::NotNamed;
        }
        !is_white(byte) && byte != b'['
    }

    /// A name that is too long to mean something stays one byte too long.
    fn keep(&mut self, byte: u8) {
        if self.name.len() < KEPT_BYTES {
            self.name.push(byte);
        }
    }
}

/// A byte that is neither white space nor a delimiter.
pub(super) fn is_regular(byte: u8) -> bool {
    let delimits =
        matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%');
    !delimits && !is_white(byte)
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn digit(byte: u8) -> u8 {
    let digit = char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    digit.expect("it was looked at before it came here")
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Names};

    fn meanings(text: &[u8]) -> Vec<Meaning> {
        let mut names = Names::new();
        let mut found: Vec<_> = text.iter().filter_map(|byte| names.read(*byte)).collect();
        found.extend(names.finish());
        found
    }

    #[test]
    fn names_are_read_whole_and_without_their_disguise() {
        let active = vec![Meaning::Active];
        for text in [
            &b"/JavaScript"[..],
            b"x/JavaScript>>",
            b"/S/JavaScript/X",
            b"/J#61vaScript ",
            b"/#4A#61#76#61#53#63#72#69#70#74(",
            b"//Launch\n",
            b"/EmbeddedFiles[",
            b"(/XFA)",
            b"%/OpenAction",
            b"/OpenAction/X",
            b"/OpenAction \r\n9 0 R",
            b"/Open#41ction<<",
            b"/OpenAction % [",
            b"/Encrypt 5 0 R",
        ] {
            assert_eq!(meanings(text), active, "{text:?}");
        }
        for text in [
            &b"JavaScript"[..],
            b"/JavaScripts",
            b"/xJavaScript",
            b"/Java#20Script",
            b"/Java Script",
            b"/JavaScript#",
            b"/JavaScript#4",
            b"/OpenActionOpenActionOpenAction",
            b"/OpenAction[3 0 R /FitH null]",
            b"/OpenAction \n [3 0 R /FitH null]",
            b"/",
        ] {
            assert_eq!(meanings(text), [], "{text:?}");
        }
        let several = meanings(b"<</Type/ObjStm/N 1/First 4/Filter/LZW/JS(x)/AA<</RL#");
        let short = Meaning::ActiveOutsideData;
        let stream = [Meaning::ObjectStream, Meaning::PerhapsObjectStream, Meaning::Packed];
        assert_eq!(several, [&stream[..], &[short, short]].concat());
    }
}
