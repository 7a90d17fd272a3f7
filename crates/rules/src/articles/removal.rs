//! Article 11 of a postpaid plan: when failed debits end a membership.

use crate::sharing::Postpaid;

/// Whether so many failed debits in successive rounds remove a member (SETTLEMENT §9).
pub fn is_removed(postpaid: Postpaid, failed_in_a_row: u32) -> bool {
    failed_in_a_row >= postpaid.max_failed
}

#[cfg(test)]
mod tests {
    use super::is_removed;
    use crate::sharing::Postpaid;

    #[test]
    fn the_last_failure_allowed_removes() {
        let postpaid = Postpaid { max_failed: 2 };
        assert!(!is_removed(postpaid, 1));
        assert!(is_removed(postpaid, 2));
    }
}
