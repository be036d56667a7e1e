/** 咨询 as a station's telephone carries it: what was asked there and waits for an answer. */
import type { Words } from '../../../domain/base/words.ts';
import { maskedAsker } from '../../../domain/complaint/privacy.ts';
import { InquiryQuery } from '../../../domain/inquiry/inquiry-list.ts';
import { availableInquiryMoves } from '../../../domain/inquiry/procedure.ts';
import { inquiryStateWords } from '../../../domain/inquiry/state-words.ts';
import type { Context } from '../../../actions/base/context.ts';
import { inquiryListing } from '../../../store/inquiry/inquiry-list.ts';
import { listMatters } from '../../../store/matter/lists.ts';

export interface CarriedInquiry {
  number: string;
  version: number;
  state: Words;
  question: string;
  askerName: string;
  /** Whether a message would find him. */
  hasPhone: boolean;
  receivedAt: string;
  dueOn: string | null;
  moves: string[];
}

const mostCarried = 20;

export async function carriedInquiries(ctx: Context, stationId: string): Promise<CarriedInquiry[]> {
  const query = InquiryQuery.parse({ stage: ['toAnswer', 'toFindOut'], stationId, sort: 'due', limit: mostCarried });
  const { items } = await listMatters(ctx.db, ctx.actor, inquiryListing(query), ctx.today);
  return items.map((inquiry) => {
    const { number, version, state, question, askerName, askerPhone, dueOn } = maskedAsker(inquiry, ctx.actor.role);
    return {
      number,
      version,
      state: inquiryStateWords[state],
      question,
      askerName,
      hasPhone: askerPhone !== '',
      receivedAt: (inquiry.receivedAt ?? inquiry.filedAt).toISOString(),
      dueOn,
      moves: availableInquiryMoves(inquiry, ctx.actor),
    };
  });
}
