import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { contractReviewStateWords } from '../../../domain/supervision/clause/contract-review.ts';
import { guidanceStateWords } from '../../../domain/supervision/guidance/guidance.ts';
import { enforcementOutcomeWords, enforcementStageWords } from '../../../domain/supervision/enforcement/enforcement.ts';
import { surveyStateWords } from '../../../domain/supervision/survey/survey.ts';
import { batchStateWords } from '../../../domain/supervision/sampling/batch.ts';
import { inspectionStateWords } from '../../../domain/supervision/inspection/inspection.ts';
import type { Permission } from '../../../domain/base/permissions.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { enforcementClient } from '../../supervision/enforcement/enforcement-wire.ts';
import { contractReviewCalls } from '../../supervision/clause/clause-calls.ts';
import { batchCalls } from '../../supervision/sampling/sampling-calls.ts';
import { guidanceCalls } from '../../supervision/guidance/guidance-calls.ts';
import { surveyCalls } from '../../supervision/survey/survey-calls.ts';
import { inspectionCalls } from '../../supervision/inspection/inspection-calls.ts';

/** A record of supervision about a shop. */
interface Record {
  number: string;
  title: string;
  day: string;
  state: { zh: string; en: string };
  path: string;
}

/** A ledger whose entries tell of shops; a later one adds its own here. */
interface Source {
  may: Permission;
  key: readonly unknown[];
  read: (operatorId: string, signal: AbortSignal) => Promise<Record[]>;
}

const sources: readonly Source[] = [
  {
    // Each reader finds the cases that he may read; of other offices there are none here.
    may: 'enforcement.read',
    key: ['enforcements'],
    read: async (operatorId, signal) =>
      (await enforcementClient.list(`operator=${operatorId}&columns=day,outcome&sort=newest`, signal)).items.map(
        ({ enforcement }) => ({
          number: enforcement.number,
          title: enforcement.cause,
          day: enforcement.day ?? '',
          state:
            enforcement.outcome === null || enforcement.outcome === undefined
              ? enforcementStageWords[enforcement.stage]
              : enforcementOutcomeWords[enforcement.outcome],
          path: `/enforcements/${encodeURIComponent(enforcement.number)}`,
        }),
      ),
  },
  {
    may: 'sampling.read',
    key: [batchCalls.path],
    read: async (operatorId, signal) =>
      (await batchCalls.list({ state: 'all', operatorId }, signal)).items.map(({ entry }) => ({
        number: entry.number,
        title: entry.product,
        day: entry.sampledOn ?? '',
        state: batchStateWords[entry.state],
        path: `/samplings/${encodeURIComponent(entry.number)}`,
      })),
  },
  {
    may: 'inspection.read',
    key: [inspectionCalls.path],
    read: async (operatorId, signal) =>
      (await inspectionCalls.list({ state: 'all', operatorId }, signal)).items.map(({ entry, more }) => ({
        number: entry.number,
        title: more.placeName,
        day: entry.visitedOn ?? entry.plannedOn ?? '',
        state: inspectionStateWords[entry.state],
        path: `/inspections?state=all&open=${encodeURIComponent(entry.number)}`,
      })),
  },
  {
    may: 'contractReview.read',
    key: [contractReviewCalls.path],
    read: async (operatorId, signal) =>
      (await contractReviewCalls.list({ state: 'all', operatorId }, signal)).items.map(({ entry }) => ({
        number: entry.number,
        title: entry.title,
        day: entry.collectedOn,
        state: contractReviewStateWords[entry.state],
        path: `/contract-reviews/${encodeURIComponent(entry.number)}`,
      })),
  },
  {
    may: 'guidance.read',
    key: [guidanceCalls.path],
    read: async (operatorId, signal) =>
      (await guidanceCalls.list({ state: 'all', operatorId }, signal)).items.map(({ entry }) => ({
        number: entry.number,
        title: entry.title,
        day: entry.issuedOn ?? '',
        state: guidanceStateWords[entry.state],
        path: `/guidance?state=all&open=${encodeURIComponent(entry.number)}`,
      })),
  },
  {
    may: 'survey.read',
    key: [surveyCalls.path],
    read: async (operatorId, signal) =>
      (await surveyCalls.list({ state: 'all', operatorId }, signal)).items.map(({ entry }) => ({
        number: entry.number,
        title: entry.title,
        day: entry.fieldedOn ?? entry.month,
        state: surveyStateWords[entry.state],
        path: `/surveys/${encodeURIComponent(entry.number)}`,
      })),
  },
];

/** 监管记录: inspections and whatever else of supervision is about the shop, the newest first; nothing where there is none. */
export function Supervised({ operatorId }: { operatorId: string }) {
  const t = useWords();
  const label = useLabel();
  const { permissions } = useMe();
  const found = useQueries({
    queries: sources
      .filter(({ may }) => permissions.includes(may))
      .map(({ key, read }) => ({
        queryKey: [...key, 'of shop', operatorId],
        queryFn: ({ signal }: { signal: AbortSignal }) => read(operatorId, signal),
      })),
  });
  const rows = found.flatMap(({ data }) => data ?? []).toSorted((a, b) => b.day.localeCompare(a.day));
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-label={t('监管记录', 'Supervision')}>
      <h2 className="card-head">
        {t('监管记录', 'Supervision')} <small className="dim">{String(rows.length)}</small>
      </h2>
      <ul className="operator-records">
        {rows.map(({ number, title, day, state, path }) => (
          <li key={number}>
            <Link to={path}>{number}</Link> {title} <span className="dim nw">{day}</span>{' '}
            <span className="tag">{label(state)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
