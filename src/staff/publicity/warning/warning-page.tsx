import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import warningDocket from '../../../domain/publicity/warning/warning-steps.ts?warningDocket';
import {
  gatedOf,
  warningKindWords,
  warningSourceWords,
  wordsOf,
  type Warning,
  type GatedField,
} from '../../../domain/publicity/warning/warning.ts';
import { seenWayWords } from '../../../domain/publicity/warning/warning-here.ts';
import type { WarningMore, WarningReceipts } from '../../../http/api/publicity/warning/warning-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { counted } from '../../../domain/base/words.ts';
import { keyOf, type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { MarkedText, MarkRows, type SeenMark } from '../marked-text.tsx';
import { CorrectedWords } from './corrected.tsx';
import { SeenHere } from './seen-here.tsx';
import { warningCalls, type SeenWarningLine } from './warning-calls.ts';

type Item = SeenEntry<Warning, WarningMore>;

/** 消费提示警示: drafted, checked, reviewed, approved, published in one act; put right and withdrawn. */
export default function WarningPage() {
  const t = useWords();
  const me = useMe();
  const [search] = useSearchParams();
  const columns = useWarningColumns();
  const query = Object.fromEntries(
    ['figure', 'from', 'to'].flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return (
    <DocketPage
      docket={warningDocket}
      calls={warningCalls}
      query={query}
      openWords={{ zh: '在办和管用的', en: 'Under way, in force' }}
      empty={t(
        '还没有警示。按“起草警示”，写清什么东西、怎么办，核实、审查、批准以后一次发到网页、订阅、海报、站点。',
        'No warning yet. Press Draft a warning; checked and approved, it is published everywhere in one act.',
      )}
      nameOf={({ entry }) => [entry.number, entry.title].filter((one) => one !== null).join(' ')}
      nameWords={{ zh: '警示', en: 'Warning' }}
      rowMoves={0}
      start={startOfDraft(search)}
      draftName={search.get('source') === null ? 'warning' : `warning ${search.get('numbers') ?? ''}`}
      tools={me.role === 'station' ? <SeenHere /> : null}
      columns={columns}
      startOf={({ entry }, move) => startOf(entry, move)}
      askOf={({ entry }, move) =>
        move === 'approve'
          ? t(`批准《${entry.title}》？`, `Approve “${entry.title}”?`)
          : move === 'confirmCorrection' && entry.correction !== null
            ? {
                title: t('同意改正？下面是改成的话', 'Agree to the correction? These are the new words'),
                about: <CorrectedWords entry={entry} correction={entry.correction} />,
              }
            : null
      }
      facts={(view) => <WarningView view={view} />}
    />
  );
}

/** 一步起草: what an analysis, a cluster of complaints or an incident hands over in the address. */
function startOfDraft(search: URLSearchParams): Readonly<Record<string, string>> {
  const start: Record<string, string> = {};
  for (const [name, field] of [
    ['kind', 'kind'],
    ['source', 'sourceKind'],
    ['numbers', 'sourceNumbers'],
    ['title', 'title'],
    ['text', 'text'],
    ['categories', 'categoryCodes'],
    ['towns', 'townIds'],
  ] as const) {
    const value = search.get(name);
    if (value !== null) start[field] = value.slice(0, 800);
  }
  return start;
}

function startOf(entry: Item['entry'], move: string): Readonly<Record<string, string>> {
  if (move === 'rewrite') return formOf(entry);
  if (move === 'correct') {
    const { title, text, advice, unknown } = entry;
    return { title, text, advice, unknown };
  }
  return {};
}

function formOf(entry: Item['entry']): Record<string, string> {
  const { kind, title, text, advice, unknown, actBy, actWhat, townIds, categoryCodes, sources } = entry;
  return {
    kind,
    title,
    text,
    advice,
    unknown,
    actBy: actBy ?? '',
    actWhat,
    townIds: townIds.join('、'),
    categoryCodes: categoryCodes.join('、'),
    sourceKind: sources[0]?.kind ?? 'analysis',
    sourceNumbers: sources
      .map(({ number }) => number)
      .filter((number) => number !== '')
      .join('、'),
  };
}

function useWarningColumns(): DocketColumn<SeenWarningLine>[] {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const towns = ({ more }: SeenWarningLine) =>
    more.townNames.length === 0 ? t('全县', 'Whole county') : more.townNames.join(t('、', ', '));
  return [
    { zh: '哪一种', en: 'Kind', cell: ({ entry }) => label(warningKindWords[entry.kind]) },
    { zh: '发给哪里', en: 'Where', cell: towns, words: towns },
    {
      zh: '管到',
      en: 'Until',
      cell: ({ entry, more }) =>
        entry.publishedAt === null
          ? '—'
          : entry.untilOn === null
            ? t('撤回为止', 'withdrawn')
            : `${dayPlain(entry.untilOn, language, today)}${more.isOver ? t('，已过期', ', over') : ''}`,
    },
    {
      zh: '还没定的',
      en: 'To decide',
      cell: ({ more }) => {
        const open = more.toDecide;
        return open === 0 ? '—' : t(`${open} 处`, String(open));
      },
    },
  ];
}

/** The warning as it will be read, with what the gate marks, what it rests on, and who has it. */
function WarningView({ view }: { view: Pick<Item, 'entry' | 'more' | 'moves'> }) {
  const t = useWords();
  const me = useMe();
  const { entry, more, moves } = view;
  const marksIn = (field: GatedField) => more.marks.filter((mark) => mark.field === field);
  const words = wordsOf(entry);
  return (
    <>
      <MarkRows
        docket="warning"
        entryId={entry.id}
        queryKey={warningCalls.path}
        marks={more.marks}
        isWriter={entry.writerIds.includes(me.id)}
        onReplace={moves.includes('rewrite') ? (mark) => replaced(entry, mark) : null}
      />
      {entry.correction === null ? null : (
        <section className="corrected-wait" aria-label={t('等着同意的改正', 'Correction to agree to')}>
          <h3>{t('等着同意的改正', 'Correction to agree to')}</h3>
          <CorrectedWords entry={entry} correction={entry.correction} />
        </section>
      )}
      <article className="example-text">
        <h3>{entry.title}</h3>
        {more.marks.some(({ field }) => field === 'title') ? (
          <MarkedText text={words.title} marks={marksIn('title')} />
        ) : null}
        <MarkedText text={words.text} marks={marksIn('text')} />
        <h4>{t('怎么办', 'What to do')}</h4>
        <MarkedText text={words.advice} marks={marksIn('advice')} />
        {marksIn('actWhat').length === 0 ? null : (
          <>
            <h4>{t('最晚哪天要办', 'To be done by')}</h4>
            <MarkedText text={entry.actWhat} marks={marksIn('actWhat')} />
          </>
        )}
        {words.unknown === '' ? null : (
          <>
            <h4>{t('还没弄清的', 'Not known yet')}</h4>
            <MarkedText text={words.unknown} marks={marksIn('unknown')} />
          </>
        )}
      </article>
      <WarningFacts entry={entry} more={more} />
      {entry.number === null ? null : <Places number={entry.number} isOut={entry.state === 'published'} />}
      {entry.publishedAt === null || me.role === 'station' ? null : <Receipts entryKey={keyOf(entry)} />}
    </>
  );
}

/** The proposal of the gate in place of the words, wherever they stand in the field. */
function replaced(entry: Item['entry'], mark: SeenMark): Promise<unknown> {
  const fields = gatedOf(entry);
  const field = mark.field as GatedField;
  const { kind, actBy, townIds, categoryCodes, sources } = entry;
  const input = {
    kind,
    ...fields,
    [field]: fields[field].replaceAll(mark.words, mark.instead),
    actBy,
    townIds,
    categoryCodes,
    sourceKind: sources[0]?.kind ?? 'analysis',
    sourceNumbers: sources.map(({ number }) => number).filter((number) => number !== ''),
  };
  return warningCalls.move(keyOf(entry), 'rewrite', { version: entry.version, clientId: crypto.randomUUID(), input });
}

function WarningFacts({ entry, more }: Pick<Item, 'entry' | 'more'>) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <Facts
      rows={[
        [t('哪一种', 'Kind'), label(warningKindWords[entry.kind])],
        [
          t('发给哪里', 'Where'),
          more.townNames.length === 0 ? t('全县', 'Whole county') : more.townNames.join(t('、', ', ')),
        ],
        [t('哪些商品服务', 'Goods and services'), more.categoryNames.join(t('、', ', '))],
        [
          t('最晚哪天要办', 'To be done by'),
          entry.actBy === null ? null : `${dayPlain(entry.actBy, language, today)} ${entry.actWhat}`,
        ],
        [
          t('依据', 'Drafted from'),
          entry.sources
            .map(({ kind, number }) => `${label(warningSourceWords[kind])} ${number}`.trim())
            .join(t('、', ', ')),
        ],
        [t('起草人', 'By'), `${more.writerNames.join(t('、', ', '))} ${instantShort(entry.draftedAt, today)}`],
        [
          t('怎么核的', 'How it was checked'),
          entry.checkedHow === '' ? null : `${more.checkedByName ?? ''}：${entry.checkedHow}`,
        ],
        [t('谁审查的', 'Reviewed by'), more.reviewedByName],
        [t('谁批准的', 'Approved by'), more.approvedByName],
        [
          t('放行的', 'Let through'),
          more.passes.map(({ words, reason, byName }) => `“${words}” ${byName}：${reason}`).join(t('；', '; ')),
        ],
        [
          t('改过什么', 'Put right'),
          entry.corrections.map(({ on, reason }) => `${dayPlain(on, language, today)} ${reason}`).join(t('；', '; ')),
        ],
        [t('说明', 'Remark'), entry.remark],
      ]}
    />
  );
}

