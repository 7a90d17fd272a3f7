//! Tumours.

use super::{ConditionKind, Definition2020, DefinitionItem, ListedCondition, item, one, span};
use ConditionKind::Tumour;
use Definition2020::{Mild, Severe};

const PATHOLOGY: DefinitionItem = item(
    "有组织病理学（或骨髓）检查报告，写明恶性肿瘤",
    "a pathology (or bone marrow) report says that the tumour is malignant",
);
const INVASIVE: DefinitionItem = item(
    "不是原位癌、癌前病变，也不是交界性肿瘤",
    "not a carcinoma in situ, nor a precancerous or borderline growth",
);
const NO_SPREAD: DefinitionItem =
    item("没有淋巴结转移和远处转移", "no spread to lymph nodes or further");

const MALIGNANT_CODES: super::CodeRange = span("C00", "C97");

/// A cancer of one organ: malignant, invasive, and begun there.
const fn of_organ(
    id: &'static str,
    (chinese, english): (&'static str, &'static str),
    plain_words: &'static [&'static str],
    codes: &'static [super::CodeRange],
    items: &'static [DefinitionItem],
) -> ListedCondition {
    let numbers = &[Severe(1)];
    ListedCondition { id, kind: Tumour, chinese, english, plain_words, codes, numbers, items }
}

