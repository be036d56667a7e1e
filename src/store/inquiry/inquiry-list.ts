import { sql, type RawBuilder } from 'kysely';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { InquiryQuery } from '../../domain/inquiry/inquiry-list.ts';
import { receivedWithin, type Listing } from '../matter/lists.ts';
import { inquiryBook } from './inquiry.ts';

/** The list of inquiries; it can also be asked for the answers that rest on an entry, and for the records of the figure. */
export function inquiryListing(query: InquiryQuery): Listing<Inquiry> {
  const own: RawBuilder<unknown>[] = [];
  if (query.knowledgeId !== undefined) own.push(sql`c.knowledge_id = ${query.knowledgeId}`);
  if (query.figure !== undefined && query.from !== undefined && query.to !== undefined)
    own.push(receivedWithin(query.from, query.to));
  return { book: inquiryBook, query, own };
}
