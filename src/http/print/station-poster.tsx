/** @jsxImportSource hono/jsx */
/** 扫码海报: a sheet for the wall of a shop. Its code opens the filing form with the station and the shop filled in; no account is needed. */
import { Hono } from 'hono';
import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Station } from '../../domain/county/station.ts';
import { stationShortName } from '../../domain/county/station-name.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import type { Env } from '../base/env.ts';
import { shield } from '../base/shield.ts';
import { PrintedPage } from './base/printed-page.tsx';
import { staffOnly } from '../base/session.ts';

export const posterPages = new Hono<Env>();

posterPages.get('/:stationId', staffOnly, async (c) => {
  const { county, actor } = c.get('ctx');
  demand(actor, 'station.read');
  const station = county.stations.find((one) => one.id === c.req.param('stationId') && one.active);
  if (station === undefined || (actor.role === 'station' && actor.stationId !== station.id))
    throw new Refusal('not-found');
  const shop = (c.req.query('shop') ?? '').trim().slice(0, 60);
  const picture = await posterPicture(c.get('deps').settings.publicUrl, station.id, shop);
  return c.html(
    <PrintedPage
      title={`扫码投诉 ${shop === '' ? station.name : shop}`}
      name="扫码海报"
      hint={false}
      tools={
        <form method="get" class="opening">
          <input name="shop" value={shop} maxlength={60} aria-label="店名，每家店一张" placeholder="店名，每家店一张" />
          <button type="submit" class="plain">
            换成这家店
          </button>
        </form>
      }
    >
      <Poster county={county} station={station} shop={shop} picture={picture} />
    </PrintedPage>,
  );
});

/** The code that opens the filing form with the station, and the shop if any, filled in. */
export async function posterPicture(publicUrl: string, stationId: string, shop: string): Promise<string> {
  const query = new URLSearchParams({ station: stationId, ...(shop === '' ? {} : { shop }) });
  const { toString: qrCode } = await import('qrcode');
  return qrCode(`${publicUrl}/complaint?${query.toString()}`, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' });
}

interface PosterProps {
  county: CountyFacts;
  station: Pick<Station, 'name' | 'serves' | 'publishedWindow' | 'phone'>;
  shop: string;
  picture: string;
  key?: string;
}

/** The sheet itself, also a page of the kit of a new station. */
export function Poster({ county, station, shop, picture }: PosterProps) {
  const { hotline, bureauName, limits } = county.county;
  return (
    <article class="sheet poster">
      <p class="poster-org">
        {shield}
        {bureauName}
      </p>
      <h1>买得不放心，扫一扫就能投诉</h1>
      <img
        alt={`二维码：打开投诉页，站点${shop === '' ? '' : '和店名'}已填好`}
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        width="360"
        height="360"
      />
      <p class="poster-how">打开微信扫一扫，手机相机也行</p>
      {shop === '' ? null : <p class="poster-shop">{shop}</p>}
      <p class="poster-station">{stationShortName(station)}</p>
      <ul>
        <li>不用注册，写清谁、告谁、什么事</li>
        <li>
          {station.publishedWindow
            ? '站里和县局同时收到，七个工作日内告诉您受理不受理'
            : station.serves === 'venue'
              ? `先当场谈；${limits.ownVenueWorkingDays} 个工作日没谈成，自动交到县局`
              : '先请站里谈；没谈成就交到县局'}
        </li>
        <li>场所删不掉、压不住；不收一分钱</li>
      </ul>
      <p class="poster-phone">{`站里 ${station.phone || '—'}　热线 ${hotline}`}</p>
    </article>
  );
}
