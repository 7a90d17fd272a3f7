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

## plans

## rounds

## cases

## figures

## cost

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
oversight-title = 监督
oversight-lead = 各计划的情况。每次打开本页，数字都由存下的记录重新算出。
oversight-no-plans = 还没有计划。
oversight-further = 其他
oversight-tabs = 本计划的各页
oversight-tab-overview = 总览
oversight-tab-rounds = 分摊
oversight-tab-cases = 案例
oversight-tab-custody = 存管
oversight-tab-unpaid = 待付互助金
oversight-tab-complaints = 投诉
oversight-tab-errors = 差错
oversight-tab-thresholds = 终止界限
oversight-tab-tables = 文件
oversight-more = 往后
oversight-file = 下载本表（CSV）
oversight-and = 、
oversight-on-day = { $day }
oversight-at-last-cut = 最近一次公示时的人数，减去此后退出的
oversight-payers = 付款会员
oversight-rounds = 已结算的分摊
oversight-all-add-up = 每一期都算得平
oversight-rounds-wrong = 有 { $count } 期算不平
oversight-unpaid = 待付的互助金
oversight-unpaid-cases = { $count ->
    [0] 没有案例在等
   *[other] { $count } 个案例
}
oversight-state-good = 正常
oversight-state-gathering = 尚未分摊
oversight-no-round-yet = 还没有
oversight-state-stopped = 已被责令停止
oversight-state-wrong = 数字算不平
oversight-state-apart = 存管与账目不符
oversight-state-must-end = 必须终止
oversight-state-late = 有事项逾期
oversight-rules-in-force = 现行规则：{ $rules }
oversight-complaints-waiting = 待答复的投诉
oversight-overdue = { $count } 件已逾期
oversight-none-overdue = 没有逾期
oversight-money = 资金算得平吗？
oversight-adds-up = 算得平
oversight-adds-not = 算不平
oversight-trial-balance = 全部记账之和
oversight-by-entries = 余额：按存入、退款和扣款
oversight-by-members = 余额：逐个会员相加
oversight-too-large = 本计划没有预存余额，或会员太多，不便顺带加总。请导出后重新结算，逐个核对。
oversight-day = 日期
oversight-stated = 银行对账
oversight-expected = 账面
oversight-difference = 差额
oversight-no-difference = 无
oversight-no-statement = 还没有录入银行对账单。
oversight-every-day = 逐日查看
oversight-orders-standing = 有效的指令
oversight-no-orders = 没有。
oversight-rounds-title = 每一期都算得平
oversight-rounds-lead = 每一期都算得平：结算 §12 的每一条恒等式，都由存下的数字和账簿重新算过。
oversight-no-rounds = 还没有结算过。
oversight-round = 第 { $round } 期
oversight-payers-count = { $count } 人
oversight-share-each = 每份 { $share }
oversight-identity = 恒等式
oversight-left = 左边
oversight-right = 右边
oversight-holds = 成立
oversight-holds-yes = 成立
oversight-holds-no = 不成立
oversight-holds-not-asked = 本期不问
oversight-identity-charged = 已扣 + 不足 = 份数 × 分摊金
oversight-identity-used = 已给互助金 + 管理费 + 结余 − 冲回 + 多收 = 份数 × 分摊金 + 运营方补足
oversight-identity-posted = 账簿记到会员的 = 份数 × 分摊金
oversight-identity-balanced = 本期记账之和为零
oversight-identity-carried = 转入的结余 = 上期转出的结余
oversight-identity-indexed = 分摊指数 = 上期指数 + 分摊金
oversight-postings = 账簿 { $count } 行
oversight-cases-title = 全部案例
oversight-cases-lead = 包括不予互助的。一轮审理结束之后才显示它的决定：复核员不能看到初审。
oversight-no-cases = 还没有人申请。
oversight-case = 案例
oversight-case-state = 状态
oversight-case-reported = 申请日
oversight-case-rules = 所依规则
oversight-case-decisions = 决定
oversight-case-aid = 互助金
oversight-case-objections = 异议
oversight-case-old = 旧账
oversight-case-late = 逾期 { $count } 次
oversight-case-given = 给予 { $aid }
oversight-case-objected = { $count } 件，成立 { $upheld } 件
oversight-case-unanswered = { $count } 件未答复
oversight-custody-title = 存管与账目，逐日对照
oversight-custody-lead = 每天日终银行所称的余额，和当时账面上的数。
oversight-unpaid-title = 互助金等了多久
oversight-unpaid-lead = 从给予它的那一期结算之日算起。已在银行清单上的，银行答复已付之前仍算待付。
oversight-unpaid-caption = { $day }
oversight-age = 已等
oversight-age-days = { $from } 至 { $through } 天
oversight-age-more = { $days } 天以上
oversight-cases-count = 案例数
oversight-amount = 金额
oversight-part = 占比
oversight-total = 合计
oversight-unpaid-which = 哪些案例
oversight-nothing-unpaid = 各期给予的互助金都已付清。
oversight-settled = 分摊期
oversight-days = 天数
oversight-listed = 已在银行清单上
oversight-hidden = 另有 { $count } 个案例在文件里。
oversight-complaints-title = 投诉
oversight-complaints-lead = 每件须在 { $days } 天内答复。
oversight-no-complaints = 过去一年没有人投诉。
oversight-complaints-year = { $day }之前一年内提交的
oversight-filed = 提交
oversight-waiting = 等待
oversight-overdue-column = 逾期未答
oversight-in-time = 按时答复
oversight-late = 逾期答复
oversight-founded = 属实
oversight-complaints-each = 逐件
oversight-complaints-no-words = 投诉的内容只给本人和答复的人看。
oversight-errors-title = 回看的结果
oversight-errors-lead = 从已决定的案例中抽取一部分重新阅读。太小的组合并列出，任何数字都不会指向某个人。
oversight-breaches = 运营方逾期
oversight-in-the-year = 次，过去一年
oversight-errors-by-decision = 按所作的决定
oversight-errors-decision = 决定
oversight-errors-read = 重新阅读
oversight-errors-wrong = 有误
oversight-errors-rate = 比例
oversight-errors-others = 其余
oversight-errors-given = 给予互助金
oversight-errors-few = 重新阅读的太少，还不能列出数字。
oversight-percent = { $percent }%
oversight-by-state = 案例各在哪一步
oversight-thresholds-title = 离终止还有多远
oversight-must-end = 按第十五条，本计划必须终止：会员少于所需的人数。
oversight-article-15 = 第十五条：人数
oversight-ends-below = 少于此数必须终止
oversight-starts-with = 开始时至少 { $count } 人
oversight-no-least = 规则没有写明
oversight-members-left = 还可以减少
oversight-days-left = 按最近一季的速度还有 { $days } 天
oversight-not-shrinking = 会员没有减少
oversight-pace = 自第 { $round } 期（最近一次公示之前 { $days } 天）以来，会员减少 { $fewer } 人。
oversight-article-16 = 第十六条：怎样停止
oversight-if-announced = 若在 { $day }宣布终止：
oversight-announced = 宣布终止
oversight-last-rounds = { $count ->
    [0] 不再分摊。
   *[other] 再分摊 { $count } 期。
}
oversight-operator-pays = 由运营方承担。
oversight-members-pay = 照旧由会员承担。
oversight-last-day = 计划的最后一天
oversight-announcement-days = 宣布之后 { $days } 天
oversight-refund-until = 余额退清
oversight-apply-until = 最后一天的案例申请截止
oversight-tables-title = 全部下载
oversight-tables-lead = 逗号分隔的文件，旁边列出各列的名称。列的含义和位置不变。
oversight-table-payers = 各期付款会员
oversight-table-rounds = 各期与恒等式
oversight-table-cases = 案例
oversight-table-decisions = 决定
oversight-table-custody = 逐日存管
oversight-table-unpaid-aid = 待付互助金
oversight-table-complaints = 投诉
oversight-table-complaint-counts = 投诉按类别
oversight-table-error-rates = 差错率
oversight-table-thresholds = 终止界限
oversight-table-stop-orders = 停止指令
oversight-stop-joinings = 停止加入
oversight-stop-rounds = 停止分摊
oversight-stop-payouts = 停止拨付互助金
oversight-stop-everything = 停止一切往来
oversight-order-lifts = 解除 { $order }
oversight-every-plan = 所有计划
oversight-plan-number = 计划 { $pool }
oversight-orders-title = 监管指令
oversight-orders-lead = 监管员责令本社停止的事项。指令是一份签署的文字：程序照此执行，在该计划的每一页显示，并永久保存。
oversight-no-orders-ever = 监管员没有下达过指令。
oversight-reference = 文号
oversight-order-what = 内容
oversight-order-state = 状态
oversight-order-reason = 理由
oversight-order-received = 收到
oversight-order-from = 起始日
oversight-order-whose = 适用于
oversight-order-stands = 有效
oversight-order-lifted = 已解除
oversight-order-lifting = 解除指令
oversight-order = 指令 { $reference }
oversight-order-note = 签署的原文
oversight-order-check = 这就是签署的文字，一字未改。任何人都可以用下面的公钥核对。
oversight-order-key = 公钥：
oversight-lifted-by = 由此解除
oversight-give = 下达或解除指令
oversight-give-sign = 在您自己的机器上离线签署：
oversight-give-paste = 把签署的全文粘贴在这里。
oversight-give-look = 先看会发生什么，再决定是否执行。
oversight-note = 签署的全文
oversight-note-hint = 从第一行到签名，一字不改。
oversight-look-first = 先看会发生什么
oversight-keys = 登记的密钥
oversight-keys-lead = 每一把都由本社两个人登记。若这里有不属于您的密钥，请立即指出。
oversight-no-keys = 还没有登记监管员的密钥。
oversight-key-since = 自 { $at } 起
oversight-keys-desk-lead = 持有这样一把密钥的人，可以责令本社停止。由计划管理员提议、合规员确认，所有人都能看到。
oversight-keys-waiting = 等待第二个人
oversight-key-proposed = { $at } 提议
oversight-key-consequence = 确认之后，凡用它签署的指令都会执行。请用别的方式（例如电话）与监管员核对这一行。
oversight-key-confirm = 确认这把密钥
oversight-key-waits = 须由合规员确认。
oversight-key-propose = 提议登记密钥
oversight-key-propose-do = 提议
oversight-verifier = 监管员交来的那一行
oversight-verifier-hint = tongzhou stop-order key 打印出的原文。
oversight-preview-title = 这份指令会做什么
oversight-preview-lead = 还什么都没有发生。看清楚，再决定。
oversight-signed-by = 签署者
oversight-received-before = 这份文字以前已经收到。再次提交不会有变化。
oversight-holds-today = 立即生效
oversight-holds-later = 自起始日生效
oversight-would-joinings = 新会员不能加入。现有 { $payers } 位付款会员不受影响。
oversight-would-rounds = 第 { $round } 期不在 { $cut }公示，{ $cases ->
    [0] 目前没有案例在等这一期
   *[other] { $cases } 个案例、互助金 { $aid } 因此等待
}。计划的日期停住，指令解除之后逐日补上。
oversight-would-rounds-plain = 不公示、不结算。计划的日期停住，直到指令解除。
oversight-would-payouts = { $cases ->
    [0] 目前没有待付的互助金，以后的也要等。
   *[other] { $cases } 个案例等待 { $amount }。
}等待第二位资金员确认的付款：{ $proposed } 笔。
oversight-would-everything = 此外，不退款，也不公布规则。
oversight-goes-on-joinings = 可以重新加入。
oversight-goes-on-rounds = 分摊继续，停住的日子逐日补上。
oversight-goes-on-payouts = 可以付款：{ $cases } 个案例，{ $amount }。
oversight-goes-on-everything = 可以退款，也可以公布规则。
oversight-never-stops = 无论停止什么：会员可以退出，案例照常办理，投诉照常答复，银行已经发生的事如实记下。
oversight-only-lifted = 只有另一份签署的指令才能解除它，所用的密钥须在本指令之前就已登记。
oversight-do-stop = 下达此指令
oversight-do-lift = 解除指令
oversight-do-nothing = 什么都不做
oversight-banner = 监管员已责令{ $plan }，自 { $day }起：{ $what }。
oversight-banner-more = 查看指令

