import type { RefusalRow } from '../base/refusal-row.ts';

/** What the reports of work refuse. */
export const reportRefusals = {
  'explore-side': {
    status: 422,
    zh: '“{figure}”不能按“{side}”分；行和列请从这个数列出的分项里选。',
    en: '“{figure}” is not split by “{side}”; choose the rows and columns among what it is split by.',
  },
  'explore-same-sides': {
    status: 422,
    zh: '行和列选成同一样了；请把其中一个换掉，或者不要列。',
    en: 'Rows and columns are the same; change one of them or leave the columns out.',
  },
  'report-template-unknown': {
    status: 422,
    zh: '没有这种汇报；请从列出的里面选一种。',
    en: 'There is no such kind of report; choose one of the list.',
  },
  'report-author': {
    status: 422,
    zh: '这种汇报不由您的单位写：所里的由所里起草，县局的由中心或者分管领导起草。',
    en: 'This kind of report is not written by your office.',
  },
  'report-placeholder': {
    status: 422,
    zh: '还有没写明的“{words}”：……{sentence}……；请写上名称或者数，再往下走。',
    en: '“{words}” still stands for a name or a number: …{sentence}….',
  },
  'report-findings-open': {
    status: 422,
    zh: '检查出来的还有 {n} 处没有改，也没有说明；请改好、加脚注或者写明原因。',
    en: '{n} findings are neither mended nor answered; mend them, or add a footnote or a reason.',
  },
  'report-blanks-open': {
    status: 422,
    zh: '还有 {n} 处空着：{names}；请填上，或者在“留空”里逐项认下，再往下走。',
    en: '{n} blanks are left: {names}; fill them in, or say under 留空 that they stay blank.',
  },
  'report-finding-unknown': {
    status: 409,
    zh: '这一处已经变了；请看过现在的检查再答。',
    en: 'This finding is no longer there; look at the check as it is now.',
  },
  'report-block-unknown': {
    status: 409,
    zh: '这一段已经不在了；请刷新看现在的稿。',
    en: 'This paragraph is no longer there; reload the draft.',
  },
  'report-comment-unknown': { status: 404, zh: '没有这条批注。', en: 'There is no such comment.' },
  'report-chip-unknown': {
    status: 422,
    zh: '文中的〔{name}〕没有这个数字块；请从“插入”里选，或者改成普通的字。',
    en: 'There is no chip 〔{name}〕; insert one of the list, or write plain words.',
  },
  'report-bracket': {
    status: 422,
    zh: '〔 和 〕要成对，只用来写数字块和脚注；请补上另一半，或者改用圆括号。',
    en: '〔 and 〕 stand in pairs around a chip or a footnote; use （） for other brackets.',
  },
  'report-figure-unknown': {
    status: 422,
    zh: '没有这个统计口径；请从列出的里面选。',
    en: 'There is no such figure; choose one of the list.',
  },
  'report-file-unknown': {
    status: 422,
    zh: '没有找到 {number}，或者您看不到这一件；请核对编号。',
    en: 'There is no {number} that you may see; check the number.',
  },
  'report-too-long': {
    status: 422,
    zh: '这篇太长了：最多 200 段、300 个数字块，一段最多 4000 字；请分开写。',
    en: 'The report is too long: 200 paragraphs, 300 chips, 4,000 letters a paragraph.',
  },
  'report-footnote-sent': {
    status: 422,
    zh: '送审以后正文不动，加不了脚注；请写明原因，或者退回修改。',
    en: 'The text stands still while it is reviewed; give the reason, or send it back.',
  },
  'report-footnote-place': {
    status: 422,
    zh: '标题和表格里加不了脚注；请写明原因。',
    en: 'A heading or a table takes no footnote; write a reason.',
  },
  'report-way': {
    status: 422,
    zh: '所里的汇报在本系统里报给县局，县局的用公文系统或者纸质报出去；请另选。',
    en: 'An office sends its report to the county here; the county sends its own on paper or by the system of documents.',
  },
  'report-line-off': {
    status: 409,
    zh: '本县还没有接通上下级交换；请选“纸质、公文系统”，或者请管理员照运行手册接通线路。',
    en: 'The line to the network above is not connected; send it on paper, or ask the administrator.',
  },
  'report-line-past': {
    status: 409,
    zh: '《{title}》现在是第 {edition} 版、{zh}，那一封不用再报；要报请在汇报里“上报”。',
    en: '{title} stands at edition {edition}, {en}; that letter need not go again. Send the report up instead.',
  },
  'report-line-person': {
    status: 422,
    zh: '正文里有“{words}”，像是个人的号码，不能经线路报；请用纸质、公文系统报，或者另起一篇去掉它。',
    en: 'The text has “{words}”, which looks like a person’s number; send it on paper, or write it anew without.',
  },
  'report-line-too-long': {
    status: 422,
    zh: '这篇汇报的段落或者表太长，线路装不下；请用纸质、公文系统报。',
    en: 'A paragraph or a table is too long for the line; send it on paper.',
  },
  'county-report-words-unknown': {
    status: 422,
    zh: '这篇里没有这几个字；请照文中的样子写，或者它们已经删去了。',
    en: 'The report has no such words; type them as they stand, unless they are struck out already.',
  },
  'county-report-figure-stays': {
    status: 422,
    zh: '汇报的数不能删；请写人名、电话、证件号这样的字。',
    en: 'Figures of a report are not struck out; type a name, a telephone or an identity number.',
  },
  'report-superior': {
    status: 422,
    zh: '机构里没有上级；请写明报给谁，或者请管理员在“机构”里登记上级。',
    en: 'No superior is known; say to whom, or have it entered among the bodies.',
  },
  'report-two-people': {
    status: 422,
    zh: '这篇是您审核的，签发要换一位局领导（所里的也可以由所长签）；一个单位只有一位的，由管理员在“本县设置”里改。',
    en: 'You reviewed this report, so that another signs it; a county with one leader alone changes its settings.',
  },
  'report-own-draft': {
    status: 403,
    zh: '这一篇您起草或者改过：起草的人不能审核、签发自己的稿，请换一个人。',
    en: 'You drafted this report or wrote in it: who drafts does not review or sign it; another person does.',
  },
  'report-not-yours': {
    status: 403,
    zh: '这一步不由您办：写稿、送审、上报由写它的单位办，审核由没有写过它的人办，签发由局领导办（所里的也可以由所长签）；请看这篇走到了哪一步。',
    en: 'This step is not yours: its own office writes it and sends it up, another reviews it, a leader signs it.',
  },
  'report-answer-sent': {
    status: 403,
    zh: '这篇已经送审，查出来的由手上有它的人答：审核前由审核的人，审核后由签发的人；要改正文，请他退回修改。',
    en: 'It was sent for review: who reviews it answers what is found, then who signs it; have it sent back to change the text.',
  },
  'report-adopted': {
    status: 403,
    zh: '这个做法您的单位不用再采用：自己写的不记采用，别人写的一个单位记一次。',
    en: 'Your office does not take this practice up: it wrote it, or has taken it up already.',
  },
  'report-county-receives': {
    status: 403,
    zh: '收到、退回由县局记：所里报上来的汇报，由中心或者局领导收下、退回。',
    en: 'The county records what was received or returned.',
  },
  'report-numbers-moved': {
    status: 409,
    zh: '审核以后数变了，还没有按现在的数认下：{told}；请看过再签发，或者退回修改。',
    en: 'Numbers have changed since the review and are not confirmed as they are now: {told}; look at them and sign, or send it back.',
  },
  'report-red-head': {
    status: 422,
    zh: '红头是县局的，所里的汇报没有发文字号；请把发文字号空着。',
    en: 'The red head is the bureau’s; leave the number of an office’s report empty.',
  },
  'report-number-taken': {
    status: 422,
    zh: '{number} 已经用过了；给出去的号不再给第二次（作废的也一样），请在“发文登记”里核对，换一个。',
    en: '{number} was given already, and no number is given twice, a voided one neither; look it up in the register and type another.',
  },
  'report-not-numbered': {
    status: 409,
    zh: '这篇还没有发文字号，没有什么可以作废。',
    en: 'This report has no number that could be voided.',
  },
  'report-number-year': {
    status: 422,
    zh: '{number}的年份和签发的年份（{year}年）不一样；请核对文号。',
    en: '{number} is not of the year of its signature ({year}); check the number.',
  },
  'report-numbered': {
    status: 409,
    zh: '这篇已经有发文字号了，不能再编。',
    en: 'This report has its number already.',
  },
  'report-drafter': {
    status: 422,
    zh: '这个人起草不了汇报：要是在用的中心、所里或者分管领导的账号；请另选一位。',
    en: 'This account cannot draft a report; choose one in use of the centre, an office or a leader.',
  },
  'county-table-body': {
    status: 403,
    zh: '您的账号没有归到市或者省；请管理员在“账号”里给您选上级机关。',
    en: 'Your account belongs to no city or province; have the administrator choose one.',
  },
  'month-not-over': {
    status: 422,
    zh: '{month}还没有过完；请等到下个月再办。',
    en: '{month} is not over yet; come back when it is.',
  },
  'month-open-already': {
    status: 409,
    zh: '{month}已经开过了；请在“月度统计”里打开它。',
    en: '{month} was opened already; open it in the list.',
  },
  'month-remark-missing': {
    status: 422,
    zh: '有 {overdue} 件超期没有写原因、{uncategorised} 件没有类别；请先在件里补上，或者在“说明”里写清楚再报送。',
    en: '{overdue} overdue without a reason, {uncategorised} without a category: mend them, or say why in the remark.',
  },
  'month-locked': {
    status: 409,
    zh: '这个月已经锁定，数不再变；后来的更正在下个月的更正里。',
    en: 'The month is locked; what comes later stands among the corrections of the next one.',
  },
  'month-before-ledger': {
    status: 422,
    zh: '{month}还没有台账，数不出来；台账从{since}记起，请改月份。',
    en: 'There is no ledger of {month}; it was kept from {since} on. Choose another month.',
  },
  'month-earlier-open': {
    status: 409,
    zh: '{month}还没有锁定；请先锁定前面的月份。',
    en: '{month} is not locked yet; lock the earlier months first.',
  },
  'month-own-approval': {
    status: 403,
    zh: '您审核过其中一个所的数，不能再由您锁定；请另一位分管领导锁定。',
    en: 'You approved an office of this month; another leader locks it.',
  },
  'month-offices-missing': {
    status: 422,
    zh: '还有 {n} 个所没有审核通过：{names}；请等他们，或者在“说明”里写明为什么先锁。',
    en: '{n} offices are not approved: {names}; wait for them, or say in the remark why it is locked without them.',
  },
  'report-nothing-asked': {
    status: 422,
    zh: '这篇没有这一项请求；请核对是第几项。',
    en: 'The report asks for no such thing; check the number.',
  },
} as const satisfies Record<string, RefusalRow>;
