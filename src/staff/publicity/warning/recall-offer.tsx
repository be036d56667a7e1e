import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { recallKindWords } from '../../../domain/publicity/warning/recall.ts';
import type { OfferedRecalls } from '../../../http/api/publicity/warning/recall-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';

const pauseMs = 500;

/** Products on the recall list that the words of a complaint name, told while they are typed. */
export function RecallOffer({ words }: { words: string }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('recall.read');
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), pauseMs);
    return () => clearTimeout(timer);
  }, [words]);
  const asked = settled.trim().slice(0, 5000);
  const { data } = useQuery({
    queryKey: ['recalls-in', asked],
    queryFn: ({ signal }) =>
      send<Wire<OfferedRecalls>>('/recalls-in', { method: 'POST', body: { words: asked }, signal }),
    enabled: may && asked.length > 5,
    staleTime: 60_000,
  });
  if (data === undefined || data.recalls.length === 0) return null;
  return (
    <section className="card" aria-label={t('在召回名单上', 'On the recall list')}>
      <p>{t('他说的东西像是在名单上，核一核型号和批次：', 'It may be on the list; compare model and batch:')}</p>
      <ul className="plain-list">
        {data.recalls.map(({ number, kind, brand, product, model, batch, danger, advice }) => (
          <li key={number}>
            <b>{`${label(recallKindWords[kind])} ${brand}${product} ${model}`}</b> {batch}
            <br />
            {danger}；{advice.split('\n')[0]} <span className="dim">{number}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