pub(super) const CONDITIONS: &[ListedCondition] = &[
    ListedCondition {
        id: "malignant_tumour",
        kind: Tumour,
        chinese: "恶性肿瘤",
        english: "malignant tumour",
        plain_words: &["癌症", "癌", "肉瘤", "cancer", "sarcoma"],
        codes: &[MALIGNANT_CODES],
        numbers: &[Severe(1)],
        items: &[
            PATHOLOGY,
            item(
                "诊断属于 ICD-10 的 C00–C97，形态学编码末位为 3、6 或 9",
                "the diagnosis lies in C00–C97 of ICD-10, with behaviour code 3, 6 or 9",
            ),
            INVASIVE,
            item(
                "计划另列轻症的，不属于“轻度恶性肿瘤”所列的情形",
                "where the plan lists mild ones apart, not one of those",
            ),
        ],
    },
    of_organ(
        "lung_cancer",
        ("肺癌", "lung cancer"),
        &["支气管癌", "肺部恶性肿瘤", "cancer of the lung"],
        &[span("C33", "C34")],
        &[PATHOLOGY, INVASIVE, item("原发于肺或支气管", "it began in the lung or windpipe")],
    ),
    of_organ(
        "breast_cancer",
        ("乳腺癌", "breast cancer"),
        &["乳癌", "cancer of the breast"],
        &[one("C50")],
        &[PATHOLOGY, INVASIVE, item("原发于乳腺", "it began in the breast")],
    ),
    of_organ(
        "cervical_cancer",
        ("宫颈癌", "cervical cancer"),
        &["子宫颈癌", "cancer of the cervix"],
        &[one("C53")],
        &[PATHOLOGY, INVASIVE, item("原发于子宫颈", "it began in the cervix")],
    ),
    of_organ(
        "stomach_cancer",
        ("胃癌", "stomach cancer"),
        &["gastric cancer", "贲门癌"],
        &[one("C16")],
        &[PATHOLOGY, INVASIVE, item("原发于胃", "it began in the stomach")],
    ),
    of_organ(
        "bowel_cancer",
        ("肠癌", "bowel cancer"),
        &["结肠癌", "直肠癌", "大肠癌", "colon cancer", "rectal cancer", "colorectal cancer"],
        &[span("C17", "C20")],
        &[PATHOLOGY, INVASIVE, item("原发于肠", "it began in the bowel")],
    ),
    of_organ(
        "liver_cancer",
        ("肝癌", "liver cancer"),
        &["肝细胞癌", "胆管癌", "hepatocellular carcinoma"],
        &[one("C22")],
        &[
            item(
                "有病理报告；不能取样的，影像和甲胎蛋白符合临床诊断标准",
                "a pathology report or, where no sample can be taken, imaging and a blood marker \
                 that meet the clinical standard",
            ),
            item("原发于肝或肝内胆管", "it began in the liver or its ducts"),
        ],
    ),
    of_organ(
        "oesophageal_cancer",
        ("食管癌", "oesophageal cancer"),
        &["食道癌", "esophageal cancer", "cancer of the gullet"],
        &[one("C15")],
        &[PATHOLOGY, INVASIVE, item("原发于食管", "it began in the oesophagus")],
    ),
    of_organ(
        "pancreatic_cancer",
        ("胰腺癌", "pancreatic cancer"),
        &["胰头癌", "cancer of the pancreas"],
        &[one("C25")],
        &[PATHOLOGY, INVASIVE, item("原发于胰腺", "it began in the pancreas")],
    ),
    ListedCondition {
        id: "thyroid_cancer",
        kind: Tumour,
        chinese: "甲状腺癌",
        english: "thyroid cancer",
        plain_words: &["甲状腺恶性肿瘤", "甲癌", "cancer of the thyroid"],
        codes: &[one("C73")],
        numbers: &[Severe(1), Mild(1)],
        items: &[
            PATHOLOGY,
            INVASIVE,
            item("原发于甲状腺", "it began in the thyroid"),
            item("报告写明 TNM 分期", "the report states the TNM stage"),
        ],
    },
    ListedCondition {
        id: "early_thyroid_cancer",
        kind: Tumour,
        chinese: "早期甲状腺癌",
        english: "early thyroid cancer",
        plain_words: &["甲状腺微小癌", "甲状腺乳头状癌", "papillary thyroid cancer"],
        codes: &[one("C73")],
        numbers: &[Mild(1)],
        items: &[
            PATHOLOGY,
            item("原发于甲状腺", "it began in the thyroid"),
            item("TNM 分期为 I 期或更早", "TNM stage I or earlier"),
        ],
    },
    of_organ(
        "leukaemia",
        ("白血病", "leukaemia"),
        &["血癌", "leukemia", "blood cancer"],
        &[span("C91", "C95")],
        &[
            item(
                "有骨髓检查报告，写明白血病及其类型",
                "a bone marrow report names leukaemia and its type",
            ),
            item(
                "计划另列轻症的，慢性淋巴细胞白血病超过 Binet A 期",
                "where the plan lists mild ones apart, a chronic lymphocytic one is past Binet A",
            ),
        ],
    ),
    of_organ(
        "lymphoma",
        ("淋巴瘤", "lymphoma"),
        &["霍奇金病", "何杰金氏病", "hodgkin disease"],
        &[span("C81", "C86")],
        &[
            item(
                "有淋巴结或其他组织的病理报告，写明类型",
                "a pathology report of a lymph node or other tissue names the type",
            ),
            item(
                "计划另列轻症的，霍奇金病超过 Ann Arbor I 期",
                "where the plan lists mild ones apart, a Hodgkin disease is past Ann Arbor stage I",
            ),
        ],
    ),
    ListedCondition {
        id: "low_grade_tumour",
        kind: Tumour,
        chinese: "低度恶性肿瘤",
        english: "low-grade tumour",
        plain_words: &["交界性肿瘤", "低度恶性潜能", "borderline tumour"],
        codes: &[MALIGNANT_CODES, span("D37", "D48")],
        numbers: &[],
        items: &[
            item(
                "有病理报告，写明低度恶性或交界性",
                "a pathology report says low-grade malignant or borderline",
            ),
            NO_SPREAD,
        ],
    },
    ListedCondition {
        id: "mild_cancer",
        kind: Tumour,
        chinese: "轻度恶性肿瘤",
        english: "mild malignant tumour",
        plain_words: &["早期癌", "early cancer"],
        codes: &[one("C44"), one("C61"), one("C73"), one("C81"), one("C91.1"), MALIGNANT_CODES],
        numbers: &[Mild(1)],
        items: &[
            PATHOLOGY,
            INVASIVE,
            item(
                "属于下列之一：I 期甲状腺癌；T1N0M0 前列腺癌；黑色素瘤以外没有转移的皮肤癌；Binet A 期\
                 慢性淋巴细胞白血病；Ann Arbor I 期霍奇金病；G1 级没有转移的神经内分泌肿瘤",
                "one of these: thyroid cancer of stage I; prostate cancer of T1N0M0; skin cancer \
                 other than melanoma that has not spread; chronic lymphocytic leukaemia of Binet \
                 A; Hodgkin disease of Ann Arbor stage I; neuroendocrine tumour of G1 that has not \
                 spread",
            ),
        ],
    },
    ListedCondition {
        id: "mild_skin_cancer",
        kind: Tumour,
        chinese: "未扩散的皮肤癌",
        english: "skin cancer that has not spread",
        plain_words: &["皮肤癌", "基底细胞癌", "skin cancer", "basal cell carcinoma"],
        codes: &[one("C44")],
        numbers: &[Mild(1)],
        items: &[PATHOLOGY, item("不是黑色素瘤", "not a melanoma"), NO_SPREAD],
    },
    ListedCondition {
        id: "carcinoma_in_situ",
        kind: Tumour,
        chinese: "原位癌",
        english: "carcinoma in situ",
        plain_words: &["高级别上皮内瘤变", "non-invasive cancer"],
        codes: &[span("D00", "D09")],
        numbers: &[],
        items: &[
            item("有病理报告，写明原位癌", "a pathology report says carcinoma in situ"),
            item("没有突破基底层", "it has not grown through the basement membrane"),
            item("已经手术或其他方式治疗", "it was operated on or treated otherwise"),
        ],
    },
];
