/** 本县设置的各部分, in the order of the page. */
import type { Words } from '../../domain/base/words.ts';
import { BacklogLimitFields } from '../command/backlog-settings.tsx';
import { FactorRoleFields } from '../county/settings/factor-settings.tsx';
import { IndicatorLimitFields } from '../complaint/indicator-settings.tsx';
import { ResponseLevelFields } from '../incident/response-level-fields.tsx';
import { GroupLimitFields } from '../incident/group-limit-fields.tsx';
import { RateTargetFields } from './home/rate-target-fields.tsx';
import { TrendLimitFields } from '../publicity/warning/trend-limit-fields.tsx';
import { CreditTable } from '../tipoff/credit-settings.tsx';
import { PowerTable } from '../complaint/power-settings.tsx';
import type { Part } from './county-part.ts';
import {
  alarmLimits,
  AlarmFields,
  ApprovalFields,
  approvals,
  AwaitedFields,
  awaitedLimits,
  DayFields,
  dayLimits,
  days,
  DecisionFields,
  kept,
  KeptFields,
  keptLimits,
  levels,
  NameFields,
  waits,
} from './county-fields.tsx';

function saidOf(rows: readonly Words[]): string[] {
  return rows.flatMap(({ zh, en }) => [zh, en]);
}

/** In the order of the page. */
export const parts: readonly Part[] = [
  {
    id: 'names',
    zh: '名称、文号和热线',
    en: 'Names, letters and hotline',
    words: [
      '县局全称',
      '消协全称',
      '文号前缀',
      '文号样式',
      '热线时间',
      '办公时间',
      'Association',
      'Pattern of numbers',
    ],
    names: ['bureauName', 'associationName', 'paperPrefix', 'paperPattern', 'hotline', 'hotlineHours', 'officeHours'],
    bare: true,
    fields: ({ draft }) => <NameFields draft={draft} />,
  },
  {
    id: 'decisions',
    zh: '处罚决定书上印的',
    en: 'What decisions of penalties print',
    words: ['收款银行、罚款账户', '人民法院', '行政复议机关', 'Bank of fines', 'Court', 'Body of reconsideration'],
    names: ['penaltyBank', 'courtName', 'reviewBody'],
    bare: true,
    fields: ({ draft, county }) => <DecisionFields draft={draft} government={`${county.name}人民政府`} />,
  },
  {
    id: 'days',
    ...days,
    words: saidOf(dayLimits),
    limits: dayLimits.map(({ name }) => name),
    fields: (props) => <DayFields {...props} />,
  },
  {
    id: 'kept',
    ...kept,
    words: saidOf(keptLimits),
    limits: ['retentionYears'],
    fields: (props) => <KeptFields {...props} />,
  },
  {
    id: 'waits',
    ...waits,
    words: saidOf(awaitedLimits),
    limits: ['awaited'],
    fields: (props) => <AwaitedFields {...props} />,
  },
  {
    id: 'levels',
    ...levels,
    words: saidOf(alarmLimits),
    limits: ['alarms'],
    fields: (props) => <AlarmFields {...props} />,
  },
  {
    id: 'approvals',
    zh: '审批和过渡',
    en: 'Approval and transition',
    words: [...saidOf(approvals), '授权所长审批的文号', '授权的日期'],
    limits: [...approvals.map(({ name }) => name), 'headApprovalPaper', 'headApprovalOn'],
    fields: ({ draft, setLimits }) => <ApprovalFields limits={draft.value.limits} onChange={setLimits} />,
  },
  {
    id: 'factors',
    zh: '登录要第二道验证的角色',
    en: 'Roles that sign in with a second factor',
    words: ['验证码', '登录'],
    limits: ['factorRoles'],
    fields: ({ draft, setLimits }) => (
      <FactorRoleFields roles={draft.value.limits.factorRoles} onChange={(factorRoles) => setLimits({ factorRoles })} />
    ),
  },
  {
    id: 'indicators',
    zh: '第十七条的提示',
    en: 'Flags of Article 17',
    words: ['非生活消费', '职业索赔', '几件起提示'],
    limits: ['indicators'],
    fields: ({ draft, setLimits }) => (
      <IndicatorLimitFields
        limits={draft.value.limits.indicators}
        wrong={draft.wrong}
        onChange={(indicators) => setLimits({ indicators })}
      />
    ),
  },
  {
    id: 'backlog',
    zh: '积案和就近分转',
    en: 'Backlog',
    words: ['长期未进展', '快到期', '撤销'],
    limits: ['backlog'],
    fields: ({ draft, setLimits }) => (
      <BacklogLimitFields
        limits={draft.value.limits.backlog}
        wrong={draft.wrong}
        onChange={(backlog) => setLimits({ backlog })}
      />
    ),
  },
  {
    id: 'groups',
    zh: '疑似群体投诉',
    en: 'Suspected groups',
    words: ['群体', '几户', '几天以内'],
    limits: ['groups'],
    fields: ({ draft, setLimits }) => (
      <GroupLimitFields
        limits={draft.value.limits.groups}
        wrong={draft.wrong}
        onChange={(groups) => setLimits({ groups })}
      />
    ),
  },
  {
    id: 'response',
    zh: '群体事件的响应等级',
    en: 'Levels of response to group incidents',
    words: ['应急指挥', '提级'],
    limits: ['responseLevels'],
    fields: ({ draft, setLimits }) => (
      <ResponseLevelFields
        levels={draft.value.limits.responseLevels}
        wrong={draft.wrong}
        onChange={(responseLevels) => setLimits({ responseLevels })}
      />
    ),
  },
  {
    id: 'trends',
    zh: '苗头',
    en: 'Trends',
    words: ['升得多', '提示'],
    limits: ['trends'],
    fields: ({ draft, setLimits }) => (
      <TrendLimitFields
        limits={draft.value.limits.trends}
        wrong={draft.wrong}
        onChange={(trends) => setLimits({ trends })}
      />
    ),
  },
  {
    id: 'targets',
    zh: '本县的目标',
    en: 'Targets of the county',
    words: ['按时', '率', '比率'],
    limits: ['rateTargets'],
    fields: ({ draft, setLimits }) => (
      <RateTargetFields
        targets={draft.value.limits.rateTargets}
        wrong={draft.wrong}
        onChange={(rateTargets) => setLimits({ rateTargets })}
      />
    ),
  },
  {
    id: 'powers',
    zh: '站点权限',
    en: 'Powers of stations',
    words: ['级别', '谈成', '登记'],
    limits: ['stationPowers'],
    fields: ({ draft, setLimits }) => (
      <PowerTable
        powers={draft.value.limits.stationPowers}
        onChange={(stationPowers) => setLimits({ stationPowers })}
      />
    ),
  },
  {
    id: 'credits',
    zh: '社会监督线索积分',
    en: 'Points for clues of supervisors',
    words: ['积分'],
    limits: ['tipoffCredits'],
    fields: ({ draft, setLimits }) => (
      <CreditTable
        points={draft.value.limits.tipoffCredits}
        onChange={(tipoffCredits) => setLimits({ tipoffCredits })}
      />
    ),
  },
];
