import { materialKinds, type Material } from '../../../domain/publicity/education/material.ts';
import materialDocket from '../../../domain/publicity/education/material.ts?materialDocket';
import type { MaterialMore } from '../../../http/api/publicity/education/education-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import type { SeenEntry, SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { materialCalls } from './education-calls.ts';
import './education.css';

/** 物料: what was printed, where it lies, what was handed out. */
export default function MaterialPage() {
  const t = useWords();
  return (
    <DocketPage
      docket={materialDocket}
      calls={materialCalls}
      openWords={{ zh: '在用', en: 'In use' }}
      rowMoves={2}
      empty={t('还没有物料。按“加物料”写下名称，再按“印制”记数。', 'No material yet; press Add a material.')}
      nameWords={{ zh: '物料', en: 'Material' }}
      nameOf={({ entry }) => entry.name}
      columns={useMaterialColumns()}
      facts={(view) => <MaterialFacts view={view} />}
    />
  );
}

function useMaterialColumns(): DocketColumn<SeenEntry<Material, MaterialMore>>[] {
  const t = useWords();
  const label = useLabel();
  return [
    {
      zh: '种类',
      en: 'Kind',
      cell: ({ entry }) => label(materialKinds[entry.kind]),
      words: ({ entry }) => materialKinds[entry.kind].zh,
    },
    { zh: '印了', en: 'Printed', right: true, cell: ({ more }) => String(more.printed) },
    {
      zh: '库里还有',
      en: 'In store',
      right: true,
      cell: ({ more }) => (
        <>
          {more.store}
          {more.low ? <span className="tag wa"> {t('少', 'few')}</span> : null}
        </>
      ),
    },
    { zh: '站点手里', en: 'At stations', right: true, cell: ({ more }) => String(more.atStations) },
    { zh: '发给群众', en: 'Handed out', right: true, cell: ({ more }) => String(more.handedOut) },
    {
      zh: '发得最多的站',
      en: 'Most by',
      cell: ({ more }) => (more.mostName === null ? '—' : `${more.mostName} ${more.most}`),
    },
  ];
}

function MaterialFacts({ view: { entry, more } }: { view: SeenEntryView<Material, MaterialMore> }) {
  const t = useWords();
  const label = useLabel();
  const { unit } = materialKinds[entry.kind];
  return (
    <>
      <Facts
        rows={[
          [t('编号', 'Number'), entry.number],
          [t('种类', 'Kind'), `${label(materialKinds[entry.kind])}${t(`（${unit}）`, '')}`],
          [t('印了', 'Printed'), String(more.printed)],
          [t('库里还有', 'In store'), String(more.store)],
          [t('站点手里', 'At stations'), String(more.atStations)],
          [t('发给群众', 'Handed out'), String(more.handedOut)],
          [t('少于多少提醒', 'Reminds below'), String(entry.remindBelow)],
          [t('停用', 'Retired'), entry.retireWhy],
        ]}
      />
      {more.at.length === 0 ? null : (
        <section className="education-part" aria-label={t('在哪些站点', 'Where it lies')}>
          <h3>{t('在哪些站点', 'Where it lies')}</h3>
          <ul>
            {more.at.map(({ stationName, n }) => (
              <li key={stationName}>
                <span>{stationName}</span>
                <b className="num">{n}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
