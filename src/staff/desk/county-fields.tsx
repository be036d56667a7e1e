/** The fields of the county’s settings that stand on no other subject’s page. */
import { InputNumber } from 'antd';
import type { Words } from '../../domain/base/words.ts';
import { letterNumber } from '../../domain/county/letter-number.ts';
import { idleBounds } from '../../domain/law/idle.ts';
import type { LocalLimits } from '../../domain/law/local-limits.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';
import type { Draft } from '../base/ui/save-form.tsx';
import type { County, Limits, PartProps } from './county-part.ts';

type DayLimit = { [K in keyof LocalLimits]: LocalLimits[K] extends number ? K : never }[keyof LocalLimits];

type Names = Pick<
  County,
  'bureauName' | 'associationName' | 'paperPrefix' | 'paperPattern' | 'hotline' | 'hotlineHours' | 'officeHours'
>;

/** Whose letters these are, and when somebody answers. */
export function NameFields({ draft: { value, set, wrong } }: { draft: Pick<Draft<Names>, 'value' | 'set' | 'wrong'> }) {
  const t = useWords();
  return (
    <>
      <TextField
        required
        label={t('县局全称', "The bureau's full name")}
        hint={t('印在每份文书上', 'Printed on every letter')}
        error={wrong('bureauName')}
        value={value.bureauName}
        onChange={(next) => set({ bureauName: next })}
      />
      <TextField
        required
        label={t('消协全称', 'Association')}
        error={wrong('associationName')}
        value={value.associationName}
        onChange={(next) => set({ associationName: next })}
      />
      <TextField
        required
        label={t('文号前缀', 'Prefix of letters')}
        hint={t('例如 青市监', 'For example 青市监')}
        error={wrong('paperPrefix')}
        value={value.paperPrefix}
        onChange={(next) => set({ paperPrefix: next })}
      />
      <TextField
        required
        label={t('文号样式', 'Pattern of numbers')}
        hint={t(
          `投诉、举报文书的文号；式样上是“第　号”，不用“第”的删掉。现在是 ${letterNumber(value, '诉受', 2026, 12)}`,
          `Numbers of letters on complaints and tip-offs; leave out 第 if yours have none. Now ${letterNumber(value, '诉受', 2026, 12)}`,
        )}
        error={wrong('paperPattern')}
        value={value.paperPattern}
        onChange={(next) => set({ paperPattern: next })}
      />
      <TextField
        required
        label={t('热线', 'Hotline')}
        error={wrong('hotline')}
        value={value.hotline}
        onChange={(next) => set({ hotline: next })}
      />
      <TextField
        label={t('热线时间', 'Hotline hours')}
        error={wrong('hotlineHours')}
        value={value.hotlineHours}
        onChange={(next) => set({ hotlineHours: next })}
      />
      <TextField
        label={t('办公时间', 'Office hours')}
        error={wrong('officeHours')}
        value={value.officeHours}
        onChange={(next) => set({ officeHours: next })}
      />
    </>
  );
}

type Addresses = Pick<County, 'penaltyBank' | 'courtName' | 'reviewBody'>;

/** What decisions say of where to pay and to whom to turn; what is empty is left to the pen, and is named as missing. */
export function DecisionFields({
  draft: { value, set, wrong },
  government,
}: {
  draft: Pick<Draft<Addresses>, 'value' | 'set' | 'wrong'>;
  government: string;
}) {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('收款银行、罚款账户', 'Bank of fines')}
        hint={t('印在处罚决定书里；空着的用笔填', 'Printed in decisions; left to the pen where it is empty')}
        error={wrong('penaltyBank')}
        value={value.penaltyBank}
        onChange={(next) => set({ penaltyBank: next })}
      />
      <TextField
        label={t('管辖的人民法院', 'Court')}
        hint={t('印在决定书里，例如 青禾县人民法院', 'Printed in decisions')}
        error={wrong('courtName')}
        value={value.courtName}
        onChange={(next) => set({ courtName: next })}
      />
      <TextField
        label={t('行政复议机关', 'Body of reconsideration')}
        hint={t(`空着就是${government}`, `Where it is empty: ${government}`)}
        error={wrong('reviewBody')}
        value={value.reviewBody}
        onChange={(next) => set({ reviewBody: next })}
      />
    </>
  );
}

