//! The one table of keys of `values.toml`: what each is, where it belongs, what it may hold.
//!
//! The reader, the linter and `docs/rulebook-keys.md` are all driven by it, so a key exists in all
//! three or in none.

/// What a value may be, and within which range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Major units of the plan's currency, as a string: `"300000.00"`; never negative.
    Amount,
    /// A whole number from `least` through `most`.
    Integer {
        /// The least value allowed.
        least: u32,
        /// The greatest value allowed.
        most: u32,
    },
    /// `true` or `false`.
    YesOrNo,
    /// One word of a list.
    Word(&'static [&'static str]),
    /// Several words of a list, each at most once, in an order that matters.
    Words(&'static [&'static str]),
    /// An id of our own choosing: small letters, digits, `_` and `-`.
    Identifier,
    /// A date of the calendar.
    Date,
    /// Pairs of a cut day and a settle day: `[[7, 14], [21, 28]]`.
    DayPairs,
    /// Words in both languages: `{ zh = "…", en = "…" }`.
    Text,
    /// A list of amounts; only in worked cases.
    Amounts,
    /// Answers by the id of the question: `{ smoker = "no" }`; only in worked cases.
    Answers,
}

/// When a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// In every rulebook (for a group of one funding: in every rulebook of that funding).
    Always,
    /// Where the plan has such a rule.
    Optional,
    /// In every rulebook whose `benefit.form` is this word, and in no other.
    WithForm(&'static str),
    /// Allowed only where `benefit.form` is this word.
    OptionalWithForm(&'static str),
}

/// A key of a group: `group.key = { value = …, unit = …, article = …, … }`.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The table the key stands in.
    pub group: &'static str,
    /// The key itself.
    pub name: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// The units it may be written in; the currency code where this is `CURRENCY`.
    pub units: &'static [&'static str],
    /// The articles of the covenant it may belong to.
    pub articles: &'static [u8],
    /// When it has to be there.
    pub need: Need,
    /// What it decides, in Chinese.
    pub chinese: &'static str,
    /// What it decides, in English.
    pub english: &'static str,
}

/// A field of the items of a list.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key in the item.
    pub name: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// What it says, in Chinese.
    pub chinese: &'static str,
    /// What it says, in English.
    pub english: &'static str,
}

/// A list of items, `[[list]]`.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The name with dots: `benefit.band`.
    pub name: &'static str,
    /// The article its items belong to.
    pub article: u8,
    /// The fields that together name an item: no two items agree in all of them.
    pub identity: &'static [&'static str],
    /// The fields, each of them in each item.
    pub fields: &'static [Field],
    /// What the list is, in Chinese.
    pub chinese: &'static str,
    /// What the list is, in English.
    pub english: &'static str,
}

/// Stands for the plan's own currency code among the units.
pub const CURRENCY: &str = "(currency)";

/// The word of `benefit.form` for a fixed sum by age and grade.
pub const LUMP_SUM: &str = "lump_sum";
/// The word of `benefit.form` for a share of the bills.
pub const REIMBURSEMENT: &str = "reimbursement";
/// The word of `benefit.form` for sums that medical spending reaches.
pub const SPENDING_STEPS: &str = "spending_steps";

/// The funding a group is for; `None` when it is for both.
pub fn funding_of_group(group: &str) -> Option<&'static str> {
    ["prepaid", "postpaid"].into_iter().find(|funding| *funding == group)
}

/// The row of a key.
pub fn find_key(group: &str, name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.group == group && key.name == name)
}

/// The row of a list.
pub fn find_list(name: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.name == name)
}

const MONEY: &[&str] = &[CURRENCY];
const DAYS: &[&str] = &["days"];
const YEARS: &[&str] = &["years"];
const BASIS_POINTS: &[&str] = &["basis points"];
const MEMBERS: &[&str] = &["members"];
const ROUNDS: &[&str] = &["rounds"];
const TIMES: &[&str] = &["times"];
const YES_OR_NO: &[&str] = &["yes or no"];
const WORD: &[&str] = &["word"];
const DATE: &[&str] = &["date"];

const DAY_COUNT: Kind = range(0, 3660);
const AGE: Kind = range(0, 150);
const PART: Kind = range(0, 10_000);
const COUNT: Kind = range(0, 1_000);
const HEADS: Kind = range(0, 2_000_000_000);

const fn range(least: u32, most: u32) -> Kind {
    Kind::Integer { least, most }
}

