import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BacklogLimits } from '../../../domain/law/local-limits.ts';
import { counted } from '../../../domain/base/words.ts';
import { useWords } from '../../base/language.tsx';
import { backlogCalls, type SeenBacklog } from '../redispatch/redispatch-wire.ts';
import { clockTime } from '../../base/ui/day.ts';
import { useProblemWords } from '../../base/ui/error-line.tsx';

/** The rule in one sentence, and the way to change it. */
export function RuleLine({ limits, maySet }: { limits: BacklogLimits; maySet: boolean }) {
  const t = useWords();
  const parts = [
    limits.overdue ? t('已过期限', 'overdue') : '',
    limits.targetDays > 0
      ? t(`离调解期满 ${limits.targetDays} 天以内`, `${counted(limits.targetDays, 'day')} or less to the end`)
      : '',
    limits.idleDays > 0 ? t(`${limits.idleDays} 天没有动静`, `idle for ${counted(limits.idleDays, 'day')}`) : '',
    limits.ageDays > 0 ? t(`收到满 ${limits.ageDays} 天`, `${counted(limits.ageDays, 'day')} old`) : '',
    limits.attempts > 0 ? t(`谈了 ${limits.attempts} 次没成`, `${limits.attempts} talks in vain`) : '',
  ].filter((part) => part !== '');
  return (
    <p className="dim s backlog-rule">
      {t(`本县规则：${parts.join('、')}，占一条就算积案。`, `The county's rule: any of ${parts.join(', ')}.`)}{' '}
      {maySet ? <Link to="/settings/county">{t('改规则', 'Change it')}</Link> : null}
    </p>
  );
}

/** A press that can still be taken back: what no station has answered. */
export function Undo({ batch }: { batch: SeenBacklog['undoable'][number] }) {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    try {
      const { undone } = await backlogCalls.undoBatch(batch.id);
      void message.success(t(`撤销了 ${undone} 件`, `${undone} undone`));
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      for (const key of ['complaints', 'redispatches']) void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return (
    <p className="backlog-undo">
      {t(
        `${clockTime(batch.sentAt)} 转出 ${batch.sent} 件，${batch.unanswered} 件站点还没答复；${clockTime(batch.until)} 以前可以撤销。`,
        `${batch.sent} sent at ${clockTime(batch.sentAt)}, ${batch.unanswered} unanswered; can be undone until ${clockTime(batch.until)}.`,
      )}{' '}
      <button type="button" className="b sm" disabled={busy} onClick={() => void undo()}>
        {t(`撤销这 ${batch.unanswered} 件`, `Undo ${batch.unanswered}`)}
      </button>
    </p>
  );
}
