import { dayOf, dayZh } from '../../domain/base/calendar.ts';
import { yuanZh } from '../../domain/complaint/words/neighbour-words.ts';
import { codeShown } from '../../domain/matter/query-code.ts';
import type { OutboxItem } from '../../domain/device/outbox.ts';
import { useWords } from '../base/language.tsx';
import { clockTime, dayLong } from '../base/ui/day.ts';
import { Bar, Icon } from './bars.tsx';
import { useCarried, useKeeper } from './carried.tsx';
import type { OpenAct } from './outbox/kept-acts.ts';
import { savePicture, type Piece } from './picture.ts';
import { progressCode, scanZh, type ProgressCode } from './progress-code.ts';
import { QrCode } from './qr-code.tsx';

/** What the farmer takes along: the slip number at once, the number when it has been sent. 76 mm wide on paper. */
export function SlipPage({ id }: { id: string }) {
  const t = useWords();
  const { picture } = useKeeper();
  const open = picture.acts.find((one) => one.act.id === id);
  const item = open?.body.item;
  if (open === undefined || item?.kind !== 'filing')
    return (
      <>
        <Bar title={t('小票', 'Slip')} back="#/" />
        <main className="wrap stack">
          <p className="card">
            {t('这张小票已经不在手机里了，在“我的事”里按编号找。', 'This slip is not on the telephone any more.')}
          </p>
        </main>
      </>
    );
  const { arrived } = open.body;
  const isHeld = open.act.state === 'held';
  return (
    <>
      <Bar title={isHeld ? t('退回了', 'Refused') : t('存好了', 'Kept')} back="#/" />
      <main className="wrap stack">
        {isHeld ? <Held open={open} /> : <Going arrived={arrived} />}
        <Slip item={item} arrived={arrived} />
        <div className="acts noprint">
          <TakeAlong item={item} arrived={arrived} />
          <a className="btn do full" href="#/file">
            {t('再登记一件', 'File another')}
          </a>
          <a className="btn off full" href={`#/matter/${id}`}>
            {t('看这件', 'Open it')}
          </a>
        </div>
      </main>
    </>
  );
}

/** Whether it lies here still, or has its number. */
function Going({ arrived }: Pick<Filed, 'arrived'>) {
  const t = useWords();
  return (
    <output className="saved">
      <Icon name="tick" />
      {arrived === null
        ? t(
            '存在手机里了，有网自己发。程序可以关，没电也不丢。',
            'Kept on the telephone and sent by itself. You may close it.',
          )
        : t(`发出去了，编号 ${arrived.number}`, `Sent: ${arrived.number}`)}
    </output>
  );
}

/** The county has refused it: who gave the slip away must know before he who took it asks. */
function Held({ open: { act, body } }: { open: OpenAct }) {
  const t = useWords();
  const why = body.problem;
  return (
    <div className="note bad" role="alert">
      <b>{t('县里没收下，要改一改再发。', 'The county has not taken it: mend it and send it again.')}</b>
      {why === null ? null : <p>{t(why.zh, why.en)}</p>}
      <a className="btn do full" href={`#/file/${act.id}`}>
        {t('去改', 'Mend it')}
      </a>
    </div>
  );
}

interface Filed {
  item: Extract<OutboxItem, { kind: 'filing' }>;
  arrived: OpenAct['body']['arrived'];
}

/** Printed, or saved and handed on as a picture: neither needs a network. */
function TakeAlong(filed: Filed) {
  const t = useWords();
  const told = useTold(filed);
  const { code } = filed.item.slip;
  return (
    <>
      <div className="halves">
        <button type="button" className="btn" onClick={() => window.print()}>
          <Icon name="print" />
          {t('打印', 'Print')}
        </button>
        <button type="button" className="btn" onClick={() => void savePicture(slipPieces(told), `小票 ${code}`)}>
          <Icon name="album" />
          {t('存成图片', 'As a picture')}
        </button>
      </div>
      <p className="hint">
        {t(
          '没打印机：让他用手机拍下来，或者把小票号和查询码抄给他。',
          'No printer: let him photograph it, or write down the number and the code.',
        )}
      </p>
    </>
  );
}

/** What the slip tells, in the language of the paper. */
interface Told {
  bureau: string;
  code: string;
  queryCode: string;
  number: string | null;
  facts: readonly (readonly [name: string, words: string])[];
  by: HearBy;
  office: { name: string; phone: string };
  hotline: string;
  hand: string;
  scan: ProgressCode;
  isOffline: boolean;
}

/** A sentence or so of what happened. */
const mostOfGist = 60;

