### 页面上的文字，中文。一种语言一个文件；有测试核对各个文件的条目是否齐全。

## The language itself
language-name = 中文
core-language = zh
group-mark = ,
decimal-mark = .
money-CNY = { $amount } 元
money-other = { $currency } { $amount }
date-long = { $year }年{ $month }月{ $day }日
date-short = { $iso }
date-month = { $year }年{ $month }月
moment = { $date } { $time }

## The frame
name = 同舟
description = 可以自己验算的互助：每一期的分摊，谁都可以重新算一遍。
skip = 跳到正文
nav-main = 主要页面
nav-foot = 更多
nav-plans = 互助计划
nav-check = 验算我们
nav-glossary = 词语解释
nav-api = 程序接口
nav-me = 我的互助
nav-desk = 工作台
nav-oversight = 监督
type-large = 大字
type-usual = 标准字
business-date = 业务日期
not-insurance = 互助不是保险：会员之间量力相助，没有人承诺一定给足。

## Forms
form-wrong = 请再看一下这几处
form-choose = 请选择

## Signing in
sign-in = 登录
sign-out = 退出登录
sign-in-name = 登录名
sign-in-password = 密码
sign-in-code = 动态验证码
sign-in-code-hint = 验证器上显示的数字，或一个恢复码。没有设置过就留空。
sign-in-code-needed = 您要打开的页面还需要动态验证码，请带上验证码登录。
sign-in-session-ended = 表单送到之前登录已经失效，所以还什么都没有做。
sign-in-kept = 您填写的内容已经保留。登录后再看一遍，就可以提交。
sign-in-demo = 在这个演示里
sign-in-demo-why = 这里的人都是虚构的。点一下，就能以其中一位的身份看看。
sign-in-demo-enter = 进入
sign-in-demo-as = 以{ $role }（{ $name }）的身份进入
kept-title = 欢迎回来
kept-lead = 登录失效之前您填写的内容都在这里，还没有提交。
kept-send = 现在提交
kept-leave = 不提交了
kept-what = 将要提交的内容
role-member = 会员
role-applicant = 申请人
role-payer = 代缴人
role-intake-clerk = 受理员
role-medical-reviewer = 医学审核员
role-investigator = 调查员
role-second-reviewer = 复核员
role-juror = 评议员
role-treasurer = 资金员
role-plan-manager = 计划管理员
role-compliance = 合规员
role-auditor = 审计员
role-witness = 见证人
role-supervisor = 监管员

## What is refused
refused-with-remedy = { $wrong }。{ $right }
refused-nothing-lost = 这次请求没有改动任何东西。
refused-again = 再打开一次这个页面
refused-home = 回到首页
refused-glossary = 查一个词语
refused-number = 编号 R{ $number }，状态 { $status }。求助时请告诉我们这个编号。

## The formula, clocks
formula-aid = 各案例的互助金
formula-fee = 管理费
formula-carry = 上期结余
formula-reversed = 退回
formula-units = 参与分摊的份数
formula-share = 每份分摊金
formula-rounding = 按计划的约定进位或四舍五入到分；取整多出或少掉的部分转入下一期。
formula-in-words = 互助金 { $aid } 加管理费 { $fee } 加上期结余 { $carry } 减退回 { $reversed }，除以 { $units } 份，每份 { $share }。
clock-left = 还有 { $days } 天
clock-today = 今天截止
clock-late = 已超过 { $days } 天

## home
home-to-plans = 看互助计划
home-title = 可以自己验算的互助
home-lead = 加入的人约定：有人患上重大疾病，经过核实和公示，大家按期平摊互助金。每一期怎么算、钱放在哪里、每个决定依据哪一条，都公开在这里。谁都可以不靠我们，自己把账从头算一遍。
home-no-plans = 这里还没有开始运行的计划。
home-now = 此刻
home-payers = 分摊中的会员
home-payers-more = 在 { $plans } 个计划里
home-aid = 已给出的互助金
home-aid-more = 帮助了 { $cases } 个案例
home-share = 最近一期，每份分摊
home-share-more = { $plan }，第 { $round } 期
home-custody = 银行与账面的差额
home-custody-agrees = 一致
home-custody-more = { $day }：银行报告 { $stated }，账面 { $expected }
home-formula = 每份分摊是这样算的
home-formula-said = { $plan }第 { $round } 期于 { $day }结算，承担 { $cases } 个案例。
home-formula-link = 看这一期的全部数字
home-plans = 正在运行的计划
home-plan = 计划
home-last-share = 每份分摊
home-next = 下一期
home-next-cut = { $cut } 计人数，{ $settle } 结算
home-next-settles = 人数已计，{ $settle } 结算
home-no-round = 还没有结算过
home-more = 了解
home-cost-link = 要花多少钱
home-figures-link = 运行指标
home-money = 钱在哪里
home-money-said = 钱存在存管银行，不在运营方的账上。银行每次报出余额，都和账面、会员余额并排公布，差多少写多少。
home-day = 日期
home-stated = 银行报告
home-expected = 账面
home-difference = 差额
home-balances = 会员余额
home-missing = 银行里少 { $missing }
home-postpaid = 事后扣款，不预存
home-no-statement = 银行还没有报过余额
home-rounds = 最近的分摊
home-no-rounds = 还没有结算过一期。
home-round-of = { $plan } 第 { $round } 期
home-round-cases = { $cases } 个案例
home-check = 验算我们
home-check-divide = 打开任何一期，用页面上的数字自己除一遍。
home-check-recompute = 下载全部账目，用公开的程序从头重算。
home-check-object = 看到有疑问的案例，可以在公示期内提出异议。
home-check-link = 怎样验算

