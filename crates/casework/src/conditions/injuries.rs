//! Injuries.

use super::{ConditionKind, Definition2020, DefinitionItem, ListedCondition, item, one, span};
use ConditionKind::Injury;
use Definition2020::Severe;

const BY_ACCIDENT: DefinitionItem = item(
    "由意外造成，有报警、单位或目击记录",
    "caused by an accident that police, an employer or a witness recorded",
);
const BRAIN_LASTING: DefinitionItem = item(
    "180 天后仍有下列之一：一肢肌力 2 级及以下；不能说话或不能吞咽；六项日常活动有三项不能自理",
    "after 180 days one of these remains: a limb of strength 2 or less; no speech or no \
     swallowing; help needed in three of six daily activities",
);
const BRAIN_IMAGING: DefinitionItem =
    item("影像证实脑部损伤", "imaging shows the injury of the brain");

pub(super) const CONDITIONS: &[ListedCondition] = &[
    ListedCondition {
        id: "severe_brain_injury",
        kind: Injury,
        chinese: "严重脑损伤",
        english: "severe brain injury",
        plain_words: &["脑外伤后遗症", "脑损伤", "brain injury"],
        codes: &[one("S06"), one("T90.5")],
        numbers: &[Severe(18)],
        items: &[
            item("头部受到外力", "the head met an outside force"),
            BRAIN_IMAGING,
            BRAIN_LASTING,
        ],
    },
    ListedCondition {
        id: "head_injury",
        kind: Injury,
        chinese: "严重脑外伤",
        english: "severe head injury",
        plain_words: &["颅脑外伤", "脑外伤", "head injury"],
        codes: &[span("S02.0", "S02.1"), one("S06"), one("T90.5")],
        numbers: &[Severe(18)],
        items: &[BY_ACCIDENT, BRAIN_IMAGING, BRAIN_LASTING],
    },
    ListedCondition {
        id: "severe_burns",
        kind: Injury,
        chinese: "大面积三度烧伤",
        english: "third-degree burns over a large area",
        plain_words: &["烧伤", "烫伤", "burns", "scald"],
        codes: &[span("T20", "T32")],
        numbers: &[Severe(20)],
        items: &[
            item("烧伤深度为三度", "the burns are of the third degree"),
            item("三度面积达到体表的 20%", "they cover 20 % of the body"),
            BY_ACCIDENT,
        ],
    },
    ListedCondition {
        id: "loss_of_limb",
        kind: Injury,
        chinese: "肢体缺失",
        english: "loss of a limb",
        plain_words: &["截肢", "断肢", "amputation"],
        codes: &[one("S48"), one("S58"), one("S78"), one("S88"), one("T05"), one("Z89")],
        numbers: &[],
        items: &[
            item("一肢在腕或踝以上完全断离", "a limb is cut off at or above the wrist or ankle"),
            item("没有接活", "it could not be joined again"),
            BY_ACCIDENT,
        ],
    },
    ListedCondition {
        id: "loss_of_limbs",
        kind: Injury,
        chinese: "多个肢体缺失",
        english: "loss of several limbs",
        plain_words: &["双腿截肢", "loss of limbs"],
        codes: &[one("S48"), one("S58"), one("S78"), one("S88"), one("T05"), one("Z89")],
        numbers: &[Severe(7)],
        items: &[
            item(
                "两肢或更多在腕或踝以上完全断离",
                "two limbs or more are cut off at or above the wrist or ankle",
            ),
            item("没有接活", "they could not be joined again"),
            BY_ACCIDENT,
        ],
    },
    ListedCondition {
        id: "traumatic_paralysis",
        kind: Injury,
        chinese: "外伤性瘫痪",
        english: "paralysis from an injury",
        plain_words: &["截瘫", "瘫痪", "paraplegia", "paralysis"],
        codes: &[span("G81", "G83"), one("S14.1"), one("S24.1"), one("S34.1"), one("T91.3")],
        numbers: &[Severe(15)],
        items: &[
            BY_ACCIDENT,
            item("影像证实脊髓或脑的损伤", "imaging shows the injury of the cord or the brain"),
            item(
                "180 天后仍有两肢或更多肌力 2 级及以下",
                "after 180 days two limbs or more are of strength 2 or less",
            ),
        ],
    },
    ListedCondition {
        id: "operated_fracture",
        kind: Injury,
        chinese: "需要手术的骨折",
        english: "fracture needing an operation",
        plain_words: &["骨折", "fracture", "broken bone"],
        codes: &[
            one("S02"),
            one("S12"),
            one("S22"),
            one("S32"),
            one("S42"),
            one("S52"),
            one("S62"),
            one("S72"),
            one("S82"),
            one("S92"),
            one("T02"),
        ],
        numbers: &[],
        items: &[
            BY_ACCIDENT,
            item("影像证实骨折", "imaging shows the fracture"),
            item("做了复位或固定手术", "it was set or fixed in an operation"),
        ],
    },
];
