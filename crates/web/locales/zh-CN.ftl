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
join-title = 加入《{ $plan }》
join-lead = 一题一题回答几个问题，看清要花多少钱，再表示同意。大约十分钟，随时可以返回。
join-lead-child = 您为孩子加入：成年之前由您决定、由您缴付。下面问的都是孩子的情况。
join-child-sign-in = 请先登录：由已登记的家长为孩子加入
join-steps = 加入的步骤
join-step-you = 您
join-step-health = 健康
join-step-cost = 费用
join-step-consent = 同意
join-born = 您的出生日期
join-born-child = 孩子的出生日期
join-born-wrong = 请填写出生日期，例如 1990-03-05，不能晚于今天。
join-ages-days = 出生满 { $least } 天至 { $most } 周岁可以加入本计划。
join-ages-years = { $least } 至 { $most } 周岁可以加入本计划。
join-go-on = 继续
join-back = 返回
join-read-plan = 先读计划
join-what-comes = 接下来
join-what-health = { $count } 个健康问题，一页一题；旁边写明每个回答意味着什么。
join-what-cost = 要花多少钱、什么情况给多少、从哪天开始。
join-what-consent = 您是谁，以及是否同意会员公约。然后拿到凭证。
join-kept = 在最后一页表示同意之前，您填写的内容一概不保存。
join-have-account = 已有账户：登录
join-question = 第 { $place } 题，共 { $count } 题
join-answer-goes-on = 可以加入，继续下一步。
join-answer-bars = 暂时不能加入本计划。
join-answer-missing = 请在两个回答里选一个。
join-article = 为什么要问：{ $article }
join-cost-title = 要花多少钱，能得到什么
join-cost-lead = 每期案例的费用由计划里所有人一起分摊。以后分摊多少，谁也不能预知；下面是到目前为止的真实数字。
join-next-share = 下一期分摊金（预计）
join-next-share-more = { $settle } 结算
join-last-year = 最近十二个月的分摊金
join-last-year-more = 共 { $rounds } 期
join-first = 第一笔存入
join-first-more = 够到下一期；加入之后再付
join-floor = 余额里要留存 { $floor }，才在互助范围内。余额始终是您自己的钱。
join-postpaid = 不用预先存钱：每期结算之后扣您的分摊金。
join-round-cap = 每人每期最多付 { $cap }。
join-year-cap = 每人每个自然年最多付 { $cap }。
join-not-promised = 一期所需超过上限时，互助金按第八条减少或延后。没有人承诺足额。
join-calculator = 按您的年龄算一算
join-when = 从哪天起在互助范围内
join-in-force = 会员资格生效
join-from = { $date } 起
join-ends = 会员资格最晚结束
join-aid = 给多少互助金
join-aid-caption = 按首次确诊时的年龄，从您现在的年龄算起
join-grade = 病情
join-age = 年龄
join-ages = { $from } 至 { $through } 周岁
join-amount = 互助金
grade-severe = 重症
grade-light = 轻症
grade-death = 身故
join-not-now = 您暂时不能加入本计划
join-not-now-kind = 这不是对您的评价。这样做，是让大家分摊的负担大家都担得起；对每个人都一样。
join-what-would-change = 怎样才会不同
join-change-answer = 如果选错了，请返回改正。如果以后健康情况变化，可以作出不同的回答，欢迎到时再来。没有问到的，不必告知。别的计划问的问题可能不同。
join-change-age = 如果日期填错了，请返回改正。别的计划可能接受其他年龄的人。
join-correct = 返回改正
join-other-plans = 看看别的计划
join-nothing-kept = 您的回答一概没有保存。
join-consent-title = 您是谁，以及您的同意
join-consent-lead = 只有这一页会保存，而且要等您按下最后的按钮。姓名和号码用您自己的密钥加封保存。
join-consent-lead-known = 您已登记过。请再读一遍，然后表示同意。
join-who = 您是谁
join-who-child = 孩子是谁
join-person = 姓名
join-person-hint = 与证件一致。
join-document = 证件
document-resident-id = 居民身份证
document-passport = 护照
document-residence-permit = 居住证或通行证
document-birth-certificate = 出生医学证明（儿童）
join-number = 证件号码
join-number-hint = 用来保证每人只加入一次；申请互助时与证件核对。
join-sex = 登记的性别
join-sex-hint = 可以不填。
sex-female = 女
sex-male = 男
join-phone = 电话
join-phone-hint = 办理案例时联系您。可以不填。
join-account = 以后怎样登录
join-name-hint = 您记得住的名字，例如电子邮箱。我们不保存任何人能读出的副本。
join-password-hint = 至少 10 个字符；几个词连起来比花样更可靠。
join-password-again = 再输入一次密码
join-consent = 您的同意
join-agree-covenant = 我同意会员公约 { $version } 版。
join-read-covenant = 阅读公约
join-agree-answers = 健康告知我如实回答；如果发现答错，会尽早说明。
join-agree-shares = 我按期分摊。互助不是保险，没有人承诺足额。
join-agree-leave = 我随时可以退出，余额剩多少退多少。
join-version-hash = 公约全文由这一串指明：
join-consent-tick = 我已读过公约，并且同意
join-consent-missing = 同意的话，请勾选。不同意就不会加入。
join-do = 加入
join-person-missing = 请填写姓名。
join-document-missing = 请选择证件种类。
join-number-missing = 请填写证件号码。
join-name-missing = 请取一个登录名。
join-password-missing = 请设一个密码。
join-password-differs = 两次输入的密码不一样。

