import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { client, type SeenItem, type SeenMatter } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';

const everyMs = 15_000;

/** 加急: how many minutes somebody has been waiting for a call, or after how many it came. */
export function UrgentTag({ complaint }: { complaint: Pick<SeenItem['complaint'], 'urgentAt' | 'respondedAt'> }) {
  const t = useWords();
  const { urgentAt, respondedAt } = complaint;
  const [now, setNow] = useState(() => Date.now());
  const waits = urgentAt !== null && respondedAt === null;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [waits]);
  if (urgentAt === null) return null;
  const until = respondedAt === null ? now : Date.parse(respondedAt);
  const minutes = Math.max(0, Math.floor((until - Date.parse(urgentAt)) / 60_000));
  return (
    <span className={waits ? 'tag er' : 'tag'}>
      {waits
        ? t(`加急 等回电 ${minutes} 分钟`, `Urgent: waits ${minutes} min`)
        : t(`加急 ${minutes} 分钟回电`, `Urgent: called in ${minutes} min`)}
    </span>
  );
}

/** One press pages those on duty; nothing is asked first. */
export function UrgentButton({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { number, version } = matter.complaint;
  const [clientId] = useState(() => crypto.randomUUID());
  const press = useMutation({
    mutationFn: () => client.move(number, 'markUrgent', { version, clientId, input: { reason: '' } }),
    onSuccess: (after) => {
      queries.setQueryData(['complaint', number], after);
      void queries.invalidateQueries({ queryKey: ['complaints'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      void message.success(t('已呼叫值班领导和中心，等他们回电。', 'The duty leader and the centre are paged.'));
    },
  });
  return (
    <>
      {press.error === null ? null : <ErrorLine error={press.error} />}
      <button type="button" className="b act urgent" disabled={press.isPending} onClick={() => press.mutate()}>
        <span>
          {t('加急', 'Urgent')}
          <small>{t('一按就呼叫值班领导和中心', 'One press pages those on duty')}</small>
        </span>
      </button>
    </>
  );
}
