/** 回执: the slip of what was filed, 76 mm wide on paper: number, query code, where it went and why, and by when one hears. */
import { Hono, type Context as HonoContext } from 'hono';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { FirstAid } from '../../../domain/matter/matter.ts';
import { isPublished } from '../../../domain/base/calendar.ts';
import { formatSum, formatYuan } from '../../../domain/base/money.ts';
import { kmApart } from '../../../domain/county/region.ts';
import type { Station } from '../../../domain/county/station.ts';
import { hearBy } from '../../../domain/complaint/deadline.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { findFiled } from '../../../actions/complaint/filing.ts';
import { queryCodeOf } from '../../../actions/matter/query-code.ts';
import { findFiledTipoff } from '../../../actions/tipoff/tipoff.ts';
import { listAttachments } from '../../../store/matter/attachment.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { toAsk } from './ask-page.tsx';
import { onMap } from '../base/on-map.ts';
import { distanceWords, Hotline, Icon, nearestStation, Page, Phone, sendPage } from '../base/layout.tsx';
import { asItGoes } from '../../../actions/complaint/as-it-goes.ts';
import { agentLine } from '../complaint/agent-line.ts';
import { centreHasIt, proposalOf, stationTalks, whyOffice } from '../complaint/where-it-stands.ts';
import { dayWords, mannerOf, type Manner } from '../base/language.ts';
import { findTicket } from '../base/ticket.ts';
import { aidByKeys, aidFor, CallThem, FiledPage, Grave, placeIn, type SlipFacts } from '../matter/receipt-slip.tsx';
import { TipoffReceiptPage } from '../tipoff/slip.tsx';

export const receiptPages = new Hono<Env>();

receiptPages.get('/receipt', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const ticket = await findTicket(c, 'receipt');
  const again = ticket?.how === 'again';
  if (ticket?.kind === 'joined')
    return sendPage(c, <JoinedPage m={m} ctx={ctx} aid={aidByKeys(ctx, ticket.id)} number={ticket.how} />, 200, true);
  if (ticket?.kind === 'tipoff') {
    const tipoff = await findFiledTipoff(ctx, ticket.id);
    if (tipoff === null || !ticket.isUnder(tipoff.codeStub)) return toAsk(c);
    const props = { m, ctx, tipoff, again, ...(await comingWith(c, ctx, tipoff)) };
    return sendPage(c, <TipoffReceiptPage {...props} />, 200, true);
  }
  const complaint = ticket?.kind === 'complaint' ? await findFiled(ctx, ticket.id) : null;
  if (complaint === null || ticket?.isUnder(complaint.codeStub) !== true) return toAsk(c);
  const props = { m, ctx, complaint, again, ...(await comingWith(c, ctx, complaint)) };
  return sendPage(c, <ReceiptPage {...props} />, 200, true);
});

/** How many files came with the matter, and the code that leads to its progress. */
async function comingWith(
  c: HonoContext<Env>,
  ctx: Context,
  { countyId, id, number }: Pick<Complaint, 'countyId' | 'id' | 'number'>,
): Promise<{ files: number; picture: string }> {
  const files = (await listAttachments(ctx.db, countyId, id)).filter((file) => file.by === ctx.actor.id);
  const address = `${c.get('deps').settings.publicUrl}/progress?number=${encodeURIComponent(number)}`;
  const { toString: qrCode } = await import('qrcode');
  return { files: files.length, picture: await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) };
}

interface ReceiptProps {
  m: Manner;
  ctx: Context;
  complaint: Complaint;
  picture: string;
  files: number;
  again: boolean;
}