function useTold({ item: { filing, slip, actedAt }, arrived }: Filed): Told {
  const { county, office, station, person, villages } = useCarried();
  const by = useHearWords(actedAt);
  const { consumer, operator, amountFen, claim, story } = filing;
  const village = villages.find(({ id }) => id === consumer.regionId)?.name ?? '';
  const gist = story.length > mostOfGist ? `${story.slice(0, mostOfGist)}…` : story;
  // What he wants was heard out of what he told where nothing else was said.
  const wants = story.startsWith(claim) ? '' : claim;
  const facts = [
    ['什么事', gist],
    ['谁', [consumer.name, village].filter((one) => one !== '').join('，')],
    ['告谁', [operator.name, operator.address].filter((one) => one !== '').join('，')],
    ['想要', wants],
    ['多少钱', amountFen === null ? '' : `${yuanZh(amountFen)} 元`],
    ['登记', momentZh(actedAt)],
    ['县里收到', arrived === null ? '' : momentZh(arrived.arrivedAt)],
  ] as const;
  return {
    bureau: county.bureauName,
    code: slip.code,
    queryCode: codeShown(slip.queryCode),
    number: arrived?.number ?? null,
    facts: facts.filter(([, words]) => words !== ''),
    by,
    office,
    hotline: county.hotline,
    hand: `${station.name.replace('消费维权', '')} ${person.name}`,
    scan: progressCode(county.portalUrl ?? '', window.location, slip.code),
    isOffline: arrived === null,
  };
}

/** 「2026年8月18日 9:40」: with its year, for a slip lies in a drawer for long. */
function momentZh(at: string): string {
  return `${dayZh(dayOf(new Date(at)))} ${clockTime(at).replace(/^0/u, '')}`;
}

/** By when one hears, and what: the day stands on a line of its own, where there is one. */
export interface HearBy {
  before: string;
  day: string | null;
  after: string;
}

export function hearWords(by: string | null, isWindow: boolean): HearBy {
  if (by === null) return { before: '站里先谈', day: null, after: '' };
  const day = `${dayLong(by, 'zh').replace(' ', '（')}）`;
  return isWindow
    ? { before: '最晚', day, after: '告诉您受理不受理' }
    : { before: '站里先谈，最晚', day, after: '给您回话' };
}

function useHearWords(actedAt: string): HearBy {
  const { hearBy, station } = useCarried();
  return hearWords(hearBy[dayOf(new Date(actedAt))] ?? null, station.isWindow);
}

const offlineZh = '登的时候没网：交到县里那天，短信告诉您编号。';
const keepZh = '东西、袋子、票都留着。不收一分钱。';
const withoutZh = '没手机：打 12315，报编号和查询码。凭小票号或编号，加查询码，网上、站里都能查进度。';

/** The slip itself, as it is printed: the paper speaks Chinese, whatever the screen does. */
function Slip(filed: Filed) {
  const told = useTold(filed);
  return (
    <article className="slip card" aria-label="小票">
      <p className="org">{told.bureau}</p>
      <h2>投诉登记小票</h2>
      <p className="no first" data-test="slip">
        {told.code}
      </p>
      {told.number === null ? null : (
        <p className="org">
          编号 <b data-test="number">{told.number}</b>
        </p>
      )}
      <dl className="facts">
        {told.facts.map(([name, words]) => (
          <Fact key={name} name={name} words={words} />
        ))}
      </dl>
      <p className="by">
        <HearByLines {...told.by} />
        <span>
          {told.office.name} <Tel phone={told.office.phone} />
        </span>
      </p>
      <div className="code">
        <QrCode link={told.scan.link} label="二维码：看进度" />
        <p>
          {scanZh(told.scan)}查询码{' '}
          <b className="no" data-test="code">
            {told.queryCode}
          </b>{' '}
          别给外人看
        </p>
      </div>
      <p className="hint">
        {withoutZh}
        {keepZh}
      </p>
      <p className="hint">
        {told.isOffline ? offlineZh : ''}经手：{told.hand}
      </p>
      <p className="hint">
        县热线 <Tel phone={told.hotline} />
      </p>
    </article>
  );
}

export function HearByLines({ before, day, after }: HearBy) {
  if (day === null) return <b>{before}</b>;
  return (
    <>
      <span>{before}</span>
      <b className="nb">{day}</b>
      <span>{after}</span>
    </>
  );
}

function Fact({ name, words }: { name: string; words: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </>
  );
}

function Tel({ phone }: { phone: string }) {
  return (
    <a className="tel" href={`tel:${phone.replace(/\s/gu, '')}`}>
      {phone}
    </a>
  );
}

/** The same as a picture. */
function slipPieces(told: Told): Piece[] {
  return [
    { words: told.bureau, size: 'small', centre: true },
    { words: '投诉登记小票', size: 'large', bold: true, centre: true },
    { words: told.code, size: 'huge', bold: true, centre: true },
    ...(told.number === null ? [] : [{ words: `编号 ${told.number}`, centre: true }]),
    { rule: true },
    ...told.facts.map(([name, words]) => ({ words: `${name}：${words}` })),
    { rule: true },
    { words: [told.by.before, told.by.day, told.by.after].join(' ').trim(), size: 'large', bold: true },
    { words: `${told.office.name} ${told.office.phone}` },
    { rule: true },
    { code: told.scan.link, words: scanZh(told.scan) },
    { words: `查询码 ${told.queryCode}`, size: 'large', bold: true },
    { words: `别给外人看。${withoutZh}${keepZh}`, size: 'small' },
    { words: `${told.isOffline ? offlineZh : ''}经手：${told.hand} · 县热线 ${told.hotline}`, size: 'small' },
  ];
}
