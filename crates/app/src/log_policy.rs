//! Policies of logs, as people write them: whose signatures count.

use crate::failure::whole_file;
use ledger::{Expected, Fault, Rejection};
use tlog::policy::Policy;
use verify::Words;

/// Reads a policy. A fault names the line of the file: so many lines stand before it that are not
/// in the file.
pub fn read_policy(text: &[u8], file: &str, lines_before: usize) -> Result<Policy, Fault> {
    Policy::from_text(text).map_err(|error| {
        let line = error.line.saturating_sub(lines_before);
        let Words { chinese, english } = error.into();
        let expected = Expected {
            chinese: format!("c2sp.org/tlog-policy 格式的策略（{chinese}）"),
            english: format!("a policy as c2sp.org/tlog-policy has it ({english})"),
        };
        Fault {
            line: u64::try_from(line).ok(),
            expected: Some(expected),
            ..whole_file(file, Rejection::LogPolicyInvalid)
        }
    })
}
