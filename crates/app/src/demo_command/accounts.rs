//! The sign-ins of the demonstration: one for each role, all of them public.

use super::oversight::Overseers;
use super::plans::{FIRST_DAY, noon};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use service::Community;
use service::accounts::{NewAccount, account_of, create_account, enrol, found_community};
use service::money_entry::Entry;
use service::principal::{Principal, Proof};
use service::proposals::{confirm, propose};
use service::roles::{Action, Line, Role};
use store::account::{Account, AccountWrite, account};
use store::sign_in::Strength;
use store::{Batch, NO_POOL, PersonId, StoreFailure, Write};
use uuid::Uuid;
use vault::password::{self, PasswordCost};
use vault::{Entropy, OneTimeSecret, SeededEntropy, Token};
use web::DemonstratedAccount;

/// The password of every account; it stands on the page that says so.
pub const PASSWORD: &str = "tongzhou-demo";

/// The sign-in name of the member.
pub const MEMBER: &str = "member@demo";

/// The account of a member who may sit on juries.
pub const JUROR: &str = "juror@demo";

/// The sign-in names of those who work for the community or watch over it. The first two found it.
pub const STAFF: [(&str, Role); 14] = [
    ("plan-manager@demo", Role::PlanManager),
    ("compliance@demo", Role::Compliance),
    ("treasurer1@demo", Role::Treasurer),
    ("treasurer2@demo", Role::Treasurer),
    ("intake-clerk@demo", Role::IntakeClerk),
    ("medical-reviewer@demo", Role::MedicalReviewer),
    ("medical-reviewer2@demo", Role::MedicalReviewer),
    ("investigator@demo", Role::Investigator),
    ("second-reviewer@demo", Role::SecondReviewer),
    ("second-reviewer2@demo", Role::SecondReviewer),
    (JUROR, Role::Juror),
    ("auditor@demo", Role::Auditor),
    ("witness@demo", Role::Witness),
    ("supervisor@demo", Role::Supervisor),
];

/// On whose behalf the bank of the demonstration acts, and what its token is called.
const BANK: (&str, &str) = ("treasurer1@demo", "demonstration bank");

/// How long the token of the bank lasts.
const BANK_LASTS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The secret of one-time codes that all accounts with two factors share, so that one entry in an
/// authenticator opens each of them.
pub fn one_time_secret(seed: u64) -> OneTimeSecret {
    let mut bytes = [0xde; 32];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    OneTimeSecret::generate(&mut SeededEntropy::new(bytes))
}

/// Every account of the demonstration, for its sign-in page.
pub fn demonstrated() -> Vec<DemonstratedAccount> {
    let account = |(name, role): (&str, Role)| DemonstratedAccount {
        name: name.to_owned(),
        role: role.slug(),
        home: match role {
            Role::Member | Role::Juror => "/me",
            Role::Auditor | Role::Supervisor => "/oversight",
            Role::Witness => "/check",
            _ => "/desk",
        },
        strength: match role.needs_two_factors() {
            true => Strength::TwoFactors,
            false => Strength::Password,
        },
    };
    [(MEMBER, Role::Member)].into_iter().chain(STAFF).map(account).collect()
}

/// A new token for the bank of the demonstration, which lasts while it runs. Two people make it, as
/// they would for a bank's program; it acts on behalf of a treasurer.
pub async fn bank_token(community: &Community) -> Result<String, StoreFailure> {
    let now = Timestamp::now();
    let token = community.with_entropy(|entropy| Token::generate(entropy));
    let entry = Entry::Token {
        digest: *token.digest().bytes(),
        account: account_of(community, BANK.0).await?,
        name: BANK.1.to_owned(),
        scopes: vec![Action::DepositByChannel],
        expires_at: now.saturating_add(BANK_LASTS).unwrap_or(Timestamp::MAX),
    };
    let [(manager, _), (compliance, _), ..] = STAFF;
    let manager = account_of(community, manager).await?;
    let manager = principal(manager, Role::PlanManager, Strength::TwoFactors);
    let compliance = account_of(community, compliance).await?;
    let compliance = principal(compliance, Role::Compliance, Strength::TwoFactors);
    let id = community.new_id(now);
    propose(community, &manager, (NO_POOL, id), &entry, now).await?;
    confirm(community, &compliance, (id, community.new_id(now)), now).await?;
    Ok(token.secret_text().to_string())
}

/// Those who write the books of the demonstration.
pub struct Treasurers {
    /// Who proposes.
    pub first: Principal,
    /// Who confirms.
    pub second: Principal,
}

/// The accounts of those who work on cases.
#[derive(Clone, Copy)]
pub struct CaseStaff {
    /// Takes reports in.
    pub clerk: Uuid,
    /// Visits.
    pub investigator: Uuid,
    /// Decide first, each every other case.
    pub reviewers: [Uuid; 2],
    /// Read again, each every other case.
    pub second_reviewers: [Uuid; 2],
    /// Pays.
    pub treasurer: Uuid,
}

