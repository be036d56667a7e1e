/** 消费知识 as a station's telephone carries it: to read out, to answer with, searched without a network. */
import type { KnowledgeKind } from '../../../domain/inquiry/knowledge-article.ts';
import type { Context } from '../../../actions/base/context.ts';
import { entriesInForce } from '../../../store/inquiry/knowledge.ts';

export interface CarriedGuide {
  /** What an answer rests on: the entry in this version. */
  id: string;
  version: number;
  number: string;
  kind: KnowledgeKind;
  title: string;
  answer: string;
  /** What is read aloud where that is not the answer. */
  readAloud: string;
  keywords: readonly string[];
  months: readonly number[];
}

/** So many articles weigh some tens of kilobytes, compressed. */
const mostCarried = 200;

export async function carriedGuides({ db, actor, today }: Context): Promise<CarriedGuide[]> {
  const entries = await entriesInForce(db, actor.countyId, today);
  return entries
    .slice(0, mostCarried)
    .map(({ id, version, number, kind, title, answer, readAloud, keywords, months }) => ({
      id,
      version,
      number,
      kind,
      title,
      answer,
      readAloud,
      keywords,
      months,
    }));
}
