/** What becomes of a step that was not taken: another one in its stead, that says nothing which did not come about. */
import type { OutboxItem } from '../../../domain/device/outbox.ts';
import type { Signer } from '../../../domain/base/signature.ts';
import type { Body } from './kept-acts.ts';

type MoveItem = Extract<OutboxItem, { kind: 'move' }>;
type Instead = Pick<Body, 'item' | 'title' | 'problem'>;

/** The step as a mere note: that it was not taken stands in it, and in its line of the outbox. */
export function noteInstead(title: string, item: MoveItem, version: number): Instead {
  const words = `“${title}”没有收下，改记一笔：${saidIn(item)}`;
  return {
    item: { ...item, move: 'note', version, input: { words: words.slice(0, 2000) } },
    title: `记成一笔（“${title}”没有收下）`,
    problem: null,
  };
}

/** A settlement that is beyond the station goes up to the office with what both agreed, and who had signed it. */
export function upInstead(title: string, item: MoveItem, version: number): Instead {
  const signed = signersOf(item);
  const reason = [`站里办不了这么多：${saidIn(item)}`, ...(signed === '' ? [] : [`站里签过字的：${signed}`])].join(
    '\n',
  );
  const [name] = title.split('：');
  return {
    item: { ...item, move: 'sendUp', version, input: { reason: shortened(reason, 500) } },
    title: `${name}：交上去（站里不能了结）`,
    problem: null,
  };
}

/** Whether it was refused for what the station may not settle, so that it goes up and nowhere else. */
export function goesUp({ item, problem }: Pick<Body, 'item' | 'problem'>): boolean {
  return item.kind === 'move' && item.move === 'settleAtStation' && problem?.code === 'station-beyond-power';
}

function saidIn({ input }: MoveItem): string {
  return [input['words'], input['reason']].filter((part) => typeof part === 'string').join('；');
}

const sides: Readonly<Record<Signer, string>> = { consumer: '消费者', operator: '商家' };

function signersOf({ input }: MoveItem): string {
  const all = Array.isArray(input['signatures']) ? (input['signatures'] as { who: Signer; name: string }[]) : [];
  return all.map(({ who, name }) => `${sides[who]}${name}`).join('、');
}

function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
}