## member
member-details = 余额、分摊与案例
family-title = 家庭
family-lead = 谁替谁缴、谁替谁决定，以及您自己不能办事时该通知谁、付给谁。
family-done = 已保存。
family-code = 您的代码
family-code-words = 交给要把您登记为代缴人或紧急联系人的人。代码不透露您的任何信息。
family-pays-for-me = 谁替我缴
family-no-own = 您自己没有加入计划。
family-payer-is = { $name } 替您缴付。代缴人能看到您的会员状态，也可以替您申请互助。
family-payer-self = 您自己缴付。
family-change-payer = 更换代缴人
family-payer-code = 代缴人的代码
family-payer-hint = 不填就是自己缴付。
family-code-wrong = 代码的样子是 01890a5d-ac96-774b-bcce-b302099a8057，请再看一遍。
family-decided-by = 替您作决定的人：
family-i-pay-for = 我替谁缴
family-nobody = 您没有替别人缴付。
family-stop = 不再代缴
family-stop-words = 从今天起由会员自己缴付。没有人缴付的话，互助可能在一期之后中止。
family-stop-do = 不再替这位会员缴付
family-child = 为孩子加入
family-child-words = 孩子有自己的登记。成年之前由您决定、由您缴付。
family-child-join = 为孩子加入《{ $plan }》
family-after = 万一我出事
family-payees = 受益人
family-payees-words = 您去世后互助金付给谁，按您排的顺序。
family-payees-lead = 您去世后，互助金付给名单上第一个能领取的人。名单加封保存；您自己能看，工作人员要写明理由并留下记录才能看。
family-payee-number = 受益人 { $number }
family-payee-account = 收款账户
family-relation = 与您的关系
family-contacts = 紧急联系人
family-contacts-words = 谁可以替您申请互助。
family-contacts-lead = 您自己不能办事时，最多三个人可以替您申请互助。他们都已在这里登记，并把自己的代码交给您。
family-contact-number = 联系人 { $number }
family-contact-code = 代码
family-replaces = 新名单替换原来的。少写几位，就把那一行留空。
family-keep = 保存名单
member-home-title = 我的互助
member-home-lead = 今天哪些在互助范围内、要花多少钱、有什么等您处理，都在这里。
member-home-none = 您还没有加入任何计划。加入之后，这里会写明哪些在互助范围内、要花多少钱。
member-home-no-person = 您登录的是工作账户，不属于某一个人。要加入计划，请退出后用自己的账户加入。
member-home-how-to-join = 怎样加入
member-home-how-to-join-words = 先读计划，再一题一题回答几个健康问题，看清要花多少钱，同意会员公约。大约十分钟。拿到凭证之前，不用付一分钱。
member-home-read-plan = 阅读《{ $plan }》
member-home-join = 加入《{ $plan }》
member-of = 会员：{ $name }
member-tasks = 等您处理
member-task-recover = 补足余额，恢复互助
member-task-first-deposit = 存入第一笔钱，互助才开始
member-task-papers = 补交要求的材料
member-task-refused = 看一看决定：您可以申诉
member-task-jury = 您被抽为评议员，请投票
member-covered = 在范围内
member-not-yet = 还没有
member-suspended = 已中止
member-cover-illness = 疾病
member-cover-accident = 意外
member-cover-anything = 疾病与意外
member-cover-both = 今天
member-cover-since = 自 { $date } 起
member-cover-from = { $date } 起，还有 { $days } 天
member-cover-needs-money = 余额达到公约要求之后
member-cover-suspended = 自 { $date } 起，补足余额即可恢复
member-balance = 余额
member-lasts-not = 可能不够下一期分摊。
member-lasts-until = 如果以后每期像最近一年那样，大约够用到 { $month }。
member-lasts-longer = 够用很久，远到无法预计。
member-arrears = 扣款失败的欠款
member-arrears-more = 会并入下一次扣款。
member-next-round = 第 { $round } 期分摊金（预计）
member-from-to = { $from } 至 { $to }
member-next-dates = { $cut } 统计人数，{ $settle } 结算
member-paid-so-far = 累计分摊
member-since = { $date } 加入
member-open-cases = 办理中的案例
member-earlier-cases = 以前的案例
member-last-shares = 最近的分摊
member-why = 第 { $round } 期：为什么付这些？
member-apply = 申请互助
member-top-up = 存入
member-statements = 对账单
member-receipt = 加入凭证
member-plan = 计划与公约
member-leave = 退出
member-more = 更多
member-notices = 通知，以及怎样通知您
member-family = 家庭：谁替谁缴、子女、受益人、紧急联系人
member-jury = 评议团
member-data = 我的数据
member-security = 登录：密码、验证码、通行密钥
member-past = 已结束的会员资格
member-final-statement = 最终对账单
member-to-home = 看我的互助
member-top-up-lead = 您在《{ $plan }》的余额用来支付每期的分摊金。余额始终是您自己的钱，退出时剩多少退多少。
member-paid = 钱已到账，从今天起算。
member-recover-by = 您的互助已中止。{ $date } 之前补足余额就恢复，不用重新等待观察期。
member-floor = 至少留存
member-floor-more = 低于这个数，就不在互助范围内。
member-offers = 存多少够用
member-offers-none = 现有余额足够一年的分摊，现在不必再存。
member-offer-joining = 公约要求的首次存入
member-offer-rounds = { $rounds ->
    [one] 够到下一期
   *[other] 够 { $rounds } 期
}
member-transfer = 转账
member-transfer-words = 请从您本人或替您缴付的人名下的账户，转到计划公布的存管账户。银行报来之后入账，从那天起算。
member-transfer-reference = 附言里只写这一串：
member-bank = 演示银行
member-bank-words = 这里没有真钱。演示银行会像真的银行那样报来一笔存款。
member-amount = 金额
member-amount-other = 其他金额
member-amount-own = 自己填写
member-amount-hint = 以元为单位，例如 50 或 49.50
member-amount-wrong = 请填写大于零的金额，例如 50 或 49.50。
member-bank-for-all = 一笔付给我和我代缴的 { $others } 人：先补足各自的最低留存，其余平分
member-bank-pay = 由演示银行支付
member-bank-pay-this = 由演示银行支付 { $amount }
member-postpaid-words = 这个计划没有余额：每期结算之后，从您约定的账户扣分摊金，不用预先存钱。
member-first-deposit = 第一笔存入
member-first-deposit-words = 请存入 { $amount }，互助才开始。到账之前您已是会员，但还不在互助范围内。
member-receipt-title = 加入凭证
member-receipt-joined = 您已加入
member-receipt-lead = 这张凭证写明您加入时的规则。以后只按这些规则、或对您更好的新规则来判断。
member-receipt-plan = 计划
member-receipt-version = 公约版本
member-receipt-member = 会员编号
member-receipt-joined-on = 加入日期
member-receipt-signed-at = 签署时间
member-receipt-paid = 加入时存入
member-receipt-answers = 您的健康告知
member-receipt-file = 请保存
member-receipt-file-words = 文件带有签名。任何人不用问我们就能核对：事后我们改不了，您也改不了。
member-receipt-save = 保存凭证
member-receipt-note = 文件里写着什么
answer-yes = 是
answer-no = 否
leave-title = 退出计划
leave-over-title = 这份会员资格已结束
leave-lead = 如果今天退出《{ $plan }》，结果如下。您在下面确认之前，什么都不会发生。
leave-statement = 最终对账单
leave-balance = 您的余额
leave-balance-more = 原路退回；退出之前已统计人数的一期先扣除。
leave-shared = 您分摊过的
leave-shares-back = 分摊金会退还。
leave-shares-kept = 已用来帮助案例里的人，不退还。
leave-uncovered-from = 不再互助的第一天
leave-uncovered-since = 自此不再互助
leave-as-said = 如上所述
leave-all-entries = 逐月看每一笔
leave-what-happens = 退出之后
leave-no-cover = 自 { $date } 起您不再受互助。那天及以后首次确诊的，不再分摊。
leave-money-back = 余额剩多少退多少，不收退出的费用。
leave-rejoin = 以后可以再加入，要重新回答健康问题、重新等待观察期。
leave-no-rejoin = 按照本公约，以后不能再加入。
leave-open-cases = 您办理中的 { $cases } 个案例照常进行：退出之前发生的，仍按凭证上的规则办。
leave-stays-readable = 这张对账单、加入凭证和每一笔记录，以后仍可在这里查看。
leave-tick = 我已读过，确定退出
leave-tick-needed = 确定要退出的话，请勾选。
leave-do = 退出计划
leave-stay = 不退出

