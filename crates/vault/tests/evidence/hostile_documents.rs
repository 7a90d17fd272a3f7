//! Documents that would run, open, send or unpack something, and the ways to hide it.

use crate::files::*;
use crate::inspecting::inspect;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use ledger::Rejection;
use std::io::Write;

const ACTIVE: Rejection = Rejection::EvidenceActive;
const BROKEN: Rejection = Rejection::EvidenceBroken;
const SCRIPT: &[u8] = b"<< /S /JavaScript /JS (app.alert(1)) >> ";

/// Some kilobytes that unpack to a hundred megabytes.
fn bomb() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..100 {
        encoder.write_all(&[b' '; 1 << 20]).unwrap();
    }
    stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &encoder.finish().unwrap())
}

/// A stream of objects that are not packed at all, in stored blocks of this length, so that a name
/// is cut by a border between two of them.
fn in_stored_blocks(plain: &[u8], length: usize) -> Vec<u8> {
    let mut body = vec![0x78, 0x01];
    for block in plain.chunks(length) {
        let length = u16::try_from(block.len()).unwrap();
        body.push(0);
        body.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        body.extend(block);
    }
    body.extend([1, 0, 0, 0xff, 0xff]);
    stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &body)
}

/// Each with its name and how it is refused.
pub fn files() -> Vec<(&'static str, Vec<u8>, Rejection)> {
    let with = |object: &[u8]| pdf(&[object]);
    let objects = packed(&[b"9 0 ", SCRIPT].concat());
    let typed = |dictionary: &str, body: &[u8]| pdf(&[&stream(dictionary, body)]);
    let mut files = vec![
        ("script", with(SCRIPT), ACTIVE),
        ("script by a disguised name", with(b"<< /S /J#61va#53cript >>"), ACTIVE),
        ("key of a script", with(b"<</JS 9 0 R>>"), ACTIVE),
        ("disguised key of a script", with(b"<</#4a#53(x)>>"), ACTIVE),
        ("program to launch", with(b"<< /S /Launch /F (cmd.exe) >>"), ACTIVE),
        ("file within", with(&stream("/Type /EmbeddedFile", b"MZ")), ACTIVE),
        ("file within, by its key", with(b"<< /Type /Filespec /EF << /F 9 0 R >> >>"), ACTIVE),
        ("files within", with(b"<< /Names << /EmbeddedFiles 9 0 R >> >>"), ACTIVE),
        ("film", with(b"<< /Subtype /RichMedia >>"), ACTIVE),
        ("form of its own language", with(b"<< /XFA [(x) 9 0 R] >>"), ACTIVE),
        ("action on opening", with(b"<< /OpenAction 9 0 R >>"), ACTIVE),
        ("link on opening", with(b"<< /OpenAction << /S /URI >> >>"), ACTIVE),
        ("further actions", with(b"<< /AA << /O 9 0 R >> >>"), ACTIVE),
        ("form that sends itself", with(b"<< /S /SubmitForm >>"), ACTIVE),
        ("encrypted", with(b"<< /Encrypt 9 0 R >>"), ACTIVE),
        ("script among packed objects", with(&object_stream(SCRIPT)), ACTIVE),
        ("disguised among packed objects", with(&object_stream(b"<</#4aS(x)>>")), ACTIVE),
        ("last among packed objects", with(&object_stream(b"<</S/JavaScript")), ACTIVE),
        ("cut by a border of blocks", with(&in_stored_blocks(SCRIPT, 3)), ACTIVE),
        ("packed objects without a type", typed("/N 1 /First 4 /Filter/Fl", &objects), ACTIVE),
        ("disguised type", typed("/Type/Obj#53tm /N 1 /First 4", &objects), ACTIVE),
        ("objects in hexadecimal", typed("/Type/ObjStm/Filter/AHx", b"392030>"), ACTIVE),
        ("packed twice", typed("/Type/ObjStm/Filter[/Fl/LZW]", &objects), ACTIVE),
        ("predicted", typed("/Type/ObjStm/DecodeParms<</Predictor 12>>", &objects), ACTIVE),
        ("objects that are not packed", typed("/Type/ObjStm", b"9 0 << >>"), ACTIVE),
        ("objects cut short", typed("/Type/ObjStm", &packed(&[b' '; 99])[..9]), BROKEN),
        ("damaged objects", typed("/Type/ObjStm", b"\x78\x9c\xff\xff\xff\xff"), BROKEN),
        ("bomb", with(&bomb()), Rejection::EvidenceTooLarge),
        ("page behind a document", [pdf(&[]), b"<html >".to_vec()].concat(), ACTIVE),
        ("no end", pdf(&[])[..600].to_vec(), BROKEN),
    ];
    files.extend(hidden_from_a_simple_reader());
    files
}

/// Readers of PDF jump to places; a reader from front to back is led past them.
fn hidden_from_a_simple_reader() -> Vec<(&'static str, Vec<u8>, Rejection)> {
    let with = |object: &[u8]| pdf(&[object]);
    let within = object_stream(SCRIPT);
    let around = |before: &[u8], after: &[u8]| pdf(&[&[before, &within, after].concat()]);
    let body = packed(&[b"9 0 ", SCRIPT].concat());
    let spoof = |before: &str| {
        let head = format!("<< /Filter [/Fl /AHx] {before} /Type /ObjStm /N 1 /First 4 >>");
        pdf(&[&[head.as_bytes(), b"\nstream\n", &body, b"\nendstream"].concat()])
    };
    vec![
        ("script in data", with(&stream("", SCRIPT)), ACTIVE),
        ("script in a comment", with(&[b"% ", SCRIPT].concat()), ACTIVE),
        ("script in a text", with(&[b"( ", SCRIPT, b")"].concat()), ACTIVE),
        ("packed objects in data", with(&stream("", &within)), ACTIVE),
        ("packed objects in a text", around(b"( ", b")"), ACTIVE),
        ("packed objects in digits", around(b"< 00 ", b">"), ACTIVE),
        ("packed objects in a dictionary", around(b"<< /A ", b">>"), BROKEN),
        ("stream that begins in a comment", spoof("% \nstream\nendstream"), BROKEN),
        ("stream that begins in a text", spoof("(\nstream\nendstream)"), ACTIVE),
        ("dictionary that ends twice", with(b"<< /A 1 >> >>"), BROKEN),
    ]
}

#[test]
fn a_document_that_would_harm_is_refused() {
    for (name, file, refused) in files() {
        assert_eq!(inspect(&file), Err(refused), "{name}");
    }
}

#[test]
fn an_archive_that_passes_for_a_document_is_refused() {
    let entry = [&b"PK\x01\x02"[..], &[0; 42]].concat();
    let end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\0\0\0\0\x08\0\n%%EOF\n\n";
    let file = [&pdf(&[])[..], &entry, end].concat();
    assert_eq!(inspect(&file), Err(ACTIVE));
}

#[test]
fn a_short_name_in_a_photo_is_chance() {
    let by_chance = stream("/Subtype /Image /Filter /DCTDecode", b"\xff/JS \x01/AA/EF<\x9c/RL ");
    assert!(inspect(&pdf(&[&by_chance])).is_ok());
}
