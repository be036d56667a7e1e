import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Popconfirm } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { draftTitle } from './draft-title.ts';
import './draft.css';
import { draftWire, type SeenKept } from './draft-wire.ts';

const few = 5;

/** 草稿: what the reader has begun on any machine, and what somebody who left has handed to him; nothing where there is none. */
export function MyDrafts() {
  const t = useWords();
  const acts = useDraftActs();
  const asked = useQuery({ queryKey: ['drafts'], queryFn: ({ signal }) => draftWire.list(signal) });
  const drafts = asked.data?.drafts ?? [];
  if (drafts.length === 0) return null;
  // What was handed over stands first: nobody else has it.
  const shown = drafts.toSorted((a, b) => Number(b.handed) - Number(a.handed));
  const row = (draft: SeenKept) => <DraftRow key={draft.id} draft={draft} acts={acts} />;
  return (
    <section className="card my-drafts" aria-label={t('草稿', 'Drafts')}>
      <h3>
        {t('草稿', 'Drafts')} <small>{drafts.length}</small>
      </h3>
      <ul>{shown.slice(0, few).map(row)}</ul>
      {shown.length > few ? (
        <details>
          <summary>{t(`还有 ${shown.length - few} 份`, `${shown.length - few} more`)}</summary>
          <ul>{shown.slice(few).map(row)}</ul>
        </details>
      ) : null}
    </section>
  );
}

/** Takes over what was handed to the reader and opens it, or removes a draft for good. */
function useDraftActs() {
  const { message } = App.useApp();
  const problem = useProblemWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: ['drafts'] });
  const refused = (error: unknown) => void message.error(problem(error));
  const drop = useMutation({ mutationFn: draftWire.drop, onSuccess: renew, onError: refused });
  const take = useMutation({
    mutationFn: (draft: SeenKept) => draftWire.take(draft.id),
    onSuccess: async (_, draft) => {
      await renew();
      void go(draft.path);
    },
    onError: refused,
  });
  return { drop, take };
}

function DraftRow({ draft, acts }: { draft: SeenKept; acts: ReturnType<typeof useDraftActs> }) {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const title = draftTitle(draft, language);
  const lastOn = dayPlain(draft.endsOn, language, me.today);
  return (
    <li>
      <span className="draft-title">
        {draft.handed ? title : <Link to={draft.path}>{title}</Link>}
        {draft.isPast ? <b className="draft-from">{t('这一步已经过去了', 'This step is over')}</b> : null}
        {draft.fromName === null ? null : (
          <b className="draft-from">{t(`${draft.fromName}离任交来`, `from ${draft.fromName}, who left`)}</b>
        )}
      </span>
      <span className="dim s nw">{instantShort(draft.savedAt, me.today)}</span>
      <span className="dim s nw">{t(`没动就 ${lastOn} 删`, `goes ${lastOn} if untouched`)}</span>
      <span className="draft-acts">
        {draft.isPast ? null : draft.handed ? (
          <button type="button" className="b sm" disabled={acts.take.isPending} onClick={() => acts.take.mutate(draft)}>
            {t('接着写', 'Go on')}
          </button>
        ) : (
          <Link className="b sm" to={draft.path}>
            {t('接着写', 'Go on')}
          </Link>
        )}
        <Popconfirm
          title={t(`不要这份“${title}”了？删了找不回来。`, `Remove “${title}”? It cannot be brought back.`)}
          okText={t('删掉', 'Remove')}
          cancelText={t('留着', 'Keep')}
          onConfirm={() => acts.drop.mutate(draft.id)}
        >
          <button type="button" className="b sm" aria-label={t(`删掉草稿 ${title}`, `Remove the draft ${title}`)}>
            {t('删掉', 'Remove')}
          </button>
        </Popconfirm>
      </span>
    </li>
  );
}
