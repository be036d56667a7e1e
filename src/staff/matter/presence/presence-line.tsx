import { EyeOutlined, FormOutlined } from '@ant-design/icons';
import { useSearchParams } from 'react-router';
import { useLabel, useWords } from '../../base/language.tsx';
import { clockTime } from '../../base/ui/day.ts';
import { useOthers, usePresence } from './presence-calls.ts';
import './presence.css';

/** So many are named; of more it is said how many there are. */
const mostNamed = 2;

/** 某某 正在办: says that the reader has the matter open, and who else has. Nobody is kept from anything by it. */
export function Presence({ number }: { number: string }) {
  const [query] = useSearchParams();
  usePresence(number, query.get('do'));
  return (
    <output className="presence-said">
      <OthersThere number={number} />
    </output>
  );
}

/** Who else has the matter open, since when, and which step he is at. */
export function OthersThere({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const others = useOthers(number);
  const more = others.length - mostNamed;
  if (others.length === 0) return null;
  return (
    <span className="presence">
      {others.slice(0, mostNamed).map(({ name, since, act }) => (
        <span key={`${name} ${since}`} className={act === null ? 'tag' : 'tag wa'}>
          {act === null ? <EyeOutlined aria-hidden="true" /> : <FormOutlined aria-hidden="true" />}{' '}
          {act === null
            ? t(`${name} 正在看，${clockTime(since)} 起`, `${name} has it open since ${clockTime(since)}`)
            : t(
                `${name} 正在办“${label(act)}”，${clockTime(since)} 起`,
                `${name} is at “${label(act)}”, open since ${clockTime(since)}`,
              )}
        </span>
      ))}
      {more > 0 ? <span className="tag">{t(`还有 ${more} 人开着`, `${more} more`)}</span> : null}
    </span>
  );
}
