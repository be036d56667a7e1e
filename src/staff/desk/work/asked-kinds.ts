/** The lists of all kinds asked in one way, for cards that show matters of every kind in one row of lines. */
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { enforcementStageWords } from '../../../domain/supervision/enforcement/enforcement.ts';
import { tipoffStageWords } from '../../../domain/tipoff/state-words.ts';
import { client } from '../../base/client.ts';
import type { ClockMark } from '../../base/ui/clock-mark.tsx';
import { inquiryClient } from '../../inquiry/inquiry-wire.ts';
import { enforcementClient } from '../../supervision/enforcement/enforcement-wire.ts';

/** A matter of any kind in one line. */
export interface Reminded {
  kind: MatterKind;
  id: string;
  number: string;
  words: string;
  stage: { zh: string; en: string };
  due: Parameters<typeof ClockMark>[0]['due'] | null;
  dueOn: string | null;
  legalOn: string | null;
}

export interface Found {
  total: number;
  items: Reminded[];
}

/** How each kind is asked, and what stands in its row. */
export const asked: Record<MatterKind, (query: string, signal: AbortSignal) => Promise<Found>> = {
  complaint: async (query, signal) => {
    const { total, items } = await client.complaints(query, signal);
    return {
      total,
      items: items.map(({ complaint: one, due }) => ({
        kind: 'complaint',
        id: one.id,
        number: one.number,
        stage: stageWords[one.stage],
        words: `${one.consumerName} — ${one.operatorName}`,
        due,
        dueOn: one.dueOn,
        legalOn: one.legalOn,
      })),
    };
  },
  tipoff: async (query, signal) => {
    const { total, items } = await client.tipoffs(query, signal);
    return {
      total,
      items: items.map(({ tipoff: one, due }) => ({
        kind: 'tipoff',
        id: one.id,
        number: one.number,
        stage: tipoffStageWords[one.stage],
        words: one.operatorName,
        due,
        dueOn: one.dueOn,
        legalOn: one.legalOn,
      })),
    };
  },
  inquiry: async (query, signal) => {
    const { total, items } = await inquiryClient.list(query, signal);
    return {
      total,
      items: items.map(({ inquiry: one, due }) => ({
        kind: 'inquiry',
        id: one.id,
        number: one.number,
        stage: inquiryStageWords[one.stage],
        words: one.question,
        due,
        dueOn: one.dueOn,
        legalOn: one.legalOn ?? null,
      })),
    };
  },
  enforcement: async (query, signal) => {
    const { total, items } = await enforcementClient.list(query, signal);
    return {
      total,
      items: items.map(({ enforcement: one, due }) => ({
        kind: 'enforcement',
        id: one.id,
        number: one.number,
        stage: enforcementStageWords[one.stage],
        words: `${one.operatorName} ${one.cause}`,
        due,
        dueOn: one.dueOn,
        legalOn: one.legalOn,
      })),
    };
  },
};
