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
refused-missing = 这个地址上没有内容。可能是输错了，也可能链接少了几个字。这里有的是：
refused-plan = 这个计划和它的公约
refused-rounds = 这个计划的各期
refused-cases = 这个计划的案例
refused-plans = 全部互助计划
refused-check = 怎样验算我们
refused-kind = 这个编号是什么意思

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
formula-limited = 计划的上限起了作用，每份少付了一些。超出的部分怎么办，下面有说明。
formula-nothing = 这一期不需要分摊：要用的钱（如果有）从以前的结余里出，谁都不用付。
formula-nobody = 这一期没有人可以分摊，所以没有带上任何案例，案例等到下一期。
formula-unlimited = 不设上限时
formula-up-to-limit = 每份分摊金，按上限
formula-limited-in-words = 计划的上限把它降到每份 { $share }。

## home

## plans
plans-title = 互助计划
plans-lead = 每个计划分摊什么、花了多少钱、帮到了哪些人。选一个，就能读它的公约和每一期的账。
plans-none = 这里还没有互助计划。一旦公布，计划和公约都会在这一页。
plans-payers = 参与分摊的会员
plans-last-share = 最近一期每份
plans-aid = 累计互助金
plans-year = 最近一年分摊
plans-year-each = 每份合计
plans-no-round = 还没有结算过
plans-waiting = 疾病观察期
plans-on = 数据截至 { $date }。
plans-read = 阅读计划
plans-more = 更多计划
plans-covers = 会员为 { $what } 互相帮助；互助金{ $gives }。
plans-covers-spending = 看病的花费
plans-covers-illnesses = { $illnesses } 种疾病
plans-covers-injuries = { $injuries } 种意外伤害
plans-covers-both = { $illnesses } 种疾病和 { $injuries } 种意外伤害
plans-gives-bills = 为账单中超过 { $deductible } 部分的 { $part }，最高 { $most }
plans-gives-one = 固定为 { $most }
plans-gives-sum = 按年龄和轻重固定为 { $least } 到 { $most }
plans-gives-steps = 按医疗花费分档，{ $least } 到 { $most }
plans-funding-prepaid = 会员事先存入一笔钱，每一期从余额里扣分摊金；余额须保持在 { $floor } 以上。
plans-funding-postpaid = 会员不用事先存钱，每一期结算之后再扣分摊金。
plan-nav = 这个计划的页面
plan-nav-plan = 计划与公约
plan-nav-rounds = 各期分摊
plan-nav-cases = 互助案例
plan-nav-figures = 运行数据
plan-nav-cost = 我要付多少
plan-nav-versions = 公约版本
plan-nav-worked-cases = 举例说明
plan-contents = 各条目录
plan-ground = 依据
plan-assumed = 假定：{ $reason }
plan-own = 计划自己定的。
plan-reliability-a = （平台、监管机构或通讯社）
plan-reliability-b = （行业媒体或指南）
plan-reliability-c = （单独一份、较弱的资料）
plan-reliability-d = （由已注明出处的数字推算）
plan-rounds-settled = 共 { $count } 期
plan-fee = 管理费
plan-fee-of = 占每期互助金
plan-calendar = 每月{ $days }。
plan-round-open = 第 { $number } 期正在进行：案例自 { $cut } 起公示，{ $settle } 结算。
plan-round-next = 下一期是第 { $number } 期：{ $cut } 开始公示，{ $settle } 结算。
plan-what-it-costs = 我要付多少？
plan-see-rounds = 看每一期的账
plan-version-in-force = 下面是 { $date } 版公约。
plan-hash = 它的指纹（SHA-256）：
plan-version-coming = 新版本将于 { $date } 生效。
plan-version-see = 看看改了什么
plan-covenant = 会员公约
plan-covenant-how = 每一条旁边是它用到的数值，与程序读取的完全一样，并注明依据。
value-days = { $count } 天
value-years = { $count } 岁
value-rounds = { $count } 期
value-times = { $count } 次
value-members = { $number } 人
value-percent = { $number }%
value-yes = 是
value-no = 否
value-and = ；
value-day-pair = { $cut } 日公示、{ $settle } 日结算
grade-severe = 重症
grade-light = 轻症
grade-death = 身故
versions-title = 公约的各个版本
versions-lead = 公布过的每一个版本都在这里，一字不改。版本用文本的指纹命名，谁也没法悄悄改动。
versions-caption = 新的在前。
versions-which = 案例按会员回执上写的版本来判断；后来的版本对会员更有利的，按更有利的来。任何人会吃亏的改动都要提前公布，而且不溯及以前。
version-from = 生效日期
version-published = 在这里公布
version-state = 现在
version-hash = 指纹
version-past = 已被替代
version-coming = 尚未生效
version-in-force = 生效中
version-title = { $date } 版
version-lead = 这个版本的公约全文，以及它给会员带来的变化。
version-announced = 公告日期
version-texts = 四份原文，一字不差
version-texts-how = 指纹就是由这四份文本算出来的。把它们放进文件夹 DIR/{ $plan }/{ $version }，程序可以重新算一遍。
version-texts-json = 四份一起（供程序读取）
version-file-covenant-zh-md = 中文公约
version-file-covenant-en-md = 英文公约
version-file-values-toml = 数值及其依据
version-file-cases-toml = 举例说明
version-changes = 改了什么
version-compared = 与 { $date } 版相比：用同样的 { $tried } 个虚构的会员和案例，把两个版本都问一遍。
version-see-before = 看上一个版本
version-no-change = 两个版本对每一个的回答都一样。
version-touches = （涉及其中 { $count } 个）
version-first = 这是第一个版本，没有可以比较的。
version-see-after = 看下一个版本（{ $date }）
version-better = 对会员更有利
version-worse = 对会员收窄
version-different = 有变化
worked-title = 举例说明
worked-lead = 公约自带的小故事。每一个也是一道测试：条款要是给出别的答案，这个版本就不能公布。
worked-kind-aid = 能不能得到互助金？
worked-kind-joining = 谁可以加入？
worked-kind-refund = 分摊过的钱退不退？
worked-kind-closing = 公布停止运行之后
worked-what = 情形
worked-answer = 条款的回答
worked-article = 条款
worked-why = 例子里的人都是虚构的。本页的回答由现行条款和数值当场算出。
worked-no-refund = 不退还
worked-refund = 退还 { $amount }
worked-aid = 互助金 { $amount }
worked-may-apply = 仍可申请
worked-may-join = 可以加入
worked-refused = 不予：{ $why }
worked-asks-on = { $date } 申请加入
worked-announced-on = { $date } 公布停止运行
worked-event-on = { $date } 初次确诊
worked-reported-on = { $date } 申请
worked-answers = 对“{ $question }”回答“{ $answer }”
worked-shares-paid = 已分摊 { $amount }
worked-refused-for-waiting-period = 观察期内确诊
worked-refused-for-declaration-unfit = 不符合健康告知
worked-refused-for-reported-late = 申请过晚
worked-refused-for-balance-frozen = 确诊时资格已中止
worked-refused-for-congenital = 先天性疾病
worked-refused-for-member-left = 已经退出
worked-aged = { $age } 岁
worked-born-on = { $date } 出生
worked-condition-unlisted = 清单以外的病
worked-event-day = { $date }，加入后第 { $day } 天
worked-reported-after = 此后第 { $day } 天申请
worked-aids-before = 此前得过 { $count } 次互助金
worked-bills = 账单 { $amount }
worked-spending = 医疗花费 { $amount }
worked-paid-before = 此前共得 { $amount }
worked-arrears = 欠款 { $amount }