function ReceiptPage({ m, ctx, complaint, picture, files, again }: ReceiptProps) {
  const { county } = ctx;
  const station = nearestStation(county, complaint.consumerRegionId)?.station ?? null;
  const office = county.organisations.find((one) => one.id === complaint.officeId);
  return (
    <FiledPage
      m={m}
      ctx={ctx}
      form="/complaint"
      slip={slipOfComplaint(m, ctx, complaint, files)}
      picture={picture}
      again={again}
      station={station}
      aid={aidFor(ctx, [complaint.story, complaint.claim])}
      now={
        <>
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
          {station !== null && <WayThere m={m} ctx={ctx} station={station} />}
          <li>
            <b>{m.say('有新照片，', 'New photos?')}</b>
            {m.say('在“看进度”里加，不用再投诉一遍。', ' Add them on the progress page; do not file again.')}
          </li>
        </>
      }
    />
  );
}

function WayThere({ m, ctx, station }: { m: Manner; ctx: Context; station: Station }) {
  return (
    <li>
      <b>{m.say('要人帮忙，去站上。', 'Need help? Go to the station.')}</b>
      <span lang="zh-CN">{[station.name, station.address].filter((words) => words !== '').join('，')}</span>{' '}
      <a class="tap" href={onMap(ctx.county, station)} rel="noreferrer">
        {m.say('在地图上找', 'Find it on a map')}
      </a>
    </li>
  );
}

function slipOfComplaint(m: Manner, ctx: Context, stored: Complaint, files: number): SlipFacts {
  const complaint = asItGoes(ctx, stored);
  const by = hearBy(complaint, factsOf(ctx));
  // Whoever has it says by when: a station talks first, and accepts nothing.
  const isAtStation = complaint.state === 'atStation';
  return {
    title: m.say('投诉回执', 'Receipt of a complaint'),
    number: complaint.number,
    queryCode: queryCodeOf(ctx, 'complaint', complaint),
    by:
      by === null ? (
        m.say('有消息就打电话告诉您', 'We call you as soon as there is news')
      ) : (
        <>
          {m.say('最晚', 'By')}
          <b>{dayWords(m, by, ctx.today)}</b>
          {isAtStation
            ? m.say('站上给您回话', 'the station tells you')
            : m.say('告诉您受理不受理', 'you hear whether it is accepted')}
          {isPublished(ctx.county.calendar, Number(by.slice(0, 4)))
            ? null
            : m.say(
                `（${by.slice(0, 4)}年的放假安排还没有公布，公布以后重新推算）`,
                ` (the holidays of ${by.slice(0, 4)} are not published yet; it is counted again then)`,
              )}
        </>
      ),
    filedAt: complaint.filedAt,
    files,
    facts: [
      [m.say('到哪了', 'Where it is'), <WhereItIs m={m} ctx={ctx} complaint={complaint} />],
      ...nearFacts(m, ctx, complaint),
      [m.say('投诉人', 'Complainant'), `${complaint.consumerName}${placeIn(m, ctx, complaint.consumerRegionId)}`],
      ...agentFacts(m, ctx, complaint),
      [m.say('告的是', 'Against'), `${complaint.operatorName}${placeIn(m, ctx, complaint.operatorRegionId)}`],
      [m.say('什么事', 'What happened'), beginningOf(complaint.story)],
      [m.say('想要', 'Asked for'), complaint.claim],
      ...sumFacts(m, complaint),
    ],
  };
}

type Rows = SlipFacts['facts'];

/** As much of the story as tells which matter the slip is of. */
function beginningOf(story: string): string {
  const words = [...story.replace(/\s+/gu, ' ')];
  return words.length > 60 ? `${words.slice(0, 58).join('')}……` : words.join('');
}

function sumFacts(m: Manner, { amountFen, amountAbout }: Complaint): Rows {
  if (amountFen === null) return [];
  return [[m.say('涉及的钱', 'Amount'), m.say(formatSum(amountFen, amountAbout), `${formatYuan(amountFen)} yuan`)]];
}

