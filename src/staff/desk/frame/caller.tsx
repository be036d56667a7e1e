import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { inquiryClient } from '../../inquiry/inquiry-wire.ts';
import { carryTo } from '../../triage/intake-handover.ts';
import './call-bar.css';

/** So many of the caller's matters of each kind are named; the link behind them opens all. */
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

/**
 * The complaints and inquiries in which the number is on file, the newest first, as far as the reader may see them. Who told of an offence
 * is sealed: his tip-offs are sought with a reason that is kept, never by a call alone.
 */
function Known({ from, onOpen }: { from: string; onOpen: () => void }) {
  const t = useWords();
  const label = useLabel();
  const query = `q=${encodeURIComponent(from)}&limit=${most}`;
  const complaints = useQuery({
    queryKey: ['complaints', query],
    queryFn: ({ signal }) => client.complaints(query, signal),
    enabled: useMay('complaint.read'),
  });
  const inquiries = useQuery({
    queryKey: ['inquirys', query],
    queryFn: ({ signal }) => inquiryClient.list(query, signal),
    enabled: useMay('inquiry.read'),
  });
  const failed = [complaints, inquiries].find(({ error }) => error !== null);
  if (failed !== undefined) return <ErrorLine error={failed.error} onRetry={() => void failed.refetch()} />;
  if (complaints.isLoading || inquiries.isLoading) return null;
  const filed = (complaints.data?.items ?? []).map(({ complaint }) => ({
    number: complaint.number,
    said: `${complaint.operatorName} · ${label(stageWords[complaint.stage])}`,
  }));
  const asked = (inquiries.data?.items ?? []).map(({ inquiry }) => ({
    number: inquiry.number,
    said: `${inquiry.question} · ${label(inquiryStageWords[inquiry.stage])}`,
  }));
  if (filed.length + asked.length === 0) return <p className="dim">{t('没有来过', 'Not known here')}</p>;
  const of = { from, onOpen };
  return (
    <ul>
      <Lines {...of} at="/complaints" lines={filed} all={t('他的投诉', 'All his complaints')} />
      <Lines {...of} at="/inquiries" lines={asked} all={t('他的咨询', 'All his inquiries')} />
    </ul>
  );
}

interface LinesProps {
  from: string;
  onOpen: () => void;
  at: '/complaints' | '/inquiries';
  lines: readonly { number: string; said: string }[];
  all: string;
}

/** His matters of one kind, and the link that opens all of them; nothing where there is none. */
function Lines({ from, onOpen, at, lines, all }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map(({ number, said }) => (
        <li key={number}>
          <Link to={`${at}/${encodeURIComponent(number)}`} onClick={onOpen}>
            {number}
          </Link>{' '}
          <span>{said}</span>
        </li>
      ))}
      <li>
        <Link to={`${at}?${new URLSearchParams({ q: from }).toString()}`} onClick={onOpen}>
          {all}
        </Link>
      </li>
    </>
  );
}

/** 「138 0000 0317」 */
function spaced(number: string): string {
  return /^\d{11}$/u.test(number) ? `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}` : number;
}