## rounds
round-number = 第 { $number } 期
rounds-title = 各期分摊
rounds-lead = 每一期把通过的案例加在一起，由大家平均分摊。每一期的地址永远不变，账目全部公开。
rounds-none = 还没有结算过。第一期结算当天就会出现在这里。
rounds-none-earlier = 没有更早的期了。
rounds-caption = 新的在前。
rounds-round = 分摊期
rounds-settled = 结算日
rounds-cases = 案例
rounds-aid = 互助金
rounds-units = 份数
rounds-share = 每份
rounds-earlier = 更早的各期
rounds-latest = 最近的各期
rounds-csv = 全部各期（表格）
rounds-json = 全部各期（供程序读取）
downloads = 下载
round-says = { $date }，{ $members } 位会员为 { $cases } 个案例凑出 { $aid } 互助金，每份 { $share }。
round-says-less = { $date }，{ $members } 位会员为 { $cases } 个案例凑出 { $aid }（原定 { $decided }），每份 { $share }，已到计划的上限。
round-says-with-sponsor = { $date }，{ $cases } 个案例得到 { $aid }；{ $members } 位会员每份付 { $share }，已到计划的上限，其余 { $sponsor } 由运营方补足。
round-says-sponsor = { $date }，{ $cases } 个案例得到 { $aid }；会员已到计划的上限，不用付钱，{ $sponsor } 由运营方补足。
round-says-carry = { $date } 没有新案例，分摊的是以前各期未了的部分，每份 { $share }。
round-says-from-carry = { $date }，{ $cases } 个案例得到 { $aid }，用的是以前各期的结余，谁都不用付钱。
round-says-nothing = 这一期于 { $date } 结算，没有案例，谁都不用付钱。
round-says-nobody = 这一期于 { $date } 结算，没有人需要分摊，所以没有带上案例。
round-dates = { $cut } 公示开始，当天清点人数：{ $payers } 位会员，共 { $units } 份。{ $settle } 确定分摊金。
round-deferred = 还有 { $count } 个案例也及时通过了，但加上它们就会超过计划的上限，所以等到下一期。
round-money = 钱去了哪里
round-cases = 这一期的案例
round-no-case = 这一期没有案例。
round-no-objection = 没有人对这一期的案例提出异议。
round-more-objected = 可能还有；上面每个案例的页面都列出自己的异议。
round-check = 自己验算
round-check-how = 每一行都可以照着按计算器。数字都来自账目；每一步旁边写着结果与账目是否一致。
round-check-more = 更多验算的办法
round-csv = 这一期（表格）
round-cases-csv = 这一期的案例（表格）
round-json = 这一期（供程序读取）
round-others = 其他各期
check-agrees = 与账目一致
check-disagrees = 与账目不一致
check-all-agree = 每一步的结果都与这一期的账目一致。
check-some-disagree = 至少有一步与账目不一致。请告诉我们，也告诉审计员：这不应该发生。
check-fee = 管理费
check-fee-says = 互助金的 { $part }，四舍五入到分：{ $fee }。
check-need = 要分摊多少
check-need-says = 互助金，加管理费，加上期转来的部分，减撤回的案例退回来的钱。
check-nothing = 需要分摊吗？
check-nothing-says = 不需要，所以谁都不用付钱。这一期的案例（如果有）从结余里全额给付，结余还剩 { $amount } 转入下一期。
check-nobody = 由谁分摊？
check-nobody-says = 没有人需要分摊。不带案例，只把以前未了的部分转下去。
check-share = 每份多少
check-share-up = 进位到分：{ $share }。进位多出来的钱使下一期少付。
check-share-half-up = 四舍五入到分，至少一分：{ $share }。取整多出或少掉的部分转入下一期。
check-limit = 计划的上限
check-case-cap = 按案例数
check-round-cap = 每期
check-year-cap = 每个自然年，减去当年已分摊的
check-limit-acts = 其中最小的是 { $limit }。每份本来会超过它，所以上限起作用。
check-limit-rests = 其中最小的是 { $limit }。每份没有超过它，所以不变。
check-above = 超过上限的部分
check-above-sponsor = 缺的部分由运营方补足，以后也不能再要回来。
check-above-prorate = 各案例一共得到 { $aid }，按同样的比例减少；余下的是管理费，不超过应收的数额。案例少得的部分以后不补。
check-above-defer = 较晚的案例等到下一期，使其余案例不超过上限。
check-shared = 分摊到的减去用掉的
check-shared-says = 用掉的是 { $used }：给出的互助金、管理费和以前未了的部分。大于零是多分摊了，小于零是少分摊了。
check-carry = 转入下一期
check-carry-says = 把多分摊或少分摊的数额反过来，加上余额不足的会员没能付的和核销的。大于零，下一期一起分摊；小于零，下一期少付。
flow-charged = 从余额扣除
flow-charged-says = 会员实际付的钱，从事先存入的余额里扣。
flow-collected = 扣款收到
flow-collected-says = 会员在结算之后实际付的钱，包括有些会员以前的欠款。
flow-left = 以前结余
flow-left-says = 以前各期多分摊的钱，这一期先用掉。
flow-open = 以前未了
flow-open-says = 以前各期没有收齐的钱，这一期一起分摊。
flow-sponsor = 运营方补足
flow-sponsor-says = 超过计划上限的部分，由运营方承担，以后不能再要回来。
flow-reversed = 退回
flow-reversed-says = 以前分摊之后又撤回的案例退回来的互助金和管理费，使这一期少付。
flow-aid = 给出互助金
flow-aid-says = 这一期各案例得到的钱，逐个列在下面。
flow-fee = 管理费
flow-fee-says = 运营方用于审核、公示和通知的收入，此外没有别的收入。
flow-shortfall = 没能扣到
flow-shortfall-says = 有些会员余额不足，资格已中止；这部分由下一期一起分摊。
flow-written-off = 核销
flow-written-off-says = 连续扣款失败而被移出的会员的欠款；这部分由下一期一起分摊。
flow-over = 取整多出
flow-over-says = 每份取整到分，多收的钱属于会员，使下一期少付。
flow-under = 取整或上限少收
flow-under-says = 分摊到的比用掉的少一点，由下一期补上。
flow-carry-none = 转入下一期
flow-carry-none-says = 没有：这一期正好平。
flow-carry-less = 结余
flow-carry-less-says = 属于会员，使下一期少付。
flow-carry-more = 未了
flow-carry-more-says = 还没有分摊，由下一期一起分摊。

