import type { OpenAct } from '../outbox/kept-acts.ts';

/** What was said on this telephone of the terms of a settlement, by their number, as long as the bureau's own word has not come: the last of each. */
export function saidTerms(acts: readonly OpenAct[], id: string): Map<number, string> {
  return new Map(
    acts.flatMap(({ act, body: { item } }) =>
      act.chain === id && item.kind === 'move' && item.move === 'checkTerm'
        ? [[Number(item.input['term']), String(item.input['result'])] as const]
        : [],
    ),
  );
}
