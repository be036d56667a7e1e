import { sql, type RawBuilder } from 'kysely';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { InquiryQuery } from '../../domain/inquiry/inquiry-list.ts';
import type { Listing } from '../matter/lists.ts';
import { inquiryBook } from './inquiry.ts';

/** The list of inquiries; it can also be asked for the answers that rest on an entry, and for the records of the figure. */
export function inquiryListing(query: InquiryQuery): Listing<Inquiry> {
  const own: RawBuilder<unknown>[] = [];
  if (query.knowledgeId !== undefined) own.push(sql`c.knowledge_id = ${query.knowledgeId}`);
  const { figure, from, to } = query;
  const received = figure === undefined || from === undefined || to === undefined ? undefined : { from, to };
  return { book: inquiryBook, query, own, received };
}