## audit
audit-title = 操作记录
audit-lead = 谁在何时为何做了什么：直接读自各条记录，新的在前。
audit-kind = 类别
audit-day = 日期
audit-account = 账户
audit-pool = 计划编号
audit-show = 查看
audit-all = 查看全部
audit-field-wrong = 格式不对。
audit-nothing = 没有这样的记录。
audit-when = 时间
audit-who = 谁
audit-what = 做了什么
audit-whom = 对什么
audit-why = 为什么
audit-as = { $what }（{ $role }）
audit-complaint = { $kind }：{ $outcome }
audit-kind-look-up = 查看个人资料
audit-kind-proposed = 提议
audit-kind-confirmed = 确认
audit-kind-rejected = 驳回
audit-kind-case-step = 办理案例
audit-kind-complaint-answered = 答复投诉
audit-kind-role-given = 给出角色
audit-kind-role-taken = 收回角色
audit-kind-rules-published = 公布规则
audit-kind-stop-order = 提交监管指令
audit-kind-supervisor-key = 登记监管员密钥
audit-proposal-deposit = 存入
audit-proposal-refund = 退款
audit-proposal-payout = 拨付互助金
audit-proposal-case-approval = 批准案例
audit-proposal-case-withdrawal = 撤销案例
audit-proposal-removal = 除名
audit-proposal-deposit-file = 存入文件
audit-proposal-role = 角色
audit-proposal-api-token = 程序令牌
audit-proposal-payment-list = 付款清单
audit-proposal-supervisor-key = 监管员密钥
audit-jobs-title = 任务与待发
audit-jobs-due = 到期的任务
audit-untold = 待通知的事件
audit-oldest = 最早的自 { $at } 起
audit-all-told = 都已通知
audit-oldest-kind = 等得最久的：
audit-jobs-open = 未完成的任务
audit-no-jobs = 没有要做的事。
audit-job = 任务
audit-job-state = 状态
audit-job-next = 下次运行
audit-job-tries = 次数
audit-job-said = 推迟的原因
audit-job-always = 随时
audit-job-day = 计划 { $pool } 进入 { $day }
audit-job-tell = 把事件交给要通知的人
audit-job-deliver = 发送待发的通知
audit-job-leased = 正在运行
audit-job-failed = 失败，将重试
audit-job-waits = 等待有人处理
audit-job-due = 到期
audit-job-ahead = 未到期

