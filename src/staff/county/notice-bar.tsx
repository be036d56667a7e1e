import { useQuery } from '@tanstack/react-query';
import type { ShownNotice } from '../../domain/county/notice/county-notice.ts';
import { client } from '../base/client.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import './notice.css';

export const noticesRead = {
  queryKey: ['notices'],
  queryFn: ({ signal }: { signal: AbortSignal }) => client.notices(signal),
};

/** On every page of the desk: what the county tells everybody now. One that could not be asked for is shown by the next asking. */
export function NoticeBar() {
  const may = useMay('notice.read');
  const read = useQuery({ ...noticesRead, enabled: may, refetchInterval: 60_000, staleTime: 30_000 });
  return <Notices notices={read.data?.standing ?? []} />;
}

/** As they stand on the desk. */
export function Notices({
  notices,
}: {
  notices: readonly (Pick<ShownNotice, 'id' | 'zh' | 'en'> & { untilAt: string })[];
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  if (notices.length === 0) return null;
  return (
    <section className="notice-bar" aria-label={t('县里的通知', 'Notices of the county')}>
      {notices.map(({ id, zh, en, untilAt }) => (
        <p key={id} lang={language === 'en' && en === '' ? 'zh-CN' : undefined}>
          <b>{t('通知', 'Notice')}</b> {language === 'en' && en !== '' ? en : zh}{' '}
          <span className="dim s">
            {t(`到 ${instantShort(untilAt, today)}`, `until ${instantShort(untilAt, today)}`)}
          </span>
        </p>
      ))}
    </section>
  );
}
