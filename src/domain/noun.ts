/**
 * The table of contents of the product: every file below src is named after one of these nouns (or is one of the
 * few parts of a floor's frame). The order is the order of the menus, of the glossary and of the manual.
 */
export const nouns = [
  'complaint', // 投诉
  'filing', // 登记
  'blank', // 空白件
  'claim', // 诉求、交易、承诺
  'fact', // 询问、事实
  'injury', // 伤害
  'call', // 加急、回电
  'term', // 协议条款
  'cost', // 维权成本
  'power', // 站点权限
  'dossier', // 卷宗：事实按什么样子存
  'entry', // 记事：记事实的各步
  'procedure', // 投诉程序：哪一步、谁能办、填什么
  'button', // 按钮
  'tipoff', // 举报
  'inquiry', // 咨询
  'dispatch', // 分送
  'acceptance', // 受理、不予受理
  'mediation', // 调解
  'appraisal', // 鉴定检测
  'entrustment', // 委托调解
  'notice', // 告知
  'talk', // 站点协商
  'followup', // 回访、催办、撤回、补充
  'duplicate', // 疑似重复
  'paper', // 文书
  'sheet', // 版面
  'letter', // 函件
  'registration', // 投诉登记表
  'agreement', // 投诉调解书
  'attachment', // 附件
  'message', // 短信、邮件
  'stage', // 环节
  'deadline', // 到期
  'escalation', // 逐级提醒
  'timeline', // 经过
  'sentence', // 句子：台账的一行怎么说
  'organisation', // 机构
  'station', // 联络站
  'numbering', // 编号
  'money', // 金额
  'festival', // 节日
  'region', // 行政区划
  'category', // 类别
  'account', // 账号
  'session', // 登录
  'listing', // 列表
  'view', // 存下的视图
  'calendar', // 工作日历
  'clock', // 时钟
  'rulebook', // 法定期限
  'ground', // 法定情形
  'figure', // 统计口径
  'work-report', // 工作汇报
  'label', // 名称
  'work', // 我的工作
  'matter', // 一件的全貌
  'export', // 导出
  'county', // 县
] as const;

export type Noun = (typeof nouns)[number];
