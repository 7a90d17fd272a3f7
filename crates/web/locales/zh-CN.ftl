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