/** Where it stands for everybody: page, poster, feeds. */
function Places({ number, isOut }: { number: string; isOut: boolean }) {
  const t = useWords();
  const at = encodeURIComponent(number);
  return (
    <p className="docket-moves">
      <a className="b" href={`/warnings/${at}`} target="_blank" rel="noreferrer">
        {t('看群众看到的那一页', 'The citizens’ page')}
      </a>
      {isOut ? (
        <>
          <a className="b" href={`/papers/warning-posters/${at}`} target="_blank" rel="noreferrer">
            {t('打印海报 A4', 'Poster A4')}
          </a>
          <a className="b" href={`/papers/warning-posters/${at}?size=A3`} target="_blank" rel="noreferrer">
            A3
          </a>
        </>
      ) : null}
    </p>
  );
}

/** Who has seen it, who hung it, who is silent. */
function Receipts({ entryKey }: { entryKey: string }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { data } = useQuery({
    queryKey: [warningCalls.path, 'receipts', entryKey],
    queryFn: ({ signal }) =>
      send<Wire<WarningReceipts>>(`/warnings/${encodeURIComponent(entryKey)}/receipts`, { signal }),
  });
  if (data === undefined) return null;
  const silent = data.rows.filter(({ seenAt, hungOn }) => seenAt === null && hungOn === null);
  return (
    <section aria-label={t('站点回执', 'Receipts')}>
      <h4>{t('站点回执', 'Receipts of stations')}</h4>
      <p>
        {t(
          `${data.stations} 个站：看到了 ${data.seen}，贴上了 ${data.hung}，没动静 ${silent.length}。`,
          `${counted(data.stations, 'station')}: ${data.seen} have seen it, ${data.hung} hung it, ${silent.length} are silent.`,
        )}
      </p>
      {silent.length === 0 ? null : (
        <p className="dim s">{`${t('没动静：', 'Silent: ')}${silent
          .slice(0, 40)
          .map(({ stationName }) => stationName)
          .join(t('、', ', '))}${silent.length > 40 ? '…' : ''}`}</p>
      )}
      <SeenBy rows={data.rows} />
      <ul className="plain-list">
        {data.rows
          .filter(({ hungOn }) => hungOn !== null)
          .slice(0, 40)
          .map(({ stationId, stationName, hungOn, photoId }) => (
            <li key={stationId}>
              {`${stationName} ${dayPlain(hungOn ?? '', language, today)} ${t('贴上', 'hung it')} `}
              {photoId === null ? null : (
                <a href={`/api/attachments/${photoId}`} target="_blank" rel="noreferrer">
                  {t('看照片', 'photo')}
                </a>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Who of which station saw it, when and how; who has read the words of before a correction is marked. */
function SeenBy({ rows }: Pick<Wire<WarningReceipts>, 'rows'>) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const seen = rows.filter(({ seenAt }) => seenAt !== null);
  if (seen.length === 0) return null;
  return (
    <details>
      <summary>{t(`看到了的 ${seen.length} 个站`, `Seen by ${counted(seen.length, 'station')}`)}</summary>
      <ul className="plain-list">
        {seen.slice(0, 200).map(({ stationId, stationName, seenAt, seenByName, seenWay, sawFormer }) => (
          <li key={stationId}>
            {`${stationName} ${seenByName ?? ''}（${instantShort(seenAt ?? '', today)}，${seenWay === null ? '' : label(seenWayWords[seenWay])}）`}
            {sawFormer ? <b> {t('看的是改以前的', 'saw it before it was changed')}</b> : null}
          </li>
        ))}
      </ul>
      {seen.length > 200 ? <p className="dim s">{t('只列前 200 个站。', 'The first 200 are listed.')}</p> : null}
    </details>
  );
}
