//! The brain and the nerves.

use super::{ConditionKind, Definition2020, DefinitionItem, ListedCondition, item, one, span};
use ConditionKind::{Illness, Tumour};
use Definition2020::Severe;

const LASTING: DefinitionItem = item(
    "180 天后仍有下列之一：一肢肌力 2 级及以下；不能说话或不能吞咽；六项日常活动有三项不能自理",
    "after 180 days one of these remains: a limb of strength 2 or less; no speech or no \
     swallowing; help needed in three of six daily activities",
);

pub(super) const CONDITIONS: &[ListedCondition] = &[
    ListedCondition {
        id: "stroke",
        kind: Illness,
        chinese: "留有后遗症的脑卒中",
        english: "stroke with lasting harm",
        plain_words: &["中风", "脑梗", "脑出血", "脑卒中", "脑中风后遗症", "stroke"],
        codes: &[span("I60", "I64"), one("I69")],
        numbers: &[Severe(3)],
        items: &[
            item("突发的脑血管病变", "a sudden event of a vessel of the brain"),
            item("影像显示相应的梗死或出血", "imaging shows the blockage or the bleeding"),
            LASTING,
        ],
    },
    ListedCondition {
        id: "minor_stroke",
        kind: Illness,
        chinese: "轻微脑卒中",
        english: "minor stroke",
        plain_words: &["未留后遗症的脑卒中", "小中风", "轻微脑梗", "stroke without lasting harm"],
        codes: &[span("I60", "I64")],
        numbers: &[],
        items: &[
            item("突发的脑血管病变", "a sudden event of a vessel of the brain"),
            item("影像显示相应的梗死或出血", "imaging shows the blockage or the bleeding"),
            item(
                "不是影像没有改变的短暂缺血发作",
                "not a passing attack that leaves no change in imaging",
            ),
        ],
    },
    ListedCondition {
        id: "benign_brain_tumour",
        kind: Tumour,
        chinese: "良性脑肿瘤",
        english: "benign brain tumour",
        plain_words: &["脑膜瘤", "颅内肿瘤", "脑瘤", "meningioma"],
        codes: &[one("D32.0"), span("D33.0", "D33.3")],
        numbers: &[Severe(9)],
        items: &[
            item("肿瘤长在颅内，不是恶性", "the tumour lies within the skull and is not malignant"),
            item(
                "引起颅内压升高或神经功能损害，影像证实",
                "it raised the pressure or harmed nerves, as imaging shows",
            ),
            item("做了开颅手术，或做了放射治疗", "the skull was opened, or radiation was given"),
            item("不是垂体瘤、囊肿或血管病变", "not of the pituitary, a cyst or of a vessel"),
        ],
    },
    ListedCondition {
        id: "craniotomy",
        kind: Illness,
        chinese: "开颅手术",
        english: "open surgery of the brain",
        plain_words: &["颅脑手术", "craniotomy", "brain surgery"],
        codes: &[span("C70", "C71"), span("D32", "D33"), span("I60", "I62"), one("S06")],
        numbers: &[],
        items: &[
            item("手术记录写明打开颅骨", "the operation record says the skull was opened"),
            item(
                "手术为治疗颅内疾病或损伤",
                "it was to treat an illness or injury inside the skull",
            ),
            item("不是钻孔或经鼻的手术", "not through a drilled hole or through the nose"),
        ],
    },
    ListedCondition {
        id: "bacterial_meningitis",
        kind: Illness,
        chinese: "留有后遗症的脑炎或脑膜炎",
        english: "encephalitis or meningitis with lasting harm",
        plain_words: &["脑炎", "脑膜炎", "meningitis", "encephalitis"],
        codes: &[span("A83", "A87"), span("G00", "G05"), one("G09")],
        numbers: &[Severe(11)],
        items: &[
            item(
                "脑脊液或影像证实脑炎或脑膜炎",
                "spinal fluid or imaging shows encephalitis or meningitis",
            ),
            LASTING,
        ],
    },
    ListedCondition {
        id: "deep_coma",
        kind: Illness,
        chinese: "深度昏迷",
        english: "deep coma",
        plain_words: &["昏迷", "植物人", "coma"],
        codes: &[one("R40.2")],
        numbers: &[Severe(12)],
        items: &[
            item("格拉斯哥昏迷评分 5 分或更低", "a Glasgow coma score of 5 or less"),
            item("连续 96 小时", "for 96 hours on end"),
            item("使用呼吸机和其他生命支持", "with a ventilator and other life support"),
            item("不是由酗酒或滥用药物引起", "not caused by drink or by misuse of drugs"),
        ],
    },
    ListedCondition {
        id: "loss_of_speech",
        kind: Illness,
        chinese: "语言能力丧失",
        english: "loss of speech",
        plain_words: &["失语", "aphasia"],
        codes: &[one("R47.0"), one("R49.1")],
        numbers: &[Severe(23)],
        items: &[
            item("完全不能说话", "no speech at all"),
            item(
                "治疗满 12 个月仍无恢复，或声带已全部切除",
                "twelve months of treatment brought none back, or the vocal cords were removed",
            ),
            item("不是精神心理原因", "not for a reason of the mind"),
        ],
    },
    ListedCondition {
        id: "myasthenia_gravis",
        kind: Illness,
        chinese: "严重重症肌无力",
        english: "severe myasthenia gravis",
        plain_words: &["肌无力", "myasthenia"],
        codes: &[one("G70.0")],
        numbers: &[],
        items: &[
            item("抗体、肌电图或药物试验证实", "antibodies, EMG or a drug trial confirm it"),
            item(
                "药物或手术治疗后仍不能自理，或需要呼吸机",
                "help in daily life or a ventilator is needed in spite of treatment",
            ),
        ],
    },
];
