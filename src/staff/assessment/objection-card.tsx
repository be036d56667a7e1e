import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import objectionDocket from '../../domain/assessment/objection.ts?objectionDocket';
import { pointsText } from '../../domain/assessment/score.ts';
import { Card } from '../station/charter/charter-part.tsx';
import { useDirectory } from '../base/directory.ts';
import { DocketMoves } from '../matter/docket/docket-moves.tsx';
import { StateTag } from '../matter/docket/docket-facts.tsx';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { objectionCalls } from './assessment-wire.ts';

/** The objections of a round, or of one in it, each with what was answered and what can be done now. */
export function Objections({ entry, subjectId }: { entry: Pick<Assessment, 'number' | 'state'>; subjectId?: string }) {
  const t = useWords();
  const may = useMay('objection.read');
  const directory = useDirectory();
  const query = { state: 'all', assessment: entry.number };
  const found = useQuery({
    queryKey: ['assessments', 'objections', query],
    queryFn: ({ signal }) => objectionCalls.list(query, signal),
    enabled: may,
  });
  const items = (found.data?.items ?? []).filter(
    (item) => subjectId === undefined || item.entry.subjectId === subjectId,
  );
  if (!may || (items.length === 0 && entry.state !== 'objection')) return null;
  return (
    <Card title={t('异议', 'Objections')} aside={String(items.length)}>
      {items.length === 0 ? <p className="pad dim">{t('没有人提异议。', 'Nobody objected.')}</p> : null}
      {items.map((item) => {
        const one = item.entry;
        return (
          <section key={one.id} className="round-award" aria-label={one.number}>
            <h3>
              <Link to={`/assessments/${one.assessmentNumber}/${one.subjectId}`}>{one.subjectName}</Link>
              <StateTag docket={objectionDocket} state={one.state} />
            </h3>
            <p>
              <b>{t(`${one.itemZh}（${pointsText(one.tenths)} 分）`, `${one.itemZh} (${pointsText(one.tenths)})`)}</b>{' '}
              {one.words} <small className="dim fig">{`${one.number} ${one.raisedOn}`}</small>
            </p>
            {one.answer === '' ? null : (
              <p>
                {t('答复：', 'Answer: ')}
                {one.answer}
                {one.points === null ? '' : t(`（改为 ${one.points} 分）`, ` (now ${one.points})`)}{' '}
                <small className="dim fig">{`${item.more.answeredByName ?? ''} ${one.answeredOn ?? ''}`}</small>
              </p>
            )}
            {directory === undefined ? null : (
              <DocketMoves
                docket={objectionDocket}
                calls={renewing}
                item={{ entry: item.entry, moves: item.moves }}
                name={one.number}
                directory={directory}
                startOf={(move) => (move === 'uphold' ? { points: String((one.tenths ?? 0) / 10) } : {})}
                small
              />
            )}
          </section>
        );
      })}
    </Card>
  );
}

// An objection that is upheld changes a score, so whatever is known of rounds is read again after a step.
const renewing = { ...objectionCalls, path: 'assessments' };
