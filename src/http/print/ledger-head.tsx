/** @jsxImportSource hono/jsx */
/** 总封记 on a slip: the newest head of the ledger, to be locked away where nobody who writes the database can reach it. */
import { Hono } from 'hono';
import { demand } from '../../domain/base/actor.ts';
import { dayOf, dayZh } from '../../domain/base/calendar.ts';
import { grouped, headLine, type LedgerHead } from '../../domain/base/ledger-head.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { markOn, shanghaiTime } from '../../domain/county/watermark.ts';
import { findHead } from '../../store/base/ledger-head.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { marginAddress } from './base/paper-mark.ts';
import { PrintedPage } from './base/printed-page.tsx';

/** /papers/head */
export const headPages = new Hono<Env>();
headPages.get('/', staffOnly, async (c) => {
  const { db, actor, county, at } = c.get('ctx');
  demand(actor, 'audit.read');
  const head = await findHead(db, actor.countyId);
  if (head === null) throw new Refusal('not-found');
  const { toString: qrCode } = await import('qrcode');
  const picture = await qrCode(headLine(head), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const title = `台账总封记　第${head.n}号`;
  const paper = { isInward: true };
  const mark = await markPrinted(c, '', { title });
  c.header('cache-control', 'no-store');
  return c.html(
    <PrintedPage title={title} margin={marginAddress([paper], mark)}>
      <HeadSheet county={county.county.name} head={head} picture={picture} day={dayZh(dayOf(at))}>
        {markOn(paper, mark)}
      </HeadSheet>
    </PrintedPage>,
  );
});

interface HeadSheetProps {
  county: string;
  head: LedgerHead;
  picture: string;
  day: string;
  children: string;
}

function HeadSheet({ county, head, picture, day, children }: HeadSheetProps) {
  const { n, at, lines, chains } = head;
  return (
    <article class="sheet form head-slip step-1">
      <h1>
        <span class="line">{`${county}12315台账总封记`}</span>
      </h1>
      <p class="head">
        <span>{`第${n}号`}</span>
        <span>{shanghaiTime(at)}</span>
      </p>
      <p class="body">
        {`到这一刻，全县台账共${chains}件${lines}行。以后谁改了、删了其中一行，或者把数据库换成更早的一份，拿这张纸核对就看得出来。`}
      </p>
      <Typed head={head} />
      <img
        alt="二维码：上面整段总封记"
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        width="200"
        height="200"
      />
      <p class="body">
        {
          '核对：扫二维码，或者照上面原样录入（从 hongdun-head 起，四位一组、分行都可以），存成一个文本文件，在服务器上运行'
        }
      </p>
      <p class="head-command">hongdun verify 这个文件</p>
      <p class="body">
        {
          '它说“对得上”，台账到这一号没有动过；说“读不懂”的，是录错了；说“不一样”的，先对一遍录入的字，再按数据库被人动过处理。'
        }
      </p>
      <p class="body">请锁在管服务器的人拿不到的地方。纸上没有个人信息，也推不出密钥。</p>
      <div class="signatures">
        {['打印人', '保管人'].map((who) => (
          <p key={who} class="signature">
            <span>{`${who}：`}</span>
            <span class="name" />
            <span class="day">{day}</span>
          </p>
        ))}
      </div>
      <p class="mark">{children}</p>
    </article>
  );
}

/** As it is typed: the same words as in a file or a mail, the digests in groups. */
function Typed({ head }: { head: LedgerHead }) {
  const [word, countyId, n, at, lines, chains] = headLine(head).split(' ');
  return (
    <div class="head-line">
      <p>{[word, countyId, n, at, lines, chains].join(' ')}</p>
      {linesOf(head.sum)}
      <p>{head.keyId}</p>
      {linesOf(head.mac)}
    </div>
  );
}

/** Eight groups a line. */
function linesOf(digest: Buffer) {
  const groups = grouped(digest).split(' ');
  return [groups.slice(0, 8), groups.slice(8)].map((some) => <p key={some.join('')}>{some.join(' ')}</p>);
}