## aid
aid-new-title = 申请互助
aid-new-lead = 尽量写清发生了什么。提交之前，您会先看到按公约能给多少、需要哪些材料。
aid-cause = 是哪一种？
aid-cause-illness = 疾病
aid-cause-accident = 意外
aid-cause-missing = 请在两项里选一项。
aid-condition = 什么病或什么伤？
aid-condition-hint = 按医院的说法选，或选最接近的一项。审核看的是材料，不是这里的选择。
aid-listed = 在本计划互助范围内
aid-not-listed = 不在本计划的清单上
aid-condition-missing = 请选最接近的一项。
aid-day = 哪一天？
aid-day-hint = 首次确诊的日期，或发生意外的日期。
aid-day-wrong = 请填写日期，今天或之前。
aid-life = 会员是否在世？
aid-life-living = 在世
aid-life-died = 会员已去世
aid-life-missing = 请在两项里选一项。
aid-hospital = 医院
aid-hospital-hint = 医院名称和所在城市，知道多少写多少。
aid-story = 经过
aid-story-hint = 用您自己的话写。只有办理本案的人能读，每次查看都有记录。
aid-story-missing = 请简单写一写经过，不超过 4,000 字。
aid-too-long = 太长了。
aid-bills = 账单合计
aid-bills-hint = 以元为单位，例如 12800 或 12800.50；没有就不填。
aid-spending = 医疗花费合计
aid-amount-wrong = 请填写金额，例如 12800 或 12800.50。
aid-urgency = 治疗是否等着用钱？
aid-urgency-hint = 紧急的先办。
aid-urgency-ordinary = 不等
aid-urgency-in-treatment = 正在治疗
aid-urgency-treatment-waits = 没有这笔钱就不能开始或继续治疗
aid-urgency-missing = 请在三项里选一项。
aid-see-quote = 看看按公约能给多少
aid-not-sent-yet = 现在还没有提交。
aid-quote-title = 按公约能给多少
aid-quote-lead = 如果材料与您所说的一致，按条款给：
aid-quote-aid = 给您的互助金
aid-quote-receipt-rules = 按您凭证上的规则
aid-quote-later-rules = 按后来的规则，比您凭证上的给得多
aid-quote-nothing = 按您所说的情况，条款不给互助金。
aid-quote-people-decide = 您仍可以申请：由人来决定，从不由机器拒绝；不予互助要有第二个人复核，您还可以申诉。
aid-quote-people-look = 审核会看的地方
aid-papers-needed = 需要的材料
aid-papers-needed-words = 申请之后再交也可以，手机拍照或 PDF 都行。
aid-report = 提交申请
aid-change = 改一改
aid-report-words = 受理员三个工作日内答复。走访不收您的钱。
aid-by-applicant = 申请人
aid-by-member = 会员
aid-by-intake-clerk = 受理员
aid-by-investigator = 调查员
aid-by-medical-reviewer = 医学审核员
aid-by-second-reviewer = 复核员
aid-by-treasurer = 资金员
aid-by-machine = 程序检查；程序不能拒绝
aid-by-calendar = 随日期而来
aid-not-shown-yet = 等所有作决定的人都决定之后，才显示内容。
aid-now-reported = 已收到您的申请，接下来由受理员查看。
aid-now-papers-asked = 还缺一些材料，请在下面补交；在这之前我们的时限暂停。
aid-now-investigating = 正在了解经过。可能会走访或打电话给您，不收钱。
aid-now-reviewing = 医学审核员正在看材料，按条款决定。
aid-now-second-reading = 第二个人正在复核，看不到第一个人的决定。
aid-now-third-reading = 两位审核的人意见不同，由第三个人来看。
aid-now-refused = 目前不予互助。下面写明原因，以及怎样才会不同。您可以申诉。
aid-now-appealed = 申诉由之前没有看过本案的人审阅。
aid-now-jury = 已请会员评议团。投票一天，选票封存，最后一起开启计票。
aid-now-notice = 已同意互助。案例正在公示，不出现您的姓名；之后由一期分摊。
aid-now-objected = 有会员提出异议，由没有作过决定的人重新查看。
aid-now-carried = 已由一期分摊，账户核实之后付款。
aid-now-paid = 互助金已付清。
aid-now-closed = 本案已办结。
aid-now-withdrawn = 本案已撤回。
aid-now-expired = 补交材料的期限已过。您可以重新申请。
aid-done-reported = 已提交申请。
aid-done-papers = 文件已收到。
aid-done-sent = 材料已交齐。
aid-done-account = 账户已登记。付款之前由另一个人核实。
aid-done-step = 已办好。
aid-late = 本案我们超时 { $times } 次，已公开计数。
aid-given = 互助金
aid-carried-by = 由第 { $round } 期分摊
aid-waits-for-round = 等待一期分摊
aid-paid = 已付
aid-public-card = 案例的公示页
aid-decision = 决定
aid-would-change = 怎样才会不同：
aid-appeal = 申诉
aid-appeal-words = 您可以不同意。由两位没有看过本案的人重新决定，您在这里写的会交给他们。
aid-appeal-text = 为什么不同意？
aid-appeal-hint = 漏看了什么、哪份材料能说明。可以先在下面补交材料。
aid-appeal-missing = 请简单写一写为什么不同意。
aid-appeal-do = 申诉
aid-jury = 请评议团
aid-jury-words = 申诉没有改变决定。可以请抽签产生的会员评议团决定，是否给条款所定的 { $aid }。他们看到的案例没有您的姓名。
aid-jury-do = 请评议团
aid-jury-stop = 停止评议
aid-jury-stop-words = 选票永不开启，不予互助的决定不变。停止之后不能撤销。
aid-papers = 材料
aid-paper-there = 已有
aid-paper-asked = 需要
aid-no-files = 还没有交过文件。
aid-files-there = 已交的文件
aid-file-taken = 已收到并加封
aid-picture = 图片
aid-kilobytes = { $size } KB
aid-paper = 是哪一种材料？
aid-paper-missing = 请选择是哪一种材料。
aid-files = 照片或文件
aid-files-hint = 拍照或选择文件：JPEG、PNG、WebP 或 PDF，每个不超过 50 MB，可以一次选几个。
aid-files-missing = 请至少选一个文件。
aid-files-refused = 这些没有收下，其余的收到了：
aid-add-files = 添加文件
aid-sending = 正在发送
aid-waiting-for-line = 网络断了，恢复后自动继续
aid-send-papers-words = 要求的材料都齐了之后：
aid-send-papers = 我已交齐
aid-account = 互助金付到哪里
aid-account-none = 还没有登记账户。没有账户就不能付款。
aid-account-verified = 已核实
aid-account-entered = 待另一个人核实
aid-account-enter = 登记账户
aid-account-words = 会替换同一类的前一个账户。账户加封保存，之后您只看到遮住的号码。
aid-account-to = 谁的账户？
aid-account-to-missing = 请选择是谁的账户。
aid-account-holder = 户名
aid-account-holder-missing = 请填写户名。
aid-account-bank = 开户银行
aid-account-bank-missing = 请填写开户银行。
aid-account-number = 账号
aid-account-number-missing = 请填写账号。
aid-account-do = 登记账户
aid-paid-to-member = 会员本人
aid-paid-to-hospital = 医院
aid-paid-to-payee = 受益人（会员去世后）
aid-timeline = 办理经过
aid-withdraw = 撤回
aid-withdraw-think = 我不要这笔互助
aid-withdraw-ends = 本案到此为止。已同意而未付的，收回。
aid-withdraw-again = 只要还在申请期限内，可以重新申请。
aid-withdraw-tick = 我要撤回本案
aid-withdraw-tick-needed = 确定要撤回的话，请勾选。
aid-withdraw-do = 撤回本案
aid-case-number = 案例编号：
object-title = 对本案提出异议
object-lead = 如果您知道有什么与本案不符，请写在这里。由没有作过决定的人查看并答复。
object-done = 已收到您的异议。
object-done-words = 三个工作日内，由没有作过决定的人答复；答复计入公示页。
object-case = 案例
object-name = 会员
object-condition = 病情
object-state = 状态
object-objections = 异议
object-count = 共 { $all } 件，{ $open } 件未答复
object-text = 有什么不符？
object-text-hint = 您知道什么、从哪里知道。不超过 4,000 字。
object-text-missing = 请简单写一写有什么不符。
object-known = 异议须实名；工作人员知道，公众不知道。
object-answered = 不论结果如何，都会答复您。
object-waits = 所有异议答复之前，该期不结算。
object-do = 提出异议
aid-case-of-spending = 医疗费用
aid-turn-operator = 轮到我们
aid-turn-applicant = 轮到您
aid-turn-members = 会员公示或评议中
aid-turn-nobody = 无需等待

