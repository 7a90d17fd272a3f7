//! Deaths by accident.

use super::{CodeRange, ConditionKind, DefinitionItem, ListedCondition, item, one, span};

const CERTIFICATE: DefinitionItem =
    item("有死亡证明，写明死因", "a death certificate states the cause");
const BY_ACCIDENT: DefinitionItem = item(
    "由意外直接造成，有报警、单位或目击记录",
    "caused directly by an accident that police, an employer or a witness recorded",
);
const IN_TIME: DefinitionItem = item("事故后 180 天内死亡", "within 180 days of the accident");

/// A death by one sort of accident.
const fn death(
    id: &'static str,
    (chinese, english): (&'static str, &'static str),
    plain_words: &'static [&'static str],
    codes: &'static [CodeRange],
    items: &'static [DefinitionItem],
) -> ListedCondition {
    let kind = ConditionKind::Death;
    ListedCondition { id, kind, chinese, english, plain_words, codes, numbers: &[], items }
}

pub(super) const CONDITIONS: &[ListedCondition] = &[
    death(
        "accidental_death",
        ("意外身故", "death by accident"),
        &["意外死亡", "accidental death"],
        &[span("V01", "X59")],
        &[CERTIFICATE, BY_ACCIDENT, IN_TIME],
    ),
    death(
        "traffic_death",
        ("交通事故身故", "death in a traffic accident"),
        &["车祸", "road accident"],
        &[span("V01", "V99")],
        &[
            CERTIFICATE,
            item(
                "有交警或运输部门的事故认定",
                "the traffic police or the carrier recorded the accident",
            ),
            IN_TIME,
        ],
    ),
    death(
        "drowning",
        ("溺水身故", "drowning"),
        &["溺亡", "drowned"],
        &[span("W65", "W74")],
        &[CERTIFICATE, BY_ACCIDENT],
    ),
    death(
        "electrocution",
        ("触电身故", "electrocution"),
        &["电击", "electric shock"],
        &[span("W85", "W87")],
        &[CERTIFICATE, BY_ACCIDENT],
    ),
    death(
        "fall_death",
        ("坠落或跌倒身故", "death from a fall"),
        &["坠亡", "摔倒", "fatal fall"],
        &[span("W00", "W19")],
        &[CERTIFICATE, BY_ACCIDENT, IN_TIME],
    ),
    death(
        "fire_death",
        ("火灾或烧伤身故", "death by fire or burns"),
        &["火灾", "fatal burns"],
        &[span("X00", "X19")],
        &[CERTIFICATE, BY_ACCIDENT, IN_TIME],
    ),
    death(
        "machine_death",
        ("机械伤害身故", "death caused by a machine"),
        &["工伤机械", "machine accident"],
        &[one("W24"), span("W28", "W31")],
        &[CERTIFICATE, BY_ACCIDENT, IN_TIME],
    ),
    death(
        "poisoning_death",
        ("意外中毒身故", "death by accidental poisoning"),
        &["中毒", "poisoning"],
        &[span("X40", "X49")],
        &[
            CERTIFICATE,
            BY_ACCIDENT,
            item("不是自愿服用，也不是滥用药物", "not taken on purpose, and no misuse of drugs"),
        ],
    ),
    death(
        "disaster_death",
        ("自然灾害身故", "death in a natural disaster"),
        &["地震", "洪水", "earthquake", "flood"],
        &[span("X30", "X39")],
        &[CERTIFICATE, item("死于已公布的自然灾害", "it was in a natural disaster made public")],
    ),
];
