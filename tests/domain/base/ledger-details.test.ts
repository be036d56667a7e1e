import { severitiesOf } from '../../../src/domain/supervision/clause/clause-library.ts';
import { readContract } from '../../../src/domain/supervision/clause/read-contract.ts';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import type { Change, LedgerEvent } from '../../../src/domain/base/event.ts';
import { complaintStates } from '../../../src/domain/complaint/complaint.ts';
import { personMoves } from '../../../src/domain/complaint/procedure.ts';
import { proceedings } from '../../../src/domain/complaint/steps/side-procedure.ts';
import { inquiryMoveNames, inquiryStates } from '../../../src/domain/inquiry/inquiry.ts';
import { enforcementStates } from '../../../src/domain/supervision/enforcement/enforcement.ts';
import { enforcementMoveNames } from '../../../src/domain/supervision/enforcement/procedure.ts';
import type { DocketEntry } from '../../../src/domain/matter/docket.ts';
import type { Facts } from '../../../src/domain/matter/matter.ts';
import { tipoffStates } from '../../../src/domain/tipoff/tipoff.ts';
import { tipoffPersonMoves } from '../../../src/domain/tipoff/procedure.ts';
import { charterFacts } from '../../build/charter.ts';
import { aComplaint, anActor, change } from '../../build/complaint.ts';
import { dockets, type Sample, expertId } from '../../build/dockets.ts';
import { anInquiry, changeInquiry } from '../../build/inquiry.ts';
import { appointmentFacts, aPerson, personFacts } from '../../build/people/people.ts';
import { lab, others, samplers } from '../../build/supervision/sampling.ts';
import { readyFor, type ProceedingMove } from '../../build/side-procedure.ts';
import { changeEnforcement, readiedFor } from '../../build/supervision/enforcement.ts';
import { aTipoff, changeTipoff } from '../../build/tipoff.ts';

const fixture = new URL('../../fixtures/ledger-details.json', import.meta.url);

/**
 * The text of what each verb keeps in the ledger, as the first version of the product wrote it: chained by hash and never
 * rewritten, so that neither a key nor a value of it may change by the way. A new field is a decision, and a new line here.
 */
test('Each verb keeps in the ledger, byte for byte, what it has always kept.', () => {
  const written = new Map<string, string>();
  for (const event of linesOfEverything()) {
    if (!written.has(event.verb)) written.set(event.verb, plain(JSON.stringify(event.detail)));
  }
  const kept = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, string>;
  expect(Object.fromEntries([...written].toSorted(([a], [b]) => (a < b ? -1 : 1)))).toEqual(kept);
});

/** Ids and numbers rise from test to test. */
function plain(json: string): string {
  return json
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/gu, 'ID')
    .replace(/([投举询])2026-\d{4,}/gu, '$12026-NNNN');
}

function* linesOfEverything(): Generator<LedgerEvent> {
  for (const state of complaintStates) {
    const bare = aComplaint({ state });
    for (const move of personMoves) {
      // Before a decision nothing is told but that one was revoked, each member by himself.
      if (move === 'recordNotices' && (state === 'registered' || state === 'dispatched')) continue;
      const complaint = move in proceedings ? readyFor(bare, move as ProceedingMove) : bare;
      yield* linesOf(() => change(complaint, move, '2026-05-06'));
    }
  }
  for (const state of tipoffStates) {
    const tipoff = aTipoff({ state });
    for (const move of tipoffPersonMoves) yield* linesOf(() => changeTipoff(tipoff, move, '2026-05-06'));
  }
  for (const state of inquiryStates) {
    const inquiry = anInquiry({ state });
    for (const move of inquiryMoveNames) yield* linesOf(() => changeInquiry(inquiry, move, '2026-05-06'));
  }
  for (const state of enforcementStates) {
    for (const move of enforcementMoveNames) {
      const { enforcement, on, input } = readiedFor(state, move);
      yield* linesOf(() => changeEnforcement(enforcement, move, on, input));
    }
  }
  for (const sample of dockets) yield* linesOfDocket(sample);
}

/** The line of a change and of what it changes beside; none where the change is refused, which is not this test's matter. */
function linesOf<T>(make: () => Change<T>, onNext: (next: T) => void = () => {}): LedgerEvent[] {
  try {
    const { next, event, also = [], made = [] } = make();
    onNext(next);
    return [event, ...also.map((one) => one.event), ...made.map((one) => one.event)];
  } catch {
    return [];
  }
}

const privacyFacts = {
  about: {
    id: '00000000-0000-7000-8000-0000000000d2',
    number: '投2019-0001',
    kind: 'complaint',
    erasedOn: null,
    members: [],
  },
  waiting: null,
  standing: { closedOn: null, erased: false, named: false, held: false, corrected: false },
};

const clauseFacts = {
  operatorId: null,
  experts: [{ id: expertId, name: '张律师' }],
  severities: severitiesOf([]),
  earlier: [],
  enforcement: null,
  readContract,
  keptText: (typed: string) => typed,
};

const educationFacts = {
  stationIds: ['ST-V0303'],
  courses: [],
  lecturers: [],
  facilityIds: [],
  planTargets: null,
  code: 'code',
  officeId: 'SO-LH',
  scanned: 0,
  materialIds: [],
  told: [],
  toldPhotoIds: [],
};

const samplingFacts = {
  other: null,
  institutions: [lab, ...others],
  plan: null,
  sellerId: null,
  sealsUsed: [],
  handlers: samplers,
  seed: '7F21',
};

const inspectionFacts = {
  unfinished: 0,
  pool: ['a', 'b', 'c'],
  risky: [],
  leftOut: 0,
  campaign: null,
  sortie: null,
  placeOfficeId: 'SO-LH',
  inspection: {
    id: 'i',
    number: '检2026-0001',
    visitedOn: '2026-11-25',
    campaignId: null,
    officeId: null,
    operatorName: '店',
  },
  visitedStation: { id: 'ST-V0303', officeId: 'SO-LH' },
  subject: {
    operatorId: null,
    enforcementId: null,
    inspectionId: null,
    operatorName: '',
    regionId: 'V0301',
    officeId: 'SO-LH',
  },
};

/** Every step of the docket that can be made one after another from its opening. */
function* linesOfDocket({ docket, opening, inputs }: Sample): Generator<LedgerEvent> {
  const facts: Facts & { number: string } = {
    ...personFacts(),
    ...appointmentFacts(aPerson()),
    ...charterFacts({ by: anActor('centre') }),
    number: `${docket.letter}2026-0001`,
  };
  const all = {
    ...facts,
    funded: { id: 'ST-V0303', officeId: 'SO-LH' },
    leftFen: 100_000,
    due: 3,
    leaksOf,
    ...privacyFacts,
    ...educationFacts,
    ...clauseFacts,
    ...samplingFacts,
    ...inspectionFacts,
  };
  const waiting: DocketEntry[] = [];
  yield* linesOf(
    () => docket.open(docket.opening.input.parse(opening), all),
    (next) => waiting.push(next),
  );
  const tried = new Set<string>();
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    const from = entry;
    for (const [move, rule] of Object.entries(docket.procedure)) {
      if (tried.has(`${from.state} ${move}`)) continue;
      tried.add(`${from.state} ${move}`);
      const apply = rule.apply as (entry: DocketEntry, input: unknown, facts: Facts) => Change<DocketEntry>;
      yield* linesOf(
        () => apply(from, rule.input.parse(inputs[move] ?? {}), all),
        (next) => waiting.push(next),
      );
    }
  }
}
