/** 案件等外面的 (awaited): what is tested and help that was asked for; and clocks at rest for which nobody answers, which are asked about all the same. */
import { restKinds, testOut, type Await, type RestKind } from '../../../command/awaited.ts';
import type { Enforcement } from '../enforcement.ts';
import type { ExclusionKind } from '../records.ts';

/** What somebody outside finds out while the time of the case is not counted. */
export const testExclusions = [
  'detection',
  'inspection',
  'quarantine',
  'appraisal',
  'recognition',
] as const satisfies readonly ExclusionKind[];

/** What of a case says for whom it waits. */
export type Waiting = Pick<Enforcement, 'pauses' | 'helpLetters' | 'decision' | 'endedOn'>;

export function awaitsOfCase({ pauses, helpLetters, decision, endedOn }: Waiting): Await[] {
  const tests = pauses
    .filter(({ kind, to }) => to === null && (testExclusions as readonly ExclusionKind[]).includes(kind))
    .map(testOut);
  const letters = helpLetters.flatMap(({ to, about, receivedOn, answeredOn }, i): Await[] =>
    answeredOn !== null
      ? []
      : [
          {
            source: `letter ${i + 1}`,
            kind: 'letter',
            toName: to,
            about,
            paper: '',
            sentOn: receivedOn,
            pausesClock: false,
          },
        ],
  );
  // The clock that a pause holds goes until the decision, or until the case ends without one: a suspended case that is terminated rests no more.
  const runs = decision === null && endedOn === null;
  const rests = pauses.flatMap(({ kind, from, to, paper }): Await[] =>
    runs && to === null && isRestKind(kind)
      ? [
          {
            source: `${kind} ${from} ${paper}`,
            kind,
            toName: restOf[kind],
            about: '',
            paper,
            sentOn: from,
            pausesClock: true,
          },
        ]
      : [],
  );
  return [...tests, ...letters, ...rests];
}

/** Who ends it, as the row names him: the bureau itself, or whom it has ordered. */
const restOf = {
  suspension: '本局',
  hearing: '本局',
  announcement: '本局',
  refund: '当事人',
} as const satisfies Record<RestKind, string>;

function isRestKind(kind: ExclusionKind): kind is RestKind {
  return (restKinds as readonly ExclusionKind[]).includes(kind);
}
