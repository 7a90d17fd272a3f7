//! Article 15: with how many members a plan starts and ends.

use crate::values::Headcount;

/// Whether a plan with so many members may start.
pub fn may_start(headcount: Headcount, members: u32) -> bool {
    members >= headcount.start_min
}

/// Whether a running plan with so many members must end.
pub fn must_end(headcount: Headcount, members: u32) -> bool {
    headcount.end_below.is_some_and(|least| members < least)
}

#[cfg(test)]
mod tests {
    use super::{Headcount, may_start, must_end};

    #[test]
    fn the_limits_are_inclusive() {
        let headcount = Headcount { start_min: 300, end_below: Some(200) };
        assert!(may_start(headcount, 300) && !may_start(headcount, 299));
        assert!(must_end(headcount, 199) && !must_end(headcount, 200));
        let endless = Headcount { end_below: None, ..headcount };
        assert!(!must_end(endless, 0));
    }
}