interface LimitFields {
  limits: Limits;
  onChange: (change: Partial<Limits>) => void;
}

/** The numbers of days that a county sets where the law names none. */
export const dayLimits: readonly { name: DayLimit; zh: string; en: string; min?: number; max?: number }[] = [
  { name: 'dispatchWorkingDays', zh: '分送（工作日）', en: 'Dispatch (working days)' },
  { name: 'giveBackWorkingDays', zh: '退回（工作日）', en: 'Give back (working days)' },
  { name: 'stationAnswerWorkingDays', zh: '站点答复（工作日）', en: "Station's answer (working days)" },
  {
    name: 'ownVenueWorkingDays',
    zh: '场所自行解决（工作日）',
    en: 'Settle in the own house (working days)',
  },
  { name: 'appealDays', zh: '办结后几天内可以请县局复核', en: 'Appeal within (days)' },
  { name: 'appealWorkingDays', zh: '县局复核（工作日）', en: 'Judge an appeal (working days)' },
  { name: 'followUpDays', zh: '回访（天）', en: 'Follow-up (days)' },
  {
    name: 'tellNoPowerWorkingDays',
    zh: '告知举报无管辖权（工作日）',
    en: 'Tell a reporter of no power (working days)',
  },
  { name: 'answerWorkingDays', zh: '答复咨询（工作日）', en: 'Answer an inquiry (working days)' },
  { name: 'opinionWorkingDays', zh: '格式条款出审查意见（工作日）', en: 'Opinion on a contract (working days)' },
  {
    name: 'privacyWorkingDays',
    zh: '答复个人信息请求（工作日，不超过三十天）',
    en: 'Answer about one’s own data (working days)',
    max: 20,
  },
  {
    name: 'monthReportWorkingDays',
    zh: '月度统计报送（下月第几个工作日前）',
    en: 'An office hands in a month (working days)',
    max: 20,
  },
  {
    name: 'monthLockWorkingDays',
    zh: '月度统计锁定（下月第几个工作日前）',
    en: 'The county locks a month (working days)',
    max: 20,
  },
  { name: 'monthsCorrected', zh: '锁定时往回核几个月', en: 'Locked months looked back at', min: 0, max: 12 },
  { name: 'stationIdleDays', zh: '站点闲置（天没有活动）', en: 'A station is idle (days without an act)' },
  { name: 'draftDays', zh: '草稿没动就删（天）', en: 'A draft that nobody touches goes (days)' },
  {
    name: 'revealsADay',
    zh: '一人一天最多看隐去信息（次）',
    en: 'Looks behind the mask, a person and day',
    max: 1000,
  },
  { name: 'revealsTold', zh: '看隐去信息几次告诉上级', en: 'The superior hears from so many looks', max: 1000 },
  {
    name: 'numbersADay',
    zh: '一人一天最多按几个不同的号码查（电话、证件）',
    en: 'Different numbers that one person asks for a day',
    max: 5000,
  },
  {
    name: 'exportRows',
    zh: '一人一天导出几行以内不用第二个人准',
    en: 'Lines that one person exports a day without a second one',
    min: 0,
    max: 50_000,
  },
  {
    name: 'idleMinutes',
    zh: '不用多少分钟就退出登录',
    en: 'A session ends unused after (minutes)',
    min: idleBounds.least,
    max: idleBounds.most,
  },
  {
    name: 'guardedIdleMinutes',
    zh: '三员和分管局长不用多少分钟就退出',
    en: 'The same for officers and deputy directors',
    min: idleBounds.least,
    max: idleBounds.mostGuarded,
  },
  {
    name: 'trailDays',
    zh: '审计留痕保存（天，不少于 180）',
    en: 'The audit trail is kept (days, 180 or more)',
    min: 180,
    max: 3650,
  },
  { name: 'backupHours', zh: '没有备份就告诉管理员（小时）', en: 'Tell of no backup (hours)', min: 1, max: 8760 },
  { name: 'boardDays', zh: '公示栏过期（天没换）', en: 'A board is too old (days)' },
  { name: 'checkPhotoKilobytes', zh: '排查照片最大（KB）', en: 'Photo of an area check (KB)', min: 10, max: 300 },
];

