/** 经过: the ledger's lines that concern the one who filed, in plain words; other people and inner steps stay inside. */
import { toldBy, type Details } from '../../../domain/base/event.ts';
import type { LedgerVerb } from '../../../domain/base/ledger-verbs.ts';
import { undoneLines } from '../../../domain/matter/bulk/undo.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { LedgerRow } from '../../../store/base/schema.ts';
import { timeWords, type Manner, type StepTellings, type StepWords } from '../base/language.ts';

export interface Step {
  at: string;
  title: string;
  words: string;
}

/** The steps that a matter of any kind may have; each kind tells its own beside them. */
const shared: StepTellings = {
  dispatched: (m, { officeId }, officeName) => ({
    title: m.say(`交给${officeName(officeId)}`, `Passed to ${officeName(officeId)}`),
    words: '',
  }),
  'given-back': (m) => ({
    title: m.say('换一个部门办', 'To another office'),
    words: m.say('这个所管不着，退回12315中心重新分。', 'The office has no power over it and gave it back.'),
  }),
  urged: (m, { by }) => ({
    title:
      by === 'centre' ? m.say('12315中心催了办的人', 'The centre urged who has it') : m.say('您催了一次', 'You urged'),
    words: '',
  }),
  supplemented: (m, { files = 0 }) => ({
    title: m.say('补充了材料', 'Something was added'),
    words: files === 0 ? '' : m.say(`${files} 个文件。`, `${files} file${files === 1 ? '' : 's'}.`),
  }),
  'code-renewed': (m) => ({
    title: m.say('换了查询码', 'Another query code'),
    words: m.say(
      '原来的查询码不能再用。不是您要换的，请马上打电话告诉我们。',
      'The code of before opens nothing. If it was not you who asked for it, call us at once.',
    ),
  }),
  closed: (m) => ({ title: m.say('办结', 'Closed'), words: '' }),
};

/** What happened, by the words of the kind. */
export function stepsOf(m: Manner, ctx: Context, ledger: readonly LedgerRow[], own: StepTellings): Step[] {
  const steps: StepTellings = { ...shared, ...own };
  const officeName = (id: string | undefined) =>
    ctx.county.organisations.find((one) => one.id === id)?.name ?? m.say('管得着的所', 'the office in charge');
  function wordsOf<V extends LedgerVerb>(verb: V, detail: LedgerRow['detail']) {
    const words: StepWords<Details[V]> | undefined = steps[verb];
    return words?.(m, toldBy(verb, detail), officeName) ?? null;
  }
  const undone = undoneLines(ledger);
  // What was taken back within minutes was never done to him.
  const stands = ledger.filter(({ seq }) => !undone.has(seq));
  return stands.flatMap((line) => {
    const said = wordsOf(line.verb as LedgerVerb, line.detail);
    return said === null ? [] : [{ at: timeWords(m, line.at, ctx.today), ...said }];
  });
}

/** What the one who filed has said since, in his own words; what officers and stations added is not his. */
export function addedWords(m: Manner, ctx: Context, ledger: readonly LedgerRow[]): { at: string; words: string }[] {
  return ledger.flatMap(({ verb, by, at, detail }) => {
    const { words = '' } =
      verb === 'supplemented' || verb === 'joined' || verb === 'question-answered' ? toldBy(verb, detail) : {};
    return by === ctx.actor.id && words !== '' ? [{ at: timeWords(m, at, ctx.today), words }] : [];
  });
}
