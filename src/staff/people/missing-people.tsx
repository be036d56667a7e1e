import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { lackEn, lackZh, rowsByTown, type Lack } from '../../domain/people/composition.ts';
import { useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import './person.css';
import { peopleClient, type SeenCompositions } from './person-calls.ts';

/** Who is missing, each in words: 「至少 2 人，现有 1 人」. */
export function Lacks({ lacks }: { lacks: readonly Lack[] }) {
  const t = useWords();
  return lacks.map((one) => (
    <span className="tag wa" key={one.kind}>
      {t(lackZh(one), lackEn(one))}
    </span>
  ));
}

/** The same beside the name of a place, with the way to the list from which somebody is nominated. */
export function LackLink({ lacks }: { lacks: readonly Lack[] | undefined }) {
  return lacks === undefined || lacks.length === 0 ? null : (
    <Link className="people-tags" to="/people/missing">
      <Lacks lacks={lacks} />
    </Link>
  );
}

type Row = SeenCompositions['rows'][number];

/**
 * What every station, and every town, lacks of people; by its id. Read once for all lists that show it beside something else. Guests
 * are not asked for: each of their readings is written down, and is made in their own list.
 */
export function useLacks(): { station: ReadonlyMap<string, Row>; town: ReadonlyMap<string, Row> } {
  const { role } = useMe();
  const may = useMay('person.read') && role !== 'department' && role !== 'mediator';
  const rows =
    useQuery({
      queryKey: ['people', 'compositions'],
      queryFn: ({ signal }) => peopleClient.compositions(signal),
      enabled: may,
      staleTime: 60_000,
    }).data?.rows ?? [];
  return {
    station: new Map(rows.filter(({ kind }) => kind === 'station').map((row) => [row.id, row])),
    town: rowsByTown(rows),
  };
}
