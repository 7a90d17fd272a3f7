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
notices-title = 通知
notices-none = 还没有需要您知道的事。
notices-unread = 未读：
notices-read-all = 全部标为已读
notices-more = 看看为什么
notices-older = 更早的通知
notices-ways = 还可以怎样通知您
notices-ways-lead = 所有通知都在这个页面上。您也可以让我们另外捎个信：信里只说“有新通知”，内容只有您登录后自己看得到。
notices-way-email = 邮件
notices-way-letter = 信件
notices-sent-queued = { $way }待发
notices-sent-sent = { $way }已发
notices-sent-failed = { $way }没有发出，不算通知到
notices-sent-returned = { $way }被退回，不算通知到
notices-email = 电子邮件
notices-email-on = 已开启邮件通知
notices-email-unconfirmed = 等待填写验证码
notices-email-choose = 把验证码发给我
notices-email-change = 保存
notices-email-off = 不再发邮件
notices-letter = 纸质信件
notices-letter-on = 已开启信件通知
notices-letter-lead = 打印好寄到您登记的地址，适合不用电子邮件的会员。
notices-letter-choose = 给我寄信
notices-letter-change = 保存
notices-letter-off = 不再寄信
notices-address = 邮箱地址
notices-code = 验证码
notices-code-hint = 刚刚发到您邮箱的六位数字，30 分钟内有效。
notices-confirm = 确认邮箱
notices-in-language = 用哪种语言
notices-language-zh = 中文
notices-language-en = English
notices-each-round = 每一期的分摊也通知我
notices-failed = { $at } 有通知没有送到。
notice-joined = 您已加入计划。
notice-covered = 疾病观察期到 { $day } 结束。从这一天起，只要会员资格有效，疾病也在互助范围内。
notice-left = 您的会员资格于 { $day } 结束。
notice-refunded = { $amount } 已退还给您。
notice-balance-low = 您的余额已低于 { $amount }。按会员公约提醒您，以免后面几期不够分摊。
notice-runs-out = 您的余额快不够了：大约 { $day } 结算的一期可能无法覆盖。在这之前补上余额，互助就不会中断。
notice-suspended = 第 { $subject } 期结算时余额不足，您目前不在互助范围内。{ $day } 之前补足余额即可恢复。
notice-debit-failed = 有一笔分摊金扣款没有成功。
notice-payer-changed = 为您缴费的人有变化。
notice-guardian-changed = 替您作决定的人有变化。
notice-case-reported = 案例 { $subject } 的申请已收到。
notice-case-moved = 案例 { $subject } 进入了下一步。
notice-papers-asked = 案例 { $subject } 需要补充材料。{ $has-day ->
    [yes] 请在 { $day } 之前提交。
   *[no] {""}
}
notice-case-approved = 案例 { $subject } 通过，互助金 { $amount }，开始公示。
notice-case-refused = 案例 { $subject } 未通过。您可以申诉，案例页写明了原因和期限。
notice-case-carried = 案例 { $subject } 已由一期分摊，接下来付款。
notice-case-paid = 案例 { $subject } 的互助金已付出 { $amount }。
notice-payment-returned = 案例 { $subject } 的付款被银行退回，请核对收款账户。
notice-case-objected = 有会员对案例 { $subject } 提出异议，正在复查。
notice-objection-answered = 案例 { $subject } 的异议有了答复。
notice-jury-decided = 评议团对案例 { $subject } 作出了决定。
notice-case-withdrawn = 案例 { $subject } 已撤回。
notice-case-expired = 案例 { $subject } 因一直没有补齐材料而结束，您可以重新申请。
notice-case-lapsed = 案例 { $subject } 的互助金一年无人领取，已退回给大家。
notice-case-closed = 案例 { $subject } 已办结。
notice-case-late = 案例 { $subject } 我们处理得晚了，这一次会公开计数。
notice-jury-duty = 您被抽中评议案例 { $subject }。{ $has-day ->
    [yes] 投票到 { $day } 为止。
   *[no] {""}
}
notice-record-corrected = 您的个人信息已更正。
notice-correction-answered = 您的更正申请有了答复。
notice-complaint-answered = 您的投诉 { $subject } 有了答复。
notice-share-charged = 第 { $subject } 期已结算，您的分摊金是 { $amount }。
notice-rules-changed = 公布了新版会员公约，{ $day } 起施行。您加入时的约定仍然保护您此前的权利。
notice-stop-ordered = 监管员责令计划停止。
notice-stop-lifted = 停止令已撤销。
notice-jury-opened = 案例 { $subject } 开始评议。