## plans

## rounds

## cases

## figures
figures-title = { $plan }：运行指标
figures-lead = 一个计划好不好，看这几样：分摊多不多，人在增加还是减少，案例是不是比预期多，刚加入就得病的多不多，退出的是哪些人。
figures-share = 每期分摊
figures-share-said = 第 { $round } 期每份分摊 { $share }。图中 { $count } 期里，最低 { $low }，最高 { $high }。
figures-share-caption = 每一期每份分摊的金额
figures-share-short = 每份分摊
figures-payers = 分摊人数
figures-payers-said = 第 { $round } 期有 { $payers } 人分摊；一年前是 { $before } 人。
figures-payers-said-young = 第 { $round } 期有 { $payers } 人分摊。这个计划还不满一年。
figures-payers-caption = 每一期参与分摊的人数
figures-payers-short = 分摊人数
figures-cases = 案例与预期
figures-cases-said = 到 { $day }为止的一年里，每十万分摊会员每年 { $cases } 例；按会员年龄查发生率表，预期 { $expected } 例。
figures-cases-said-alone = 到 { $day }为止的一年里，每十万分摊会员每年 { $cases } 例。
figures-cases-caption = 每十万分摊会员每年的案例数，每个点是到那一期为止的一年
figures-cases-real = 实际
figures-cases-expected = 按发生率表预期
figures-cases-short = 案例
figures-rate-short = 每十万人年
figures-expected-short = 预期
figures-cases-note = 发生率表是公开的 25 种重大疾病表。计划的病种与它不完全相同，观察期内的会员已在分摊而还没有案例，所以请比较走向，不要比较尾数。
figures-rounds-table = 以上三张图的数字
figures-round = 期
figures-settled = 结算日
figures-no-rounds = 还没有结算过一期，所以没有图可画。
figures-delays = 加入多久以后
figures-delays-said = 通过的 { $all } 个案例中，有 { $early } 个发生在观察期（{ $waiting } 天）满后的 { $days } 天内。如果那里特别多，说明有人知道自己病了才来加入。
figures-delays-said-alone = 已通过 { $all } 个案例。
figures-delays-caption = 从加入到事件发生的天数，每 30 天一格，格高是案例数
figures-delays-mark = 观察期满
figures-delays-table = 这张图的数字
figures-delays-days = 加入后的天数
figures-days = { $days } 天
figures-days-between = { $from } 至 { $through } 天
figures-days-on = { $from } 天以上
figures-no-cases = 还没有通过的案例。
figures-leaving = 谁在退出
figures-leaving-said = 退出比例最高的是 { $ages }：一年里每千人退出 { $rate } 人。年轻健康的人走了，留下的人就要多分摊。
figures-leaving-said-few = 各年龄退出的人都太少，不便公布。
figures-leaving-caption = { $day }之后主动退出的人，与现有会员相比，按今年达到的年龄。小于十的数字不公布。
figures-age = 年龄
figures-ages = { $from } 至 { $through } 岁
figures-ages-on = { $from } 岁以上
figures-present = 现有会员
figures-left = 一年内退出
figures-left-rate = 每千人退出
figures-few = 不到 10
figures-untold = 不公布
figures-no-members = 还没有会员。
figures-how = 这些数字怎么来的
figures-how-said = 按业务日期 { $day }算出，每个业务日更新一次。计算时不打开任何加密的个人信息。
figures-api = 以 JSON 下载
figures-cost-link = 我加入要花多少钱？

