import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ComplaintState } from '../../domain/complaint/complaint.ts';
import { stateWords } from '../../domain/complaint/state-words.ts';
import { client, type SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useCited } from '../matter/article-words.ts';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';

interface Props {
  complaint: SeenMatter['complaint'];
  /** Opens the merging with the other; null where it is not possible. */
  onMerge: ((other: string) => void) | null;
  /** The same for the other person who complains of the same. */
  onJoin: ((other: string) => void) | null;
}

/** What to ask before two matters are merged. */
export const toCheck = {
  possibly: {
    zh: '；可能是同一个人（同名，住址或者村一样），请核对',
    en: '; possibly the same person (same name and address or village), please check',
  },
  unproven: {
    zh: '；网上交的时候没有用编号和查询码，谁都能写这个电话：先打电话问清是不是本人交的，并了，那张回执也看得到这一件的进展',
    en: '; sent online without number and code, and anybody can type a telephone: call it and ask before merging, for the slip then opens the progress of this one too',
  },
} as const;

function useHints(number: string) {
  const found = useQuery({
    queryKey: ['complaint', number, 'duplicates'],
    queryFn: ({ signal }) => client.duplicates(number, signal),
    staleTime: 60_000,
  });
  return found.data?.hints ?? [];
}

/** Matters that may be the same dispute, open or finished, each with its reason; a person compares, merges or declines. */
export function Duplicates({ complaint, onMerge, onJoin }: Props) {
  const { number } = complaint;
  const say = useCited(complaint);
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const hints = useHints(number);
  if (hints.length === 0) return null;
  return (
    <section className="card" aria-label={t('可能重复', 'Possibly the same')}>
      <h2 className="card-head">
        {t('可能重复', 'Possibly the same')} <small>{hints.length}</small>
      </h2>
      <ul className="hints">
        {hints.map((hint) => (
          <li key={hint.number}>
            <Link className="num" to={`/complaints/${encodeURIComponent(hint.number)}`}>
              {hint.number}
            </Link>{' '}
            {hint.operatorName}
            {hint.handled ? <span className="tag wa">{t('已经处理过', 'handled before')}</span> : null}
            <small>
              {hint.person === 'unproven' ? (
                <span className="tag wa">{t('可能是同一件，未核实', 'perhaps the same, unproven')}</span>
              ) : null}{' '}
              {language === 'zh' ? hint.reasonZh : hint.reasonEn}
              {hint.person === null || hint.person === 'surely' ? '' : label(toCheck[hint.person])} ·{' '}
              {instantShort(hint.filedAt, today)} · {label(stateWords[hint.state as ComplaintState])}
            </small>
            {hint.handled ? null : hint.person !== null ? (
              <Press words={t('并进来…', 'Merge it…')} run={onMerge} number={hint.number} />
            ) : (
              <Press words={t('加进来共同投诉…', 'Complain jointly…')} run={onJoin} number={hint.number} />
            )}
          </li>
        ))}
      </ul>
      {hints.some((hint) => hint.handled) ? (
        <p className="hints dim s">
          {say(
            '同一争议已经处理过的，可以不予受理（第十六条第（二）项）；是不是同一争议由人判断。',
            'A dispute that was handled before need not be accepted (art. 16(2)); a person judges.',
          )}
        </p>
      ) : null}
    </section>
  );
}

function Press({ words, run, number }: { words: string; run: ((other: string) => void) | null; number: string }) {
  if (run === null) return null;
  return (
    <button type="button" className="b sm" onClick={() => run(number)}>
      {words}
    </button>
  );
}
