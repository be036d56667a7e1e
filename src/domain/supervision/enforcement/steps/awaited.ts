/** 案件等外面的 (awaited): what is tested and help that was asked for; a case that is suspended, announced or heard waits for nobody's answer. */
import { testOut, type Await } from '../../../command/awaited.ts';
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

export function awaitsOfCase({ pauses, helpLetters }: Pick<Enforcement, 'pauses' | 'helpLetters'>): Await[] {
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
  return [...tests, ...letters];
}
