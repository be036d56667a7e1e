/** 回执: the slip of what was filed, 76 mm wide on paper: number, query code, where it went and why, and by when one hears. */
import { Hono } from 'hono';
import type { Complaint } from '../../domain/complaint.ts';
import { hearBy } from '../../domain/deadline.ts';
import { regionPath } from '../../domain/region.ts';
import { factsOf, type Context } from '../../actions/context.ts';
import { findFiled } from '../../actions/filing.ts';
import { listAttachments } from '../../store/attachment.ts';
import type { Env } from '../env.ts';
import { consumerContext } from '../session.ts';
import { Icon, nearestStation, Page, Phone, sendPage } from './layout.tsx';
import { centreHasIt, proposalOf, whyOffice } from './procedure.ts';
import { dayWords, mannerOf, timeWords, type Manner } from './sentence.ts';
import { findTicket } from './session.ts';

export const receiptPages = new Hono<Env>();

receiptPages.get('/receipt', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const [id = '', how] = ((await findTicket(c, 'receipt')) ?? '').split('~');
  if (id === 'joined') return sendPage(c, <JoinedPage m={m} ctx={ctx} />, 200, true);
  const complaint = id === '' ? null : await findFiled(ctx, id);
  if (complaint === null) return c.redirect('/progress', 303);
  const files = (await listAttachments(ctx.db, complaint.countyId, complaint.id)).filter(
    (file) => file.by === ctx.actor.id,
  );
  const address = `${c.get('deps').settings.publicUrl}/progress?number=${encodeURIComponent(complaint.number)}`;
  const { toString: qrCode } = await import('qrcode');
  const picture = await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return sendPage(
    c,
    <ReceiptPage
      m={m}
      ctx={ctx}
      complaint={complaint}
      picture={picture}
      files={files.length}
      again={how === 'again'}
    />,
    200,
    true,
  );
});

function ReceiptPage({
  m,
  ctx,
  complaint,
  picture,
  files,
  again,
}: {
  m: Manner;
  ctx: Context;
  complaint: Complaint;
  picture: string;
  files: number;
  again: boolean;
}) {
  const { county } = ctx;
  const station = nearestStation(county, complaint.consumerRegionId)?.station ?? null;
  const office = county.organisations.find((one) => one.id === complaint.officeId);
  return (
    <Page
      m={m}
      county={county}
      title={m.say(`投诉回执 ${complaint.number}`, `Receipt ${complaint.number}`)}
      back={false}
      station={station}
    >
      <div class="done">
        <Icon name="tick" />
        <div>
          <h1>{again ? m.say('这件已经收到了', 'We have this one already') : m.say('交上了', 'We have it')}</h1>
          <p class="lead">
            {again
              ? m.say('没有重复登记，还是这张回执', 'Nothing was registered twice; this is the same receipt')
              : m.say('把编号和查询码记下来', 'Keep the number and the query code')}
          </p>
        </div>
      </div>
      <div class="two slips">
        <Slip m={m} ctx={ctx} complaint={complaint} picture={picture} files={files} />
        <div class="rest stack-l">
          <div class="acts">
            <a class="btn do big" href="/progress/mine">
              <Icon name="search" />
              {m.say('看进度', 'See the progress')}
            </a>
            <button class="btn" type="button" data-print hidden>
              <Icon name="print" />
              {m.say('打印这张单子', 'Print this slip')}
            </button>
          </div>
          <p class="hint">
            {m.say(
              '没有打印机？截个屏，或者把编号和查询码抄下来。',
              'No printer? Take a screenshot, or write down the number and the code.',
            )}
          </p>
          <section class="card">
            <h2>{m.say('接下来您做什么', 'What to do now')}</h2>
            <ul class="rows">
              <li>
                <b>{m.say('东西别动。', 'Keep everything.')}</b>
                {m.say('没用完的东西、包装、小票都留着。', ' The goods, the packing and the receipts.')}
              </li>
              <li>
                <b>{m.say('等电话。', 'Wait for the call.')}</b>
                {m.say('办事的人会打您留的电话。', ' The officer calls the number you gave.')}
                {office !== undefined && office.phone !== '' && (
                  <>
                    {m.say(`${office.name}的号码是 `, ` The number of ${office.name} is `)}
                    <Phone number={office.phone} />
                  </>
                )}
              </li>
              <li>
                <b>{m.say('有新照片，', 'New photos?')}</b>
                {m.say('在“看进度”里加，不用再投诉一遍。', ' Add them on the progress page; do not file again.')}
              </li>
            </ul>
          </section>
          <p class="note">
            {m.say('办这件事', 'This service ')}
            <b>{m.say('不收一分钱', 'is free')}</b>
            {m.say('。谁让您转账、报验证码，就是骗子。', '. Whoever asks for money or a code is a cheat.')}
          </p>
        </div>
      </div>
    </Page>
  );
}

interface SlipProps {
  m: Manner;
  ctx: Context;
  complaint: Complaint;
  picture: string;
  /** How many files came with it. */
  files: number;
}