/** From how many returns and days of silence on those above are told, and how often the centre of what is new; nought is never. */
export const alarmLimits = [
  {
    name: 'reopenedTimes',
    zh: '同一件回头几次起逐级提醒（0 不提醒）',
    en: 'Levels hear from this many returns (0: never)',
  },
  {
    name: 'silentWorkingDays',
    zh: '几个工作日没动静逐级提醒（0 不提醒）',
    en: 'Levels hear after working days of silence (0: never)',
  },
  {
    name: 'gatherHours',
    zh: '中心的新件几小时合发一条短信（0 不发，急的另外呼叫）',
    en: 'New matters at the centre are texted together every so many hours (0: never; urgent ones are paged)',
  },
] as const satisfies readonly { name: keyof Limits['alarms']; zh: string; en: string }[];

/** By when those outside answer what a matter waits for. */
export const awaitedLimits = [
  { name: 'testWorkingDays', zh: '检测、鉴定几个工作日该有结果', en: 'Tests: result within working days' },
  { name: 'transferWorkingDays', zh: '移送几个工作日该有回音', en: 'Transfers: answer within working days' },
  { name: 'platformWorkingDays', zh: '平台几个工作日该答复', en: 'Platforms: answer within working days' },
  { name: 'makerWorkingDays', zh: '厂家几个工作日该答复', en: 'Makers: answer within working days' },
  { name: 'departmentWorkingDays', zh: '部门几个工作日该答复', en: 'Departments: answer within working days' },
  { name: 'consumerWorkingDays', zh: '问投诉人的几个工作日该答', en: 'Questions: answer within working days' },
  {
    name: 'performanceWorkingDays',
    zh: '店家没照办的几个工作日回投诉人',
    en: 'Agreements not kept: answer within working days',
  },
  {
    name: 'suspensionWorkingDays',
    zh: '案件中止几个工作日问还停着吗',
    en: 'Suspended cases: asked after working days',
  },
  { name: 'hearingWorkingDays', zh: '听证几个工作日问还停着吗', en: 'Hearings: asked after working days' },
  { name: 'announcementWorkingDays', zh: '公告几个工作日问还停着吗', en: 'Announcements: asked after working days' },
  { name: 'refundWorkingDays', zh: '责令退款几个工作日问还停着吗', en: 'Refunds: asked after working days' },
  {
    name: 'remindWorkingDays',
    zh: '过了以后几个工作日催一次、报高一级',
    en: 'Reminded again, a level higher, after working days',
  },
] as const satisfies readonly { name: keyof Limits['awaited']; zh: string; en: string }[];

/** For how many years after the close the personal content of a kind is kept. */
export const keptLimits = [
  { name: 'complaint', zh: '投诉办结后留存（年）', en: 'Complaints are kept (years)' },
  { name: 'tipoff', zh: '举报办结后留存（年）', en: 'Tip-offs are kept (years)' },
  { name: 'inquiry', zh: '咨询办结后留存（年）', en: 'Inquiries are kept (years)' },
  { name: 'enforcement', zh: '案卷归档后留存（年）', en: 'Case files are kept (years)' },
  { name: 'sampling', zh: '抽检办完后留存（年）', en: 'Samplings are kept (years)' },
  { name: 'inspection', zh: '检查、查扣办完后留存（年）', en: 'Inspections and seized goods are kept (years)' },
  { name: 'clause', zh: '格式条款审查办完后留存（年）', en: 'Reviews of terms are kept (years)' },
  { name: 'guidance', zh: '规范意见办完后留存（年）', en: 'Letters to operators are kept (years)' },
  { name: 'survey', zh: '消费调查跟进完后留存（年）', en: 'Surveys are kept (years)' },
  { name: 'stationReport', zh: '站点上报答复后留存（年）', en: 'Reports of stations are kept (years)' },
  { name: 'caution', zh: '警示到期后留存（年）', en: 'Cautions are kept (years)' },
] as const satisfies readonly { name: keyof Limits['retentionYears']; zh: string; en: string }[];

