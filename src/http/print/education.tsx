/** @jsxImportSource hono/jsx */
/** 签到码 of an event and 宣传海报: sheets with a code, A4 or A3, to be read from two steps away. */
import { Hono, type Context as HonoContext } from 'hono';
import { dayZh, weekdayZh } from '../../domain/base/calendar.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { outreachFrame } from '../../actions/publicity/education/outreach.ts';
import { posterFrame } from '../../actions/publicity/education/poster.ts';
import { surveyFrame } from '../../actions/supervision/survey/survey.ts';
import { demand } from '../../domain/base/actor.ts';
import type { Env } from '../base/env.ts';
import { PrintedPage } from './base/printed-page.tsx';
import { staffOnly } from '../base/session.ts';

/** /papers/checkin/{number}, /papers/publicity/{number}; size=A3 makes the sheet large. */
export const checkinSheets = new Hono<Env>();
checkinSheets.get('/:key', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'outreach.read');
  const outreach = await getSeenEntry(ctx, outreachFrame, c.req.param('key'));
  const { title, onDay, fromTime, toTime, place, code } = outreach;
  return c.html(
    <Sheet c={c} title={`签到 ${title}`}>
      <article class="sheet poster">
        <p class="poster-org">{ctx.county.county.bureauName}</p>
        <h1>扫一扫，就算来了</h1>
        <img alt="二维码：签到" src={await pictureOf(c, `/checkin/${code}`)} width="360" height="360" />
        <p class="poster-shop">{title}</p>
        <p class="poster-station">{`${dayZh(onDay)}（${weekdayZh(onDay)}）${fromTime}—${toTime}`}</p>
        <p class="poster-station">{place}</p>
        <ul>
          <li>不问名字，不记号码</li>
          <li>一个手机算一回</li>
          <li>没带手机的，请工作人员数一数</li>
        </ul>
      </article>
    </Sheet>,
  );
});

/** /papers/survey-codes/{number}?at={station}: the code of a survey, for the wall of a station. */
export const surveySheets = new Hono<Env>();
surveySheets.get('/:key', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const { title, code, number, untilOn, questions } = await getSeenEntry(ctx, surveyFrame, c.req.param('key'));
  const station = ctx.county.stations.find(({ id }) => id === c.req.query('at'));
  const at = station === undefined ? '' : `?at=${encodeURIComponent(station.id)}`;
  return c.html(
    <Sheet c={c} title={`${number} ${title}`}>
      <article class="sheet poster">
        <p class="poster-org">{ctx.county.county.bureauName}</p>
        <h1>{title}</h1>
        <img alt="二维码：答卷" src={await pictureOf(c, `/survey/${code}${at}`)} width="360" height="360" />
        {station === undefined ? null : <p class="poster-station">{station.name}</p>}
        <p class="poster-station">{untilOn === null ? '' : `${dayZh(untilOn)}（${weekdayZh(untilOn)}）截止`}</p>
        <ul>
          <li>{`${questions.length} 道题，不问名字，不记号码`}</li>
          <li>不想答的题可以不答</li>
        </ul>
      </article>
    </Sheet>,
  );
});

export const publicitySheets = new Hono<Env>();
publicitySheets.get('/:key', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const { title, words, code, number } = await getSeenEntry(ctx, posterFrame, c.req.param('key'));
  const { bureauName, hotline } = ctx.county.county;
  return c.html(
    <Sheet c={c} title={`${number} ${title}`}>
      <article class="sheet poster">
        <p class="poster-org">{bureauName}</p>
        <h1>{title}</h1>
        <img alt={`二维码：${title}`} src={await pictureOf(c, `/p/${code}`)} width="360" height="360" />
        <ul>
          {words
            .split('\n')
            .filter((one) => one.trim() !== '')
            .map((one) => (
              <li>{one}</li>
            ))}
        </ul>
        <p class="poster-phone">{`热线 ${hotline}　${number}`}</p>
      </article>
    </Sheet>,
  );
});

type C = HonoContext<Env>;

function Sheet({ c, title, children }: { c: C; title: string; children?: unknown }) {
  const large = c.req.query('size') === 'A3';
  return (
    <PrintedPage
      title={title}
      large={large}
      tools={<a href={`${new URL(c.req.url).pathname}?size=${large ? 'A4' : 'A3'}`}>{large ? '改成 A4' : '改成 A3'}</a>}
    >
      {children as never}
    </PrintedPage>
  );
}

async function pictureOf(c: C, path: string): Promise<string> {
  const { toString: qrCode } = await import('qrcode');
  const address = `${c.get('deps').settings.publicUrl}${path}`;
  const svg = await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
