//! Reads where a value is from.

use crate::entry::Ground;
use crate::schema::Kind;
use crate::toml_text::{FaultList, Node, expected_same, member};
use crate::value::{Value, read_text, read_value};
use ledger::Rejection;
use money::Currency;

/// The keys that say where a value is from.
pub(crate) const GROUND_KEYS: [&str; 4] = ["source", "reliability", "assumed", "reason"];

const MARKS: Kind = Kind::Word(&["A", "B", "C", "D"]);

/// The source of a value that a plan of one's own sets itself, and so needs no page for.
const OWN: &str = "own";

/// Reads the source or the assumption beside a value; exactly one of them has to be there.
pub(crate) fn read_ground(list: &mut FaultList<'_>, path: &str, node: &Node<'_>) -> Option<Ground> {
    let source = member(node, "source");
    let assumed = member(node, "assumed");
    match (source, assumed) {
        (None, None) => {
            list.add(node.span(), path, Rejection::GroundMissing);
            None
        }
        (Some(_), Some(assumed)) => {
            list.add(assumed.span(), path, Rejection::GroundDouble);
            None
        }
        (Some(source), None) => read_source(list, path, node, source),
        (None, Some(assumed)) => read_assumption(list, path, node, assumed),
    }
}

fn read_source(
    list: &mut FaultList<'_>,
    path: &str,
    node: &Node<'_>,
    source: &Node<'_>,
) -> Option<Ground> {
    if let Some(reason) = member(node, "reason") {
        list.add(reason.span(), path, Rejection::GroundDouble);
    }
    let address = source.get_ref().as_str().unwrap_or_default();
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    let is_own = address == OWN;
    if !is_own && (!is_address || address.contains(char::is_whitespace)) {
        let path = format!("{path}.source");
        list.add(source.span(), &path, Rejection::SourceNotAnAddress);
    }
    let Some(mark) = member(node, "reliability") else {
        list.add(node.span(), path, Rejection::ReliabilityMissing);
        return None;
    };
    let path = format!("{path}.reliability");
    // A mark is no amount: any currency does.
    match read_value(list, &path, mark, (MARKS, Currency::CNY))? {
        Value::Word(reliability) => {
            Some(Ground::Source { address: address.to_owned(), reliability })
        }
        _ => None,
    }
}

fn read_assumption(
    list: &mut FaultList<'_>,
    path: &str,
    node: &Node<'_>,
    assumed: &Node<'_>,
) -> Option<Ground> {
    if assumed.get_ref().as_bool() != Some(true) {
        let path = format!("{path}.assumed");
        let expected = expected_same("true");
        let rejection = Rejection::WordNotAllowed;
        list.add_expecting(assumed.span(), &path, rejection, expected);
    }
    if let Some(mark) = member(node, "reliability") {
        list.add(mark.span(), path, Rejection::GroundDouble);
    }
    let Some(reason) = member(node, "reason") else {
        list.add(node.span(), path, Rejection::ReasonMissing);
        return None;
    };
    let reason = read_text(list, &format!("{path}.reason"), reason)?;
    Some(Ground::Assumed { reason })
}
