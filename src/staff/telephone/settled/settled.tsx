import { dayOf } from '../../../domain/base/calendar.ts';
import { signatureField } from '../../../domain/base/signature.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayLong } from '../../base/ui/day.ts';
import { todayHere } from '../asked-day.tsx';
import { Bar, Icon, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { targetOf, usePlacedOne, type Placed } from '../matters.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import { savePicture } from '../picture.ts';
import { progressCode } from '../progress-code.ts';
import { QrCode } from '../qr-code.tsx';
import { SheetLink } from '../sheet-link.tsx';
import {
  dealScanZh,
  agreedZh,
  askedTerms,
  dealOf,
  dealPieces,
  ifNotKeptZh,
  sentencesOf,
  signerZh,
  takeAlongWords,
  type Deal,
  type DealFacts,
} from './deal.ts';
import { saidTerms } from './said-terms.ts';

/** 谈成了: what both signed, as a paper that both read, take along and find again; and whether it was kept, once its day has come. */
export function SettledPage({ id }: { id: string }) {
  const t = useWords();
  const { picture } = useKeeper();
  const placed = usePlacedOne(id);
  const deal = placed === null ? null : dealOf(placed, picture.acts, id);
  if (placed === null || deal === null)
    return (
      <>
        <Bar title={t('协议', 'Agreement')} back="#/matters" />
        <main className="wrap stack">
          <p className="card">
            {t('这件的协议不在手机里；有网后在电脑上按编号打开。', 'This agreement is not on the telephone.')}
          </p>
        </main>
      </>
    );
  return <Settled placed={placed} deal={deal} />;
}

function Settled({ placed, deal }: { placed: Placed; deal: Deal }) {
  const t = useWords();
  const { language } = useLanguage();
  const facts = useDealFacts(placed);
  const { id } = placed;
  return (
    <>
      <Bar title={t('协议', 'Agreement')} back={`#/matter/${id}`} />
      <main className="wrap stack">
        <output className="saved">
          <Icon name="tick" />
          <span>
            {t('谈成了，双方签了字', 'Settled: both have signed')}
            <br />
            <span className="hint">{dayLong(deal.on, language)}</span>
          </span>
        </output>
        <DealPaper deal={deal} facts={facts} />
        <TakeAlong placed={placed} deal={deal} facts={facts} />
        <WhetherKept placed={placed} deal={deal} />
      </main>
      <Tabs here="matters" />
    </>
  );
}

/** The paper stays white whatever the screen is, and Chinese whatever it speaks: it is what both signed. */
function DealPaper({ deal, facts }: { deal: Deal; facts: DealFacts }) {
  const { intro, sum, effect, copies } = sentencesOf(deal, facts);
  const lines = agreedZh(deal);
  const isNumbered = deal.terms.some(({ text }) => text !== '');
  return (
    <article className="deal" aria-label="和解协议">
      <h2>和解协议</h2>
      <p className="org">
        {facts.stationName}
        <br />
        编号 {facts.number}
      </p>
      <dl className="facts">
        <dt>消费者</dt>
        <dd>{facts.consumerName}</dd>
        <dt>经营者</dt>
        <dd>{facts.operatorName}</dd>
        <dt>争议事项</dt>
        <dd>{facts.story}</dd>
      </dl>
      <p>{intro}</p>
      {isNumbered ? (
        <ol className="terms">
          {lines.map((line, i) => (
            <li key={line}>
              {i + 1}.{line}
            </li>
          ))}
        </ol>
      ) : (
        lines.map((line) => (
          <p key={line}>
            <b>{line}</b>
          </p>
        ))
      )}
      {sum === null ? null : <p>{sum}</p>}
      <p className="hint">{effect}</p>
      <p className="hint">{copies}</p>
      <Signed deal={deal} />
      <p className="hint">{ifNotKeptZh(facts)}</p>
      <div className="code">
        <QrCode link={facts.scan.link} label="二维码：看进度" />
        <p>{dealScanZh(facts)}</p>
      </div>
    </article>
  );
}

/** Both signatures as they were drawn, or how else somebody agreed. */
function Signed({ deal }: { deal: Deal }) {
  return (
    <div className="halves">
      {deal.signatures.map((one) => (
        <figure key={one.who} className="signed">
          {one.strokes === null ? null : (
            <svg
              viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
              role="img"
              aria-label={`${one.name}的签名`}
            >
              <path d={one.strokes} />
            </svg>
          )}
          <figcaption>
            {one.who === 'consumer' ? '消费者' : '经营者'} {signerZh(one)}
            <br />
            {dayLong(deal.on, 'zh')}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

/** What stands on the paper beside the terms. */
function useDealFacts({ matter }: Placed): DealFacts {
  const { station, county } = useCarried();
  const number = matter.number === '' ? (matter.slipCode ?? '') : matter.number;
  return {
    number,
    stationName: station.name,
    consumerName: matter.consumerName,
    operatorName: matter.operatorName,
    story: matter.story,
    bureauName: county.bureauName,
    hotline: county.hotline,
    scan: progressCode(county.portalUrl ?? '', window.location, number),
  };
}

/** Printed here, saved or handed on as a picture; a text message goes by itself once the bureau has it, to whom one reaches. */
function TakeAlong({ placed: { id, matter }, deal, facts }: { placed: Placed; deal: Deal; facts: DealFacts }) {
  const t = useWords();
  const label = useLabel();
  const { picture } = useKeeper();
  const waits = picture.acts.some((one) => isSettling(one, id) && one.act.state !== 'sent');
  return (
    <section className="acts noprint" aria-label={t('带走', 'To take along')}>
      <div className="halves">
        <button type="button" className="btn do" onClick={() => window.print()}>
          <Icon name="print" />
          {t('打印', 'Print')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => void savePicture(dealPieces(deal, facts), `和解协议 ${facts.number}`)}
        >
          <Icon name="album" />
          {t('存成图片', 'As a picture')}
        </button>
      </div>
      {waits || matter.deal === undefined || matter.deal === null || !picture.online ? null : (
        <SheetLink
          href={`/papers/${encodeURIComponent(matter.number)}/stationDeal`}
          words={t('打印县里存档的一张（A4）', 'Print the bureau’s own sheet (A4)')}
        />
      )}
      <p className="hint">{label(takeAlongWords(matter, waits))}</p>
    </section>
  );
}

function isSettling({ act, body: { item } }: OpenAct, id: string): boolean {
  return act.chain === id && item.kind === 'move' && item.move === 'settleAtStation';
}

/** 到了没有: asked of each term that has a day, from that day on; what was not kept is told on, and stays to be asked after. */
function WhetherKept({ placed, deal }: { placed: Placed; deal: Deal }) {
  const t = useWords();
  const { picture } = useKeeper();
  const said = saidTerms(picture.acts, placed.id);
  const open = askedTerms(deal).filter(({ nth }) => said.get(nth) !== 'done');
  if (open.length === 0) return null;
  return open.map((one) => {
    const broken = said.get(one.nth) === 'broken' || one.brokenOn !== null;
    return (
      <section key={one.nth} className="card stack noprint" aria-label={one.words}>
        <p>
          <span className={one.dueOn < todayHere() ? 'due due-r' : 'due due-o'}>{dayLong(one.dueOn, 'zh')}</span>
        </p>
        <h2>
          {t(`问问${placed.matter.consumerName}：第 ${one.nth} 条办了没有`, `Ask whether term ${one.nth} was kept`)}
        </h2>
        <p className="words">{one.words}</p>
        {broken ? <NotKept placed={placed} /> : null}
        {one.dueOn <= todayHere() || broken ? <Answers placed={placed} nth={one.nth} broken={broken} /> : null}
      </section>
    );
  });
}

function Answers({ placed, nth, broken }: { placed: Placed; nth: number; broken: boolean }) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const once = useOnce(`${nth} ${String(broken)}`);
  const { id, matter } = placed;
  const say = (result: 'done' | 'broken') =>
    once(async () => {
      const mark = stamp();
      const words = result === 'done' ? '问了消费者，说办了' : '问了消费者，说店家没照办';
      const input = { term: String(nth), on: dayOf(new Date(mark.actedAt)), result, words };
      const item = {
        kind: 'move' as const,
        ...mark,
        move: 'checkTerm' as const,
        ...targetOf(id, matter),
        version: matter.version,
        input,
      };
      await act(id, item, `${matter.consumerName}：${result === 'done' ? '店家照办了' : '店家没照办'}`);
    });
  return (
    <div className="halves">
      <button type="button" className="btn" onClick={() => void say('done')}>
        {t('办了', 'Kept')}
      </button>
      {broken ? null : (
        <button type="button" className="btn off" onClick={() => void say('broken')}>
          {t('店家没照办', 'Not kept')}
        </button>
      )}
    </div>
  );
}

/** An agreement binds both, and the bureau takes up what is not kept as a complaint of its own. */
function NotKept({ placed: { matter } }: { placed: Placed }) {
  const t = useWords();
  return (
    <div className="note bad">
      <p>
        {t(
          `记下了：店家没照办。再打电话催一次；还不办，替${matter.consumerName}登记一件新投诉，写明“没照和解协议办”，由市场监管所办，也可以拿着协议去法院。`,
          'Noted: not kept. Call the shop once more; if it still does not, file a new complaint that says so, or take the agreement to court.',
        )}
      </p>
      <a className="btn full" href="#/file">
        {t('登记一件投诉', 'File a complaint')}
      </a>
    </div>
  );
}
