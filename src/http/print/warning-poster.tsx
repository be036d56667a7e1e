/** @jsxImportSource hono/jsx */
/**
 * 警示海报: the same words as the page, on A4 or A3, with a code that opens the page. Paper cannot be called back: it says as of when it was
 * printed, and that a withdrawn one is to be taken down; the page under its code says what holds now.
 */
import { Hono } from 'hono';
import { demand } from '../../domain/base/actor.ts';
import { dayZh, weekdayZh } from '../../domain/base/calendar.ts';
import { minuteZh } from '../../domain/matter/acted-at.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  maySeeWarning,
  warningKindWords,
  withdrawnWords,
  type Warning,
} from '../../domain/publicity/warning/warning.ts';
import { findEntry } from '../../store/matter/docket.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import { adviceOf, areaOf, publishedWords, standing } from '../portal/publicity/warning/warning-words.ts';
import type { Env } from '../base/env.ts';
import { PrintedPage } from './base/printed-page.tsx';
import { staffOnly } from '../base/session.ts';

export const warningPosters = new Hono<Env>();

/** /papers/warning-posters/警2026-0003, size=A3 makes it large. */
warningPosters.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'warning.read');
  const number = c.req.param('number').slice(0, 30);
  const warning = await findEntry<Warning>(ctx.db, 'warning', ctx.actor.countyId, { number });
  if (warning === null || !maySeeWarning(ctx.actor, warning) || warning.publishedAt === null)
    throw new Refusal('not-found');
  const state = standing(warning, ctx.today);
  const { toString: qrCode } = await import('qrcode');
  const picture = await qrCode(`${c.get('deps').settings.publicUrl}/warnings/${encodeURIComponent(number)}`, {
    type: 'svg',
    margin: 2,
    errorCorrectionLevel: 'Q',
  });
  const large = c.req.query('size') === 'A3';
  return c.html(
    <PrintedPage
      title={`警示海报 ${number}`}
      large={large}
      empty={state !== 'inForce'}
      tools={<a href={large ? '?size=A4' : '?size=A3'}>{large ? '改成 A4' : '改成 A3'}</a>}
      note={
        state === 'inForce' ? undefined : (
          <p class="missing">
            {state === 'withdrawn'
              ? `这一条已撤回：${withdrawnWords(warning)}。不要再贴，贴出去的请揭下来。`
              : '这一条已过期，不要再贴。'}
          </p>
        )
      }
    >
      {state === 'inForce' ? (
        <Poster
          warning={warning}
          county={ctx.county}
          picture={picture}
          printed={minuteZh(ctx.at)}
          station={ctx.county.stations.find(({ id }) => id === ctx.actor.stationId) ?? null}
        />
      ) : null}
    </PrintedPage>,
  );
});

interface PosterProps {
  warning: Warning;
  county: CountyFacts;
  picture: string;
  printed: string;
  station: { name: string; phone: string } | null;
}

function Poster({ warning, county, picture, printed, station }: PosterProps) {
  const { hotline, bureauName } = county.county;
  const { kind, number, title, text, unknown, actBy, actWhat } = warning;
  return (
    <article class={`sheet board warn-poster warn-poster-${kind}`} aria-label={title}>
      <p class="warn-head">
        <b>{warningKindWords[kind].zh}</b>
        <span>
          {number}　{publishedWords(warning)}
        </span>
      </p>
      <h1>{title}</h1>
      <p class="warn-text">
        {areaOf(warning, county)}　{text}
      </p>
      {actBy === null ? null : (
        <p class="warn-day">
          <b>
            {dayZh(actBy)}（{weekdayZh(actBy)}）前
          </b>
          {actWhat}
        </p>
      )}
      <ol class="warn-todo">
        {adviceOf(warning).map((one) => (
          <li>{one}</li>
        ))}
      </ol>
      {unknown === '' ? null : (
        <p class="warn-unknown">
          <b>还没弄清：</b>
          {unknown}
        </p>
      )}
      <Foot hotline={hotline} station={station} picture={picture} />
      <p class="board-note">
        {bureauName}　{printed}打印，以二维码打开的网页为准；撤回了请揭下。
      </p>
    </article>
  );
}

function Foot({ hotline, station, picture }: Pick<PosterProps, 'station' | 'picture'> & { hotline: string }) {
  return (
    <div class="warn-foot">
      <p class="warn-phones">
        打电话登记 <b>{hotline}</b>
        {station === null ? null : (
          <>
            <br />
            {station.name} <b>{station.phone}</b>
          </>
        )}
      </p>
      <p class="warn-code">
        <img
          alt="二维码：看现在还管不管用"
          src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
          width="120"
          height="120"
        />
        <br />
        扫一扫看最新的
      </p>
    </div>
  );
}
