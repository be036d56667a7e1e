import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { remarkDocket, remarkStateWords, WriteRemark, type Remark } from '../../../domain/steering/remark.ts';
import type { RemarkMore } from '../../../http/api/steering/remark-routes.ts';
import { useDirectory } from '../../base/directory.ts';
import { useColleagues, type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { remarkCalls } from '../steering-calls.ts';
import '../../matter/docket/docket.css';
import '../steering.css';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { placeOfRemark } from './remark-place.ts';

/** What is written on this record needs no number: it is the record's own. */
const here = WriteRemark.extend({ aboutNumber: z.string() });

/** 批示 on a record: the chain in its order, what was answered, and the leader's pen. Nothing where nobody wrote and the reader may not. */
export function Remarks({ number, card = false }: { number: string; card?: boolean }) {
  const t = useWords();
  const may = useMay('remark.read');
  const mayWrite = useMay('remark.write');
  const found = useQuery({
    queryKey: ['remarks', 'about', number],
    queryFn: ({ signal }) => remarkCalls.list({ state: 'all', about: number }, signal),
    enabled: may,
  });
  const items = found.data?.items ?? [];
  if (!may || (items.length === 0 && !mayWrite && found.error === null)) return null;
  return (
    <section
      className={card ? 'card remark-card steering-part' : 'steering-part'}
      aria-label={t('批示', 'Remarks')}
      data-test="remarks"
    >
      <h3>
        {t('批示', 'Remarks')} {items.length === 0 ? null : <small>{items.length}</small>}
      </h3>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {items.length === 0 ? null : (
        <ul>
          {items.map((item) => (
            <RemarkLine key={item.entry.id} item={item} />
          ))}
        </ul>
      )}
      {mayWrite ? (
        <p className="docket-moves">
          <WriteRemarkButton number={number} />
        </p>
      ) : null}
    </section>
  );
}

/** The leader's pen: 批示… on a record, by its number. */
export function WriteRemarkButton({ number }: { number: string }) {
  const t = useWords();
  const [writing, setWriting] = useState(false);
  const directory = useDirectory();
  const people = useColleagues();
  return (
    <>
      <button
        type="button"
        className="b sm"
        onClick={() => setWriting(true)}
        aria-label={t(`批示… ${number}`, `Write a remark… ${number}`)}
      >
        {t('批示…', 'Write a remark…')}
      </button>
      {writing && directory !== undefined ? (
        <DocketForm
          title={t(`批示 · ${number}`, `Remark · ${number}`)}
          press={t('批示', 'Write')}
          schema={here}
          directory={directory}
          fixed={(id) => ({ id, aboutNumber: number })}
          people={people}
          draft={`remark.${number}`}
          queryKey="remarks"
          saved={t('批示已送到', 'The remark is on its way')}
          send={(input) => remarkCalls.open(input)}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </>
  );
}

/** One remark: who to whom, the words, whether it was read, and the answer; away from its record, with the way there. */
export function RemarkLine({ item, linked = false }: { item: SeenEntry<Remark, RemarkMore>; linked?: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const directory = useDirectory();
  const people = useColleagues();
  const { entry, more, moves } = item;
  return (
    <li data-row={entry.id}>
      <span>
        {linked ? (
          <>
            <Link to={placeOfRemark(entry)}>{entry.aboutNumber}</Link>{' '}
          </>
        ) : null}
        <b>{more.byName}</b> → <b>{more.toName}</b>{' '}
        <span className="dim s">{instantShort(entry.writtenAt, today)}</span>
      </span>
      <span className="tag">{label(remarkStateWords[entry.state])}</span>
      <p className={entry.parentId === null ? 'remark-words' : 'remark-words passed'}>{entry.text}</p>
      {entry.dueOn === null ? null : (
        <span className={more.late ? 'err s' : 'dim s'}>
          {t(`${dayPlain(entry.dueOn, language, today)}前回复`, `answer by ${entry.dueOn}`)}
          {more.late ? t('，逾期', ', late') : ''}
        </span>
      )}
      {entry.answer === '' ? null : (
        <p className="remark-answer">
          {t('回复：', 'Answer: ')}
          {entry.answer}
        </p>
      )}
      {entry.comment === '' ? null : <span className="dim s">{entry.comment}</span>}
      {directory === undefined ? null : (
        <DocketMoves
          docket={remarkDocket}
          calls={remarkCalls}
          item={{ entry, moves }}
          name={entry.number}
          directory={directory}
          people={people}
          small
        />
      )}
    </li>
  );
}
