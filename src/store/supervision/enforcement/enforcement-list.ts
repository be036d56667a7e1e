import { sql, type RawBuilder } from 'kysely';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { ConversionFigure } from '../../../domain/supervision/figures/conversion-figures.ts';
import type { EnforcementFigure } from '../../../domain/supervision/figures/enforcement-figures.ts';
import type { EnforcementQuery } from '../../../domain/supervision/enforcement/enforcement-list.ts';
import { fullTitle } from '../../../domain/law/provision.ts';
import type { Listing } from '../../matter/lists.ts';
import type { CasePaceFigure } from '../../../domain/supervision/figures/pace-figures.ts';
import { casePaceOf } from '../figures/pace-figure.ts';
import { conversionOf } from '../figures/conversion-figure.ts';
import { enforcementBook } from './enforcement.ts';

/** The list of cases; it can also be asked for the kind of conduct, for a shop and for the records of a figure. */
export function enforcementListing(query: EnforcementQuery): Listing<Enforcement> {
  const own: RawBuilder<unknown>[] = [];
  if (query.conduct !== undefined) own.push(sql`c.conduct_code = ${query.conduct}`);
  if (query.law !== undefined) own.push(citesLaw(query.law));
  if (query.held !== undefined) own.push(sql`jsonb_path_exists(c.measures, '$[*] ? (@.endedOn == null)')`);
  if (query.operator !== undefined) own.push(isOfShop(query.operator));
  const { figure, from, to } = query;
  if (figure !== undefined && from !== undefined && to !== undefined) own.push(figureOf(figure, from, to));
  return { book: enforcementBook, query, own };
}

/** The case `c` broke the law, or is penalised by it. */
function citesLaw(typed: string): RawBuilder<unknown> {
  const cites = [{ law: fullTitle(typed) }];
  const holds = (part: object) => sql`c.legal_basis @> ${JSON.stringify(part)}::jsonb`;
  return sql`(${holds({ violated: cites })} or ${holds({ applied: cites })})`;
}

/**
 * The case `c` is about the shop of this page: somebody has said so, or its party has exactly one of the names of the page, in the same
 * village where both are known. A natural person is found on no page by his name.
 */
function isOfShop(rootId: string): RawBuilder<unknown> {
  return sql`exists (select 1 from operator as o where o.county_id = c.county_id and o.root_id = ${rootId} and (
    exists (select 1 from matter_operator as m
      where m.county_id = c.county_id and m.matter_id = c.id and m.operator_id = o.id and m.state = 'sure')
    or (c.party_kind <> 'person' and (c.operator_region_id is null or o.region_id is null or o.region_id = c.operator_region_id)
      and (o.name = c.operator_name or exists (select 1 from operator_name as n
        where n.county_id = o.county_id and n.operator_id = o.id and n.name = c.operator_name)))))`;
}

/** The cases `c` behind each figure, as `src/store/supervision/figures/enforcement-figure.ts` counts them; a test holds the two together. */
function figureOf(
  figure: EnforcementFigure | ConversionFigure | CasePaceFigure,
  from: string,
  to: string,
): RawBuilder<unknown> {
  const filed = sql`c.filed_on between ${from} and ${to}`;
  const closed = sql`c.closed_on between ${from} and ${to}`;
  switch (figure) {
    case 'paceActed':
    case 'paceEnded':
      return casePaceOf(figure, { from, to });
    case 'complaintCases':
    case 'casesSettled':
      return conversionOf(figure, from, to);
    case 'casesFiled':
      return filed;
    case 'casesClosed':
      return closed;
    case 'samplingCases':
    case 'samplingCaseValue':
      return sql`c.channel = 'postSampling' and ${filed}`;
    case 'samplingCasesClosed':
    case 'samplingPenalties':
    case 'samplingCollected':
      return sql`c.channel = 'postSampling' and ${closed}`;
    case 'termCases':
    case 'termPenalties':
    case 'termCollected':
      return sql`c.channel = 'contractTerm' and ${filed}`;
  }
}