## cost
cost-title = { $plan }：要花多少钱
cost-lead = 填上年龄，看一年大约分摊多少、预存多少才真正够用、生病时给多少、从哪天开始算。各年龄的分摊金相同。
cost-age = 您的年龄
cost-age-hint = 填周岁，比如 36。不满一岁填 0。
cost-age-wrong = 请填 0 到 120 之间的整数。
cost-ask = 算一算
cost-may = { $age } 岁可以加入，最晚到 { $through }。健康告知要另外回答。
cost-may-not = { $age } 岁不能加入（第 { $article } 条）。
cost-joins-days = 这个计划接受出生满 { $from } 天到 { $through } 周岁的人。
cost-joins-years = 这个计划接受 { $from } 到 { $through } 周岁的人。
cost-year = 一年的分摊
cost-low = 低的一年
cost-middle-rounds = 像过去一年
cost-middle-table = 预期
cost-high = 高的一年
cost-by-rounds = 依据 { $from }至 { $through }结算的 { $count } 期。其中居中的一期，每份分摊 { $median }。
cost-rounds-a-year = 一年的期数
cost-together = 这些期一共
cost-rounds = 期
cost-interval = 假如一年里每期都像最低的一期（{ $lowest }），共 { $low }；都像最高的一期（{ $highest }），共 { $high }。
cost-capped = 这已经是规则允许的最多。
cost-by-table = 已结算的期数还太少，所以按公开的 25 种重大疾病发生率表，用会员的年龄来估计。
cost-rate = 每人每年的发生率
cost-aid = 每个案例的互助金
cost-chance = 在 { $members } 人中平摊。案例数每年有多有少：按案例数的两个标准差，一年可能在 { $low }到 { $high }之间。轻症和意外不在表里。
cost-year-cap = 按规则，一年最多分摊 { $cap }。
cost-no-promise = 这是估计，不是承诺。会员变老、变少，分摊都会变多。
cost-keeps = 真正够用的金额
cost-keeps-prepaid = 加入时要求预存 { $asked }。余额低于 { $floor }就会失去互助资格，所以要想一年里不断，请按高的情形准备：
cost-floor = 最低余额
cost-deposit = 一年够用
cost-asked-more = 加入时要求的更多：{ $deposit }。
cost-keeps-postpaid = 不用预存。每期结算后扣款，请让付款账户里至少有 { $debit }，那是分摊高的一期。
cost-limit = 按规则，一期最多扣 { $limit }。
cost-no-limit = 规则没有给一期定上限。
cost-keeps-account = 连续几次扣款不成功，会员资格就会终止（第十一条）。
cost-given = 生病时给多少
cost-given-caption = 从现在的年龄到 { $day }资格终止为止
cost-form-lump-sum = 符合条件时，一次给出下面的金额。
cost-form-reimbursement = 下面是上限：账单中超过 { $deductible }的部分，报 { $percent }，最多到这个上限。
cost-form-spending-steps = 符合条件时给出下面的金额；花费达到某一档而那一档更多时，给那一档。
cost-grade = 程度
cost-grade-severe = 重症
cost-grade-light = 轻症
cost-grade-death = 身故
cost-when = 首次确诊时的年龄
cost-ages = { $from } 至 { $through } 岁
cost-ages-one = { $from } 岁
cost-now = 现在
cost-amount = 互助金
cost-step = 花费达到 { $spending }，给 { $amount }。
cost-seniority = 加入满 { $years } 年起，给 { $percent }。
cost-from-when = 从哪天开始算
cost-illness = 疾病
cost-accident = 意外
cost-ends = 资格终止
cost-waits = 观察期 { $days } 天；今天加入，从 { $day }起的首次确诊才算。
cost-waits-not = 没有观察期；今天加入，从 { $day }起算。
cost-day-guessed = 生日按今天估计；真正的日期以出生日期为准。
cost-private = 您填的年龄不会被保存，也不写入日志。
cost-plan-link = 看这个计划的公约
cost-figures-link = 看运行指标

## glossary

## check

## joining

## member

## aid

## jury

## notices

## statements

## my-data

## security

## desk

## case-desk

## money-desk

## members-desk

## rules-desk

## oversight

## audit

## complaints

## demo

## What the design is made of
design-title = 我们的页面由什么组成
design-lead = 温润的纸，清楚的墨。可以点的用一种颜色，红色只用来说哪里不对。数字对齐，分摊公式像数学式子一样排出来。
design-formula = 分摊公式
design-figures = 数字
design-amount = 金额
design-amount-more = 附一句说明
design-timeline = 时间线
design-timeline-reported = 已报案
design-timeline-reported-detail = 会员本人提出
design-timeline-read = 审核中
design-timeline-read-detail = 医学审核员在看
design-timeline-paid = 已给付
design-timeline-paid-detail = 分摊之后
design-states = 状态与时限
design-state-good = 有互助资格
design-state-wait = 等待中
design-state-bad = 已中止
design-state-other = 已结束
design-note = 值得知道的一件事。
design-alarm = 有地方不对，这里说明怎样才对。
design-empty = 这里还没有内容，这很正常。
design-table = 在手机上变成卡片的表格
design-table-caption = 在手机上，每一行单独成块。
design-day = 日期
design-files = 文件列表
design-file = 医院报告
design-form = 表单
design-age = 年龄
design-age-hint = 填周岁。
design-age-wrong = 请填 0 到 120 岁之间的年龄。
design-words = 用自己的话说
design-select = 从几项里选一项
design-choice = 三选一
design-choice-a = 第一项
design-choice-b = 第二项
design-choice-c = 第三项
design-tick = 我已读过
design-consequences = 这样做的后果
design-consequence = 每个后果都在发生之前说明。
design-do = 就这样做
design-or = 做别的
design-grave = 需要慎重的事
