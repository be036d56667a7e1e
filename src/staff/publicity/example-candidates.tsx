import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SeenCandidates } from '../../http/api/publicity/example-candidate-routes.ts';
import { useAddress } from '../base/address.ts';
import { send, type Wire } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { dayPlain, instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';

const judgeUnfitForm = async () => (await import('../../domain/publicity/example-candidate.ts')).JudgeUnfit;

type Seen = Wire<SeenCandidates>;

/** 从办结的件里挑: what would make a case, the best first, each with why; from one a case is drafted, or it is found unfit. */
export function ExampleCandidates() {
  const t = useWords();
  const mayWrite = useMay('example.write');
  const { search, change } = useAddress();
  if (!mayWrite) return null;
  if (search.get('pick') === null)
    return (
      <p className="settings-tools">
        <button type="button" className="b sm" onClick={() => change({ pick: 'yes' })}>
          {t('从办结的件里挑', 'Choose from closed matters')}
        </button>
      </p>
    );
  return (
    <section className="card example-candidates" aria-label={t('可以写成案例的', 'Candidates')}>
      <h2>
        {t('可以写成案例的', 'Candidates')}{' '}
        <button type="button" className="b sm" onClick={() => change({ pick: null })}>
          {t('收起', 'Close')}
        </button>
      </h2>
      <Candidates />
    </section>
  );
}

function Candidates() {
  const t = useWords();
  const [judging, setJudging] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['examples', 'candidates'],
    queryFn: ({ signal }) => send<Seen>('/example-candidates', { signal }),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { items, weighed, more, unfit } = found.data;
  return (
    <>
      <p className="dim s">
        {t(
          '近半年谈成、办结的投诉，按每条理由后面的分加起来排；在查的、复核的、不能公开的、要清除的不列，举报从来不列。',
          'Complaints settled and closed within half a year, by the points behind each reason; what is secret, under review or about to be erased is left out, and tip-offs always are.',
        )}
      </p>
      {more ? (
        <p className="dim s">
          {t(`件很多，只比了最近的 ${weighed} 件。`, `There are many: the newest ${weighed} were weighed.`)}
        </p>
      ) : null}
      {items.length === 0 ? <p className="dim">{t('现在没有可以挑的。', 'There is none now.')}</p> : null}
      <ol>
        {items.map((item) => (
          <CandidateRow key={item.number} item={item} onJudge={() => setJudging(item.number)} />
        ))}
      </ol>
      <Unfit unfit={unfit} />
      {judging === null ? null : <JudgeForm number={judging} onClose={() => setJudging(null)} />}
    </>
  );
}

function CandidateRow({ item, onJudge }: { item: Seen['items'][number]; onJudge: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const number = encodeURIComponent(item.number);
  return (
    <li>
      <p>
        <b className="num">{t(`${item.points} 分`, `${item.points}`)}</b>{' '}
        <Link className="nw" to={`/complaints/${number}`}>
          {item.number}
        </Link>{' '}
        {item.category === null ? t('没有分类', 'Unclassed') : label(item.category)}{' '}
        <span className="dim s">
          {[item.officeName, dayPlain(item.closedOn, language, today)].filter((one) => one !== null).join(' · ')}
        </span>
      </p>
      <ul>
        {item.reasons.map((reason) => (
          <li key={reason.zh}>
            {label(reason)} <span className="dim num">+{reason.points}</span>
          </li>
        ))}
      </ul>
      <p className="docket-moves">
        <Link className="b sm" to={`/examples?new=yes&from=${number}`}>
          {t('起草案例', 'Draft a case')}
        </Link>
        <button type="button" className="b sm" onClick={onJudge}>
          {t('不适合…', 'Not suitable…')}
        </button>
      </p>
    </li>
  );
}

function JudgeForm({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const directory = useDirectory();
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t(`${number} 不适合写成案例`, `${number} is not suitable`)}
      press={t('记下', 'Save')}
      schema={judgeUnfitForm}
      directory={directory}
      fixed={(id) => ({ id })}
      draft={`example-unfit ${number}`}
      queryKey="examples"
      saved={t('记下了，不再列出', 'Saved; it is listed no more')}
      send={(input) =>
        send<{ ok: true }>(`/example-candidates/${encodeURIComponent(number)}/unfit`, { method: 'POST', body: input })
      }
      onDone={() => void queries.invalidateQueries({ queryKey: ['examples'] })}
      onClose={onClose}
    />
  );
}

function Unfit({ unfit }: Pick<Seen, 'unfit'>) {
  const t = useWords();
  const { today } = useMe();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: ({ id, number }: Pick<Seen['unfit'][number], 'id' | 'number'>) =>
      send<{ ok: true }>(`/example-candidates/${encodeURIComponent(number)}/fitAgain`, {
        method: 'POST',
        body: { id },
      }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['examples'] }),
  });
  if (unfit.length === 0) return null;
  return (
    <details>
      <summary>{t(`说过不适合的 ${unfit.length} 件`, `Found unsuitable: ${unfit.length}`)}</summary>
      <ul>
        {unfit.map(({ id, number, reason, byName, at }) => (
          <li key={id}>
            <Link className="nw" to={`/complaints/${encodeURIComponent(number)}`}>
              {number}
            </Link>{' '}
            {reason}{' '}
            <span className="dim s">
              {byName} {instantShort(at, today)}
            </span>{' '}
            <button
              type="button"
              className="b sm"
              disabled={again.isPending}
              aria-label={t(`收回 ${number} 的不适合`, `Take back: ${number}`)}
              onClick={() => again.mutate({ id, number })}
            >
              {t('收回', 'Take back')}
            </button>
          </li>
        ))}
      </ul>
      {again.error === null ? null : <ErrorLine error={again.error} />}
    </details>
  );
}
