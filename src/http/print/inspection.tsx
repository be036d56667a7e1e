/** @jsxImportSource hono/jsx */
/** 检查的纸：责令改正通知书、专项的检查表和名单；都由台账里的事实写成，签字再给。 */
import { Hono } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { dayZh } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { mayDo } from '../../domain/base/actor.ts';
import type { Campaign } from '../../domain/supervision/inspection/campaign.ts';
import { inspectionStateWords, type Inspection } from '../../domain/supervision/inspection/inspection.ts';
import { campaignFrame } from '../../actions/supervision/inspection/campaign.ts';
import { inspectionFrame } from '../../actions/supervision/inspection/inspection.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { listLedger } from '../../store/base/ledger.ts';
import { listAccounts } from '../../store/county/account.ts';
import { listInspections } from '../../store/supervision/inspection/inspection.ts';
import type { Env } from '../base/env.ts';
import { unstopped } from '../../domain/base/sentence.ts';
import { opensOutside } from '../base/public-address.ts';
import { staffOnly } from '../base/session.ts';
import { PrintedPage } from './base/printed-page.tsx';

export const inspectionPages = new Hono<Env>();
export const campaignPages = new Hono<Env>();

/** /papers/inspections/检2026-0412: the order to rectify, two copies to be signed: one for the shop, one for the file. */
inspectionPages.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const one = await getSeenEntry(ctx, inspectionFrame, c.req.param('number'));
  const order = one.orders.at(-1);
  if (order === undefined) throw new Refusal('not-found');
  const accounts = new Map((await listAccounts(ctx.db, ctx.actor.countyId)).map(({ id, name }) => [id, name]));
  const place = ctx.county.regions.find(({ id }) => id === one.regionId)?.name ?? '';
  const slipId = (await listLedger(ctx.db, one.countyId, one.id)).findLast(({ verb }) => verb === 'inspection-ordered')
    ?.detail['requestId'];
  const { publicUrl } = c.get('deps').settings;
  // A code that no telephone of the shop opens would prove a genuine slip false.
  const isProvable = typeof slipId === 'string' && opensOutside(publicUrl);
  const picture = isProvable ? await codeOf(`${publicUrl}/genuine/${slipId}`) : null;
  return c.html(
    <PrintedPage title={`${one.number} 责令改正通知书`}>
      <article class="sheet">
        <h1>{`${ctx.county.county.bureauName}责令改正通知书`}</h1>
        <p class="head">
          <span>{one.number}</span>
          <span>{dayZh(order.orderedOn)}</span>
        </p>
        <p>{`${one.operatorName}（${place}${one.address}）：`}</p>
        <p>{`${one.visitedOn === null ? '' : `${dayZh(one.visitedOn)}，`}本局执法人员检查时发现：`}</p>
        <ol>
          {one.findings.map(({ text }) => (
            <li>{text}</li>
          ))}
        </ol>
        <p>
          {`依据《中华人民共和国行政处罚法》第二十八条第一款，责令你（单位）在 ${dayZh(order.dueOn)}前改正：${unstopped(order.text)}。`}
        </p>
        <p>{`到期本局复查。逾期不改的，依法处理。`}</p>
        <p>
          {`不服的，可以自收到之日起六十日内向${ctx.county.county.name}人民政府申请行政复议，也可以自收到之日起六个月内提起行政诉讼。`}
        </p>
        <Officers one={one} nameOf={(id) => accounts.get(id) ?? ''} />
        <p>当事人签收：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日</p>
        <p>{`${ctx.county.county.bureauName}（印章）`}</p>
        {picture === null ? null : (
          <p>
            <img alt="二维码：核对这张单子" src={picture} width="96" height="96" />
            扫一扫，看这张单子是不是真的、哪天复查。
          </p>
        )}
      </article>
    </PrintedPage>,
  );
});

async function codeOf(address: string): Promise<string> {
  const { toString: qrCode } = await import('qrcode');
  const picture = await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

function Officers({ one, nameOf }: { one: Inspection; nameOf: (id: string) => string }): JSX.Element {
  return (
    <p>
      {`执法人员：${one.officers.map(({ accountId, certificate }) => `${nameOf(accountId)}（执法证 ${certificate}）`).join('、')}`}
    </p>
  );
}

const mostListed = 1_000;

/** /papers/campaigns/专2026-0003: the checklist and the premises, those that are not done first, for who goes without a telephone. */
campaignPages.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const campaign = await getSeenEntry(ctx, campaignFrame, c.req.param('number'));
  const found = await listInspections(ctx.db, ctx.actor, { state: 'all', campaignId: campaign.id }, mostListed);
  const rows = found.toSorted((a, b) => Number(b.state === 'planned') - Number(a.state === 'planned'));
  const placeOf = (id: string) => ctx.county.regions.find((one) => one.id === id)?.name ?? '';
  return c.html(
    <PrintedPage title={`${campaign.number} 检查表和名单`}>
      <article class="sheet">
        <h1>{campaign.name}</h1>
        <p class="head">
          <span>{campaign.number}</span>
          <span>{`${dayZh(campaign.startsOn)}至${dayZh(campaign.endsOn)}`}</span>
        </p>
        <Checklist campaign={campaign} />
        {mayDo(ctx.actor, 'inspection.read') ? (
          <table>
            <thead>
              <tr>
                <th>编号</th>
                <th>店</th>
                <th>在哪</th>
                <th>结果</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr>
                  <td>{one.number}</td>
                  <td>{one.operatorName}</td>
                  <td>{`${placeOf(one.regionId)}${one.address}`}</td>
                  <td>{one.state === 'planned' ? '□没有问题　□有问题　□关门' : inspectionStateWords[one.state].zh}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p>名单由牵头的所带；会同单位只印检查表。</p>
        )}
        {found.length === mostListed ? <p>{`名单太长，只印了前 ${mostListed} 户；其余在“检查”里看。`}</p> : null}
      </article>
    </PrintedPage>,
  );
});

function Checklist({ campaign }: { campaign: Campaign }): JSX.Element {
  if (campaign.checklist.length === 0) return <p>这个专项没有检查表。</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>项</th>
          <th>查什么</th>
          <th>依据</th>
          <th>合格 / 有问题 / 不适用</th>
        </tr>
      </thead>
      <tbody>
        {campaign.checklist.map(({ text, article }, i) => (
          <tr>
            <td>{String(i + 1)}</td>
            <td>{text}</td>
            <td>{article}</td>
            <td>□　□　□</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