## statements
statement-title = 对账单
statement-of-year = { $year } 年
statement-days = { $from } 至 { $through }
statement-opening = 期初余额
statement-paid-in = 存入
statement-charged = 分摊
statement-netted = 其中 { $amount } 从互助金中扣
statement-refunded = 退款
statement-closing = 期末余额
statement-owed = 期末尚欠
statement-aid = 这段时间付给您互助金 { $amount }，直接付到您的账户，不经过这里的余额。
statement-quiet = 有 { $count } 期没有人需要互助，不用分摊。
statement-empty = 这段时间没有收付，也没有结算。
statement-caption = 每一笔收付和每一期分摊，按时间排列
statement-day = 日期
statement-what = 事项
statement-amount = 金额
statement-balance = 之后的余额
statement-share = 第 { $round } 期分摊
statement-aid-of = 案例 { $case } 的互助金
statement-what-paid-in = 存入
statement-what-refund = 退款
statement-file = 下载表格文件（CSV）
statement-print = 用浏览器打印本页，就是一份对账单。
statement-others = 其他时间
why-title = 第 { $round } 期为什么付这么多
why-lead = { $cut } 清点人数，{ $settle } 确定分摊。全部算式就是这样：
why-need = 一共需要
why-need-is = { $need }：互助金，加 { $fee }% 的管理费，再加上期结余。
why-units = 由多少份承担
why-units-are = { $payers } 名会员的 { $units } 份。
why-rounding = 取整
why-rounding-up = 进位到分。
why-rounding-half-up = 四舍五入到分。
why-carry = 因此多出或少掉的 { $carry } 转入下一期。
why-own = 对您来说
why-you = 您
why-family = 家庭成员 { $place }
why-before = 之前余额
why-owed = 您的分摊
why-charged = 实际扣款 { $amount }，包括以前所欠。
why-to-pay = 应付
why-family-title = 您和由您代缴的人
why-family-caption = 这一期对每个人意味着什么
why-member = 会员
why-owed-column = 分摊
why-remark = 说明
why-after = 之后余额
why-netted = 其中 { $amount } 从您自己的互助金中扣除。
why-arrears = 还欠 { $amount }。
why-meant-suspended = 余额不够：从这一期起您不在互助范围内，补足余额后恢复。
why-meant-failed = 扣款没有成功。
why-meant-removed = 扣款多次失败，会员资格结束。
why-meant-aided = 这一期分摊的就有您的案例：获得互助金，会员资格结束。
why-outside-not-yet = 不分摊：清点人数时还没有生效。
why-outside-waiting = 不分摊：还在观察期，这个计划观察期内不分摊。
why-outside-left = 不分摊：在这之前会员资格已经结束。
why-outside-not-covered = 不分摊：清点人数时余额不足。
why-cases = 帮到了谁
why-no-cases = 这一期没有案例。
why-cases-lead = { $count } 个案例由大家共同承担，每份 { $share }。
why-cases-caption = 这一期的案例
why-cases-more = 只列出前 200 个。
why-case = 案例
why-aid = 核定互助金
why-given = 给付
why-withdrawn = { $day } 撤回
why-rounds = 其他各期
why-earlier = 第 { $round } 期
why-later = 第 { $round } 期
why-statement = { $month }对账单

