/** 全部站点: every station by town with its telephone, the map of them, and the villages that the typed letters may mean. */
import { Hono } from 'hono';
import { raw } from 'hono/html';
import { isLocated } from '../../../domain/county/place/place.ts';
import { matchRegions, townOf, type Region } from '../../../domain/county/region.ts';
import { isOwnMobile, stationsByDistance, type Station } from '../../../domain/county/station.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { finderOf, VillageOptions } from '../base/field.tsx';
import { distanceWords, Hotline, Page, Phone, sendPage } from '../base/layout.tsx';
import { onMap } from '../base/on-map.ts';
import { mannerOf, type Manner } from '../base/language.ts';

export const stationPages = new Hono<Env>();

stationPages.get('/stations', (c) => {
  const m = mannerOf(c);
  return sendPage(c, <StationsPage m={m} county={consumerContext(c).county} />);
});

/** The rule that finds villages is the server's own, so that page and rule never differ. */
stationPages.get('/villages', (c) => {
  const { regions } = consumerContext(c).county;
  const found = matchRegions(
    regions.filter((region) => region.kind !== 'county'),
    (c.req.query('q') ?? '').slice(0, 30),
    6,
  );
  c.header('cache-control', 'public, max-age=300');
  return c.json(
    found.map((region) => ({
      id: region.id,
      name: region.name,
      town: region.kind === 'village' ? (townOf(region, regions)?.name ?? '') : '',
    })),
  );
});