## cases
cases-title = 互助案例
cases-lead = 每一位得到或将要得到互助金的人，但认不出是谁。会员可以查看每个案例并提出异议。
cases-none = 还没有通过的案例。
cases-none-earlier = 没有更早的案例了。
cases-caption = 最近通过的在前。
cases-caption-round = 每个案例决定的互助金，和这一期给的数额。
cases-earlier = 更早的案例
cases-latest = 最近的案例
cases-more = 更多案例
cases-first = 从头看
cases-masked = 姓名只留第一个字，年龄按五岁一档，地点只到省。有人要求被遗忘时，姓名会消失，数字留下。
cases-json = 案例（供程序读取）
case-id = 案例
case-condition = 病种
case-condition-unknown = 没有记录
case-condition-other = 其他病种
case-approved = 通过日期
case-state = 状态
case-round = 分摊期
case-round-none = 尚未分摊
case-round-never = 没有分摊
case-step-by-answer = 由之前没有对这个案例作过决定的人答复。
case-aid = 互助金
case-given = 这一期给
case-taken-back = 已撤回
case-shared = 已分摊
case-waits = 等待分摊
case-title = 案例 { $case }
case-lead = 谁检查了什么、会员提了什么异议、结果怎样。这里认不出是谁。
case-card = 案例
case-version = 适用的公约
case-timeline = 谁在什么时候检查了什么
case-timeline-how = 不予互助或金额较大的，须两人各自审阅，作出自己的决定之前看不到对方的决定。
case-step-report = 报案
case-step-by-check-pass = 金额小、材料齐全、没有疑点。
case-step-by-visit = 由调查员走访，费用由计划承担。
case-step-by-decide = 由医学审核员作出。
case-step-by-read-again = 由复核员作出，事先看不到初审决定。
case-step-by-read-third = 两人意见不同，由第三人作出。
case-step-by-read-appeal = 由之前没有审阅过的人作出。
case-step-by-close-jury = 由抽签选出的会员不记名投票。
case-step-by-breach = 运营方超过了自己承诺的期限，公开计数。
case-step-by-pay = 由资金员付款，另一人复核。
case-no-objection = 没有人对这个案例提出异议。
case-object = 对这个案例提出异议
case-object-how = 本计划的会员可以实名提出异议，并说明理由。
case-copies = 材料
case-no-copy = 没有公布遮盖过的材料。
case-copies-how = 能看出是谁的内容都已遮盖。原件一直密封；随每份公布的链接值可以证明它出自那份原件。
case-copy = { $paper }，遮盖副本 { $number }
case-json = 这个案例（供程序读取）
case-erased = 已按本人要求遗忘
case-name = 姓名
case-age = 当时年龄
case-age-band = { $from } 到 { $through } 岁
case-age-from = { $from } 岁以上
case-sex = 性别
case-province = 省份
case-no-aid = 没有；案例已撤回
case-paid-so-far = 已付
case-days-in-plan = 此前加入
case-days = { $count } 天
case-rounds-shared = 此前帮助过别人
case-rounds = { $count } 期
case-visit-fees = 走访费用（由计划承担）
case-breaches = 运营方超时
case-breaches-count = { $count } 次
case-waits-operator = 运营方须在这一天之前处理。
case-waits-applicant = 申请人须在这一天之前回应。
case-waits-members = 会员在这一天之前可以查看和提出异议。
objections-title = 异议与答复
objections-how = 谁提的、怎么说的不公布，因为可能涉及别人的健康。
objection-made = { $date }，一位会员提出异议。
objection-waits = 正由没有对这个案例作过决定的人复查。
objection-dismissed = { $date } 答复：案例成立。
objection-upheld = { $date } 答复：异议成立，不再给互助金，由两人一致认定。已经分摊的部分，申诉期过后退回给会员。
objection-overtaken = { $date } 随同一案例的另一项异议成立而了结。
objection-reason = 原因 { $code }：{ $says }（{ $article }）。
jury-public-title = 评议团
jury-public-committed = 已申请评议团。抽签的种子已经封存，不能再改。
jury-public-sitting = 评议正在进行。选票密封，结束时一起开启。
jury-public-for = 评议结果：支持申请人。
jury-public-against = 评议结果：维持不予互助。
jury-public-no-quorum = 投票人数不够，维持不予互助。
jury-public-stopped = 申请人停止了评议，选票不再开启。
jury-public-time = 投票时间 { $from } 到 { $to }；至少 { $quorum } 票有效，赞成达到 { $part } 即通过。
jury-public-votes = 支持申请人 { $for } 票，反对 { $against } 票。
jury-public-commitment = 抽签的封条
jury-public-seed = 种子，谁都可以照它重抽一遍

