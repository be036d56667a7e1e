import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../base/language.tsx';
import { useExport } from '../../matter/export/export-asking.tsx';
import { ExportLink } from '../../matter/export/export-link.tsx';
import { importClient } from './import-wire.ts';

const countedTo = 1000;

/** 给平台的回复: what was decided since the last export, as a table to paste back. */
export function Replies() {
  const t = useWords();
  const [all, setAll] = useState(false);
  const waiting = useQuery({ queryKey: ['replies'], queryFn: ({ signal }) => importClient.waitingReplies(signal) });
  const total = waiting.data?.total;
  const words = total === undefined ? '—' : total > countedTo ? `${countedTo}+` : String(total);
  const query = `fresh=${all ? 'no' : 'yes'}`;
  const { take, dialog } = useExport();
  return (
    <section className="card" aria-label={t('给平台的回复', 'Replies to the platform')}>
      <h2 className="card-head">{t('给平台的回复', 'Replies to the platform')}</h2>
      <div className="import-replies">
        <p>
          {t(
            `有平台编号、已经有结果、还没有取走回复的：${words} 件。取走以后不再算在里面。`,
            `With a platform number and a result, not yet taken out: ${words}. Taken out once, they are not counted again.`,
          )}
        </p>
        <p className="import-tools">
          <label>
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />{' '}
            {t('连取走过的一起导出', 'Also those taken out before')}
          </label>
          {(['xlsx', 'csv'] as const).map((format) => (
            <ExportLink
              key={format}
              take={take}
              taken={{ list: 'replies', query, address: `/api/export/replies?${query}&format=${format}` }}
              onTaken={() => setTimeout(() => void waiting.refetch(), 3_000)}
            >
              {format === 'xlsx' ? t('导出回复 XLSX', 'Export replies, XLSX') : 'CSV'}
            </ExportLink>
          ))}
        </p>
      </div>
      {dialog}
    </section>
  );
}