## jury
jury-title = 评议团
jury-lead = 申诉仍不予互助时，由抽签产生的会员来决定。您看到的案例没有姓名，旁边有条款和理由，每人投一次票。
jury-no-plan = 您没有加入设有评议团的计划。
jury-passed = 已通过测试
jury-passed-on = 您于 { $date } 通过规则测试，可以被抽中。
jury-tomorrow = 明天再来
jury-tomorrow-words = 今天的测试没有通过，明天题目会不同。
jury-test-words = 参加评议之前要通过一个简短的规则测试：五个案例，判断给不给互助金。
jury-take-test = 参加测试
jury-no-duty = 目前没有抽中您参加的评议。
jury-event = 确诊或意外
jury-reported = 申请
jury-joined = 加入
jury-days = 之前已加入的天数
jury-aid = 条款所定的互助金
jury-closes = 请在此之前投票
jury-refused-for = 不予互助的理由：
jury-question = 应不应当给互助金？
jury-for = 应当：按规则应给互助金
jury-against = 不应当：按规则不应给
jury-sealed = 选票会封存，全部一起开启之前没有人能看到，投出之后不能更改。
jury-vote = 投票
jury-vote-missing = 请选“应当”或“不应当”。
jury-done-voted = 选票已收到并封存。
jury-done-passed = 测试通过。从现在起您可以被抽中。
jury-done-failed = 这一次还不够。明天题目会不同。
jury-test-title = 规则测试
jury-test-lead = 只按公约判断每个案例。五题对四题即可，每天一次。条款在下面。
jury-test-question = 案例 { $place }
jury-aids-before = 之前得到互助的次数
jury-given = 给互助金
jury-refused = 不给互助金
jury-answer-all = 请回答每一题。
jury-test-do = 交卷

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
