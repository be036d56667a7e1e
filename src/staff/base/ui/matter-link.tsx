import { Link } from 'react-router';
import { matterPath } from '../places.ts';

/** The number of a matter as a link to its page, of whatever kind it is. */
export function MatterLink({ number, className }: { number: string; className?: string }) {
  return (
    <Link className={className} to={matterPath(number)}>
      {number}
    </Link>
  );
}