/// Founds the community: two people first, who give all other roles together.
pub async fn found(
    community: &Community,
    seed: u64,
) -> Result<(Treasurers, CaseStaff, Overseers), StoreFailure> {
    let now = noon(FIRST_DAY);
    let ids = STAFF.map(|_| community.new_id(now));
    let new_account = |place: usize| {
        let (name, _) = STAFF[place];
        NewAccount { id: ids[place], person: None, name, password: None }
    };
    found_community(community, new_account(0), new_account(1), now).await?;
    let manager = principal(ids[0], Role::PlanManager, Strength::TwoFactors);
    let compliance = principal(ids[1], Role::Compliance, Strength::TwoFactors);
    for (place, (_, role)) in STAFF.into_iter().enumerate().skip(2) {
        create_account(community, new_account(place), now).await?;
        let entry = Entry::Role { account: ids[place], line: Line::MutualAid, role };
        let id = community.new_id(now);
        propose(community, &manager, (NO_POOL, id), &entry, now).await?;
        confirm(community, &compliance, (id, community.new_id(now)), now).await?;
    }
    let secret = one_time_secret(seed);
    for (id, (_, role)) in ids.into_iter().zip(STAFF) {
        if role.needs_two_factors() {
            let code = secret.code(now)?;
            let principal = principal(id, role, Strength::Password);
            enrol(community, &principal, &secret, &code, now).await?;
        }
    }
    give_password(community, &ids, now).await?;
    let place = STAFF.iter().position(|(_, role)| *role == Role::Supervisor);
    let supervisor = ids[place.expect("one of the staff supervises")];
    let supervisor = principal(supervisor, Role::Supervisor, Strength::TwoFactors);
    let overseers = Overseers { manager, compliance, supervisor };
    overseers.enrol(community, seed, FIRST_DAY).await?;
    let (treasurers, staff) = staff_of(&ids);
    Ok((treasurers, staff, overseers))
}

/// Those who write the books and work on cases, in a demonstration that was founded before.
pub async fn known(community: &Community) -> Result<(Treasurers, CaseStaff), StoreFailure> {
    let mut ids = [Uuid::nil(); STAFF.len()];
    for (id, (name, _)) in ids.iter_mut().zip(STAFF) {
        *id = account_of(community, name).await?;
    }
    Ok(staff_of(&ids))
}

fn staff_of(ids: &[Uuid; STAFF.len()]) -> (Treasurers, CaseStaff) {
    let treasurer = |place: usize| principal(ids[place], Role::Treasurer, Strength::TwoFactors);
    let of_role = |role: Role| {
        let places = STAFF.iter().enumerate().filter(move |(_, (_, of))| *of == role);
        places.map(|(place, _)| ids[place]).collect::<Vec<_>>()
    };
    let two = |role: Role| [of_role(role)[0], of_role(role)[1]];
    let staff = CaseStaff {
        clerk: of_role(Role::IntakeClerk)[0],
        investigator: of_role(Role::Investigator)[0],
        reviewers: two(Role::MedicalReviewer),
        second_reviewers: two(Role::SecondReviewer),
        treasurer: of_role(Role::Treasurer)[0],
    };
    (Treasurers { first: treasurer(2), second: treasurer(3) }, staff)
}

/// Makes the account of a member of the world; answers its id.
pub async fn give_account(
    community: &Community,
    person: PersonId,
    now: Timestamp,
) -> Result<Uuid, StoreFailure> {
    let id = community.new_id(now);
    let new = NewAccount { id, person: Some(person), name: MEMBER, password: None };
    create_account(community, new, now).await?;
    give_password(community, &[id], now).await?;
    Ok(id)
}

/// Makes a person of the world the bearer of an account that was founded before, who is drawn for
/// juries as other members are.
pub async fn give_person(
    community: &Community,
    name: &str,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let id = account_of(community, name).await?;
    let known = account(&mut *community.store.reader().await?, id).await?;
    let known = known.ok_or(Rejection::AccountUnknown)?;
    let changed = AccountWrite::Change(Account { person: Some(person), ..known });
    let batch = Batch::of_pool(community.new_id(now), NO_POOL, vec![Write::Account(changed)]);
    community.store.commit(batch).await.map(|_| ())
}

/// Gives accounts the one public password, hashed once for all of them: hashing is slow on purpose.
async fn give_password(
    community: &Community,
    ids: &[Uuid],
    now: Timestamp,
) -> Result<(), StoreFailure> {
    let hash =
        |entropy: &mut dyn Entropy| password::hash(PASSWORD, &PasswordCost::default(), entropy);
    let hash = community.with_entropy(hash)?;
    let mut reader = community.store.reader().await?;
    let mut writes = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(known) = account(&mut *reader, *id).await? {
            let changed = Account { password_hash: Some(hash.clone()), ..known };
            writes.push(Write::Account(AccountWrite::Change(changed)));
        }
    }
    drop(reader);
    community.store.commit(Batch::of_pool(community.new_id(now), NO_POOL, writes)).await?;
    Ok(())
}

fn principal(account: Uuid, role: Role, strength: Strength) -> Principal {
    let roles = vec![(Line::MutualAid, role)];
    Principal { account, person: None, roles, proof: Proof::Session(strength) }
}
