//! The heart, the other organs, and the blood.

use super::{ConditionKind, Definition2020, ListedCondition, item, one, span};
use ConditionKind::Illness;
use Definition2020::Severe;

pub(super) const CONDITIONS: &[ListedCondition] = &[
    ListedCondition {
        id: "acute_myocardial_infarction",
        kind: Illness,
        chinese: "急性心肌梗死",
        english: "acute myocardial infarction",
        plain_words: &["心梗", "心肌梗塞", "heart attack"],
        codes: &[span("I21", "I22")],
        numbers: &[Severe(2)],
        items: &[
            item(
                "心肌标志物（肌钙蛋白或 CK-MB）有升高和回落",
                "a heart marker (troponin or CK-MB) rose and fell",
            ),
            item("有新出现的缺血性心电图改变", "the ECG shows new signs of ischaemia"),
            item(
                "有典型胸痛，或影像显示新的室壁运动异常，或造影显示血管堵塞",
                "typical chest pain, or imaging shows a wall that newly moves wrongly, or a vessel \
                 is shown blocked",
            ),
            item(
                "不是只有标志物升高的其他心脏损伤",
                "not another injury of the heart in which only markers rise",
            ),
        ],
    },
    ListedCondition {
        id: "bypass_surgery",
        kind: Illness,
        chinese: "冠状动脉搭桥手术",
        english: "coronary bypass surgery",
        plain_words: &["搭桥", "旁路移植", "bypass", "CABG"],
        codes: &[one("Z95.1"), span("I20", "I25")],
        numbers: &[Severe(5)],
        items: &[
            item("确诊冠心病", "coronary heart disease was diagnosed"),
            item("做了切开心包的搭桥手术", "a bypass was made with the heart sac opened"),
            item(
                "不是支架、球囊等经导管的治疗",
                "not a stent, balloon or other catheter treatment",
            ),
        ],
    },
    ListedCondition {
        id: "coronary_stent",
        kind: Illness,
        chinese: "冠状动脉支架植入",
        english: "coronary stent",
        plain_words: &["支架", "心脏支架", "stent", "PCI"],
        codes: &[one("Z95.5"), span("I20", "I25")],
        numbers: &[],
        items: &[
            item("造影显示冠状动脉狭窄达到一半", "angiography shows a coronary narrowed by half"),
            item("已经植入支架", "a stent was placed"),
        ],
    },
    ListedCondition {
        id: "infective_endocarditis",
        kind: Illness,
        chinese: "严重感染性心内膜炎",
        english: "severe infective endocarditis",
        plain_words: &["心内膜炎", "endocarditis"],
        codes: &[one("I33")],
        numbers: &[],
        items: &[
            item("血培养或赘生物查出病原体", "blood culture or the growth itself shows the germ"),
            item(
                "超声显示心瓣膜赘生物或新的反流",
                "ultrasound shows growths or a new leak of a valve",
            ),
            item("心瓣膜中度以上受损", "a valve is damaged to a medium degree or worse"),
        ],
    },
    ListedCondition {
        id: "kidney_failure",
        kind: Illness,
        chinese: "慢性肾衰竭",
        english: "chronic kidney failure",
        plain_words: &["尿毒症", "终末期肾病", "透析", "end-stage kidney disease", "dialysis"],
        codes: &[one("N18.5"), one("Z99.2")],
        numbers: &[Severe(6)],
        items: &[
            item("慢性肾脏病 5 期", "chronic kidney disease of stage 5"),
            item("双肾功能不能恢复", "both kidneys are lost for good"),
            item(
                "规律透析至少 90 天，或已做肾移植",
                "regular dialysis for 90 days, or a transplant",
            ),
        ],
    },
    ListedCondition {
        id: "liver_failure",
        kind: Illness,
        chinese: "失代偿期肝硬化或重型肝炎",
        english: "decompensated cirrhosis or fulminant hepatitis",
        plain_words: &["肝衰竭", "肝硬化", "重症肝炎", "liver failure", "cirrhosis"],
        codes: &[span("B15", "B19"), span("K70", "K72"), one("K74")],
        numbers: &[Severe(8), Severe(10)],
        items: &[
            item("黄疸持续或迅速加重", "jaundice lasts or deepens fast"),
            item("有肝性脑病，或有腹水", "the brain is affected by the liver, or there is ascites"),
            item(
                "化验显示肝功能衰竭：胆红素升高、凝血变差",
                "tests show the liver failing: bilirubin up, clotting down",
            ),
            item(
                "影像或病理显示肝硬化、脾大，或肝脏迅速坏死",
                "imaging or pathology shows cirrhosis with a large spleen, or a liver dying off",
            ),
            item("不是由酗酒或滥用药物引起", "not caused by drink or by misuse of drugs"),
        ],
    },
    ListedCondition {
        id: "organ_transplant",
        kind: Illness,
        chinese: "重大器官移植或造血干细胞移植",
        english: "transplant of a major organ or of blood stem cells",
        plain_words: &["器官移植", "骨髓移植", "换肾", "换肝", "bone marrow transplant"],
        codes: &[one("Z94")],
        numbers: &[Severe(4)],
        items: &[
            item(
                "相应器官功能衰竭，或造血功能损害",
                "the organ had failed, or the making of blood",
            ),
            item(
                "移植的是肾、肝、心、肺、小肠或造血干细胞",
                "it was a kidney, liver, heart, lung, small bowel or blood stem cells",
            ),
            item(
                "来自他人的移植手术已经做了",
                "the transplant, from another person, was carried out",
            ),
        ],
    },
    ListedCondition {
        id: "aplastic_anaemia",
        kind: Illness,
        chinese: "重型再生障碍性贫血",
        english: "severe aplastic anaemia",
        plain_words: &["再障", "再生障碍性贫血", "aplastic anemia"],
        codes: &[span("D60", "D61")],
        numbers: &[Severe(24)],
        items: &[
            item("骨髓检查：造血细胞明显减少", "bone marrow: far too few blood-making cells"),
            item(
                "下列三项有两项：中性粒细胞低于 0.5×10⁹/L；网织红细胞低于 20×10⁹/L；血小板低于 20×10⁹/L",
                "two of three: neutrophils below 0.5×10⁹/l, reticulocytes below 20×10⁹/l, \
                 platelets below 20×10⁹/l",
            ),
        ],
    },
    ListedCondition {
        id: "severe_pneumonia",
        kind: Illness,
        chinese: "重症肺炎",
        english: "severe pneumonia",
        plain_words: &["肺炎", "pneumonia"],
        codes: &[span("J12", "J18")],
        numbers: &[],
        items: &[
            item("影像显示肺炎", "imaging shows pneumonia"),
            item("因呼吸衰竭使用过呼吸机", "breathing failed and a ventilator was used"),
        ],
    },
    ListedCondition {
        id: "appendicitis",
        kind: Illness,
        chinese: "阑尾炎",
        english: "appendicitis",
        plain_words: &["盲肠炎", "阑尾", "appendix"],
        codes: &[span("K35", "K37")],
        numbers: &[],
        items: &[
            item("检查或手术证实阑尾发炎", "tests or the operation show the appendix inflamed"),
            item("病历写明首次诊断日期", "the records state the day of first diagnosis"),
        ],
    },
];
