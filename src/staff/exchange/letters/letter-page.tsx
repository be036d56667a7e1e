import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  carriedVerdictWords,
  exchangeShare,
  letterKindWords,
  type LetterState,
} from '../../../domain/exchange/letter-exchange.ts';
import { letterStateWords } from '../../../domain/exchange/letter-words.ts';
import { verdictWords } from '../../../domain/exchange/import/import.ts';
import { type ReplyKind, replyKindWords } from '../../../domain/exchange/reply-words.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { shelfOf } from '../../base/ledger-places.ts';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import '../../base/ui/settings.css';
import './exchange.css';
import { exchangeClient, isUnused, type Direction, type SeenExchange, type SeenLetter } from './letter-wire.ts';

const refreshEveryMs = 15_000;

/** 上下级交换: whether the line to the network above is up, what waits, and each letter with its receipt. */
export default function ExchangePage() {
  const t = useWords();
  const may = useMay('exchange.read');
  const { search } = useAddress();
  const asked = search.get('direction');
  const direction: Direction | null = asked === 'in' || asked === 'out' ? asked : null;
  const view = useQuery({
    queryKey: ['exchange', direction],
    queryFn: ({ signal }) => exchangeClient.all(direction, signal),
    enabled: may,
    refetchInterval: refreshEveryMs,
  });
  if (!may) return <Empty words={t('上下级交换由 12315 中心管。', 'The exchange is the work of the centre.')} />;
  return (
    <div className="pad exchange">
      <title>{t('上下级交换 · 红盾', 'Exchange · Hongdun')}</title>
      <div className="hd">
        <h1>{t('上下级交换', 'Exchange')}</h1>
      </div>
      {view.isError ? <ErrorLine error={view.error} onRetry={() => void view.refetch()} /> : null}
      {view.data === undefined ? (
        view.isError ? null : (
          <Loading rows={4} />
        )
      ) : (
        <>
          <LineCard view={view.data} />
          <LettersCard letters={view.data.letters} direction={direction} />
        </>
      )}
    </div>
  );
}

function LineCard({ view: { peer, below, counts, peerHeads } }: { view: SeenExchange }) {
  const t = useWords();
  const maySend = useMay('exchange.send');
  const { message } = App.useApp();
  const { busy, error, send } = useSending(async () => {
    await exchangeClient.sendNow();
    void message.success(t('已叫它们现在就发', 'They are being sent'));
  });
  return (
    <section className="card exchange-line" aria-label={t('线路', 'The line')}>
      <LineState peer={peer} below={below} counts={counts} />
      {isUnused({ peer, below, counts }) ? null : <LetterCounts counts={counts} />}
      {peerHeads.map((head) => (
        <PeerHead key={head.countyId} head={head} />
      ))}
      {maySend && (peer !== null || below.length > 0) && counts.waiting > 0 ? (
        <button type="button" className="b go" disabled={busy} onClick={() => void send()}>
          {t('现在就发', 'Send now')}
        </button>
      ) : null}
      {error === null ? null : <ErrorLine error={error} />}
    </section>
  );
}

/** What is kept here for the other end, so that it can prove its ledger by it. */
function PeerHead({ head }: { head: SeenExchange['peerHeads'][number] }) {
  const t = useWords();
  const { today } = useMe();
  const came = instantShort(head.receivedAt, today);
  return (
    <p className="exchange-state">
      {t(
        `替${head.from}（${head.countyId}）留存的台账总封记：到第 ${head.n} 号，${came}收到。对方核对台账时要用。`,
        `Heads of the ledger kept for ${head.from} (${head.countyId}): up to number ${head.n}, received ${came}.`,
      )}{' '}
      <a className="b t" href={exchangeClient.peerHeads(head.countyId)} download>
        {t('下载', 'Download')}
      </a>
    </p>
  );
}

/** Has something sent, and reads the letters anew. */
function useSending(run: () => Promise<void>) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      await run();
      await queries.invalidateQueries({ queryKey: ['exchange'] });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}

