/** 去之前看: the cautions on whom a visit goes to, beside the visit, the sortie, the case and the shop. */
import { useQuery } from '@tanstack/react-query';
import { useState, Suspense } from 'react';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import './caution.css';
import { later } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { cautionCalls, type SeenCautionLine } from './caution-calls.ts';

// Few are warned of: what a caution is made of is read where there is one.
const { Part: CautionLine } = later(async () => (await import('./caution-line.tsx')).CautionLine);
const { Part: SetForm, useSoon: useFormSoon } = later(async () => (await import('./caution-form.tsx')).SetForm);

/** Whom the visit goes to: a case, a visit, a sortie by their numbers, or the page of a shop by its id. */
export type CautionAbout = { enforcement: string } | { inspection: string } | { sortie: string } | { operator: string };

export function useCautions(about: CautionAbout): readonly SeenCautionLine[] {
  const enabled = useMay('caution.read');
  const asked = useQuery({
    queryKey: ['cautions', 'of', about],
    queryFn: ({ signal }) => cautionCalls.list({ ...about, state: 'open' }, signal),
    enabled,
  });
  return asked.data?.items ?? [];
}

/** What the form knows already of whom it is about; none of a sortie, which goes to many. */
function fixedOf(about: CautionAbout): object | null {
  if ('enforcement' in about) return { enforcementNumber: about.enforcement };
  if ('inspection' in about) return { inspectionNumber: about.inspection };
  return 'operator' in about ? { operatorId: about.operator } : null;
}

/** 「去之前看：警示 2」 for the head of a page. */
export function CautionTag({ about }: { about: CautionAbout }) {
  const t = useWords();
  const n = useCautions(about).filter(({ more }) => more.isOn).length;
  return n === 0 ? null : <span className="tag wa">{t(`去之前看：警示 ${n}`, `Before you go: ${n}`)}</span>;
}

export function CautionCard({ about }: { about: CautionAbout }) {
  const t = useWords();
  useFormSoon();
  const items = useCautions(about);
  const maySet = useMay('caution.set');
  const [isSetting, setSetting] = useState(false);
  const fixed = fixedOf(about);
  const canSet = maySet && fixed !== null;
  if (items.length === 0 && !canSet) return null;
  return (
    <section className="card cautions" aria-label={t('去之前看', 'Before a visit')}>
      <h2 className="card-head">
        {t('去之前看', 'Before a visit')}{' '}
        <small>{items.length === 0 ? t('没有警示', 'nothing to warn of') : items.length}</small>
        {canSet ? (
          <button type="button" className="b t sm go" onClick={() => setSetting(true)}>
            {t('记警示', 'Set one')}
          </button>
        ) : null}
      </h2>
      {items.length === 0 ? null : (
        <Suspense fallback={<Loading rows={2} />}>
          <ul>
            {items.map((item) => (
              <CautionLine key={item.entry.id} item={item} />
            ))}
          </ul>
        </Suspense>
      )}
      {isSetting && fixed !== null ? (
        <Suspense fallback={null}>
          <SetForm fixed={fixed} onClose={() => setSetting(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}