interface Row<N extends string> {
  name: N;
  zh: string;
  en: string;
  min?: number;
  max?: number;
}

/** Numbers in two columns, each under its own name. */
function NumberFields<N extends string>({
  title,
  hint,
  rows,
  of,
  wrong,
  onChange,
}: {
  title: Words;
  hint?: Words;
  rows: readonly Row<N>[];
  of: (name: N) => number;
  wrong: (name: N) => string | undefined;
  onChange: (name: N, value: number) => void;
}) {
  const label = useLabel();
  return (
    <>
      <h2>{label(title)}</h2>
      {hint === undefined ? null : <p className="hint">{label(hint)}</p>}
      <div className="settings-limits">
        {rows.map((row) => (
          <Field key={row.name} label={label(row)} error={wrong(row.name)}>
            {(control) => (
              <InputNumber
                {...control}
                min={row.min ?? 1}
                max={row.max ?? 90}
                precision={0}
                value={of(row.name)}
                onChange={(n) => onChange(row.name, n ?? row.min ?? 1)}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}

export function DayFields({ draft: { value, wrong }, setLimits }: PartProps) {
  return (
    <NumberFields
      title={days}
      hint={{
        zh: '法律没有规定天数的，由县里自己定；法定期限改不了。',
        en: 'Where the law names no days the county sets its own; legal limits cannot be changed.',
      }}
      rows={dayLimits}
      of={(name) => value.limits[name]}
      wrong={(name) => wrong(`limits.${name}`)}
      onChange={(name, n) => setLimits({ [name]: n })}
    />
  );
}

export function KeptFields({ draft: { value, wrong }, setLimits }: PartProps) {
  const { retentionYears: years } = value.limits;
  return (
    <NumberFields
      title={kept}
      rows={keptLimits.map((row) => ({ ...row, max: 100 }))}
      of={(name) => years[name]}
      wrong={(name) => wrong(`limits.retentionYears.${name}`)}
      onChange={(name, n) => setLimits({ retentionYears: { ...years, [name]: n } })}
    />
  );
}

export function AwaitedFields({ draft: { value, wrong }, setLimits }: PartProps) {
  const { awaited } = value.limits;
  return (
    <NumberFields
      title={waits}
      rows={awaitedLimits.map((row) => ({ ...row, max: row.name === 'remindWorkingDays' ? 60 : 250 }))}
      of={(name) => awaited[name]}
      wrong={(name) => wrong(`limits.awaited.${name}`)}
      onChange={(name, n) => setLimits({ awaited: { ...awaited, [name]: n } })}
    />
  );
}

export function AlarmFields({ draft: { value, wrong }, setLimits }: PartProps) {
  const { alarms } = value.limits;
  return (
    <NumberFields
      title={levels}
      rows={alarmLimits.map((row) => ({ ...row, min: 0 }))}
      of={(name) => alarms[name]}
      wrong={(name) => wrong(`limits.alarms.${name}`)}
      onChange={(name, n) => setLimits({ alarms: { ...alarms, [name]: n } })}
    />
  );
}

/** What needs a superior's approval, and what is kept of the former deadlines. */
export const approvals = [
  { name: 'approveDecline', zh: '不予受理要经上级批准', en: 'Declining needs the superior’s approval' },
  { name: 'approveTerminate', zh: '终止调解要经上级批准', en: 'Ending mediation needs the superior’s approval' },
  {
    name: 'headDecidesAlone',
    zh: '所长自己决定的，不用再批',
    en: 'What a head decides himself needs no second approval',
  },
  {
    name: 'headApprovesCases',
    zh: '案件、举报、线索的立案、不予立案、延长核查、移送和案件结案，授权所长审批；不勾的，由分管局长批（程序规定第十八条至第二十条）。新开的县不勾，原来勾着的照旧；谁核查的谁都不批',
    en: 'Heads decide by delegation on opening, not opening, extending, handing over and closing; otherwise the leader does. Nobody decides what he verified',
  },
  {
    name: 'soleTraderHeardAsPerson',
    zh: '个体工商户按自然人的数额（罚没一万元起）告知听证（听证办法第五条、民法典第五十四条）；不勾的，按法人、其他组织的十万元，本省另有规定的照本省',
    en: 'Sole traders are told of a hearing from 10,000 yuan on, as natural persons (hearing rules 5, Civil Code 54); otherwise from 100,000',
  },
  {
    name: 'reportTwoPeople',
    zh: '工作汇报由两个人审核、签发：谁审核的，不由谁签发',
    en: 'A work report is reviewed by one and signed by another',
  },
  {
    name: 'keepEarlierDeadline',
    zh: '2026 年 4 月 15 日没办完的旧件，原来的期限早就按原来的',
    en: 'What was open on 15 April 2026 keeps its older deadline where that is earlier',
  },
  {
    name: 'olderByNewProcedure',
    zh: '2026 年 4 月 15 日以前收到、以后才决定的旧件，按《办法》（令121）的情形、条款和文书式样办；不勾的，仍按收到那天的旧规定。已经作出的决定不变',
    en: 'What was received before 15 April 2026 and is decided since goes by the grounds, articles and forms of Order 121; otherwise by those of the day of receipt. What was decided stays as it is',
  },
] as const satisfies readonly { name: keyof Limits; zh: string; en: string }[];

export function ApprovalFields({ limits, onChange }: LimitFields) {
  const t = useWords();
  return (
    <>
      <h2>{t('审批和过渡', 'Approval and transition')}</h2>
      <p className="hint">
        {t(
          '“非生活消费”总要审批。批准当天才算决定，批准以前不告知。',
          'The ground “not for daily life” always needs approval. A decision counts on the day of its approval.',
        )}
      </p>
      {approvals.map((row) => (
        <TickField
          key={row.name}
          label={t(row.zh, row.en)}
          value={limits[row.name]}
          onChange={(on) => onChange({ [row.name]: on })}
        />
      ))}
      {limits.headApprovesCases ? <HeadApprovalFields limits={limits} onChange={onChange} /> : null}
    </>
  );
}

/** 书面授权: the paper by which heads approve cases, which the sheets name. */
function HeadApprovalFields({ limits, onChange }: LimitFields) {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('授权所长审批的文号', 'Paper by which heads approve')}
        hint={t(
          '举报、线索，文号、日期都写了，所长才能批；案件没有写的，审批表不印“经授权审批”，部门负责人一格留空，由局领导手签',
          'Without number and day heads decide on no tip-off and no clue, and in a case the leader’s cell is left to the pen',
        )}
        value={limits.headApprovalPaper}
        onChange={(headApprovalPaper) => onChange({ headApprovalPaper })}
      />
      <Field label={t('授权的日期', 'Day of the paper')}>
        {(control) => (
          <DayInput
            {...control}
            value={limits.headApprovalOn}
            onChange={(headApprovalOn) => onChange({ headApprovalOn })}
          />
        )}
      </Field>
    </>
  );
}

export const days = { zh: '本地时限', en: 'Local limits' };
export const kept = { zh: '留存年限', en: 'Years of keeping' };
export const waits = { zh: '等候的天数', en: 'Days of waiting for others' };
export const levels = { zh: '逐级提醒', en: 'Reminders by levels' };
