import { useQuery } from '@tanstack/react-query';
import { channelWords, kindOnce, messageStateWords } from '../../../domain/matter/words/message-words.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import './message.css';

/** On the page of a record: who was told that it is his, or pressed about it, by which way, and whether it got there. */
export function ToldCard({ kind, number }: { kind: string; number: string }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay('complaint.read');
  const told =
    useQuery({ queryKey: [kind, number, 'told'], queryFn: () => client.toldOf(number), enabled: may }).data?.told ?? [];
  if (told.length === 0) return null;
  return (
    <section className="card" aria-label={t('通知了谁', 'Who was told')}>
      <h2 className="card-head">
        {t('通知了谁', 'Who was told')} <small>{told.length}</small>
      </h2>
      <ul className="told">
        {told.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b> <span className="dim s">{label(channelWords[one.channel])}</span>{' '}
            <span className={one.state === 'failed' || one.state === 'logged' ? 'tag err' : 'tag'}>
              {label(messageStateWords[one.state])}
            </span>
            <br />
            <span className="dim s">
              <span className="num">{instantShort(one.madeAt)}</span> {kindOnce(one.text)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