## complaints
complaints-title = 投诉
complaints-lead = 哪里做得不对，请告诉我们。由没有经手的人在 { $days } 天内答复；是否按时，监管员会统计。
complaints-yours = 您的投诉
complaints-new = 提交投诉
complaints-about = 关于什么
complaints-about-missing = 请选择关于什么。
complaints-community = 本社整体
complaints-kind = 类别
complaints-kind-missing = 请选择一类。
complaints-kind-delay = 拖延
complaints-kind-manner = 态度
complaints-kind-money = 资金
complaints-kind-privacy = 隐私
complaints-kind-rules = 规则
complaints-kind-other = 其他
complaints-kind-why-delay = 拖得太久，或没有人答复
complaints-kind-why-manner = 说话或对待我的方式不对
complaints-kind-why-money = 付款、分摊或余额不对
complaints-kind-why-privacy = 有人看了或说出了我的私事
complaints-kind-why-rules = 没有按规则办，或规则不清楚
complaints-kind-why-other = 其他事情
complaints-your-words = 发生了什么
complaints-your-words-hint = 何时、何地、希望我们怎样做。最多四千字。
complaints-who-reads = 您写的内容加密保存，只有合规员能看；何时看过，您可以查到。
complaints-send = 提交
complaints-answered = 已答复
complaints-waits = 等待答复
complaints-outcome = 结论
complaints-outcome-founded = 属实
complaints-outcome-unfounded = 不属实
complaints-outcome-told-founded = 您说得对。
complaints-outcome-told-unfounded = 我们查过，没有发现不妥。
complaints-outcome-missing = 请选择结论。
complaints-desk-title = 投诉
complaints-desk-lead = 等待答复的投诉，先到期的在前。
complaints-desk-empty = 没有等待答复的投诉。
complaints-due = 答复期限
complaints-filed = 提交日
complaints-answer = 答复
complaints-open = 打开
complaints-open-one = 打开 { $day }关于{ $kind }的投诉
complaints-one = 投诉
complaints-words = 本人的话
complaints-look-why = 内容属于本人。请写明为什么要看；会留下记录，本人可以查到。
complaints-reason = 为什么要看
complaints-reason-hint = 例如：为了答复。
complaints-look = 显示内容
complaints-erased = 本人资料已删除，内容随之消失。
complaints-answer-words = 答复
complaints-answer-hint = 本人会看到。最多四千字。
complaints-consequences = 提交之后
complaints-consequence-sent = 本人立即看到答复。
complaints-consequence-final = 不能再改，并计入监管员的统计。
complaints-send-answer = 提交答复

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
