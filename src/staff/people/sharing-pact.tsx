import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataClasses } from '../../domain/people/sharing-pact.ts';
import { counted } from '../../domain/base/words.ts';
import type { Directory } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { RowForm } from '../matter/docket/docket-row.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { peopleClient, type SeenPacts } from './person-calls.ts';

const pactForm = async () => (await import('../../domain/people/sharing-pact.ts')).PactForm;

type SeenPact = SeenPacts['pacts'][number];

/** 部门共享约定: what each department reads, by which document, until when; and who of them has read what. */
export function Pacts() {
  const t = useWords();
  const may = useMay('pact.save');
  const mayRead = useMay('pact.read');
  const directory = useDirectory();
  const [writing, setWriting] = useState<SeenPact | 'new' | null>(null);
  const found = useQuery({
    queryKey: ['pacts'],
    queryFn: ({ signal }) => peopleClient.pacts(signal),
    enabled: mayRead,
  }).data;
  if (!mayRead) return null;
  const mayWrite = may && directory !== undefined;
  return (
    <section className="card people-part" aria-label={t('部门共享约定', 'Sharing with departments')}>
      <h2>{t('部门共享约定', 'Sharing with departments')}</h2>
      <p className="dim">
        {t(
          '部门只看到为它工作的人；按下面的约定才能读更多，读一次记一笔。',
          'A department sees who works for it; more by agreement alone, and each reading is recorded.',
        )}
      </p>
      <ul>
        {(found?.pacts ?? []).map((one) => (
          <PactRow key={one.id} pact={one} onChange={mayWrite ? () => setWriting(one) : null} />
        ))}
      </ul>
      {mayWrite ? (
        <p>
          <button type="button" className="b" onClick={() => setWriting('new')}>
            {t('加一项约定…', 'Add an agreement…')}
          </button>
        </p>
      ) : null}
      {found === undefined ? null : <Readings found={found} />}
      {writing !== null && directory !== undefined ? (
        <PactSheet
          key={writing === 'new' ? 'new' : writing.id}
          pact={writing === 'new' ? null : writing}
          directory={directory}
          onClose={() => setWriting(null)}
        />
      ) : null}
    </section>
  );
}

function PactRow({ pact, onChange }: { pact: SeenPact; onChange: (() => void) | null }) {
  const t = useWords();
  const { today } = useMe();
  const { whoseOf, termOf } = usePactWords();
  const isOver = pact.endsOn !== null && pact.endsOn < today;
  const { department, what } = whoseOf(pact);
  return (
    <li>
      <b>{department}</b> {what}{' '}
      <span className={isOver ? 'tag wa' : 'tag ok'}>{isOver ? t('已到期', 'Over') : t('有效', 'In force')}</span>{' '}
      {onChange === null ? null : (
        <button
          type="button"
          className="b sm"
          aria-label={t(`改 ${department} ${what}`, `Change ${department} ${what}`)}
          onClick={onChange}
        >
          {t('改', 'Change')}
        </button>
      )}
      <p className="dim s">{termOf(pact)}</p>
    </li>
  );
}

/** Who has read what lately, and by which agreement. */
function Readings({ found: { pacts, readings } }: { found: SeenPacts }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  if (readings.length === 0) return null;
  return (
    <details>
      <summary>{t(`最近的读取记录（${readings.length}）`, `Last readings (${readings.length})`)}</summary>
      <ul>
        {readings.map((one) => {
          const pact = pacts.find((known) => known.id === one.pactId);
          return (
            <li key={`${one.pactId} ${one.at} ${one.accountId}`}>
              {instantShort(one.at, today)} {one.byName} {pact === undefined ? '' : label(dataClasses[pact.dataClass])}{' '}
              {t(`${one.n} 人`, `${counted(one.n, 'person', 'people')}`)}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface SheetProps {
  /** Null for a new one. */
  pact: SeenPact | null;
  directory: Directory;
  onClose: () => void;
}

function PactSheet({ pact, directory, onClose }: SheetProps) {
  const t = useWords();
  const { whoseOf, termOf } = usePactWords();
  const wordsOf = (one: SeenPact) => {
    const { department, what } = whoseOf(one);
    return `${department} ${what} · ${termOf(one)}`;
  };
  return (
    <RowForm
      title={t('部门共享约定', 'Sharing with a department')}
      schema={pactForm}
      directory={directory}
      row={pact}
      draft="pact"
      queryKey="pacts"
      reread={async (id) => (await peopleClient.pacts()).pacts.find((one) => one.id === id) ?? null}
      wordsOf={wordsOf}
      save={(input) => peopleClient.savePact(input)}
      onClose={onClose}
    />
  );
}

/** A pact in words: which department reads what, by which document and until when. */
function usePactWords() {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  return {
    whoseOf: ({ departmentId, dataClass }: SeenPact) => ({
      department: directory?.organisations.find((one) => one.id === departmentId)?.name ?? '',
      what: label(dataClasses[dataClass]),
    }),
    termOf: ({ document, agreedOn, endsOn }: SeenPact) => `${document} · ${agreedOn} — ${endsOn ?? t('长期', 'open')}`,
  };
}