function LineState({ peer, below, counts }: Pick<SeenExchange, 'peer' | 'below' | 'counts'>) {
  const t = useWords();
  const down = counts.lastError !== null;
  return (
    <p className="exchange-state">
      <span className={down ? 'tag er' : counts.lastAckedAt === null ? 'tag' : 'tag ok'}>
        {peer === null && below.length === 0
          ? t('没有接通', 'Not connected')
          : down
            ? t('线路不通', 'Down')
            : counts.lastAckedAt === null
              ? t('还没发过信', 'Not yet used')
              : t('线路正常', 'Up')}
      </span>{' '}
      <OtherEnds peer={peer} below={below} />
      {down ? <span className="err"> {counts.lastError}</span> : null}
      {counts.putOff === 0 ? null : (
        <span className="exchange-beside">
          {t(
            `线路通着，有 ${counts.putOff} 封对方收不了或者发不成，见下面各封的结果；别的照发。`,
            `${counts.putOff} letters cannot be taken there, as each says below; the others go.`,
          )}
        </span>
      )}
      {counts.lineless === 0 || (peer === null && below.length === 0) ? null : (
        <span className="exchange-beside">
          {t(
            `有 ${counts.lineless} 封没有线路可发：是原来那条线路上的信，或者那个县不在 EXCHANGE_COUNTIES_FILE 里了；请管理员核对。`,
            `${counts.lineless} letters have no line: they were of a line that is no more, or their county is not in EXCHANGE_COUNTIES_FILE; ask the administrator.`,
          )}
        </span>
      )}
    </p>
  );
}

function LetterCounts({ counts }: Pick<SeenExchange, 'counts'>) {
  const t = useWords();
  const { today } = useMe();
  const share = exchangeShare(counts);
  return (
    <dl className="exchange-counts">
      <div>
        <dt>{t('收到', 'Received')}</dt>
        <dd>{counts.in}</dd>
      </div>
      <div>
        <dt>{t('发出', 'To send')}</dt>
        <dd>{counts.out}</dd>
      </div>
      <div>
        <dt>{t('有回执', 'With receipt')}</dt>
        <dd>{share === null ? counts.acked : `${counts.acked}（${Math.round(share * 1000) / 10}%）`}</dd>
      </div>
      <div>
        <dt>{t('待发', 'Waiting')}</dt>
        <dd className={counts.waiting > 0 ? 'err' : undefined}>{counts.waiting}</dd>
      </div>
      <div>
        <dt>{t('退回', 'Refused')}</dt>
        <dd className={counts.refused > 0 ? 'err' : undefined}>{counts.refused}</dd>
      </div>
      <div>
        <dt>{t('最近一次回执', 'Last receipt')}</dt>
        <dd>{counts.lastAckedAt === null ? '—' : instantShort(counts.lastAckedAt, today)}</dd>
      </div>
    </dl>
  );
}

/** Which machines are at the other ends, or how one is connected. */
function OtherEnds({ peer, below }: Pick<SeenExchange, 'peer' | 'below'>) {
  const t = useWords();
  const ends = [
    ...(peer === null ? [] : [t(`上级 ${peer}`, `Above: ${peer}`)]),
    ...(below.length === 0
      ? []
      : [t(`下级 ${below.length} 个县`, below.length === 1 ? '1 county below' : `${below.length} counties below`)]),
  ];
  if (ends.length > 0)
    return <span title={below.map((one) => `${one.countyId} ${one.peer}`).join('\n')}>{ends.join(t('，', ', '))}</span>;
  return t(
    '要接通，请管理员照运行手册“上下级交换”一节填对方的网址和两边的密钥再重启；接通以前，用“导入”收件，用“回复平台”回复。',
    'To connect, the administrator follows “上下级交换” in the operator’s book; until then use the import.',
  );
}

function LettersCard({ letters, direction }: { letters: readonly SeenLetter[]; direction: Direction | null }) {
  const t = useWords();
  const { change } = useAddress();
  const choices: [Direction | null, string][] = [
    [null, t('全部', 'All')],
    ['in', t('收到的', 'Received')],
    ['out', t('发出的', 'Sent')],
  ];
  return (
    <section className="card">
      <h2 className="card-head">{t('信', 'Letters')}</h2>
      <fieldset className="exchange-filter" aria-label={t('看哪些', 'Which')}>
        {choices.map(([to, words]) => (
          <button
            key={words}
            type="button"
            className="b sm"
            aria-pressed={to === direction}
            onClick={() => change({ direction: to })}
          >
            {words}
          </button>
        ))}
      </fieldset>
      {letters.length === 0 ? (
        <Empty
          words={t(
            '还没有信；对方转来的件、经交换转出的件和回复、报上去的汇报和锁定的月份，都会列在这里。',
            'No letters yet: matters that come in, matters handed on, replies, and the reports and locked months that go up stand here.',
          )}
        />
      ) : (
        <LetterTable letters={letters} />
      )}
    </section>
  );
}

const tones: Readonly<Record<LetterState, string>> = {
  waiting: 'tag',
  retrying: 'tag er',
  putOff: 'tag er',
  noLine: 'tag er',
  acked: 'tag ok',
  refused: 'tag er',
  received: 'tag ok',
  returned: 'tag er',
};

