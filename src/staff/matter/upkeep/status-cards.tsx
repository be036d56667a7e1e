import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StatusCard } from '../../../domain/base/status/status-card.ts';
import { upkeepWorks, type UpkeepWorkKind } from '../../../domain/matter/upkeep/upkeep-work.ts';
import type { SeenUpkeep } from '../../../http/api/matter/upkeep-routes.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';

export const upkeepKey = 'upkeep';
type Card = SeenUpkeep['cards'][number];
type Work = SeenUpkeep['works'][number];

/** What can be done about a part here. */
const workOf: Readonly<Partial<Record<StatusCard['code'], UpkeepWorkKind>>> = {
  backup: 'backup',
  rehearsal: 'rehearse',
  ledger: 'verify',
};

/** Each part of machine and program: the conclusion first, then its reasons, and what can be done about it. */
export function StatusCards({ upkeep: { cards, works, canWork, look } }: { upkeep: SeenUpkeep }) {
  const t = useWords();
  return (
    <ul className="status-cards" aria-label={t('各部分', 'Parts')}>
      {cards.map((card) => {
        const kind = workOf[card.code] ?? null;
        const work = works.find((one) => one.kind === kind) ?? null;
        return (
          <PartCard key={card.code} card={card} kind={canWork ? kind : null} work={work}>
            {card.code === 'backup' ? <Strip all={look.backups} /> : null}
            {card.code === 'rehearsal' ? <Strip all={look.rehearsals} /> : null}
          </PartCard>
        );
      })}
    </ul>
  );
}

function PartCard({
  card: { level, name, head, detail },
  kind,
  work,
  children,
}: {
  card: Card;
  kind: UpkeepWorkKind | null;
  work: Work | null;
  children: React.ReactNode;
}) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('upkeep.work');
  const levelWords = {
    good: t('正常', 'Good'),
    unknown: t('没看过', 'Not seen'),
    off: t('没接', 'Not connected'),
    warn: t('要看', 'Look'),
    stop: t('停了', 'Stopped'),
  };
  return (
    <li className={`status-${level}`}>
      <span className="status-name">
        {label(name)} <em>{levelWords[level]}</em>
        {kind !== null && may ? <Begin kind={kind} isUnderWay={work !== null && work.endedAt === null} /> : null}
      </span>
      <b>{label(head)}</b>
      <small>{label(detail)}</small>
      {children}
      {work === null ? null : <WorkLine work={work} />}
    </li>
  );
}

/** A lost answer keeps the id, so that pressing again begins it once. */
function Begin({ kind, isUnderWay }: { kind: UpkeepWorkKind; isUnderWay: boolean }) {
  const label = useLabel();
  const queries = useQueryClient();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    setError(null);
    try {
      await client.beginWork({ id, kind });
      setId(crypto.randomUUID());
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: [upkeepKey] });
    }
  };
  return (
    <>
      <button type="button" className="b sm" disabled={busy || isUnderWay} onClick={() => void press()}>
        {label(upkeepWorks[kind])}
      </button>
      {error === null ? null : <ErrorLine error={error} />}
    </>
  );
}

/** What was begun here last: it goes on when the page is left. */
function WorkLine({ work: { begunAt, endedAt, isGood, words, byName } }: { work: Work }) {
  const t = useWords();
  if (endedAt === null)
    return (
      <output className="status-work">
        {t(
          `${byName}按的，从 ${instantShort(begunAt)} 起正在做，可以离开这一页。`,
          `Begun by ${byName} at ${instantShort(begunAt)}; it goes on when you leave.`,
        )}{' '}
        {words}
      </output>
    );
  return (
    <small className="status-work">
      {t(`${byName} ${instantShort(begunAt)} 按的：`, `${byName}, ${instantShort(begunAt)}: `)}
      {isGood === true ? t('做成了', 'done') : <span className="err">{t('没有做成', 'failed')}</span>}
      {words === '' ? '' : `，${words}`}
    </small>
  );
}

/** The last ones, the newest at the right; what failed is striped too, so that no colour alone says it. */
function Strip({ all }: { all: readonly { at: string; isGood: boolean }[] }) {
  const t = useWords();
  if (all.length === 0) return null;
  const failed = all.filter(({ isGood }) => !isGood).length;
  const told = t(`最近 ${all.length} 次，没有做成 ${failed} 次`, `The last ${all.length}, ${failed} failed`);
  return (
    <span className="status-strip" title={told}>
      <span className="sr">{told}</span>
      {all.toReversed().map(({ at, isGood }) => (
        <i key={at} className={isGood ? 'strip-good' : 'strip-failed'} />
      ))}
    </span>
  );
}