/** The three nearest to the village that one picks, on the page at this address. */
export function Nearest({ m, county, at }: { m: Manner; county: CountyFacts; at: string }) {
  if (!hasStations(county)) return null;
  const home = county.regions.find((one) => one.id === m.villageId && one.kind !== 'county') ?? null;
  const near = home === null ? [] : stationsByDistance(home, county.stations).slice(0, 3);
  // Nobody has located the village: the stations of its town are as near as can be told.
  const unlocated = home !== null && !isLocated(home) && !near.some(({ station }) => station.regionId === home.id);
  return (
    <section class="card" id="near">
      <h2>{m.say('离您最近的站', 'The station nearest to you')}</h2>
      <form class="vil" action={`${at}#near`} method="get">
        <label for="village">{m.say('您在哪个村', 'Your village')}</label>
        <div class="grow" {...finderOf(m, '/villages')}>
          <select id="village" name="village">
            {home === null && <option value="">{m.say('请挑一个', 'Please pick')}</option>}
            <VillageOptions m={m} regions={county.regions} chosen={home?.id ?? ''} />
          </select>
        </div>
        <button class="btn">{m.say('找站', 'Find')}</button>
      </form>
      {unlocated && (
        <p class="hint" data-test="unlocated">
          {m.say(
            `县里还没有录入${home.name}在哪里，算不出哪个站最近；下面是同一个乡镇的站。`,
            `The county has not recorded where ${home.name} lies, so the nearest is not known; these are of the same town.`,
          )}
        </p>
      )}
      {home !== null && (
        <ul class="rows st" data-test="near">
          {(unlocated ? sameTown(county, home) : near.map(({ station }) => station)).map((station) => (
            <li>
              <span>
                <b lang="zh-CN">{station.name.replace(/消费维权/u, '')}</b>
                <span class="hint">
                  {unlocated ? '' : `${distanceWords(m, home, station)} · `}
                  <span lang="zh-CN">{station.contactName}</span>
                  {ownMobile(m, station)}
                </span>
              </span>
              <Phone number={station.phone} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function sameTown({ stations, regions }: CountyFacts, home: Region): Station[] {
  const townIdOf = (regionId: string) => {
    const region = regions.find(({ id }) => id === regionId);
    return region === undefined ? null : (townOf(region, regions)?.id ?? null);
  };
  const town = townIdOf(home.id);
  return stations.filter(
    ({ active, serves, regionId }) => active && serves === 'area' && town !== null && townIdOf(regionId) === town,
  );
}

/** A new county has none yet; then the telephone stands alone. */
export function hasStations(county: CountyFacts): boolean {
  return county.stations.some((one) => one.active);
}

function StationsPage({ m, county }: { m: Manner; county: CountyFacts }) {
  const { regions } = county;
  const stations = county.stations.filter((one) => one.active);
  const towns = regions.filter((region) => region.kind === 'town');
  const townIdOf = (regionId: string) => {
    const region = regions.find((one) => one.id === regionId);
    return region === undefined ? null : (townOf(region, regions)?.id ?? null);
  };
  return (
    <Page m={m} county={county} title={m.say('全部站点', 'All stations')}>
      <h1>{m.say('全部站点', 'All stations')}</h1>
      <p class="lead">
        {stations.length === 0 ? (
          <>
            {m.say('还没有站点。要投诉，打 ', 'There are no stations yet. To complain, call ')}
            <Hotline m={m} county={county} />
          </>
        ) : (
          m.say(
            `全县 ${stations.length} 个站点，站上能替您写、替您拍照、帮您找店家谈，不花钱。`,
            `${stations.length} stations write for you, take photos and talk to the shop, free of charge.`,
          )
        )}
      </p>
      <p>
        <a href="/stations/apply">
          {m.say('商场、市场、企业、村里也想设一个站点？申请建站', 'Would you like a station in your house? Apply')}
        </a>
      </p>
      <Nearest m={m} county={county} at="/stations" />
      <div class="towns">
        {towns.map((town) => {
          const here = stations.filter((station) => townIdOf(station.regionId) === town.id);
          return here.length === 0 ? null : (
            <section class="card">
              <h2 lang="zh-CN">{town.name}</h2>
              <ul class="rows st">
                {here.map((station) => (
                  <StationRow m={m} county={county} station={station} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Page>
  );
}

/** Whoever rings it rings a person, at home as well: said beside the number. */
function ownMobile(m: Manner, { phone }: Station) {
  return isOwnMobile(phone) ? (
    <span lang={m.say('zh-CN', 'en')}>
      {m.say(' · 电话是联络员本人的手机', ' · the number is the liaison person’s own mobile')}
    </span>
  ) : (
    ''
  );
}

/** Who is there, where, and how one gets there or calls. */
function StationRow({ m, county, station }: { m: Manner; county: CountyFacts; station: Station }) {
  return (
    <li>
      <span lang="zh-CN">
        <b>{station.name.replace(/消费维权/u, '')}</b>
        <span class="hint">
          {[station.contactName, station.address.replace(county.county.name, '')]
            .filter((words) => words !== '')
            .join(' · ')}
          {ownMobile(m, station)}
        </span>
        <a
          class="tap"
          lang={m.say('zh-CN', 'en')}
          href={onMap(county, station)}
          rel="noreferrer"
          aria-label={m.say(`在地图上找${station.name}`, `Find ${station.name} on a map`)}
        >
          {m.say('在地图上找', 'On a map')}
        </a>
      </span>
      <Phone number={station.phone} />
    </li>
  );
}

/** Where the stations are, drawn from their places; decoration beside the lists, which say the same in words. */
export function StationMap({ m, county, nearestId }: { m: Manner; county: CountyFacts; nearestId: string | null }) {
  const towns = county.regions.filter((region) => region.kind === 'town').filter(isLocated);
  const stations = county.stations.filter((one) => one.active).filter(isLocated);
  const places = [...towns, ...stations];
  if (places.length === 0) return null;
  const [left, right] = [Math.min(...places.map((one) => one.x)) - 6, Math.max(...places.map((one) => one.x)) + 6];
  const [low, high] = [Math.min(...places.map((one) => one.y)) - 2, Math.max(...places.map((one) => one.y)) + 4];
  const at = (place: { x: number; y: number }) => `${(place.x - left).toFixed(1)} ${(high - place.y).toFixed(1)}`;
  const seat = at({ x: 0, y: 0 });
  const ways = towns.map((town) => `M${seat}L${at(town)}`).join('');
  const dots = stations
    .filter((one) => one.id !== nearestId)
    .map((one) => `M${at(one)}h0`)
    .join('');
  const nearest = stations.find((one) => one.id === nearestId);
  const names = towns.map((town) => labelOf(town, places, left, high)).join('');
  const words = m.say(
    `${stations.length} 个站点在 ${towns.length} 个乡镇街道`,
    `${stations.length} stations in ${towns.length} towns`,
  );
  return raw(
    `<svg class="map" viewBox="0 0 ${(right - left).toFixed(1)} ${(high - low + 2).toFixed(1)}" role="img" aria-label="${words}"><path class="ways" d="${ways}"/><path class="dots" d="${dots}"/>${nearest === undefined ? '' : `<path class="here" d="M${at(nearest)}h0"/>`}${names}</svg>`,
  );
}

/** The name of a town on the side where it is farthest from every dot and every other town. */
function labelOf(town: Place, others: readonly Place[], left: number, high: number): string {
  const sides = [
    { dx: 0, dy: 3.4, toCentre: 0, anchor: 'middle' },
    { dx: 0, dy: -2.2, toCentre: 0, anchor: 'middle' },
    { dx: 2, dy: 0.7, toCentre: 2.4, anchor: 'start' },
    { dx: -2, dy: 0.7, toCentre: -2.4, anchor: 'end' },
  ];
  const room = ({ dx, dy, toCentre }: (typeof sides)[number]) => {
    const centre = { x: town.x + dx + toCentre, y: town.y - dy + 0.7 };
    // Letters lie beside each other, so that a dot at the end of the word is nearer than it seems.
    return Math.min(...others.map((other) => Math.hypot((other.x - centre.x) / 2, other.y - centre.y)));
  };
  const best = sides.reduce((a, b) => (room(b) > room(a) + 0.1 ? b : a));
  const [x, y] = [town.x - left + best.dx, high - town.y + best.dy];
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${best.anchor}" lang="zh-CN">${town.name.replace(/[<&]/gu, '')}</text>`;
}

interface Place {
  name: string;
  x: number;
  y: number;
}
