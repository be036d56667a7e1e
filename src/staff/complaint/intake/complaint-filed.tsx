import { Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Calendar } from '../../../domain/base/calendar.ts';
import type { Directory } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMe } from '../../base/me.tsx';
import { splitOff, type Outcome } from './complaint-intake-form.ts';
import { QueryCode } from '../../matter/code/query-code.tsx';

const { Part: FiledDestination } = later(async () => (await import('./filed-destination.tsx')).FiledDestination);

interface Props {
  outcome: Outcome;
  directory: Directory;
  calendar: Calendar;
  onAgain: () => void;
}

/** What is read out to the complainant, and the slip that is handed over. */
export function Filed({ outcome, directory, calendar, onAgain }: Props) {
  const t = useWords();
  const me = useMe();
  useKeys(
    [
      { key: 'n', zh: '再登记一件', en: 'File another', run: onAgain },
      { key: 'p', zh: '打印小票', en: 'Print the slip', run: () => window.print() },
    ],
    'form',
  );
  // Before dispatch an office does not see what it has filed for the centre; the number still answers the complainant.
  const seesIt = me.role === 'centre' || me.role === 'station';
  return (
    <div className="pad filed">
      <title>{`${outcome.number} · ${t('红盾', 'Hongdun')}`}</title>
      <Slip outcome={outcome} directory={directory} calendar={calendar} />
      <p className="filed-next">
        <button type="button" className="b p" onClick={() => window.print()}>
          {t('打印小票', 'Print the slip')} <kbd>P</kbd>
        </button>
        {seesIt ? (
          <Link className="b" to={`/complaints/${encodeURIComponent(outcome.number)}`}>
            {t('打开这件', 'Open it')}
          </Link>
        ) : null}
        <button type="button" className="b" onClick={onAgain}>
          {t('再登记一件', 'File another')} <kbd>N</kbd>
        </button>
      </p>
    </div>
  );
}

function Slip({ outcome, directory, calendar }: Omit<Props, 'onAgain'>) {
  const t = useWords();
  const { county } = directory;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const joined = outcome.kind === 'joined';
  return (
    <section className="card slip">
      <p className="slip-head">{county.bureauName}</p>
      <h1 ref={head} tabIndex={-1}>
        {joined ? t('已并到在办的这件', 'Joined to the open complaint') : t('已登记', 'Registered')}
      </h1>
      <dl>
        <div>
          <dt>{t('编号', 'Number')}</dt>
          <dd className="big">{outcome.number}</dd>
        </div>
        {outcome.kind === 'joined' ? null : (
          <div>
            <dt>{t('查询码', 'Query code')}</dt>
            <dd className="big code">
              <QueryCode code={outcome.queryCode} />
            </dd>
          </div>
        )}
        {outcome.tipoff === null ? null : <SplitLine outcome={outcome} />}
        {joined ? null : (
          <Suspense fallback={null}>
            <FiledDestination typed={outcome.typed} directory={directory} calendar={calendar} />
          </Suspense>
        )}
        <div>
          <dt>{t('电话', 'Telephone')}</dt>
          <dd>{county.hotline}</dd>
        </div>
      </dl>
      <p className="mut slip-aside">
        {joined
          ? t(
              '没有另登记一件。说的话记进了那件的经过，算一次催办。',
              'No second complaint was made; what was told is on record there and counts as an urge.',
            )
          : t(
              '请把编号和查询码念给投诉人，凭这两样可以在网上、站里查进度。',
              'Read the number and the code out: with both, progress can be followed.',
            )}
      </p>
      {joined ? null : (
        <p className="slip-only">
          {t('凭编号和查询码，可以在网上、站里查进度。', 'With the number and the code progress can be followed.')}
        </p>
      )}
    </section>
  );
}

/** The number of the tip-off that was split off, or one press to try again; never on the slip that the shop may see. */
function SplitLine({ outcome }: { outcome: Outcome }) {
  const t = useWords();
  const [tipoff, setTipoff] = useState(outcome.tipoff);
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    setTipoff(await splitOff(outcome.number, outcome.typed));
    setBusy(false);
  };
  return (
    <div className="slip-aside">
      <dt>{t('举报', 'Tip-off')}</dt>
      <dd>
        {tipoff === 'failed' || tipoff === null ? (
          <>
            {t('投诉已登记，举报还没有分出来。', 'The complaint stands; the tip-off is not split off yet.')}{' '}
            <button type="button" className="b sm" disabled={busy} onClick={() => void again()}>
              {t('再分一次', 'Try again')}
            </button>
          </>
        ) : (
          tipoff.number
        )}
      </dd>
    </div>
  );
}
