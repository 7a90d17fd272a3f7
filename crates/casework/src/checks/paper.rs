//! The papers of a case, and which of them it needs.

use crate::checks::Facts;
use crate::conditions::{self, ConditionKind};
use ledger::Language;
use money::Amount;
use rules::values::{Cause, Form, Values};

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// Who the member is.
    Identity,
    /// The hospital's diagnosis.
    Diagnosis,
    /// A pathology report, or the test or imaging reports behind the diagnosis.
    Report,
    /// Bills.
    Bills,
    /// Earlier medical records.
    MedicalHistory,
    /// A record of the accident by police, an employer or a witness.
    AccidentRecord,
    /// A death certificate.
    DeathCertificate,
    /// What somebody else is to the member.
    RelationProof,
    /// The account the aid goes to.
    BankAccount,
    /// Anything else, such as what an objection or a visit brings; never needed.
    Other,
}

impl Paper {
    /// Every kind, in the order people are asked for them.
    pub const ALL: [Paper; 10] = [
        Paper::Identity,
        Paper::Diagnosis,
        Paper::Report,
        Paper::Bills,
        Paper::MedicalHistory,
        Paper::AccidentRecord,
        Paper::DeathCertificate,
        Paper::RelationProof,
        Paper::BankAccount,
        Paper::Other,
    ];

    /// A stable name for machines.
    pub const fn slug(self) -> &'static str {
        match self {
            Paper::Identity => "identity",
            Paper::Diagnosis => "diagnosis",
            Paper::Report => "report",
            Paper::Bills => "bills",
            Paper::MedicalHistory => "medical_history",
            Paper::AccidentRecord => "accident_record",
            Paper::DeathCertificate => "death_certificate",
            Paper::RelationProof => "relation_proof",
            Paper::BankAccount => "bank_account",
            Paper::Other => "other",
        }
    }

    /// The kind of a name for machines.
    pub fn from_slug(slug: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|paper| paper.slug() == slug)
    }

    /// What people call it.
    pub const fn name(self, language: Language) -> &'static str {
        let (chinese, english) = match self {
            Paper::Identity => ("身份证件", "proof of identity"),
            Paper::Diagnosis => ("医院的诊断证明", "the hospital's diagnosis"),
            Paper::Report => (
                "病理报告，或诊断所依据的检查、检验报告",
                "the pathology report, or the test and imaging reports behind the diagnosis",
            ),
            Paper::Bills => ("医疗费用账单", "the medical bills"),
            Paper::MedicalHistory => ("既往病历", "earlier medical records"),
            Paper::AccidentRecord => (
                "意外的记录（警方、单位或目击者）",
                "a record of the accident (police, employer or witness)",
            ),
            Paper::DeathCertificate => ("死亡证明", "the death certificate"),
            Paper::RelationProof => ("与会员的关系证明", "proof of relation to the member"),
            Paper::BankAccount => ("收款账户", "the account to pay to"),
            Paper::Other => ("其他材料", "another paper"),
        };
        match language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}

/// The papers a case needs under a plan's rules, in the order people are asked for them.
pub fn papers_needed(values: &Values, facts: &Facts) -> Vec<Paper> {
    let application = &facts.application;
    let id = application.condition.as_deref();
    let listed = id.and_then(|id| conditions::find(id).ok());
    let is_death = listed.is_some_and(|listed| listed.kind == ConditionKind::Death);
    let usual = id.and_then(|id| values.conditions.iter().find(|covered| covered.id == id));
    let usual = usual.map_or(Cause::Illness, |covered| covered.cause);
    let cause = application.cause.unwrap_or(usual);
    let by_bills = match values.benefit.form {
        Form::LumpSum => false,
        Form::Reimbursement(_) => application.bills > Amount::ZERO,
        Form::SpendingSteps => application.spending > Amount::ZERO,
    };
    let needed = |paper: &Paper| match paper {
        Paper::Identity | Paper::BankAccount => true,
        Paper::Diagnosis | Paper::Report => !is_death,
        Paper::Bills => by_bills,
        Paper::MedicalHistory => cause == Cause::Illness,
        Paper::AccidentRecord => cause == Cause::Accident,
        Paper::DeathCertificate => is_death || facts.died,
        Paper::RelationProof => is_death || facts.died || facts.paid_to_another,
        Paper::Other => false,
    };
    Paper::ALL.into_iter().filter(needed).collect()
}