function LetterTable({ letters }: { letters: readonly SeenLetter[] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('编号', 'Number')}</th>
            <th scope="col">{t('什么信', 'Letter')}</th>
            <th scope="col">{t('到哪一步', 'State')}</th>
            <th scope="col">{t('本县的编号', 'Our number')}</th>
            <th scope="col">{t('结果', 'Result')}</th>
            <th scope="col">{t('时间', 'When')}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={letter.id}>
              <th scope="row">{letter.platformNumber}</th>
              <td className="nw" data-label={t('什么信', 'Letter')}>
                {letter.direction === 'in' ? t('收 ', 'In: ') : t('发 ', 'Out: ')}
                {label(letterKindWords[letter.kind])}
                {letter.subject === '' ? '' : ` · ${label(subjectWords(letter.subject, letter.kind))}`}
                {letter.peerCountyId === null
                  ? ''
                  : t(`（${letter.peerCountyId} 的线路）`, ` (line of ${letter.peerCountyId})`)}
              </td>
              <td className="nw" data-label={t('到哪一步', 'State')}>
                <span className={tones[letter.state]}>{label(letterStateWords[letter.state])}</span>
              </td>
              <td className="nw" data-label={t('本县的编号', 'Our number')}>
                <OwnNumber number={letter.number} />
              </td>
              <td data-label={t('结果', 'Result')}>
                <Result letter={letter} /> {letter.mayGoAgain ? <Again letter={letter} /> : null}
              </td>
              <td className="nw dim" data-label={t('时间', 'When')}>
                {instantShort(letter.madeAt, today)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 再报: what was put right meanwhile goes up again. */
function Again({ letter }: { letter: SeenLetter }) {
  const t = useWords();
  const may = useMay('exchange.send');
  const { message } = App.useApp();
  const { busy, error, send } = useSending(async () => {
    const { again } = await exchangeClient.again(letter.id);
    const words = again > 0 ? t('已再报，等对方回执', 'Sent again') : t('已经在报了', 'It is on its way already');
    void message.success(words);
  });
  if (!may) return null;
  return (
    <>
      <button type="button" className="b sm" disabled={busy} onClick={() => void send()}>
        {t('再报', 'Send again')}
        <span className="sr"> {letter.platformNumber}</span>
      </button>
      {error === null ? null : <ErrorLine error={error} />}
    </>
  );
}

/** What the receipt says: the other side's number, why it was not taken, or why it is not out yet. */
export function Result({ letter }: { letter: SeenLetter }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const reason = language === 'zh' ? letter.reasonZh : letter.reasonEn;
  if (letter.lastError !== null && letter.ackedAt === null)
    return (
      <span className="err">
        {t(`试过 ${letter.failedTimes} 次：`, `Tried ${letter.failedTimes} times: `)}
        {letter.lastError}
      </span>
    );
  if (letter.text !== null) return <>{letter.text}</>;
  if (letter.verdict === null) return <>—</>;
  const said = verdictOf(letter);
  return (
    <>
      {said === null ? null : label(said)}
      {letter.peerNumber === null ? null : t(` 对方编号 ${letter.peerNumber}`, ` as ${letter.peerNumber}`)}
      {reason === null ? null : <span className="dim"> {reason}</span>}
    </>
  );
}

/** The number of a matter, or of an entry of a ledger, as a link to it. */
function OwnNumber({ number }: { number: string | null }) {
  const { permissions } = useMe();
  if (number === null) return <>—</>;
  const shelf = shelfOf(number, permissions);
  if (shelf !== null) return <Link to={shelf.path}>{number}</Link>;
  return /^[投举咨]/u.test(number) ? <MatterLink number={number} /> : <>{number}</>;
}

function verdictOf({ kind, verdict }: SeenLetter): { zh: string; en: string } | null {
  if (verdict === null || kind === 'reply' || kind === 'answer') return null;
  return kind === 'ticket' ? verdictWords[verdict] : carriedVerdictWords[verdict];
}

export function subjectWords(subject: string, kind: SeenLetter['kind'] = 'reply'): { zh: string; en: string } {
  if (kind === 'month') return { zh: subject, en: subject };
  if (kind === 'report') return { zh: `第 ${subject} 版`, en: `edition ${subject}` };
  if (kind === 'number') return { zh: `第 ${subject.split('-')[0]} 版`, en: `edition ${subject.split('-')[0]}` };
  if (kind === 'answer')
    return subject === 'received' ? { zh: '收到', en: 'received' } : { zh: '退回', en: 'given back' };
  return replyKindWords[subject as ReplyKind] ?? { zh: '回复', en: 'Reply' };
}