## my-data
my-data-title = 我的数据
my-data-lead = 与您有关的一切都可以由您查看、带走、要求更正，也可以要求删除。
my-data-take = 带走
my-data-take-lead = 一个文件包含全部：个人信息、会员资格和回执、收付、您能看的案例内容、谁查看过、通知、账户。生成这个文件会记为您本人的一次查看。
my-data-take-now = 生成文件
my-data-looks = 谁查看过
my-data-looks-lead = 您的个人信息被查看过 { $count } 次。没有理由谁也不能看，查看记录也删不掉。
my-data-no-looks = 还没有人查看过您的个人信息。
my-data-looks-caption = 最近二十次
my-data-when = 时间
my-data-who = 谁
my-data-reason = 理由
my-data-me = 您本人
my-data-staff = 社区工作人员
my-data-correct = 更正
my-data-correct-lead = 写明哪里不对、应当是什么。受理员核对后在这里答复；您写的内容和个人信息一样加密保存。
my-data-waits = 等待答复
my-data-decided-corrected = 已更正
my-data-decided-declined = 维持原样
my-data-wrong = 哪里不对
my-data-wrong-hint = 例如：电话尾号是 21。
my-data-right = 应当是什么
my-data-right-hint = 例如：尾号是 12。
my-data-ask = 申请更正
my-data-erase = 删除
my-data-erase-not-yet = 您还是 { $count } 个计划的会员。退出并收到退款之后，就可以删除个人信息。
my-data-erase-means = 这样做的后果
my-data-erase-key = 销毁您个人信息的密钥。姓名、证件、地址、回执和您在案例里写的内容，从此谁也读不到，包括我们。
my-data-erase-notices = 通知、通知方式、受益人、紧急联系人和更正申请都会删除。
my-data-erase-stays = 留下的只有不带姓名的数字：有人存入过、分摊过，因为大家的账要对得上。
my-data-erase-no-way-back = 无法撤销。以后再来，就是一位新会员。
my-data-erase-understood = 我已看清楚，确定要删除。
my-data-erase-not-ticked = 请先确认您已看清后果。
my-data-erase-now = 删除我的数据
my-data-erased = 您的数据已删除
my-data-erased-lead = 密钥已销毁，从现在起谁也打不开与您有关的内容。谢谢您曾与大家同舟。

## security
security-title = 账户安全
security-lead = 用什么打开您的账户，账户现在在哪里打开着。
security-or = 或者
security-sign-in = 用通行密钥登录
security-sign-in-failed = 没有成功。请再试一次，或者用密码登录。
security-ends-sessions = 之后各处都要重新登录。
security-not-now = 以后再说
security-passkeys = 通行密钥
security-passkeys-lead = 用指纹、面容或设备密码打开账户。它猜不到，也不会误交给别人，不需要另外的验证码。
security-no-passkeys = 您还没有通行密钥。
security-passkey-of = { $at } 添加
security-passkey-remove = 移除
security-passkey-add = 在这台设备上添加通行密钥
security-passkey-failed = 没有添加成功。请再试一次，或换一台设备。
security-passkey-needs-script = 添加通行密钥需要 JavaScript，其他功能都不需要。
security-authenticator = 验证器
security-authenticator-on = 已启用
security-authenticator-off = 未启用
security-recovery-left = 还剩 { $count } 个恢复码。
security-authenticator-lead = 手机上的一个应用，每半分钟显示一个新的验证码。有了它，光偷到密码也打不开您的账户。
security-authenticator-set-up = 启用
security-authenticator-anew = 重新设置
security-authenticator-install = 在手机上打开验证器应用，能扫二维码的都可以。
security-authenticator-scan = 用它扫这个二维码。
security-authenticator-picture = 给验证器扫的二维码；下面的字母内容相同。
security-authenticator-type = 或者手动输入这些字母
security-authenticator-show = 填写它显示的验证码。
security-authenticator-code = 验证码
security-authenticator-done = 启用
security-codes = 恢复码
security-codes-lead = 验证器已启用。万一手机丢失，下面每个恢复码可以代替验证码登录一次。
security-codes-once = 只显示这一次。请抄下来或打印，和重要证件放在一起。
security-codes-print = 可以用浏览器打印本页。
security-codes-kept = 已保存好，重新登录
security-password = 密码
security-password-old = 现在的密码
security-password-new = 新密码
security-password-hint = 至少 10 个字符。一句话比一串符号好记。
security-password-again = 再输一次新密码
security-password-differs = 两次输入的新密码不一样。
security-password-change = 修改密码
security-sessions = 在哪里登录着
security-sessions-lead = 每一行是一个浏览器。不认识的就结束它，对方须重新登录。
security-session-since = { $at } 登录
security-session-own = 本机
security-session-used = 最近使用 { $at }
security-session-end = 结束
security-session-end-of = 结束 { $at } 开始的登录
security-sessions-end = 全部结束
security-strength-password = 密码
security-strength-two-factors = 两种方式或通行密钥

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
