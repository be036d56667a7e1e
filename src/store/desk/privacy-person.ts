/** In which records somebody stands, by his whole name or number; by the marks of both, for the records have them sealed. */
import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import { soughtNumber } from '../../domain/base/number/standing-numbers.ts';
import {
  mostOfPerson,
  type FindPerson,
  type PersonRecord,
  type PersonStanding,
} from '../../domain/desk/privacy-person.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { Db } from '../base/db.ts';
import {
  hasIdentity,
  hasNumberInWords,
  hasParty,
  hasPhone,
  hasSealedName,
  hasSealedNumber,
  isMarkedParty,
} from '../base/person-seal.ts';
import { complaintBook } from '../complaint/complaint.ts';
import { inquiryBook } from '../inquiry/inquiry.ts';
import { scopeOf } from '../matter/matter.ts';
import { contractReviewTable } from '../supervision/clause/contract-review.ts';
import { enforcementBook } from '../supervision/enforcement/enforcement.ts';
import { scopeOfReports } from '../supervision/enforcement/station-report.ts';
import { guidanceTable } from '../supervision/guidance/guidance.ts';
import {
  covertCheckTable,
  inspectionTable,
  seizureTable,
  stationVisitTable,
} from '../supervision/inspection/inspection-lists.ts';
import { batchTable } from '../supervision/sampling/batch.ts';
import { surveyTable } from '../supervision/survey/survey.ts';

/** A row in which he stands; who asks is shown no more of it than its number. */
export interface PersonRow {
  kind: PersonRecord['kind'];
  standing: PersonStanding;
  row: DocketEntry;
}

type Kind = PersonRecord['kind'];
type Of = (db: Db, countyId: number, asked: FindPerson) => { self: RawBuilder<unknown>; words: RawBuilder<unknown> };

const never = sql`false`;
const byNumber = (db: Db, countyId: number, { number }: FindPerson) =>
  number === '' ? never : hasSealedNumber(db, countyId, number);
const byMark = (db: Db, countyId: number, { name }: FindPerson) =>
  name === '' ? never : isMarkedParty(db, countyId, name);
/** Whoever was asked for a transcript of a case, or saw it, is no party of it. */
const byNameInCase = (db: Db, countyId: number, { name }: FindPerson) =>
  name === '' ? never : hasSealedName(db, countyId, name);
/** A record in whose words alone somebody stands. */
const spoken: Of = (db, countyId, asked) => ({ self: never, words: byNumber(db, countyId, asked) });

const kinds: Readonly<Record<Kind, Of>> = {
  complaint: (db, countyId, { number }) =>
    number === ''
      ? { self: never, words: never }
      : {
          self: sql`(${hasPhone(db, 'complaint', countyId, soughtNumber(number))} or ${hasIdentity(db, countyId, soughtNumber(number))})`,
          words: hasNumberInWords(db, countyId, number),
        },
  inquiry: (db, countyId, { number }) => ({
    self: number === '' ? never : hasPhone(db, 'inquiry', countyId, soughtNumber(number)),
    words: never,
  }),
  enforcement: (db, countyId, asked) => ({
    self: asked.name === '' ? never : hasParty(db, countyId, asked.name),
    words: sql`(${byNumber(db, countyId, asked)} or ${byNameInCase(db, countyId, asked)} or ${inExhibit(db, countyId, asked)})`,
  }),
  inspection: (db, countyId, asked) => ({ self: byMark(db, countyId, asked), words: byNumber(db, countyId, asked) }),
  seizure: (db, countyId, asked) => ({
    self: sql`c.inspection_id in (select c.id from inspection as c where c.county_id = ${countyId} and ${byMark(db, countyId, asked)})`,
    words: byNumber(db, countyId, asked),
  }),
  guidance: (db, countyId, asked) => ({ self: byMark(db, countyId, asked), words: byNumber(db, countyId, asked) }),
  survey: spoken,
  sampling_batch: spoken,
  covert_check: spoken,
  station_visit: spoken,
  contract_review: spoken,
  station_report: spoken,
};

/** Whoever gave a statement stands in the file of the case. */
function inExhibit(db: Db, countyId: number, asked: FindPerson): RawBuilder<unknown> {
  return sql`c.id in (select c.enforcement_id from exhibit as c where c.county_id = ${countyId}
    and (${byMark(db, countyId, asked)} or ${byNumber(db, countyId, asked)}))`;
}

/** What the list of each kind shows to somebody: so that rows he may not see take no place from his own. */
const seen: Readonly<Record<Kind, (actor: Actor) => RawBuilder<unknown>>> = {
  complaint: (actor) => sql`((${scopeOf(complaintBook, actor)}) or ${helps(actor)})`,
  inquiry: (actor) => scopeOf(inquiryBook, actor),
  enforcement: (actor) => scopeOf(enforcementBook, actor),
  inspection: inspectionTable.scope,
  seizure: seizureTable.scope,
  guidance: guidanceTable.scope,
  survey: surveyTable.scope,
  sampling_batch: batchTable.scope,
  covert_check: covertCheckTable.scope,
  station_visit: stationVisitTable.scope,
  contract_review: contractReviewTable.scope,
  station_report: scopeOfReports,
};

/** That somebody of another office was asked to help. */
function helps({ id, role }: Actor): RawBuilder<unknown> {
  const asked = JSON.stringify([{ accountId: id, handedBackOn: null }]);
  return scopes[role] === 'office' ? sql`c.co_handlers @> ${asked}::jsonb` : never;
}

interface Hit {
  kind: Kind;
  id: string;
  isSelf: boolean;
}

/**
 * The newest of each kind first, one more than is shown. All tables are asked at once for where he stands, and those alone in which he
 * does for their rows.
 */
export async function listRowsOfPerson(db: Db, actor: Actor, asked: FindPerson): Promise<PersonRow[]> {
  const { countyId } = actor;
  const hits = Object.entries(kinds).map(([kind, of]) => {
    const { self, words } = of(db, countyId, asked);
    return sql`(select ${kind}::text as kind, c.id, ${self} as is_self, c.number from ${sql.table(kind)} as c
      where c.county_id = ${countyId} and c.erased_on is null and ${seen[kind as Kind](actor)}
      and (${self} or ${words}) order by c.number desc limit ${mostOfPerson + 1})`;
  });
  const { rows } = await sql<Hit>`${sql.join(hits, sql` union all `)} order by number desc`.execute(db);
  const byKind = (Object.keys(kinds) as Kind[]).map((kind) => rows.filter((one) => one.kind === kind));
  const found = await Promise.all(byKind.map((own) => rowsOf(db, countyId, own)));
  return found.flat();
}

/** The rows of one kind, in the order of where he was found. */
async function rowsOf(db: Db, countyId: number, hits: readonly Hit[]): Promise<PersonRow[]> {
  const [first] = hits;
  if (first === undefined) return [];
  const ids = sql.join(hits.map(({ id }) => id));
  const { rows } = await sql<DocketEntry>`select c.* from ${sql.table(first.kind)} as c
    where c.county_id = ${countyId} and c.id in (${ids})`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ kind, id, isSelf }): PersonRow[] => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ kind, standing: isSelf ? 'self' : 'words', row }];
  });
}
