//! Writing people and memberships. Each write locks the row of its person first.

use crate::batch::MemberId;
use crate::event::EventKind;
use crate::failure::StoreFailure;
use crate::person_reads::{self, MembershipOfPerson};
use crate::person_write::{
    Ending, Guardian, LookUp, NewMembership, NewPerson, PersonId, PersonWrite, Rejoining, Sex,
};
use crate::session::Answer;
use crate::sql::{log, people as sql};
use crate::transaction::Transaction;
use crate::value::Value;
use jiff::civil::Date;
use ledger::Rejection;

impl Transaction<'_> {
    /// Applies one write about people.
    pub fn apply_person<'a>(&'a mut self, write: &'a PersonWrite) -> Answer<'a, ()> {
        // In a box, so that the other writes do not carry the room this one needs.
        Box::pin(self.apply_boxed(write))
    }

    async fn apply_boxed(&mut self, write: &PersonWrite) -> Result<(), StoreFailure> {
        match write {
            PersonWrite::Register(new) => self.register(new).await,
            PersonWrite::Correct { person, version, sealed, documents, masked_index } => {
                self.correct((*person, *version), sealed, (documents, *masked_index)).await
            }
            PersonWrite::Erase { person } => self.erase(*person).await,
            PersonWrite::Rewrap { person, before, wrapped_key, master_key } => {
                let row = [
                    wrapped_key.clone().into(),
                    (*master_key).into(),
                    (*person).into(),
                    before.clone().into(),
                ];
                self.execute(&sql::PERSON_REWRAP, row).await.map(|_| ())
            }
            PersonWrite::LookUp(look_up) => self.look_up(look_up).await,
            PersonWrite::Enrol(new) => self.enrol(new).await,
            PersonWrite::Payer { member, payer, since } => {
                self.change_payer(*member, *payer, *since).await
            }
            PersonWrite::Guardian(guardian) => self.change_guardian(guardian).await,
            PersonWrite::Payees { person, sealed } => self.name_payees(*person, sealed).await,
            PersonWrite::End(ending) => self.end(ending).await,
        }
    }

    async fn register(&mut self, new: &NewPerson) -> Result<(), StoreFailure> {
        let row = [
            new.person.into(),
            new.sealed.clone().into(),
            new.wrapped_key.clone().into(),
            new.master_key.into(),
            new.masked_index.into(),
        ];
        if self.execute(&sql::PERSON_INSERT, row).await? == 0 {
            return Err(Rejection::PersonDuplicate.into());
        }
        self.keep_document(new.person, &new.documents).await?;
        self.touched.register(new.person);
        self.happened(EventKind::PersonRegistered, new.person, None, None);
        Ok(())
    }

    /// Writes the first of the values, unless any of them stands for somebody else's document.
    async fn keep_document(
        &mut self,
        person: PersonId,
        documents: &[[u8; 32]],
    ) -> Result<(), StoreFailure> {
        // That the newest is taken shows when it is written.
        for document in documents.iter().skip(1) {
            if self.exists(&sql::DOCUMENT_HOLDER, [(*document).into()]).await? {
                return Err(Rejection::DocumentTaken.into());
            }
        }
        if let Some(newest) = documents.first()
            && self.execute(&sql::DOCUMENT_INSERT, [(*newest).into(), person.into()]).await? == 0
        {
            return Err(Rejection::DocumentTaken.into());
        }
        Ok(())
    }

    /// Locks a person's row; answers its version.
    pub async fn person(&mut self, person: PersonId) -> Result<u32, StoreFailure> {
        if let Some(version) = self.touched.person(person) {
            return Ok(version);
        }
        let row = person_reads::row(self.session, &sql::PERSON_FOR_UPDATE, person).await?;
        if row.wrapped_key.is_none() {
            return Err(Rejection::PersonErased.into());
        }
        self.touched.keep_person(person, row.version);
        Ok(row.version)
    }

    async fn correct(
        &mut self,
        (person, version): (PersonId, u32),
        sealed: &[u8],
        (documents, masked_index): (&[[u8; 32]], [u8; 32]),
    ) -> Result<(), StoreFailure> {
        if self.person(person).await? != version {
            return Err(Rejection::EditStale.into());
        }
        self.execute(
            &sql::PERSON_CORRECT,
            [sealed.to_vec().into(), masked_index.into(), person.into()],
        )
        .await?;
        self.execute(&sql::DOCUMENTS_DELETE, [person.into()]).await?;
        self.keep_document(person, documents).await?;
        self.touched.keep_person(person, version + 1);
        self.happened(EventKind::PersonCorrected, person, None, None);
        Ok(())
    }

    async fn erase(&mut self, person: PersonId) -> Result<(), StoreFailure> {
        self.person(person).await?;
        self.write_members().await?;
        let memberships = person_reads::memberships_of(self.session, person).await?;
        if memberships.iter().any(|membership| membership.left_on.is_none()) {
            return Err(Rejection::EraseWhileMember.into());
        }
        self.execute(&sql::PERSON_ERASE, [Vec::new().into(), person.into()]).await?;
        self.execute(&sql::DOCUMENTS_DELETE, [person.into()]).await?;
        self.execute(&sql::PAYEES_DELETE, [person.into()]).await?;
        for MembershipOfPerson { pool, member, .. } in &memberships {
            let key = [(*pool).into(), (*member).into()];
            self.execute(&log::BALANCE_SECRET_DELETE, key).await?;
        }
        self.forget_contacts(person).await?;
        self.forget_notices(person).await?;
        self.touched.forget_person(person);
        self.happened(EventKind::PersonErased, person, None, None);
        Ok(())
    }

    async fn look_up(&mut self, look_up: &LookUp) -> Result<(), StoreFailure> {
        if look_up.reason.trim().is_empty() {
            return Err(Rejection::LookUpReasonMissing.into());
        }
        self.person(look_up.person).await?;
        let row = [
            look_up.person.into(),
            look_up.look_up.into(),
            look_up.account.into(),
            look_up.reason.as_str().into(),
            look_up.at.into(),
        ];
        self.execute(&sql::LOOK_UP_INSERT, row).await?;
        self.happened(EventKind::PersonLookedUp, look_up.person, None, None);
        Ok(())
    }

    async fn enrol(&mut self, new: &NewMembership) -> Result<(), StoreFailure> {
        let membership = &new.membership;
        self.person(membership.person).await?;
        self.member(new.member).await?;
        let pool = self.pool_id();
        let all = self.memberships_before(new).await?;
        let left = |one: &MembershipOfPerson| one.left_on.is_some();
        if all.iter().any(|one| one.pool == pool && !left(one)) {
            return Err(Rejection::AlreadyInPool.into());
        }
        if new.rejoining == Rejoining::Refused && all.iter().any(|one| one.pool == pool) {
            return Err(Rejection::MayNotRejoin.into());
        }
        let row = [
            pool.into(),
            new.member.into(),
            membership.person.into(),
            membership.version.into(),
            membership.joined_at.into(),
            membership.birth_year.into(),
            membership.sex.map(Sex::slug).into(),
            membership.ages_out_month.into(),
            membership.receipt.clone().into(),
            membership.commitment.into(),
        ];
        if self.execute(&sql::MEMBERSHIP_INSERT, row).await? == 0 {
            return Err(Rejection::MemberDuplicate.into());
        }
        self.keep_balance_secret(new.member, new.balance_secret).await
    }

    /// The memberships of a person about to be enrolled.
    async fn memberships_before(
        &mut self,
        new: &NewMembership,
    ) -> Result<Vec<MembershipOfPerson>, StoreFailure> {
        let person = new.membership.person;
        if self.touched.enrols_newcomer(person) {
            return Ok(Vec::new());
        }
        if self.changes_others(new.member) {
            self.write_members().await?;
        }
        person_reads::memberships_of(self.session, person).await
    }

    async fn change_payer(
        &mut self,
        member: MemberId,
        payer: Option<PersonId>,
        since: Date,
    ) -> Result<(), StoreFailure> {
        self.member(member).await?;
        let pool = self.pool_id();
        match payer {
            None => self.execute(&sql::PAYER_DELETE, [pool.into(), member.into()]).await?,
            Some(payer) => {
                self.person(payer).await?;
                let key = [pool.into(), payer.into()];
                let last = self.session.rows(&sql::PAYER_LAST_PLACE, &key).await?.pop();
                let last: u32 = last.expect("a maximum is one row").columns().read()?;
                let place = last.checked_add(1).ok_or(Rejection::TooMany)?;
                let row = [pool.into(), member.into(), payer.into(), place.into(), since.into()];
                self.execute(&sql::PAYER_INSERT, row).await?
            }
        };
        self.happened(EventKind::PayerChanged, member, since, None);
        Ok(())
    }

    async fn change_guardian(&mut self, guardian: &Guardian) -> Result<(), StoreFailure> {
        let Guardian { ward, guardian, since, until } = *guardian;
        if ward == guardian {
            return Err(Rejection::GuardianUnfit.into());
        }
        // In the order of ids, so that two writes never wait for one another.
        self.person(ward.min(guardian)).await?;
        self.person(ward.max(guardian)).await?;
        let row = [ward.into(), guardian.into(), since.into(), until.into()];
        self.execute(&sql::GUARDIAN_INSERT, row).await?;
        self.happened(EventKind::GuardianChanged, ward, since, None);
        Ok(())
    }

    async fn name_payees(
        &mut self,
        person: PersonId,
        sealed: &[Vec<u8>],
    ) -> Result<(), StoreFailure> {
        self.person(person).await?;
        self.execute(&sql::PAYEES_DELETE, [person.into()]).await?;
        let rows: Vec<Vec<Value>> = (1u32..)
            .zip(sealed)
            .map(|(place, sealed)| vec![person.into(), place.into(), sealed.clone().into()])
            .collect();
        self.session.execute(&sql::PAYEE_INSERT, &rows).await?;
        self.happened(EventKind::PayeesNamed, person, None, None);
        Ok(())
    }

    async fn end(&mut self, ending: &Ending) -> Result<(), StoreFailure> {
        self.member(ending.member).await?;
        let row = [
            self.pool_id().into(),
            ending.member.into(),
            ending.reason.slug().into(),
            u32::from(ending.article).into(),
            ending.decided_on.into(),
        ];
        match self.execute(&sql::ENDING_INSERT, row).await? {
            0 => Err(Rejection::MembershipOver.into()),
            _ => Ok(()),
        }
    }
}
