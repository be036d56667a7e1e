import { Link } from 'react-router';
import { placeOfMessage } from '../../base/ledger-places.ts';
import { useMe } from '../../base/me.tsx';

/** The number of whatever is kept as a link to where it opens; for who may not open it a number alone. */
export function KeptLink({ number }: { number: string }) {
  const { permissions } = useMe();
  const place = placeOfMessage({ matterNumber: number, page: null }, permissions);
  return place === null ? number : <Link to={place}>{number}</Link>;
}
