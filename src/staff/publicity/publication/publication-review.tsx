import { useQuery } from '@tanstack/react-query';
import type { PublicationWords } from '../../../domain/publicity/publication/publication.ts';
import {
  noFinding,
  objectionEndWords,
  objectionWayWords,
  withholdReasonWords,
} from '../../../domain/publicity/publication/publication.ts';
import publicationDocket from '../../../domain/publicity/publication/publication-steps.ts?publicationDocket';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Facts, StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { MarkedText, MarkRows, type SeenMark } from '../marked-text.tsx';
import { publicationCalls, type PublicationView } from './publication-calls.ts';
import '../../matter/matter.css';

const fields = [
  { name: 'said', zh: '投诉人说', en: 'The complainant says' },
  { name: 'asked', zh: '要求', en: 'Asked for' },
  { name: 'reply', zh: '店家说', en: 'The operator says' },
  { name: 'result', zh: '结果', en: 'Result' },
] as const;

/** One complaint: the words as they were told on the left, what everybody will read on the right, what can be done beside it. */
export function PublicationReview({ entryId }: { entryId: string }) {
  const found = useQuery({
    queryKey: [publicationCalls.path, 'one', entryId],
    queryFn: ({ signal }) => publicationCalls.get(entryId, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={10} />;
  const view = found.data;
  return (
    <>
      <div className="publication-texts">
        <Title view={view} />
        <div className="publication-two">
          <Told view={view} />
          <Draft view={view} />
        </div>
        <MarkRows
          docket="publication"
          entryId={view.entry.id}
          queryKey={publicationCalls.path}
          marks={view.more.marks}
          isWriter={view.entry.writerIds.includes(useMe().id)}
          onReplace={view.moves.includes('rewrite') ? (mark) => replaced(view, mark) : null}
        />
        <GoesOut view={view} />
        <Timeline view={view} onNote={null} />
      </div>
      <Acts view={view} />
    </>
  );
}

function Title({ view }: { view: PublicationView }) {
  const t = useWords();
  const { entry, more } = view;
  return (
    <p className="publication-title">
      <b>
        {entry.complainant} —{' '}
        {more.operatorName === '' ? t('还没认定是哪一家', 'operator not sure') : more.operatorName}
      </b>{' '}
      <span className="tag">{entry.matterNumber}</span> <StateTag docket={publicationDocket} state={entry.state} />
      <span className="dim s">{t('原话不动，改的是公示稿', 'What was told stays; the draft is changed')}</span>
    </p>
  );
}

function Told({ view: { more } }: { view: PublicationView }) {
  const t = useWords();
  return (
    <section className="card">
      <h2>
        {t('原话', 'As it was told')} <small className="dim">{t('只在内部', 'inward only')}</small>
      </h2>
      {more.told === null ? (
        <p className="dim">{t('您看不到这件投诉的原话。', 'You may not read the words of this complaint.')}</p>
      ) : (
        <>
          <MarkedText
            text={more.told.story}
            marks={more.told.marks.map((mark) => ({ ...mark, field: 'said', isPassed: false, isFixed: true }))}
          />
          {more.told.claim === '' ? null : <p className="gate-text">{more.told.claim}</p>}
        </>
      )}
    </section>
  );
}

function Draft({ view: { entry, more } }: { view: PublicationView }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card">
      <h2>
        {t('公示稿', 'What will be public')}{' '}
        <small className="dim">{t('划线的还没定', 'underlined: to be decided')}</small>
      </h2>
      {fields.map(({ name, ...words }) =>
        entry[name] === '' ? null : (
          <div key={name}>
            <h3>{label(words)}</h3>
            <MarkedText text={entry[name]} marks={more.marks.filter(({ field }) => field === name)} />
            {more.tells.includes(name) ? (
              <p className="wrong" role="alert">
                {t(
                  '这里看得出投诉人的姓名、电话、证件号或者住址；请改掉。',
                  'It tells the complainant’s name, telephone, identity number or address; change it.',
                )}
              </p>
            ) : null}
          </div>
        ),
      )}
    </section>
  );
}

/** The nine parts that go out beside the words. */
function GoesOut({ view: { entry, more } }: { view: PublicationView }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string | null) => (on === null ? null : dayPlain(on, language, today));
  return (
    <section className="card">
      <h2>{t('公示出去是这样', 'It goes out like this')}</h2>
      <Facts
        rows={[
          [t('投诉人', 'Complainant'), entry.complainant],
          [t('经营者', 'Operator'), `${more.operatorName} ${more.operatorCode}`.trim()],
          [t('商品服务', 'Goods'), more.categoryName],
          [t('投诉问题', 'Question'), more.natureName],
          [t('在哪', 'Where'), more.townName],
          [t('投诉时间', 'Complained on'), day(entry.complainedOn)],
          [t('争议时间', 'In dispute since'), day(entry.happenedOn)],
          [t('处理时间', 'Closed on'), day(entry.closedOn)],
          [t('谁办的', 'Office'), more.officeName],
          [
            t('放行的', 'Let through'),
            more.passes.map(({ words, reason, byName }) => `“${words}” ${byName}：${reason}`).join('；'),
          ],
          [t('改过什么', 'Put right'), entry.corrections.map(({ on, reason }) => `${on} ${reason}`).join('；')],
        ]}
      />
      <p className="dim s">{t(noFinding.zh, noFinding.en)}</p>
    </section>
  );
}

/** Whether it can be published, and what its reader can do now. */
function Acts({ view }: { view: PublicationView }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const { entry, more, moves } = view;
  const open = more.marks.filter(({ isPassed, isFixed }) => isFixed || !isPassed).length + more.tells.length;
  return (
    <aside className="publication-acts">
      {entry.state !== 'waiting' ? null : (
        <section className="card">
          <h2>{t('能不能公示', 'Can it be published')}</h2>
          <ul className="plain-list">
            {more.bar === null ? null : <li className="wrong">{label(more.bar)}</li>}
            <li>
              {open === 0
                ? t('标出来的都定了。', 'All marks are decided.')
                : t(`还有 ${open} 处没定。`, `${open} marks are still to be decided.`)}
            </li>
            <li>
              {t(
                `承办人${more.handlerName ?? '（没有）'}不审自己办的件。`,
                `${more.handlerName ?? 'Who'} handled it and does not decide.`,
              )}
            </li>
          </ul>
        </section>
      )}
      <Objected view={view} />
      <Answered view={view} />
      <section className="card">
        <h2>{t('现在可以做', 'What can be done now')}</h2>
        {directory === undefined ? null : (
          <DocketMoves
            docket={publicationDocket}
            calls={publicationCalls}
            item={{ entry: { ...entry, number: null }, moves }}
            name={entry.number ?? entry.matterNumber}
            directory={directory}
            startOf={(move) => startOf(view, move)}
            askOf={(move) =>
              move === 'publish'
                ? t(`公示 ${entry.matterNumber}？出去以后谁都看得到。`, `Publish ${entry.matterNumber}?`)
                : null
            }
          />
        )}
        {moves.length > 0 ? null : <p className="dim">{t('现在没有您要做的。', 'Nothing for you to do now.')}</p>}
        <Places view={view} />
      </section>
    </aside>
  );
}

function Objected({ view: { entry, more } }: { view: PublicationView }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { objection, ground, remark } = entry;
  if (objection === null && ground === null) return null;
  return (
    <section className="card">
      <h2>{objection === null ? t('为什么不公示', 'Why not') : t('店家的异议', 'The operator objects')}</h2>
      <Facts
        rows={[
          [t('理由', 'Reason'), ground === null ? null : label(withholdReasonWords[ground])],
          [t('说明', 'Remark'), objection === null ? remark : null],
          [t('说什么', 'What'), objection?.words ?? null],
          [t('谁提的', 'By'), objection?.by ?? null],
          [t('怎么提的', 'How'), objection === null ? null : label(objectionWayWords[objection.way])],
          [
            t('最晚答复', 'Answer by'),
            objection === null
              ? null
              : `${dayPlain(objection.answerBy, language, today)}${objection.answerBy < today ? t('，过期了', ', late') : ''}`,
          ],
          [t('谁同意公示的', 'Published by'), more.reviewedByName],
        ]}
      />
    </section>
  );
}

/** What was objected to before, and what came of it: the operator reads the same by its code. */
function Answered({ view: { entry } }: { view: PublicationView }) {
  const t = useWords();
  const label = useLabel();
  if (entry.objections.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('答过的异议', 'Objections that were answered')}</h2>
      <ul className="plain-list">
        {entry.objections.map(({ on, by, words, end, answer, answeredOn }) => (
          <li key={`${on} ${answeredOn} ${words}`}>
            {t(`${on} ${by}：${words}`, `${on} ${by}: ${words}`)}
            <br />
            <b>{label(objectionEndWords[end])}</b> <span className="dim s">{answeredOn}</span>
            {answer === '' ? null : (
              <>
                <br />
                {answer}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where it stands for everybody, and the paper that is handed to the operator. */
function Places({ view: { entry } }: { view: PublicationView }) {
  const t = useWords();
  if (entry.number === null || (entry.state !== 'published' && entry.state !== 'objected')) return null;
  const at = encodeURIComponent(entry.number);
  return (
    <p className="docket-moves">
      <a className="b" href={`/disclosure/${at}`} target="_blank" rel="noreferrer">
        {t('看群众看到的那一页', 'The citizens’ page')}
      </a>
      <a className="b" href={`/papers/publications/${at}`} target="_blank" rel="noreferrer">
        {t('打印告知书（有查询码）', 'Print the notice, with its code')}
      </a>
    </p>
  );
}

function startOf({ entry }: PublicationView, move: string): Typed {
  if (move !== 'rewrite' && move !== 'correct' && move !== 'amend') return {};
  const { said, asked, result, reply } = entry;
  return { said, asked, result, reply };
}

/** The proposal of the gate in place of the words, wherever they stand in the field. */
function replaced({ entry }: PublicationView, mark: SeenMark): Promise<unknown> {
  const { said, asked, result, reply } = entry;
  const words: Record<keyof PublicationWords, string> = { said, asked, result, reply };
  const field = mark.field as keyof PublicationWords;
  const input = { ...words, [field]: words[field].replaceAll(mark.words, mark.instead) };
  return publicationCalls.move(entry.id, 'rewrite', { version: entry.version, clientId: crypto.randomUUID(), input });
}
