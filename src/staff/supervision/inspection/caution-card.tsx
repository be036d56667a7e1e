/** 去之前看: the cautions on whom a visit goes to, beside the visit, the sortie, the case and the shop. */
import { useQuery } from '@tanstack/react-query';
import { WarningOutlined } from '@ant-design/icons';
import { useState } from 'react';
import {
  cautionDocket,
  cautionKindWords,
  SetCaution,
  type Caution,
  type cautionRow,
} from '../../../domain/supervision/inspection/caution.ts';
import type { CautionMore } from '../../../http/api/supervision/inspection/caution-routes.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { docketCalls, type SeenRow } from '../../matter/docket/docket-calls.ts';
import './caution.css';

export type SeenCautionLine = SeenRow<Caution, (typeof cautionRow)[number], CautionMore>;
export const cautionCalls = docketCalls<Caution, CautionMore, SeenCautionLine>('cautions');

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
        <ul>
          {items.map((item) => (
            <CautionLine key={item.entry.id} item={item} />
          ))}
        </ul>
      )}
      {isSetting && fixed !== null ? <SetForm fixed={fixed} onClose={() => setSetting(false)} /> : null}
    </section>
  );
}

function CautionLine({ item }: { item: SeenCautionLine }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const directory = useDirectory(true);
  const { entry, more } = item;
  const day = (on: string) => dayPlain(on, language, today);
  return (
    <li className={more.isOn ? 'on' : 'asked'}>
      <WarningOutlined aria-hidden="true" />
      <div>
        <b>{label(cautionKindWords[entry.kind])}</b>{' '}
        {more.isOn ? null : <span className="tag">{t('等确认', 'to be confirmed')}</span>}
        <span className="line">{entry.words}</span>
        <span className="mut line">
          {t(
            `${day(entry.setOn)} ${more.byName}记，到 ${day(entry.untilOn)}`,
            `${more.byName}, ${entry.setOn}, until ${entry.untilOn}`,
          )}
          {more.confirmedByName === null
            ? ''
            : t(`，${more.confirmedByName}确认`, `, confirmed by ${more.confirmedByName}`)}
        </span>
        {directory === undefined ? null : (
          <DocketMoves
            docket={cautionDocket}
            calls={cautionCalls}
            item={item}
            name={label(cautionKindWords[entry.kind])}
            directory={directory}
            small
          />
        )}
      </div>
    </li>
  );
}

function SetForm({ fixed, onClose }: { fixed: object; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory(true);
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t('记警示', 'Set a caution')}
      press={t('送确认', 'Send it to be confirmed')}
      schema={SetCaution.omit({ regionId: true, place: true })}
      directory={directory}
      fixed={(id) => ({ id, ...fixed })}
      draft={`caution.${Object.values(fixed).join('')}`}
      queryKey="cautions"
      saved={t('记下了，等另一人确认后显示', 'Set; it is shown once another person has confirmed it')}
      send={(input) => cautionCalls.open(input)}
      onClose={onClose}
    />
  );
}
