/** 等我定的: everything whose next step is the leader's, from the queues of the matters and the ledgers of the rooms. */
import { useQuery } from '@tanstack/react-query';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import { exportLists } from '../../../domain/matter/export-request.ts';
import { enforcementProcedure } from '../../../domain/supervision/enforcement/procedure.ts';
import { tipoffProcedure } from '../../../domain/tipoff/procedure.ts';
import { proposalWords } from '../../../domain/tipoff/verification.ts';
import { client, type SeenTipoffLine, type SeenWork } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';
import type { ClockMark } from '../../base/ui/clock-mark.tsx';
import { privacyKindWords } from '../../../domain/desk/privacy.ts';
import { useExportRequests } from '../export/export-requests.ts';
import { privacyCalls } from '../privacy/privacy-calls.ts';
import { useDecisions } from '../room/waiting.ts';

/** One thing to decide. */
export interface Decision {
  id: string;
  /** The character of its ledger, and its number without it. */
  letter: string;
  number: string;
  title: string;
  /** What is to be decided. */
  what: Words;
  dueOn: Day | null;
  legalOn: Day | null;
  /** The clock of the law where one runs; null where the day is the county's own. */
  clock: Parameters<typeof ClockMark>[0]['due'];
  path: string;
  press: Words;
}

/** Exports have no numbers; this stands before them. */
const asksOut = '导';
const look: Words = { zh: '看', en: 'View' };

/** All of them, the most urgent first; `loading` until each ledger has answered. */
export function useAllDecisions(work: SeenWork | undefined): {
  items: Decision[];
  loading: boolean;
  error: Error | null;
} {
  const tipoffs = useProposals();
  const rooms = useDecisions();
  const exports = useExportRequests(useMay('export.decide'));
  const privacy = usePrivacy();
  const complaints = (work?.groups ?? [])
    .filter(({ key }) => key === 'toApprove' || key === 'toReview')
    .flatMap(({ items }) => items.map(complaintDecision));
  const cases = (work?.enforcements?.groups ?? [])
    .filter(({ key }) => key === 'forHead' || key === 'forMe')
    .flatMap(({ items }) => items.map(caseDecision));
  const fromRooms = rooms.rows.map(({ id, letter, number, title, step, dueOn, clock, path }): Decision => ({
    id,
    letter,
    number,
    title,
    what: step,
    dueOn,
    legalOn: clock?.legalOn ?? null,
    clock,
    path,
    press: step,
  }));
  const exported = (exports.data?.items ?? [])
    .filter(({ mayDecide }) => mayDecide)
    .map(({ id, name, list, rows, purpose }): Decision => {
      const { zh, en } = exportLists[list];
      return {
        ...plain(id, asksOut, '', `${name}：${purpose}`, '/settings/exports'),
        what: { zh: `导出${zh} ${rows} 行`, en: `Take out ${rows} lines of ${en}` },
        press: { zh: '答复', en: 'Answer' },
      };
    });
  const items = [...complaints, ...(tipoffs.data ?? []), ...cases, ...fromRooms, ...exported, ...(privacy.data ?? [])];
  return {
    items: items.toSorted((a, b) => urgencyOf(a).localeCompare(urgencyOf(b))),
    loading: work === undefined || tipoffs.isLoading || rooms.loading,
    error: tipoffs.error ?? rooms.error,
  };
}

/** A colleague who stands waiting for an export first, then by the day, and what has no day last. */
function urgencyOf({ dueOn, letter, number }: Decision): string {
  return `${letter === asksOut ? '0' : (dueOn ?? '9')} ${letter}${number}`;
}

function plain(id: string, letter: string, number: string, title: string, path: string): Omit<Decision, 'what'> {
  return { id, letter, number, title, path, dueOn: null, legalOn: null, clock: null, press: look };
}

/** The letter stands apart from the number, as on every row of what waits. */
function numbered(full: string): { letter: string; number: string } {
  return { letter: full.slice(0, 1), number: full.slice(1) };
}

function complaintDecision({ complaint: one, due, waits }: SeenWork['groups'][number]['items'][number]): Decision {
  const { letter, number } = numbered(one.number);
  return {
    ...plain(
      one.id,
      letter,
      number,
      `${one.consumerName} — ${one.operatorName}`,
      `/complaints/${encodeURIComponent(one.number)}`,
    ),
    what: waits,
    dueOn: one.dueOn,
    legalOn: one.legalOn,
    clock: due,
  };
}

function caseDecision({
  enforcement: one,
  due,
  own,
}: NonNullable<SeenWork['enforcements']>['groups'][number]['items'][number]): Decision {
  const { letter, number } = numbered(one.number);
  const path = `/enforcements/${encodeURIComponent(one.number)}`;
  const step = own === null ? null : enforcementProcedure[own];
  return {
    ...plain(one.id, letter, number, one.operatorName, step === null ? path : `${path}?do=${own}`),
    what: { zh: one.cause, en: one.cause },
    dueOn: one.dueOn,
    legalOn: one.legalOn,
    clock: due,
    press: step === null ? look : { zh: step.zh, en: step.en },
  };
}

/** 举报报审批的: what an officer proposed, with the step that grants it. */
function useProposals() {
  const query = 'proposed=yes&sort=due&limit=50';
  return useQuery({
    queryKey: ['tipoffs', 'proposed', query],
    queryFn: async ({ signal }) => (await client.tipoffs(query, signal)).items.flatMap(proposalDecision),
    enabled: useMay('tipoff.open'),
    placeholderData: (before) => before,
  });
}

function proposalDecision({ tipoff: one, due }: SeenTipoffLine): Decision[] {
  if (one.proposal === undefined) return [];
  const { letter, number } = numbered(one.number);
  const { what } = one.proposal;
  const path = `/tipoffs/${encodeURIComponent(one.number)}`;
  return [
    {
      ...plain(one.id, letter, number, one.operatorName, `${path}?do=${what}`),
      what: { zh: `报审批：${proposalWords[what].zh}`, en: `Proposed: ${proposalWords[what].en.toLowerCase()}` },
      dueOn: one.dueOn,
      legalOn: one.legalOn,
      clock: due,
      press: { zh: tipoffProcedure[what].zh, en: tipoffProcedure[what].en },
    },
  ];
}

/** Who asks about his own data and waits for the answer. */
function usePrivacy() {
  const query = { state: 'open' };
  return useQuery({
    queryKey: [privacyCalls.path, 'list', query],
    queryFn: ({ signal }) => privacyCalls.list(query, signal),
    select: ({ items }) =>
      items.map(({ entry }): Decision => {
        const { letter, number } = numbered(entry.number);
        return {
          ...plain(entry.id, letter, number, entry.aboutNumber, `/privacy?open=${encodeURIComponent(entry.number)}`),
          what: privacyKindWords[entry.kind],
          dueOn: entry.dueOn,
          press: { zh: '答复', en: 'Answer' },
        };
      }),
    enabled: useMay('privacy.answer'),
  });
}