## figures

## cost

## glossary
glossary-title = 词语解释
glossary-lead = 每个词用一两句话说清楚，并附英文，不必是律师也看得懂。
glossary-words = 词语
glossary-roles = 各种人
glossary-mutual-aid-plan = 互助计划
glossary-mutual-aid-plan-means = 一群人约定：谁得了大病或受了重伤，大家各出一份来帮他。没有人承诺一定给足，每人分摊案例所需的一份。
glossary-covenant = 会员公约
glossary-covenant-means = 计划的规则，共十六条，加入的人都同意。每个版本都有指纹，公布之后不再改。
glossary-article = 条款
glossary-article-means = 公约里编了号的一条。每个决定都写明依据哪一条。
glossary-round = 分摊期
glossary-round-means = 一次分摊，从案例公示到确定分摊金。一个计划每月一到两期。
glossary-share = 分摊金
glossary-share-means = 一份在一期里付的钱：互助金、管理费和结余加在一起，除以参与分摊的份数。
glossary-share-unit = 份
glossary-share-unit-means = 分摊的计数单位。多数计划里每位会员一份。
glossary-management-fee = 管理费
glossary-management-fee-means = 运营方做事的收入：每期互助金的固定比例，随每期公布。
glossary-carry-over = 结余
glossary-carry-over-means = 一期多出或未了的钱，例如取整多收的。它使下一期少付或多付，不会凭空消失。
glossary-prepaid-balance = 预存余额
glossary-prepaid-balance-means = 会员事先存入的钱。扣分摊金之前一直是会员自己的，退出时退还。
glossary-postpaid-debit = 事后扣款
glossary-postpaid-debit-means = 不预存的计划，在一期结算之后再向会员收分摊金。
glossary-arrears = 欠款
glossary-arrears-means = 扣款失败后会员还欠的钱。
glossary-waiting-period = 观察期
glossary-waiting-period-means = 加入后的头一段日子，其间得的病还不在互助之内。意外没有观察期。
glossary-health-declaration = 健康告知
glossary-health-declaration-means = 加入前要回答的健康问题，每一问都有条款。问到的才要说。
glossary-pre-existing-condition = 既往症
glossary-pre-existing-condition-means = 加入之前就已经有的病。
glossary-first-definite-diagnosis = 初次确诊
glossary-first-definite-diagnosis-means = 医院第一次确切诊断出这个病的那一天。用哪个版本、是否过了观察期，都看这一天。
glossary-case = 互助案例
glossary-case-means = 一位会员的互助申请，从报案到拿到钱。通过的案例隐去姓名后公示。
glossary-aid = 互助金
glossary-aid-means = 案例得到的钱，数额由公约规定；不是奖励，也不是无论如何都要给足。
glossary-second-review = 复核
glossary-second-review-means = 另一个人在看不到初审决定的情况下再审一遍。没有复核，就不能作出不予互助的决定。
glossary-public-notice = 公示
glossary-public-notice-means = 通过的案例在分摊之前公开的几天，让会员都能看到。
glossary-objection = 异议
glossary-objection-means = 会员对公示案例说明理由的质疑。没有答复之前，这一期不能结算。
glossary-appeal = 申诉
glossary-appeal-means = 申请人请别的人把不予互助的案例再审一遍。
glossary-jury = 评议团
glossary-jury-means = 抽签选出的会员，应申请人的请求，对不予互助的案例不记名投票。
glossary-funds-held = 沉淀资金
glossary-funds-held-means = 两期之间存管着的会员的钱。只能用于互助金、退款和公布过的管理费。
glossary-custody = 银行存管
glossary-custody-means = 与运营方自己的钱分开的银行账户，随时与全部余额核对。
glossary-refund-in-the-original-way = 原路退回
glossary-refund-in-the-original-way-means = 钱从哪里来，就退回哪里去，退给原来付钱的人。
glossary-closing = 停止运行
glossary-closing-means = 计划有序地结束：提前公布、分摊最后几期、受理晚到的案例、退还余额。
glossary-run-off = 存续期受理
glossary-run-off-means = 停止之后仍受理停止之前确诊的案例的一段时间。
glossary-adverse-selection = 逆选择
glossary-adverse-selection-means = 觉得自己会生病的人多加入，健康的人多离开，分摊金就会越来越高。计划的设计要防住它。
glossary-checkpoint = 检查点
glossary-checkpoint-means = 一行有签名的文字，写明公开日志有多长、是什么内容，谁也没法悄悄抽走一条。
glossary-proof-of-inclusion = 收录证明
glossary-proof-of-inclusion-means = 几个数字，证明某一条确实在公开日志里。
glossary-witness = 见证
glossary-witness-means = 由运营方以外的人给检查点签名，使每个人看到的是同一份日志。
glossary-role-member-means = 加入了计划、参与分摊、也在互助之内的人。
glossary-role-applicant-means = 申请互助金的会员，或替会员办理的人。
glossary-role-payer-means = 替别人缴付的人，例如父母替孩子。
glossary-role-intake-clerk-means = 受理报案，请补缺少的材料。
glossary-role-medical-reviewer-means = 拿材料对照病种定义，作出初审决定。
glossary-role-investigator-means = 有些事要到现场才看得清，由调查员走访。
glossary-role-second-reviewer-means = 在看不到初审决定的情况下再作一次决定。
glossary-role-juror-means = 通过了规则测试、抽签进入评议团的会员。
glossary-role-treasurer-means = 付款和记账，每次都要两个人。
glossary-role-plan-manager-means = 公布规则、组织各期，但不能付款。
glossary-role-compliance-means = 对权限、移出和令牌的第二双眼睛。
glossary-role-auditor-means = 看得到一切要紧的事，什么也改不了。
glossary-role-witness-means = 代表另一个机构给公开日志的检查点签名。
glossary-role-supervisor-means = 看得到各项数据、可以下令停止的监管机构人员。

