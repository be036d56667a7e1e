/** In which records somebody stands, by his whole name or number; by the marks of both, for the records have them sealed. */
import { sql, type RawBuilder } from 'kysely';
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
  hasSealedNumber,
  isMarkedParty,
} from '../base/person-seal.ts';

/** A row in which he stands; who asks is shown no more of it than its number. */
export interface PersonRow {
  kind: PersonRecord['kind'];
  standing: PersonStanding;
  row: DocketEntry & { erasedOn: string | null };
}

type Kind = PersonRecord['kind'];
type Of = (db: Db, countyId: number, asked: FindPerson) => { self: RawBuilder<unknown>; words: RawBuilder<unknown> };

const never = sql`false`;
const byNumber = (db: Db, countyId: number, { number }: FindPerson) =>
  number === '' ? never : hasSealedNumber(db, countyId, number);
const byMark = (db: Db, countyId: number, { name }: FindPerson) =>
  name === '' ? never : isMarkedParty(db, countyId, name);
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
    words: sql`(${byNumber(db, countyId, asked)} or ${inExhibit(db, countyId, asked)})`,
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

/** The newest of each kind first; one table after another, for whoever works needs the connections. */
export async function listRowsOfPerson(db: Db, countyId: number, asked: FindPerson): Promise<PersonRow[]> {
  const found: PersonRow[] = [];
  for (const [kind, of] of Object.entries(kinds) as [Kind, Of][]) {
    const { self, words } = of(db, countyId, asked);
    const { rows } = await sql<PersonRow['row'] & { isSelf: boolean }>`select c.*, ${self} as is_self
      from ${sql.table(kind)} as c where c.county_id = ${countyId} and (${self} or ${words})
      order by c.number desc limit ${mostOfPerson}`.execute(db);
    found.push(...rows.map(({ isSelf, ...row }): PersonRow => ({ kind, standing: isSelf ? 'self' : 'words', row })));
  }
  return found;
}