function Slip({ m, ctx, complaint, picture, files }: SlipProps) {
  const { county } = ctx;
  const place = (id: string | null) => {
    const region = county.regions.find((one) => one.id === id);
    return region === undefined
      ? ''
      : m.say(`（${regionPath(region, county.regions)}）`, ` (${regionPath(region, county.regions)})`);
  };
  const station = county.stations.find((one) => one.id === complaint.stationId);
  const by = hearBy(complaint, factsOf(ctx));
  return (
    <article class="slip" aria-label={m.say('投诉回执', 'Receipt of a complaint')}>
      <h2>{m.say('投诉回执', 'Receipt')}</h2>
      <p class="org">{county.county.bureauName}</p>
      <div class="nos">
        <div>
          <span class="hint">{m.say('编号', 'Number')}</span>
          <span class="no" data-test="number">
            {complaint.number}
          </span>
          <span class="hint">
            {m.say('查询码', 'Query code')} <b>{m.say('别给外人看', 'keep it to yourself')}</b>
          </span>
          <span class="no" data-test="code">
            {complaint.queryCode.slice(0, 3)} {complaint.queryCode.slice(3)}
          </span>
        </div>
        <img
          class="qr"
          alt={m.say('二维码：扫一扫看进度', 'QR code of the progress page')}
          src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
          width="112"
          height="112"
        />
      </div>
      <p class="by">
        {by === null ? (
          m.say('有消息就打电话告诉您', 'We call you as soon as there is news')
        ) : (
          <>
            {m.say('最晚', 'By')}
            <b>{dayWords(m, by, ctx.today)}</b>
            {m.say('告诉您受理不受理', 'you hear whether it is accepted')}
          </>
        )}
      </p>
      <dl class="facts">
        <dt>{m.say('到哪了', 'Where it is')}</dt>
        <dd>
          <WhereItIs m={m} ctx={ctx} complaint={complaint} />
        </dd>
        {station !== undefined && (
          <>
            <dt>{m.say('就近的站点', 'Your station')}</dt>
            <dd>
              <b>{station.name}</b> {station.contactName}
              <br />
              <Phone number={station.phone} />
              <br />
              <span class="hint">
                {m.language === 'zh'
                  ? complaint.stationReason.replaceAll('投诉人', '您').replace(/^[^：]*：/u, '')
                  : ''}
              </span>
            </dd>
          </>
        )}
        <dt>{m.say('投诉人', 'Complainant')}</dt>
        <dd>
          {complaint.consumerName}
          {place(complaint.consumerRegionId)}
        </dd>
        <dt>{m.say('告的是', 'Against')}</dt>
        <dd>
          {complaint.operatorName}
          {place(complaint.operatorRegionId)}
        </dd>
        <dt>{m.say('想要', 'Asked for')}</dt>
        <dd>{complaint.claim}</dd>
        {files > 0 && (
          <>
            <dt>{m.say('照片、文件', 'Photos, files')}</dt>
            <dd>{m.say(`附了 ${files} 个文件`, `${files} file${files === 1 ? '' : 's'} came with it`)}</dd>
          </>
        )}
        <dt>{m.say('交来的时间', 'Filed')}</dt>
        <dd>
          {timeWords(m, complaint.filedAt)}
          {m.say('，网页', ', on this page')}
        </dd>
      </dl>
      <p class="hint">
        {m.say(
          `查进度：扫上面的码，或打 ${county.county.hotline}，报编号和查询码。`,
          `Progress: scan the code, or call ${county.county.hotline} with the number and the query code.`,
        )}
      </p>
    </article>
  );
}

/** Before dispatch the centre and what it proposes, afterwards the office and why. */
function WhereItIs({ m, ctx, complaint }: { m: Manner; ctx: Context; complaint: Complaint }) {
  const { organisations, regions } = ctx.county;
  const waiting = complaint.state === 'registered';
  const centre = organisations.find((one) => one.kind === 'centre');
  const office = (waiting ? undefined : organisations.find((one) => one.id === complaint.officeId)) ?? centre;
  const phone = office?.phone ?? '';
  return (
    <>
      <b>{waiting ? centreHasIt(m) : (office?.name ?? m.say('县12315中心', 'The 12315 centre'))}</b>
      <br />
      {waiting ? proposalOf(m, ctx, complaint) : whyOffice(m, complaint, regions)}
      {phone !== '' && (
        <>
          <br />
          <Phone number={phone} />
        </>
      )}
    </>
  );
}

/** Joining tells nothing of the earlier complaint: who has its slip knows it, and who has not must not learn it here. */
function JoinedPage({ m, ctx }: { m: Manner; ctx: Context }) {
  return (
    <Page m={m} county={ctx.county} title={m.say('加上了', 'Added')} back={false}>
      <div class="read stack">
        <div class="done">
          <Icon name="tick" />
          <div>
            <h1>{m.say('加到先交的那件上了', 'Added to the earlier complaint')}</h1>
            <p class="lead">{m.say('办的人已经看到，算催了一次', 'Its officer sees it; it counts as an urge')}</p>
          </div>
        </div>
        <p>
          {m.say(
            '没有新的编号。看进度，请用先前那张回执上的编号和查询码。',
            'There is no new number. Use the number and the code of the earlier receipt.',
          )}
        </p>
        <a class="btn do big full" href="/progress">
          <Icon name="search" />
          {m.say('看进度', 'See the progress')}
        </a>
        <p>
          {m.say('回执丢了？打 ', 'Lost the slip? Call ')}
          <Phone number={ctx.county.county.hotline} />
          {m.say('，报姓名和电话。', ' and say your name and telephone.')}
        </p>
      </div>
    </Page>
  );
}
