import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { stageWords } from '../../domain/label.ts';
import { personMoves, procedure, type PersonMove } from '../../domain/procedure.ts';
import { client, type SeenMatter } from '../client.ts';
import { useKeys } from '../keys.tsx';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { ErrorLine } from '../ui/error-line.tsx';
import { Fresh } from '../ui/fresh.tsx';
import { Loading } from '../ui/loading.tsx';
import { Actions } from './actions.tsx';
import { Attachments } from './attachments.tsx';
import { Clocks } from './clocks.tsx';
import { Dossier } from './dossier.tsx';
import { MoveDrawer } from './drawer.tsx';
import { Duplicates } from './duplicates.tsx';
import { Facts } from './facts.tsx';
import { MatterHead } from './head.tsx';
import { Papers } from './papers.tsx';
import { Timeline } from './timeline.tsx';
import { useNeighbours } from './neighbours.ts';
import './complaint.css';

/** One complaint: its clocks, what was told, what was done, and what can be done now. */
export default function ComplaintPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const matter = useQuery({
    queryKey: ['complaint', number],
    queryFn: ({ signal }) => client.complaint(number, signal),
  });
  if (matter.data === undefined) {
    return (
      <div className="pad">
        {matter.error === null ? (
          <Loading rows={10} />
        ) : (
          <>
            <ErrorLine error={matter.error} onRetry={() => void matter.refetch()} />
            <p className="matter-back">
              <Link className="b" to="/complaints">
                {t('回到列表', 'Back to the list')}
              </Link>
            </p>
          </>
        )}
      </div>
    );
  }
  return <MatterPage key={number} matter={matter.data} failed={matter.error !== null} readAt={matter.dataUpdatedAt} />;
}

function MatterPage({ matter, failed, readAt }: { matter: SeenMatter; failed: boolean; readAt: number }) {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const go = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [query, setQuery] = useSearchParams();
  const { complaint } = matter;
  const neighbours = useNeighbours(complaint.number);
  const asked = query.get('do');
  const move = personMoves.find((one) => one === asked) ?? null;
  const open = (next: PersonMove | null) => setQuery(next === null ? {} : { do: next }, { replace: true });
  const step = (to: string | null | undefined) => {
    if (typeof to === 'string') void go(`/complaints/${encodeURIComponent(to)}`);
  };
  const copy = () =>
    void navigator.clipboard.writeText(complaint.number).then(
      () => message.success(t(`已复制 ${complaint.number}`, `${complaint.number} copied`)),
      () => message.error(t('浏览器不让复制，请手抄编号。', 'The browser does not allow copying.')),
    );
  useKeys(
    [
      {
        key: '[',
        zh: '上一件',
        en: 'Matter before',
        run: () => step(neighbours?.before),
        when: typeof neighbours?.before === 'string',
      },
      {
        key: ']',
        zh: '下一件',
        en: 'Next matter',
        run: () => step(neighbours?.after),
        when: typeof neighbours?.after === 'string',
      },
      { key: 'y', zh: '复制编号', en: 'Copy the number', run: copy },
      ...matter.moves.flatMap((one) => {
        const { key, zh, en } = procedure[one];
        return key === null ? [] : [{ key, zh, en, run: () => open(one) }];
      }),
    ],
    'matter',
  );
  const done = (after: SeenMatter) => {
    queries.setQueryData(['complaint', complaint.number], after);
    void queries.invalidateQueries({ queryKey: ['complaints'] });
    void queries.invalidateQueries({ queryKey: ['work'] });
    open(null);
    const words = move === null ? '' : label(procedure[move]);
    void message.success(
      t(
        `${words}：办好了。现在${stageWords[after.complaint.stage].zh}。`,
        `${words}: done. Now: ${stageWords[after.complaint.stage].en.toLowerCase()}.`,
      ),
    );
  };
  const isStation = me.role === 'station';
  return (
    <div className={isStation ? 'matter station-matter' : 'matter'}>
      <title>{`${complaint.number} · ${t('红盾', 'Hongdun')}`}</title>
      <MatterHead
        matter={matter}
        neighbours={neighbours}
        onCopy={copy}
        fresh={failed ? <Fresh at={readAt} failed /> : null}
      >
        <Clocks matter={matter} />
      </MatterHead>
      <div className="matter-body">
        <div className="matter-main">
          <Facts matter={matter} onCorrect={matter.moves.includes('correct') ? () => open('correct') : null} />
          <Dossier matter={matter} onMove={open} />
        </div>
        <Timeline matter={matter} onNote={matter.moves.includes('note') ? () => open('note') : null} />
        <div className="matter-side">
          <Actions matter={matter} onMove={open} />
          <Duplicates number={complaint.number} />
          <Papers matter={matter} />
          <Attachments matter={matter} />
        </div>
      </div>
      {move === null ? null : (
        <MoveDrawer key={move} matter={matter} move={move} onClose={() => open(null)} onDone={done} />
      )}
    </div>
  );
}