/// The parts of a key row that its words stand beside.
type Shape = (&'static str, &'static str, Kind, &'static [&'static str], &'static [u8], Need);

const fn key(shape: Shape, chinese: &'static str, english: &'static str) -> Key {
    let (group, name, kind, units, articles, need) = shape;
    Key { group, name, kind, units, articles, need, chinese, english }
}

const fn field(
    name: &'static str,
    kind: Kind,
    chinese: &'static str,
    english: &'static str,
) -> Field {
    Field { name, kind, chinese, english }
}

use Kind::{Amount, DayPairs, Identifier, Text, Word, Words, YesOrNo};
use Need::{Always, Optional, OptionalWithForm, WithForm};

/// Every key outside the head and the lists, in the order of the articles.
#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    key(("eligibility", "age_min", range(0, 54_750), &["days", "years"], &[2], Always),
        "最低加入年龄", "the lowest age at joining"),
    key(("eligibility", "age_max", AGE, YEARS, &[2], Always),
        "最高加入年龄（含）：下一个生日的前一天仍可加入",
        "the highest age at joining, inclusive: until the day before the next birthday"),
    key(("waiting", "illness_days", DAY_COUNT, DAYS, &[5], Always),
        "疾病的观察期", "the waiting period of an illness"),
    key(("waiting", "accident_days", DAY_COUNT, DAYS, &[5], Always),
        "意外的观察期；0 为加入次日起即受保障", "the waiting period of an accident; 0: covered at once"),
    key(("waiting", "members_share", YesOrNo, YES_OR_NO, &[5], Always),
        "观察期内的会员是否参与分摊", "whether members share while they wait"),
    key(("benefit", "form", Word(&[LUMP_SUM, REIMBURSEMENT, SPENDING_STEPS]), WORD, &[7], Always),
        "互助金的形式", "the form of the aid"),
    key(("benefit", "aids_max", range(1, 1_000), TIMES, &[7], Always),
        "一位会员最多获得几次互助金；1 为领取后会员资格终止",
        "how many aids one member may receive; 1: one aid ends the membership"),
    key(("benefit", "total_max", Amount, MONEY, &[7], Optional),
        "一位会员各次互助金的总额上限", "the most of all aids of one member together"),
    key(("benefit", "report_within_days", DAY_COUNT, DAYS, &[7, 9], Optional),
        "自初次确诊起须在几天内报案", "days from first diagnosis within which a case is to be reported"),
    key(("benefit", "deductible", Amount, MONEY, &[7], WithForm(REIMBURSEMENT)),
        "自行承担的起付金额", "the part of the bills a member bears first"),
    key(("benefit", "ratio", PART, BASIS_POINTS, &[7], WithForm(REIMBURSEMENT)),
        "起付金额以上的给付比例", "the part of the bills above the deductible that is given"),
    key(("benefit", "advance", PART, BASIS_POINTS, &[7], OptionalWithForm(REIMBURSEMENT)),
        "不凭账单先行给付的部分，占上限的比例",
        "the part of the ceiling given at once, without bills"),
    key(("sharing", "funding", Word(&["prepaid", "postpaid"]), WORD, &[8, 10], Always),
        "先预存还是事后扣款", "whether members pay before or after a round"),
    key(("sharing", "calendar", DayPairs, &["days", "days of the month"], &[8, 9], Always),
        "每月的公示日与结算日", "the cut and the settle day of each round of a month"),
    key(("sharing", "fee", PART, BASIS_POINTS, &[8], Always),
        "管理费，占互助金的比例", "the management fee, as a part of the aid"),
    key(("sharing", "rounding", Word(&["up", "half_up"]), WORD, &[8], Always),
        "每份分摊金如何取整到分", "how a share is rounded to the minor unit"),
    key(("sharing", "over_limit", Word(&["sponsor", "prorate", "defer"]), WORD, &[8], Always),
        "超过上限的部分怎么办", "what happens above the limit"),
    key(("sharing", "case_cap", Amount, MONEY, &[8], Optional),
        "单个案例每份最多分摊", "the most one unit pays for each case"),
    key(("sharing", "round_cap", Amount, MONEY, &[8], Optional),
        "每期每份最多分摊", "the most one unit pays in a round"),
    key(("sharing", "year_cap", Amount, MONEY, &[8], Optional),
        "每年每份最多分摊", "the most one unit pays in a calendar year"),
    key(("notice", "days", DAY_COUNT, DAYS, &[9], Always),
        "公示天数", "days of public notice"),
    key(("notice", "objection_days", DAY_COUNT, DAYS, &[9], Optional),
        "可提出异议的天数", "days in which to object"),
    key(("notice", "appeal_days", DAY_COUNT, DAYS, &[9], Optional),
        "可申诉的天数", "days in which to appeal"),
    key(("notice", "jury", YesOrNo, YES_OR_NO, &[9], Optional),
        "是否有评议团", "whether there is a jury"),
    key(("notice", "jury_drawn", HEADS, MEMBERS, &[9], Optional),
        "每案抽多少名评议员；不写则合格的会员都可以投票",
        "how many jurors are drawn for a case; where not given, all who qualify may vote"),
    key(("notice", "jury_quorum", HEADS, MEMBERS, &[9], Optional),
        "评议有效的最少票数", "the least number of votes of a valid jury"),
    key(("notice", "jury_threshold", PART, BASIS_POINTS, &[9], Optional),
        "评议通过的最低赞成比例", "the part of the votes that decides for the applicant"),
    key(("machine", "aid_max", Amount, MONEY, &[9], Optional),
        "机器最多可以通过多大的互助金；不写则机器一笔也不能通过",
        "the largest aid a machine may pass; where not given, a machine passes none"),
    key(("machine", "member_days_min", DAY_COUNT, DAYS, &[9], Optional),
        "到初次确诊或意外时至少已加入几天，机器才可以通过",
        "the least days a member must have belonged by the event for a machine to pass it"),
    key(("prepaid", "joining_deposit", Amount, MONEY, &[10, 11], Always),
        "加入时须存入的金额", "what is asked at joining"),
    key(("prepaid", "floor", Amount, MONEY, &[10, 11], Always),
        "保持保障的最低余额", "the least balance that keeps a member covered"),
    key(("prepaid", "reminder_below", Amount, MONEY, &[10, 11], Optional),
        "余额低于多少时提醒", "the balance below which a reminder is sent"),
    key(("prepaid", "recovery_days", DAY_COUNT, DAYS, &[10, 11], Always),
        "中止后可以补存恢复的天数", "days in which a deposit ends a suspension"),
    key(("prepaid", "max_recoveries", COUNT, TIMES, &[10, 11], Always),
        "一位会员最多恢复几次", "how many suspensions of one member a deposit may end"),
    key(("postpaid", "max_failed", range(1, 1_000), &["rounds", "times"], &[10, 11, 12], Always),
        "连续几期扣款失败后移出", "failed debits in successive rounds after which a member is removed"),
    key(("postpaid", "arrears_netted_from_aid", YesOrNo, YES_OR_NO, &[10, 11], Always),
        "欠款是否从互助金里扣除", "whether arrears are taken off the aid"),
    key(("ending", "age_limit", AGE, YEARS, &[12], Always),
        "到这个岁数的生日，会员资格终止", "the birthday on which the membership ends"),
    key(("ending", "moves_to", Identifier, WORD, &[12], Optional),
        "到龄后转入的计划", "the plan a member moves to at the age limit"),
    key(("ending", "may_rejoin", YesOrNo, YES_OR_NO, &[12], Always),
        "退出后能否重新加入", "whether one who left may join again"),
    key(("refunds", "waiting_period", YesOrNo, YES_OR_NO, &[13], Always),
        "因观察期内确诊而不予互助时，是否退还已分摊金额",
        "shares given back when refused for the waiting period"),
    key(("refunds", "declaration_unfit", YesOrNo, YES_OR_NO, &[13], Always),
        "因不符合健康告知而不予互助时，是否退还",
        "shares given back when refused for the health declaration"),
    key(("refunds", "reported_late", YesOrNo, YES_OR_NO, &[13], Always),
        "因报案过晚而不予互助时，是否退还", "shares given back when refused for a late report"),
    key(("refunds", "balance_frozen", YesOrNo, YES_OR_NO, &[13], Always),
        "因确诊时账户中止而不予互助时，是否退还",
        "shares given back when refused because the account was suspended"),
    key(("refunds", "congenital", YesOrNo, YES_OR_NO, &[13], Always),
        "因先天性疾病而不予互助时，是否退还", "shares given back when refused as congenital"),
    key(("refunds", "member_left", YesOrNo, YES_OR_NO, &[13], Always),
        "因已退出而不予互助时，是否退还", "shares given back when refused because the member had left"),
    key(("change", "announced_on", Kind::Date, DATE, &[14], Always),
        "本版本公布的日期", "the date this version was announced"),
    key(("change", "notice_days", DAY_COUNT, DAYS, &[14], Always),
        "公布到生效至少相隔的天数", "the least days between announcement and force"),
    key(("change", "reaches_back", YesOrNo, YES_OR_NO, &[14], Always),
        "是否适用于本版本之前的初次确诊；只有对会员更有利时才可以",
        "whether it applies to earlier first diagnoses; only where that is better for the member"),
    key(("headcount", "start_min", HEADS, MEMBERS, &[15], Always),
        "开始运行的最少人数", "the least members to start with"),
    key(("headcount", "end_below", HEADS, MEMBERS, &[15], Optional),
        "低于多少人时停止运行", "the plan must end below so many members"),
    key(("closing", "announcement_days", DAY_COUNT, DAYS, &[16], Always),
        "公布到停止运行的天数", "days from the announcement to the end"),
    key(("closing", "last_rounds", COUNT, ROUNDS, &[16], Always),
        "公布后还分摊几期", "rounds still shared after the announcement"),
    key(("closing", "last_rounds_paid_by", Word(&["members", "operator"]), WORD, &[16], Always),
        "最后几期由谁承担", "who pays the last rounds"),
    key(("closing", "run_off_days", DAY_COUNT, DAYS, &[16], Always),
        "停止前初次确诊的，自确诊起几天内（含）可申请",
        "days from a first diagnosis before the end in which to apply, the last included"),
    key(("closing", "refund_within_days", DAY_COUNT, DAYS, &[16], Always),
        "停止后几天内退还余额", "days after the end within which balances are refunded"),
    key(("closing", "refund_past_shares", YesOrNo, YES_OR_NO, &[16], Always),
        "是否退还以往的分摊金", "whether past shares are given back"),
    key(("closing", "payment_order", Words(&["aid", "balances", "fee"]), &["word", "words"], &[16],
        Always),
        "资金不足时的支付次序", "the order of payment when money is short"),
];

