import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ComplaintState } from '../../domain/complaint/complaint.ts';
import { stateWords } from '../../domain/complaint/state-words.ts';
import type { SeenApart } from '../../http/api/complaint/duplicate-routes.ts';
import { client, type LikelyHint, type SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useCited } from '../matter/article-words.ts';
import { useMay, useMe } from '../base/me.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
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
    zh: '；可能是同一个人（同名或者同姓，住址或者村一样），请核对',
    en: '; possibly the same person (same name or surname, same address or village), please check',
  },
  unproven: {
    zh: '；网上交的时候没有用编号和查询码，谁都能写这个电话：先打电话问清是不是本人交的，并了，那张回执也看得到这一件的进展',
    en: '; sent online without number and code, and anybody can type a telephone: call it and ask before merging, for the slip then opens the progress of this one too',
  },
} as const;

function useFound(number: string) {
  const queries = useQueryClient();
  const queryKey = ['complaint', number, 'duplicates'];
  const found = useQuery({ queryKey, queryFn: ({ signal }) => client.duplicates(number, signal), staleTime: 60_000 });
  const saying = useMutation({
    mutationFn: (said: { other: string; back: boolean; clientId: string }) =>
      client.apart(number, said.other, { clientId: said.clientId, back: said.back }),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      // Its line stands in the course.
      void queries.invalidateQueries({ queryKey: ['complaint', number], exact: true });
    },
  });
  const say = (other: string, back: boolean) => {
    if (!saying.isPending) saying.mutate({ other, back, clientId: crypto.randomUUID() });
  };
  return { hints: found.data?.hints ?? [], apart: found.data?.apart ?? [], say, error: saying.error };
}

/** Matters that may be the same dispute, open or finished, each with its reason; a person compares, merges or declines. */
export function Duplicates({ complaint, onMerge, onJoin }: Props) {
  const { number } = complaint;
  const say = useCited(complaint);
  const t = useWords();
  const maySay = useMay('complaint.merge');
  const { hints, apart, say: sayApart, error } = useFound(number);
  if (hints.length === 0 && apart.length === 0) return null;
  return (
    <section className="card" aria-label={t('可能重复', 'Possibly the same')}>
      <h2 className="card-head">
        {t('可能重复', 'Possibly the same')} <small>{hints.length}</small>
      </h2>
      <ul className="hints">
        {hints.map((hint) => (
          <HintRow
            key={hint.number}
            hint={hint}
            onMerge={onMerge}
            onJoin={onJoin}
            onApart={maySay ? (other) => sayApart(other, false) : null}
          />
        ))}
      </ul>
      {error === null ? null : <ErrorLine error={error} />}
      <ApartList apart={apart} onBack={maySay ? (other) => sayApart(other, true) : null} />
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

interface RowProps extends Pick<Props, 'onMerge' | 'onJoin'> {
  hint: LikelyHint;
  /** Says that the two are two disputes; null where it is not for the reader to say. */
  onApart: ((other: string) => void) | null;
}

/** One that may be the same, why, and what can be done with it. */
export function HintRow({ hint, onMerge, onJoin, onApart }: RowProps) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { number, person, handled } = hint;
  return (
    <li>
      <Link className="num" to={`/complaints/${encodeURIComponent(number)}`}>
        {number}
      </Link>{' '}
      {hint.operatorName}
      {handled ? <span className="tag wa">{t('已经处理过', 'handled before')}</span> : null}
      <small>
        {person === 'unproven' ? (
          <span className="tag wa">{t('可能是同一件，未核实', 'perhaps the same, unproven')}</span>
        ) : null}{' '}
        {language === 'zh' ? hint.reasonZh : hint.reasonEn}
        {person === null || person === 'surely' ? '' : label(toCheck[person])} · {instantShort(hint.filedAt, today)} ·{' '}
        {label(stateWords[hint.state as ComplaintState])}
      </small>
      {handled ? null : person !== null ? (
        <Press words={t('并入本件…', 'Merge into this one…')} run={onMerge} number={number} />
      ) : (
        <Press words={t('加进来共同投诉…', 'Complain jointly…')} run={onJoin} number={number} />
      )}{' '}
      <Press words={t('不是同一件', 'Not the same')} run={hint.maySay ? onApart : null} number={number} />
    </li>
  );
}

/** What was compared and is not the same, by whom and when; it can be taken back. */
function ApartList({ apart, onBack }: { apart: readonly SeenApart[]; onBack: ((other: string) => void) | null }) {
  const t = useWords();
  const { today } = useMe();
  if (apart.length === 0) return null;
  return (
    <ul className="hints dim s">
      {apart.map((one) => (
        <li key={one.number}>
          {t('比对过，不是同一件：', 'Compared, not the same: ')}
          <b className="num">{one.number}</b> {one.by} {instantShort(one.at, today)}{' '}
          <Press words={t('撤回', 'Take back')} run={onBack} number={one.number} />
        </li>
      ))}
    </ul>
  );
}

function Press({ words, run, number }: { words: string; run: ((other: string) => void) | null; number: string }) {
  if (run === null) return null;
  return (
    <button type="button" className="b sm" aria-label={`${words} ${number}`} onClick={() => run(number)}>
      {words}
    </button>
  );
}