## check
check-title = 验算我们
check-lead = 不必相信我们。这里说明怎样把每一期重新算一遍、怎样核对您的回执，以及哪些现在还验不了。
check-by-hand = 用计算器验算一期
check-by-hand-how = 每一期的页面最后都有全部算式，一行一行，用哪种计算器都能按：管理费、要分摊多少、每份多少、上限、转入下一期多少。相加的互助金就在上面，逐个案例列出。
check-by-hand-try = 拿一期试试
check-programs = 用程序验算
check-programs-how = 各期、案例、规则和数据不用登录就能读取，有 JSON 也有表格。每一期都有公开算法里的二十列，精确到分。
check-this-site = 本站地址
check-programs-all = 可以读取的全部内容
check-receipt = 您的回执
check-receipt-how = 加入时您会得到一个文件，写明公约版本和您的回答，由我们签名。请保存好，并且可以不靠我们来核对签名；程序不需要联网。引号里的一行是我们签名用的公钥。如果哪天它和您记下的不一样，请问清楚为什么。
check-rules = 规则
check-rules-how = 版本用四份文本的指纹命名。把文本放进文件夹，程序可以算出指纹，运行公约自带的例子，并用文字说明新版本对谁改了什么。
check-whole = 从会员的每一笔到每份分摊金
check-whole-how = 审计员和监管员会得到整本账：不含姓名的会员、存款和案例。谁都可以用公开的源代码编译出同一个程序，把每位会员、每一分钱重新结算一遍，并打印任何一位的对账单。会员自己的对账单在“我的互助”里。
check-not-yet = 现在还验不了的
check-not-yet-lead = 与其让您自己发现，不如我们先说：
check-not-yet-headcount = 参与分摊的人数是我们给出的。没有整本账，您没法自己数；审计员可以。
check-not-yet-log = 带签名检查点和见证的公开日志在这里还没有运行，所以每一期的账目还没有固定在我们自己的数据库以外。
check-not-yet-browser = 签名和证明现在还不能在浏览器里核对，需要在您自己的电脑上运行程序。
check-other = 词语
check-other-how = 这些页面上的词是什么意思，都在这里：
problem-title = 编号 R{ $number }
problem-lead = 这个编号在哪里出现都是这个意思，永远不变，也不会再用作别的。
problem-wrong = 哪里不对
problem-right = 怎样才对
problem-status = 应答状态
problem-slug = 程序里的名称
problem-kept = 求助时告诉我们编号就够了，不必说任何个人信息。

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
