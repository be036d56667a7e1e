/** 经营者档案经过: the lines of a shop's own ledger as whole sentences, and what the ledger keeps for them. */
import { tail, tailEn, text, words, type Tellings } from '../base/sentence.ts';
import { operatorSourceWords, type FlagKind, type OperatorSource } from './operator.ts';
import { flagKindWords } from './flag-words.ts';

/** What the ledger keeps of a shop: ids, numbers and reasons; its names stand in its row. */
export interface OperatorDetails {
  'operator-opened': { source: OperatorSource };
  'operator-corrected': { fields: readonly string[] };
  'operator-merged': { mergeId: string; goneId: string; reason: string };
  'operator-parted': { mergeId: string; goneId: string; reason: string };
  'operator-kept-apart': { otherId: string };
  'operator-assigned': { matter: string };
  'operator-flagged': { flagId: string; kind: FlagKind; until: string | null };
  'operator-unflagged': { flagId: string; reason: string };
  'operator-watched': { operatorId: string };
  'operator-unwatched': { operatorId: string };
  'operators-imported': { opened: number; joined: number; passed: number };
}

declare module '../base/event.ts' {
  interface Details extends OperatorDetails {}
}

export const operatorTellings: Tellings<OperatorDetails> = {
  'operator-opened': (d) => [
    `建了档（${words(operatorSourceWords, d.source).zh}）。`,
    `The file was opened (${words(operatorSourceWords, d.source).en}).`,
  ],
  'operator-corrected': () => ['改了登记的内容。', 'What is registered was put right.'],
  'operator-merged': (d) => [
    `把另一家并了进来${tail('理由', text(d.reason))}。`,
    `Another one was merged into it${tailEn(text(d.reason))}.`,
  ],
  'operator-parted': (d) => [
    `把并进来的一家拆了出去${tail('理由', text(d.reason))}。`,
    `One that was merged into it was parted again${tailEn(text(d.reason))}.`,
  ],
  'operator-kept-apart': () => ['认定和另一家不是一家。', 'It was said not to be one with another.'],
  'operator-assigned': (d) => [
    `认定 ${text(d.matter)} 说的是这家。`,
    `A matter was said to be about this shop: ${text(d.matter)}.`,
  ],
  'operator-flagged': (d) => [
    `加了标记（${words(flagKindWords, d.kind).zh}）。`,
    `A flag was set (${words(flagKindWords, d.kind).en}).`,
  ],
  'operator-unflagged': (d) => [
    `去掉了一个标记${tail('理由', text(d.reason))}。`,
    `A flag was lifted${tailEn(text(d.reason))}.`,
  ],
  'operator-watched': () => ['关注了一家店。', 'A shop is followed.'],
  'operator-unwatched': () => ['不再关注一家店。', 'A shop is followed no longer.'],
  'operators-imported': (d) => [
    `导入了登记库：新建 ${text(d.opened)} 家，合上 ${text(d.joined)} 家，没有收 ${text(d.passed)} 行。`,
    `A register was imported: ${text(d.opened)} opened, ${text(d.joined)} joined, ${text(d.passed)} lines left out.`,
  ],
};
