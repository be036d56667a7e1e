/** @jsxImportSource hono/jsx */
/** 建站资料: the kits of one station or of a whole batch on A4, printed in one go, and the list of a batch as a document. */
import { Hono } from 'hono';
import { demand } from '../../domain/base/actor.ts';
import { dayZh } from '../../domain/base/calendar.ts';
import { maySeeCharter, type Charter } from '../../domain/station/charter.ts';
import { kitSheets, type KitSheet } from '../../domain/station/kit.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { inForce } from '../../domain/station/standard.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import { findChartersOf, listBatch } from '../../store/station/charter.ts';
import { listStandards } from '../../store/station/standard.ts';
import type { Env } from '../base/env.ts';
import { Poster, posterPicture } from './station-poster.tsx';
import { PrintedPage } from './base/printed-page.tsx';
import { staffOnly } from '../base/session.ts';

/** More in one go would be a book, and slow to open. */
const mostKits = 200;

export const kitPages = new Hono<Env>();

/** /papers/stations/kit?batch=批2026-0001 or ?numbers=站2026-0007,站2026-0008 */
kitPages.get('/kit', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'charter.read');
  const { countyId } = ctx.actor;
  const batch = c.req.query('batch');
  const numbers = (c.req.query('numbers') ?? '').split(',').filter((one) => one !== '');
  const found =
    batch === undefined
      ? await findChartersOf(ctx.db, countyId, numbers.slice(0, mostKits))
      : await listBatch(ctx.db, countyId, batch);
  const seen = found.filter((one) => one.stationId !== null && maySeeCharter(ctx.actor, one)).slice(0, mostKits);
  if (seen.length === 0) throw new Refusal('not-found');
  const standards = await listStandards(ctx.db, countyId);
  const { publicUrl } = c.get('deps').settings;
  const pages = await Promise.all(
    seen.map(async (charter) => {
      const stationId = charter.stationId ?? '';
      const shop = charter.serves === 'venue' ? charter.hostName : '';
      return (
        <>
          {kitSheets(charter, standards, wordsOf(ctx.county, charter)).map((sheet) => (
            <KitPage key={sheet.title} sheet={sheet} />
          ))}
          {charter.facility ? null : (
            <Poster
              county={ctx.county}
              station={{ name: charter.name, serves: charter.serves, publishedWindow: false, phone: charter.phone }}
              shop={shop}
              picture={await posterPicture(publicUrl, stationId, shop)}
            />
          )}
        </>
      );
    }),
  );
  const [first] = seen;
  const name = seen.length === 1 ? (first?.name ?? '') : `${seen.length} 个站点`;
  return c.html(<PrintedPage title={`建站资料　${name}`}>{pages}</PrintedPage>);
});

/** The document of a batch: which stations were approved in one act. */
kitPages.get('/batch/:batch', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'charter.read');
  const batchNumber = c.req.param('batch');
  const charters = (await listBatch(ctx.db, ctx.actor.countyId, batchNumber)).filter((one) =>
    maySeeCharter(ctx.actor, one),
  );
  const [first] = charters;
  if (first === undefined) throw new Refusal('not-found');
  const standards = await listStandards(ctx.db, ctx.actor.countyId);
  const kinds = inForce(standards).find((one) => one.subject === 'kinds')?.items ?? [];
  const { bureauName } = ctx.county.county;
  const officeOf = ({ officeId }: Charter) => ctx.county.organisations.find((one) => one.id === officeId)?.name ?? '';
  return c.html(
    <PrintedPage title={`批准名单　${batchNumber}`}>
      <article class="sheet letter">
        <h1>
          <span class="line">{bureauName}</span>
          <span class="line">批准设立消费维权站点名单</span>
        </h1>
        <p class="head">
          <span>{`批次：${batchNumber}`}</span>
          <span>{first.approvedOn === null ? '' : `批准日期：${dayZh(first.approvedOn)}`}</span>
        </p>
        <p class="body">{`经申报、审核和现场核查，批准设立下列 ${charters.length} 个站点：`}</p>
        <table class="kit-list" aria-label="站点">
          <thead>
            <tr>
              {['序号', '编号', '站点名称', '类别', '归哪个所'].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {charters.map((one, i) => (
              <tr key={one.id}>
                <td>{String(i + 1)}</td>
                <td>{one.number}</td>
                <td>{one.name}</td>
                <td>{kinds.find(({ code }) => code === one.kindCode)?.zh ?? ''}</td>
                <td>{officeOf(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div class="sign-off">
          <p>{bureauName}</p>
          <p>{first.approvedOn === null ? '' : dayZh(first.approvedOn)}</p>
        </div>
      </article>
    </PrintedPage>,
  );
});

function wordsOf({ county, organisations }: CountyFacts, { officeId }: Charter) {
  const { bureauName, hotline, hotlineHours } = county;
  return {
    bureauName,
    hotline,
    hotlineHours,
    officeName: organisations.find((one) => one.id === officeId)?.name ?? '',
  };
}

function KitPage({ sheet }: { sheet: KitSheet; key?: string }) {
  const { title, line, paragraphs, table } = sheet;
  return (
    <article class={table === null ? 'sheet letter kit wall' : 'sheet form kit'}>
      <h1>
        <span class="line">{title}</span>
      </h1>
      <p class="head">
        <span>{line}</span>
      </p>
      {paragraphs.map((words) => (
        <p key={words} class="body">
          {words}
        </p>
      ))}
      {table === null ? null : (
        <table class="kit-register" aria-label={title}>
          <thead>
            <tr>
              {table.columns.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: table.rows }, (_, row) => (
              <tr key={String(row)}>
                {table.columns.map((one, i) => (
                  <td key={one}>{i === 0 ? String(row + 1) : ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}
