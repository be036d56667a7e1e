import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { carryTo } from '../../triage/intake-handover.ts';
import './call-bar.css';

/** So many of the caller's matters are named; the link behind them opens all. */
const most = 3;

/** What of the caller's stands here, and a new sheet on which his number is written already. */
export function Caller({ from, onOver }: { from: string; onOver: () => void }) {
  const t = useWords();
  const go = useNavigate();
  const mayInquire = useMay('inquiry.file');
  const number = spaced(from);
  const take = (to: 'complaint' | 'inquiry') => () => {
    carryTo(to, to === 'complaint' ? { 'consumer.phone': from } : { phone: from });
    onOver();
    void go(to === 'complaint' ? '/complaints/new' : '/inquiries?log=new');
  };
  return (
    <section className="call-bar" aria-label={t('来电', 'A call')}>
      <output>
        <b>{t('来电', 'Call')}</b>{' '}
        <span className="num">{number === '' ? t('号码隐藏', 'number withheld') : number}</span>
      </output>
      {from === '' ? null : <Known from={from} onOpen={onOver} />}
      <span className="sp" />
      <button type="button" className="b p" onClick={take('complaint')}>
        {t('登记投诉', 'File a complaint')}
      </button>
      {mayInquire ? (
        <button type="button" className="b" onClick={take('inquiry')}>
          {t('记咨询', 'Log an inquiry')}
        </button>
      ) : null}
      <button type="button" className="b t" onClick={onOver}>
        {t('收起', 'Put away')}
      </button>
    </section>
  );
}

/** The matters in which the number is on file, the newest first. */
function Known({ from, onOpen }: { from: string; onOpen: () => void }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('complaint.read');
  const query = `q=${encodeURIComponent(from)}&limit=${most}`;
  const found = useQuery({
    queryKey: ['complaints', query],
    queryFn: ({ signal }) => client.complaints(query, signal),
    enabled: may,
  });
  if (found.error !== null) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return null;
  const { items } = found.data;
  if (items.length === 0) return <p className="dim">{t('没有来过', 'Not known here')}</p>;
  return (
    <ul>
      {items.map(({ complaint }) => (
        <li key={complaint.id}>
          <Link to={`/complaints/${encodeURIComponent(complaint.number)}`} onClick={onOpen}>
            {complaint.number}
          </Link>{' '}
          <span>
            {complaint.operatorName} · {label(stageWords[complaint.stage])}
          </span>
        </li>
      ))}
      <li>
        <Link to={`/complaints?${new URLSearchParams({ q: from }).toString()}`} onClick={onOpen}>
          {t('他的件', 'All of his')}
        </Link>
      </li>
    </ul>
  );
}

/** 「138 0000 0317」 */
function spaced(number: string): string {
  return /^\d{11}$/u.test(number) ? `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}` : number;
}