const GRADE: Field = field("grade", Identifier, "病种等级", "the grade of the condition");
const AMOUNT: Field = field("amount", Amount, "金额", "the amount");
const RATIO: Field = field("ratio", PART, "比例（万分之一）", "the part, in basis points");

/// Every list.
#[rustfmt::skip]
pub const LISTS: &[List] = &[
    List { name: "declaration", article: 3, identity: &["id"],
        fields: &[
            field("id", Identifier, "编号", "the id"),
            field("question", Text, "问题", "the question"),
            field("barred_by", Word(&["yes", "no"]), "不能加入的回答", "the answer that bars joining"),
        ],
        chinese: "健康告知，逐条询问", english: "the health declaration, asked one by one" },
    List { name: "condition", article: 6, identity: &["id"],
        fields: &[
            field("id", Identifier, "编号", "the id"),
            field("name", Text, "名称", "the name"),
            GRADE,
            field("cause", Word(&["illness", "accident"]), "起因；accident 为只限意外",
                "the cause; accident: only when by accident"),
        ],
        chinese: "互助范围内的情形", english: "the conditions covered" },
    List { name: "benefit.band", article: 7, identity: &["grade", "age_from"],
        fields: &[GRADE,
            field("age_from", AGE, "从几岁", "from this age"),
            field("age_through", AGE, "到几岁（含）", "through this age"),
            AMOUNT],
        chinese: "按等级和初次确诊年龄的金额或上限",
        english: "the sum, or the ceiling, by grade and age at first diagnosis" },
    List { name: "benefit.step", article: 7, identity: &["spending"],
        fields: &[field("spending", Amount, "医疗费用达到", "medical spending from"), AMOUNT],
        chinese: "按医疗费用的档次", english: "steps of medical spending" },
    List { name: "benefit.seniority", article: 7, identity: &["years_from"],
        fields: &[field("years_from", AGE, "观察期满后几整年起", "from so many whole years"), RATIO],
        chinese: "按观察期满后年数给付的比例",
        english: "the part given by whole years in the plan since the waiting period ended" },
    List { name: "benefit.allowance", article: 7, identity: &["grade"],
        fields: &[GRADE, field("aids_max", range(1, 1_000), "最多几次", "how many aids")],
        chinese: "每个等级最多几次", english: "how many aids of one grade" },
];
