/** @jsxImportSource hono/jsx */
/** 签到码 of an event and 宣传海报: sheets with a code, A4 or A3, to be read from two steps away. */
import { Hono, type Context as HonoContext } from 'hono';
import { dayZh, weekdayZh } from '../../domain/base/calendar.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { outreachFrame } from '../../actions/publicity/education/outreach.ts';
import { posterFrame } from '../../actions/publicity/education/poster.ts';
import { surveyFrame } from '../../actions/supervision/survey/survey.ts';
import { demand } from '../../domain/base/actor.ts';
import type { Survey } from '../../domain/supervision/survey/survey.ts';
import type { Env } from '../base/env.ts';
import { opensOutside } from '../base/public-address.ts';
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
        <Unreached c={c} />
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

/** /papers/survey-codes/{number}: the code of a survey, a sheet for the wall of each station that is asked; at={station} for one of them. */
export const surveySheets = new Hono<Env>();
surveySheets.get('/:key', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const survey = await getSeenEntry(ctx, surveyFrame, c.req.param('key'));
  const at = c.req.query('at');
  const hung = at === undefined ? survey.stationIds : [at];
  const stations = ctx.county.stations.filter(({ id }) => hung.includes(id));
  // Asked of the public at large, the sheet hangs anywhere.
  const places = stations.length === 0 ? [null] : stations;
  const sheets = await Promise.all(
    places.map(async (station) => {
      const query = station === null ? '' : `?at=${encodeURIComponent(station.id)}`;
      return { station, picture: await pictureOf(c, `/survey/${survey.code}${query}`) };
    }),
  );
  return c.html(
    <Sheet c={c} title={`${survey.number} ${survey.title}`}>
      {sheets.map(({ station, picture }) => (
        <SurveySheet c={c} survey={survey} stationName={station?.name ?? ''} picture={picture} />
      ))}
    </Sheet>,
  );
});

interface SurveySheetProps {
  c: C;
  survey: Survey;
  stationName: string;
  picture: string;
}

function SurveySheet({ c, survey: { title, untilOn, questions }, stationName, picture }: SurveySheetProps) {
  return (
    <article class="sheet poster">
      <p class="poster-org">{c.get('ctx').county.county.bureauName}</p>
      <h1>{title}</h1>
      <img alt="二维码：答卷" src={picture} width="360" height="360" />
      <Unreached c={c} />
      {stationName === '' ? null : <p class="poster-station">{stationName}</p>}
      <p class="poster-station">{untilOn === null ? '' : `${dayZh(untilOn)}（${weekdayZh(untilOn)}）截止`}</p>
      <ul>
        <li>{`${questions.length} 道题，不问名字，不记号码`}</li>
        <li>不想答的题可以不答，答到一半下回再扫接着答</li>
      </ul>
    </article>
  );
}

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
        <Unreached c={c} />
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

/** Said on the sheet itself where no address is configured: it would be hung and opened by nobody. */
function Unreached({ c }: { c: C }) {
  if (opensOutside(c.get('deps').settings.publicUrl)) return null;
  return (
    <p class="poster-unreached">
      先别贴：本县还没有设群众能打开的网址，这个码别的手机打不开。请管理员填好 PUBLIC_URL，再打印这一张。
    </p>
  );
}

async function pictureOf(c: C, path: string): Promise<string> {
  const { toString: qrCode } = await import('qrcode');
  const address = `${c.get('deps').settings.publicUrl}${path}`;
  const svg = await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