/** The station that lies nearest, and why it is that one. */
function nearFacts(m: Manner, ctx: Context, complaint: Complaint): Rows {
  const station = ctx.county.stations.find((one) => one.id === complaint.stationId);
  if (station === undefined) return [];
  return [
    [
      m.say('就近的站点', 'Your station'),
      <>
        <b>{station.name}</b> {station.contactName}
        <br />
        <Phone number={station.phone} />
        <br />
        <span class="hint">{whyStation(m, ctx, complaint, station)}</span>
      </>,
    ],
  ];
}

/** 「就在您住的郭庄村」; of a station in a mall or market the reason that stands in the record. */
function whyStation(m: Manner, ctx: Context, complaint: Complaint, station: Station): string {
  const home = ctx.county.regions.find((one) => one.id === complaint.consumerRegionId && one.kind !== 'county');
  if (home === undefined || station.serves === 'venue')
    return m.language === 'zh' ? complaint.stationReason.replaceAll('投诉人', '您').replace(/^[^：]*：/u, '') : '';
  // Nobody has located the one or the other since: nothing is said of a way that is not known.
  if (station.regionId !== home.id && kmApart(home, station) === null) return '';
  const far = distanceWords(m, home, station);
  return station.regionId === home.id
    ? m.say(`就在您住的${home.name}`, far)
    : m.say(`离您住的${home.name}最近，${far}`, `Nearest to ${home.name}, ${far}`);
}

/** Who acts for the complainant, and what paper is still to come. */
function agentFacts(m: Manner, ctx: Context, complaint: Complaint): Rows {
  const agent = agentLine(m, complaint, ctx.today);
  if (agent === null) return [];
  return [
    [
      m.say('代理人', 'Agent'),
      <>
        {agent.who}
        <br />
        {agent.papers}
      </>,
    ],
  ];
}

/** A station that talks first; before dispatch the centre and what it proposes, afterwards the office and why. */
function WhereItIs({ m, ctx, complaint }: { m: Manner; ctx: Context; complaint: Complaint }) {
  const { organisations, regions, stations } = ctx.county;
  const station = complaint.state === 'atStation' ? stations.find((one) => one.id === complaint.stationId) : undefined;
  if (station !== undefined)
    return (
      <>
        <b>{station.name}</b>
        <br />
        {stationTalks(m)}
      </>
    );
  const waiting = complaint.state === 'registered';
  const centre = organisations.find((one) => one.kind === 'centre');
  const office = (waiting ? undefined : organisations.find((one) => one.id === complaint.officeId)) ?? centre;
  return (
    <>
      <b>{waiting ? centreHasIt(m) : (office?.name ?? m.say('县12315中心', 'The 12315 centre'))}</b>
      <br />
      {waiting ? proposalOf(m, ctx, complaint) : whyOffice(m, complaint, regions)}
      {office !== undefined && <CallThem m={m} ctx={ctx} of={office} />}
    </>
  );
}

/** Of the earlier complaint it tells the number, to him alone whose ticket opens it; the code is on its slip, and not shown again. */
function JoinedPage({ m, ctx, aid, number }: { m: Manner; ctx: Context; aid: FirstAid | null; number: string }) {
  return (
    <Page m={m} county={ctx.county} title={m.say('加上了', 'Added')} back={false}>
      <div class="read stack">
        {aid !== null && <Grave m={m} aid={aid} />}
        <div class="done">
          <Icon name="tick" />
          <div>
            <h1>{m.say('加到先交的那件上了', 'Added to the earlier complaint')}</h1>
            <p class="lead">
              {/* A ticket of the version before has none. */}
              {number === ''
                ? m.say('办的人看得到', 'Its officer can read it')
                : m.say(`还是 ${number}，办的人看得到`, `It is still ${number}; its officer can read it`)}
            </p>
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
          {m.say('查询码丢了？', 'Lost the query code? ')}
          <a href="/progress/lost">{m.say('用短信验证码查', 'Get in by a text message')}</a>
          {m.say('，或者打 ', ', or call ')}
          <Hotline m={m} county={ctx.county} />
          {m.say('。', '.')}
        </p>
      </div>
    </Page>
  );
}
