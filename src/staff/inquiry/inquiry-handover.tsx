import { useNavigate } from 'react-router';
import { useKeys } from '../base/keys.tsx';
import { useWords } from '../base/language.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import { useMay } from '../base/me.tsx';
import { carryTo, fromInquiry } from '../triage/intake-handover.ts';
import { conductOf } from '../triage/proposed-fields.ts';
import { useTriage } from '../triage/proposal.ts';
import { Why } from '../triage/quoted-words.tsx';
import type { KindActs } from '../triage/triage-panel.tsx';
import '../triage/triage.css';

const nobody = { consumerName: '', phone: '', homeRegionId: null, operatorName: '', operatorRegionId: null };

/** What the line of an inquiry can become, with what was typed in it. */
export function useInquiryKinds(typed: Typed): KindActs {
  const navigate = useNavigate();
  const mayComplain = useMay('complaint.file');
  const maySplit = useMay('complaint.split');
  const mayTipOff = useMay('tipoff.file');
  const go = (to: 'complaint' | 'tipoff', more: Typed = {}) => {
    carryTo(to, { ...fromInquiry(to, typed), ...more });
    void navigate(to === 'tipoff' ? '/tipoffs/new' : '/complaints/new');
  };
  const both = () => go('complaint', { splitId: crypto.randomUUID(), splitConduct: 'R99' });
  return {
    ...(mayComplain
      ? { complaint: { zh: '登记投诉', en: 'File a complaint', chosen: false, run: () => go('complaint') } }
      : {}),
    ...(mayTipOff
      ? { report: { zh: '登记举报', en: 'Register a tip-off', chosen: false, run: () => go('tipoff') } }
      : {}),
    ...(mayComplain && maySplit ? { 'complaint+report': { zh: '两者', en: 'Both', chosen: false, run: both } } : {}),
  };
}

/** What is asked and sounds like a complaint or a tip-off goes over to its intake with one press; a question is left in peace. */
export function OtherKind({ typed }: { typed: Typed }) {
  const t = useWords();
  const navigate = useNavigate();
  const mayComplain = useMay('complaint.file');
  const mayTipOff = useMay('tipoff.file');
  const mayAsk = useMay('triage.propose');
  const text = mayAsk ? (typed['question'] ?? '').trim() : '';
  const { answer } = useTriage({ text, channel: typed['channel'] || 'C01', known: nobody, apart: [] });
  const kind = answer?.type.value ?? 'consultation';
  // What is both begins as the complaint, whose intake offers to split the tip-off off.
  const to = kind === 'report' ? 'tipoff' : 'complaint';
  const may = kind !== 'consultation' && (to === 'tipoff' ? mayTipOff : mayComplain);
  const words =
    to === 'tipoff' ? { zh: '登记举报', en: 'Register a tip-off' } : { zh: '登记投诉', en: 'File a complaint' };
  const go = () => {
    const conduct = to === 'tipoff' ? { conductCode: conductOf(answer) } : {};
    carryTo(to, { ...fromInquiry(to, typed), ...conduct });
    void navigate(to === 'tipoff' ? '/tipoffs/new' : '/complaints/new');
  };
  useKeys([{ key: 'alt+9', ...words, run: go, when: may }], 'form');
  if (!may || answer === null) return null;
  const said = {
    report: t('像是举报', 'Looks like a tip-off'),
    complaint: t('像是投诉', 'Looks like a complaint'),
    'complaint+report': t('像是投诉 + 举报', 'Looks like a complaint and a tip-off'),
    consultation: '',
  }[kind];
  return (
    <div className="triage-kind quick-kind" aria-live="polite">
      <b>{said}</b>
      <Why text={text} why={answer.type.why} />
      <button type="button" className="b sm" onClick={go}>
        {t(words.zh, words.en)} <kbd>Alt 9</kbd>
      </button>
    </div>
  );
}
