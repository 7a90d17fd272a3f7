//! Small books whose members each live through one rule, with ids that say which.

use crate::book::Book;

/// A prepaid pool of seven monthly rounds: suspension, recovery, lapse, aid, the operator's part.
pub fn prepaid() -> Book {
    let book = Book::prepaid();
    book.write(
        "plan.toml",
        "mode = \"prepaid\"
from = 2019-02-01
through = 2019-08-31
calendar = [[7, 14]]
fee_bp = 800
rounding = \"up\"
waiting_days = 30
waiting_members_share = false
over_limit = \"sponsor\"
round_cap = \"5.00\"
floor = \"1.00\"
recovery_days = 30
max_recoveries = 1
",
    );
    book.write(
        "members.csv",
        "member,joined_on,left_on,units
stays,2018-12-01,,2
recovers,2018-12-01,,1
lapses,2018-12-01,,1
runs-out-last,2018-12-01,,1
is-aided,2018-12-01,,1
leaves,2018-12-01,2019-04-06,1
waits,2019-08-20,,1
never-pays-in,2018-12-01,,1
",
    );
    book.write(
        "deposits.csv",
        "member,on,amount
stays,2018-12-05,100.00
recovers,2018-12-05,5.00
recovers,2019-03-16,30.00
lapses,2018-12-05,4.50
lapses,2019-03-17,0.50
lapses,2019-04-20,50.00
runs-out-last,2018-12-05,19.50
is-aided,2018-12-05,40.00
leaves,2018-12-05,40.00
waits,2019-08-21,10.00
",
    );
    book.write(
        "cases.csv",
        "case,member,approved_on,aid,withdrawn_on
c1,,2019-02-01,20.00,
c2,,2019-03-01,10.00,2019-05-02
c3,is-aided,2019-03-20,15.00,
c4,,2019-06-02,90.00,
c5,,2019-07-02,10.00,
c6,,2019-08-02,12.00,
",
    );
    book
}

/// A postpaid pool of seven monthly rounds: failures, also across a round without a share, success
/// after one, removal, leaving with arrears, aid that nets them, shares rounded to the nearest.
pub fn postpaid() -> Book {
    let book = Book::postpaid();
    book.write(
        "plan.toml",
        "mode = \"postpaid\"
from = 2019-02-01
through = 2019-08-31
calendar = [[7, 14]]
fee_bp = 800
rounding = \"half_up\"
waiting_days = 0
waiting_members_share = true
over_limit = \"sponsor\"
max_failed = 2
",
    );
    book.write(
        "members.csv",
        "member,joined_on,left_on,units
pays,2018-12-01,,2
fails-once,2018-12-01,,1
is-removed,2018-12-01,,1
fails-across-an-empty-round,2018-12-01,,1
leaves-with-arrears,2018-12-01,2019-02-20,1
is-aided-with-arrears,2018-12-01,,1
joins-on-the-last-cut,2019-08-07,,1
",
    );
    book.write(
        "cases.csv",
        "case,member,approved_on,aid,withdrawn_on
c1,,2019-02-01,20.00,
c2,,2019-03-01,10.00,
c4,is-aided-with-arrears,2019-05-01,30.00,
c5,,2019-06-01,7.77,
c6,,2019-08-01,5.00,
",
    );
    book.write(
        "failures.csv",
        "member,round
fails-once,1
is-removed,1
is-removed,2
fails-across-an-empty-round,5
fails-across-an-empty-round,6
fails-across-an-empty-round,7
leaves-with-arrears,1
is-aided-with-arrears,4
",
    );
    book
}

/// A postpaid pool of ten units whose third round comes to more than its limit.
pub fn above_the_limit(over_limit: &str) -> Book {
    let book = Book::postpaid();
    book.write(
        "plan.toml",
        format!(
            "mode = \"postpaid\"
from = 2019-02-01
through = 2019-06-30
calendar = [[7, 14]]
fee_bp = 1000
rounding = \"up\"
waiting_days = 0
waiting_members_share = true
over_limit = \"{over_limit}\"
round_cap = \"2.00\"
max_failed = 9
"
        ),
    );
    book.write(
        "members.csv",
        "member,joined_on,left_on,units\nm1,2018-12-01,,4\nm2,2018-12-01,,6\n",
    );
    book.write(
        "cases.csv",
        "case,member,approved_on,aid,withdrawn_on
c1,,2019-02-01,5.55,
c2,,2019-03-01,7.00,
c3,,2019-04-01,10.00,
c4,,2019-04-02,10.00,
c5,,2019-04-03,0.01,
c6,,2019-05-01,40.00,
",
    );
    book.write("failures.csv", "member,round\n");
    book
}
