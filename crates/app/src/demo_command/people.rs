//! The people of the simulated world, as a community registers them.

use service::payees::Payee;
use service::people::PersonRecord;
use sim::Relation;
use store::Sex;

/// What is registered of an invented person.
pub fn record_of(person: sim::Person) -> PersonRecord {
    let sim::Person { name, document, born, sex, province, phone } = person;
    PersonRecord {
        name: name.chinese,
        document_kind: "resident_id".to_owned(),
        document_number: document,
        born,
        sex: Some(match sex {
            sim::Sex::Female => Sex::Female,
            sim::Sex::Male => Sex::Male,
        }),
        phone,
        address: province.chinese.to_owned(),
    }
}

/// To whom the aid of one who died goes.
pub fn payee_of(payee: &sim::Payee) -> Payee {
    let relation = match payee.relation {
        Relation::Spouse => "配偶",
        Relation::Child => "子女",
        Relation::Parent => "父母",
    };
    let (name, relation) = (payee.name.chinese.clone(), relation.to_owned());
    Payee { name, relation, account: "演示账户 demo account".to_owned() }
}
