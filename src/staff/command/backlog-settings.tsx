import type { BacklogLimits } from '../../domain/law/local-limits.ts';
import { useWords } from '../base/language.tsx';
import { NumberFields, type NumberRow } from '../base/ui/saved/number-fields.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';

interface Props {
  limits: BacklogLimits;
  wrong: (path: string) => string | undefined;
  onChange: (limits: BacklogLimits) => void;
}

type Days = { [K in keyof BacklogLimits]: BacklogLimits[K] extends number ? K : never }[keyof BacklogLimits];

/** 积案规则: from how much on an open complaint is backlog, and how long a station has to answer and to help. */
export function BacklogLimitFields({ limits, wrong, onChange }: Props) {
  const t = useWords();
  const rows: NumberRow<Days>[] = [
    { name: 'ageDays', zh: '收到满多少天', en: 'Days since receipt', min: 0, max: 365 },
    { name: 'idleDays', zh: '多少天没有动静', en: 'Idle days', min: 0, max: 365 },
    { name: 'targetDays', zh: '离调解期满几天以内', en: 'Days to the last day', min: 0, max: 60 },
    { name: 'attempts', zh: '谈了几次没成', en: 'Talks in vain', min: 0, max: 20 },
    { name: 'acceptWorkingDays', zh: '站点几个工作日内答复', en: 'Working days to accept', min: 1, max: 10 },
    { name: 'helpDays', zh: '站点协助多少天', en: 'Days to help', min: 1, max: 60 },
    { name: 'undoMinutes', zh: '分转后几分钟内可撤销', en: 'Minutes to undo', min: 1, max: 240 },
  ];
  return (
    <>
      <h2>{t('积案和就近分转', 'Backlog')}</h2>
      <p className="hint">
        {t(
          '在办的投诉占一条就算积案；写 0 就不看这一条。鉴定检测期间不算。',
          'An open complaint that meets any one is backlog; nought leaves a reason out. What is out for testing is none.',
        )}
      </p>
      <NumberFields rows={rows} limits={limits} path="limits.backlog" wrong={wrong} onChange={onChange} />
      <TickField
        label={t('过了应办日的都算积案', 'All that is overdue is backlog')}
        value={limits.overdue}
        onChange={(overdue) => onChange({ ...limits, overdue })}
      />
    </>
  );
}
