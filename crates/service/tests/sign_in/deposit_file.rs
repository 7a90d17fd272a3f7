//! Files of deposits: looked at, proposed, confirmed, and counted once.

use crate::{NOW, POOL, at, balance, founders, id, member, on_both, rejected, staff};
use ledger::{Language, Rejection};
use money::Amount;
use service::deposit_file::{DepositFile, confirm, propose_file, report};
use service::roles::Role;

fn file(bytes: &[u8]) -> DepositFile<'_> {
    DepositFile { name: "march.csv", bytes }
}

#[test]
fn a_file_counts_once_and_by_two_people() {
    on_both(async |world| {
        let founders = founders(world).await;
        let one = staff(world, &founders, "one", Role::Treasurer).await;
        let other = staff(world, &founders, "other", Role::Treasurer).await;
        let (first, second) = (member(1), member(2));
        let text = format!(
            "on,member,amount\n2005-03-01,{first},12.30\n2005-03-01,{second},5\n\
             2005-03-01,{first},12.30\n"
        );
        let brought = file(text.as_bytes());
        let now = at(NOW.0);
        let community = &world.community;
        let seen = report(community, &one, POOL, brought).await.expect("a report");
        assert_eq!(seen.difference, (3, Amount::from_minor(2_960)));
        for by in [&one, &one, &other] {
            let proposed = propose_file(community, by, POOL, brought, now).await;
            assert_eq!(proposed, Ok(seen.clone()), "the same file is the same proposal");
        }
        assert_eq!((balance(world, 1).await, balance(world, 2).await), (0, 0));
        let accept = async |by, key, brought| {
            let keys = (seen.proposal, id(key));
            confirm(community, by, keys, brought, now).await.map(|_| ())
        };
        let changed = text.replace("12.30", "12.31");
        let another = accept(&other, 70, file(changed.as_bytes())).await;
        assert_eq!(another, rejected(Rejection::FileNotTheProposed));
        let own = accept(&one, 70, brought).await;
        assert_eq!(own, rejected(Rejection::SamePersonTwice));
        let without = (seen.proposal, id(71));
        let without = service::proposals::confirm(community, &other, without, now).await;
        assert_eq!(without.map(|_| ()), rejected(Rejection::FileNotTheProposed));
        assert_eq!(accept(&other, 70, brought).await, Ok(()));
        assert_eq!(accept(&other, 70, brought).await, Ok(()), "a repeat");
        let again = accept(&other, 72, brought).await;
        assert_eq!(again, rejected(Rejection::ProposalDecided));
        assert_eq!((balance(world, 1).await, balance(world, 2).await), (2_460, 500));
        let seen = propose_file(community, &other, POOL, brought, now).await.expect("a report");
        assert_eq!(seen.difference, (0, Amount::ZERO), "it counts already");
    });
}

#[test]
fn a_report_names_each_fault_with_its_line_and_column() {
    on_both(async |world| {
        let founders = founders(world).await;
        let one = staff(world, &founders, "one", Role::Treasurer).await;
        let (known, unknown) = (member(1), member(9));
        let rows = format!(
            "member,on,amount\n{known},2005-02-30,1\nsomebody,2005-03-01,1.001\n\
             {known},2005-03-01\n{known},2005-03-01,0\n{unknown},2005-03-01,1\n"
        );
        let unknown = unknown.to_string();
        let expected = [
            (2, "on", "2005-02-30", Rejection::DateInvalid),
            (3, "member", "somebody", Rejection::IdInvalid),
            (3, "amount", "1.001", Rejection::AmountTooPrecise),
            (4, "", "", Rejection::RowMisshapen),
            (5, "amount", "0", Rejection::NumberOutOfRange),
            (6, "member", &unknown, Rejection::MemberUnknown),
        ];
        let community = &world.community;
        let seen = report(community, &one, POOL, file(rows.as_bytes())).await.expect("it");
        assert_eq!(seen.faults.len(), expected.len());
        for (fault, (line, column, text, rejection)) in seen.faults.iter().zip(expected) {
            let shown = fault.display(Language::English).to_string();
            let begins = match column {
                "" => format!("march.csv:{line}: R"),
                column => format!("march.csv:{line} [{column}]: {text:?}"),
            };
            assert!(shown.starts_with(&begins), "{shown}");
            assert_eq!(fault.rejection, rejection);
        }
        let now = at(NOW.0);
        let refused = propose_file(community, &one, POOL, file(rows.as_bytes()), now).await;
        assert_eq!(refused, rejected(Rejection::DateInvalid));
        for (text, rejection) in [
            ("member,on\n", Rejection::ColumnMissing),
            ("member,on,amount,note\n", Rejection::ColumnUnknown),
            ("", Rejection::ColumnMissing),
        ] {
            let seen = report(community, &one, POOL, file(text.as_bytes())).await.expect("it");
            assert_eq!(seen.faults.first().map(|fault| fault.rejection), Some(rejection));
        }
        let manager = report(community, &founders[0], POOL, file(b"")).await;
        assert_eq!(manager, rejected(Rejection::NotPermitted));
    });
}
