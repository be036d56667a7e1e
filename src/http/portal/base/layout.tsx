/** The frame of every citizens' page: head, the way back, the strip of help and the foot, always in the same order. */
import type { Context as HonoContext } from 'hono';
import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { dayOf } from '../../../domain/base/calendar.ts';
import { standingNotices } from '../../../domain/county/notice/county-notice.ts';
import { isOpenAt } from '../../../domain/county/notice/opening-hours.ts';
import { lineNow, noticePieces } from '../../../domain/county/notice/notice-phones.ts';
import { kmApart, type Region } from '../../../domain/county/region.ts';
import { stationsByDistance, type Station } from '../../../domain/county/station.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { shield } from '../../base/shield.ts';
import type { Env } from '../../base/env.ts';
import { tabPicture } from '../../base/tab-picture.ts';
import { timeWords, type Manner } from './language.ts';

const shapes = {
  pen: '<path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>',
  flag: '<path d="M5 21V4h14l-3.5 4.5L19 13H5"/>',
  right: '<path d="M5 12h14M13 6l6 6-6 6"/>',
  left: '<path d="M19 12H5M11 6l-6 6 6 6"/>',
  phone: '<path d="M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"/>',
  tick: '<path d="M4 12.5l5 5L20 6.5"/>',
  house: '<path d="M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6"/>',
  print: '<path d="M6 9V3h12v6M6 18H3V9h18v9h-3M6 14h12v7H6z"/>',
  off: '<path d="M2 2l20 20M8.5 16.5a5 5 0 0 1 7 0M5 13a10 10 0 0 1 5-2.8M19 13a10 10 0 0 0-3-2M2 9a15 15 0 0 1 4-2.7M22 9A15 15 0 0 0 11 5M12 20v.01"/>',
  speaker: '<path d="M4 9v6h4l5 4V5L8 9zM17 8a6 6 0 0 1 0 8"/>',
} as const;

export function Icon({ name }: { name: keyof typeof shapes }) {
  return raw(`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`);
}

export interface PageProps {
  m: Manner;
  /** Null before the first-run page was filled in, and where a request failed before the county was read. */
  county: CountyFacts | null;
  title: string;
  /** Whether the way back to the first page stands on top. */
  back?: boolean;
  /** The one script of the page: what every page has, or that and what forms have beside. */
  script?: 'site' | 'form';
  /** The station to show in the strip of help when the page knows a nearer one than the visitor picked. */
  station?: Station | null;
  children?: Child;
}

export function Page({ m, county, title, back = true, script = 'site', station, children }: PageProps) {
  const name = county?.county.name ?? '';
  const site = m.say(`${name} 12315`, `${name} 12315`).trim();
  return (
    <html lang={m.say('zh-CN', 'en')} data-size={m.large ? 'large' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>
          {title === '' ? m.say(`${site} 消费者投诉`, `${site} consumer complaints`) : `${title} - ${site}`}
        </title>
        <link rel="icon" href={tabPicture} />
        <link rel="stylesheet" href={m.asset('site.css')} />
        <script src={m.asset(`${script}.js`)} defer />
      </head>
      <body
        data-stop={m.say('停下', 'Stop')}
        data-unreached={m.say(
          '现在连不上，您写的都还在这一页里。等有了网，再按一次。',
          'There is no connection just now. All that you wrote is still in this page: press again when there is one.',
        )}
      >
        <a class="skip" href="#main">
          {m.say('跳到正文', 'Skip to the content')}
        </a>
        <header class="top">
          <div class="wrap">
            <a class="mark" href="/">
              {shield}
              <span>
                <b lang="zh-CN">{site}</b>
                <small>{m.say('消费者投诉 · 市场监管局', 'Consumer complaints · market regulation')}</small>
              </span>
            </a>
            <Switches m={m} />
          </div>
        </header>
        {m.isPractice && <Practice m={m} />}
        {county !== null && <Notices m={m} county={county} />}
        <main id="main" tabindex={-1}>
          <div class="wrap">
            {back && (
              <a class="back" href="/">
                <Icon name="left" />
                {m.say('回首页', 'Home')}
              </a>
            )}
            {children}
          </div>
        </main>
        {county !== null && <Help m={m} county={county} station={station ?? null} />}
        {county !== null && <Foot m={m} county={county} />}
      </body>
    </html>
  );
}

/** On every page of a machine for practice, on paper too: nobody takes it for the county's own. */
function Practice({ m }: { m: Manner }) {
  return (
    <section class="notices" aria-label={m.say('练习机', 'Machine for practice')}>
      <p class="wrap">
        <b>{m.say('练习机', 'For practice')}</b>{' '}
        {m.say(
          '这里填的、办的都不算数，没有人受理；要投诉请用本县的网页或者打 12315。',
          'Nothing that is filed here counts and nobody reads it: use the county’s own pages, or call 12315.',
        )}
      </p>
    </section>
  );
}

/** What the county tells everybody now, above all else, and until when it holds. */
function Notices({ m, county }: { m: Manner; county: CountyFacts }) {
  const standing = standingNotices(county.notices, m.at);
  if (standing.length === 0) return null;
  return (
    <section class="notices" aria-label={m.say('县里的通知', 'Notices')}>
      {standing.map(({ zh, en, untilAt }) => (
        <p class="wrap" lang={m.language === 'en' && en === '' ? 'zh-CN' : undefined}>
          <b>{m.say('通知', 'Notice')}</b>{' '}
          {noticePieces(m.say(zh, en || zh), county.county.hotline).map(({ words, isPhone }) =>
            isPhone ? <Phone number={words} /> : words,
          )}{' '}
          <span class="hint">
            {m.say(`（到${timeWords(m, untilAt, dayOf(m.at))}）`, `(until ${timeWords(m, untilAt)})`)}
          </span>
        </p>
      ))}
    </section>
  );
}

/** Sends a page as a whole document; what shows personal data is kept by no cache. */
export function sendPage(
  c: HonoContext<Env>,
  page: Child,
  status = 200,
  personal = false,
): Response | Promise<Response> {
  c.header('cache-control', personal ? 'no-store' : 'no-cache');
  return c.html(html`<!doctype html>${page}`, status as 200);
}

/** A telephone that rings when it is pressed. */
export function Phone({ number, children }: { number: string; children?: Child }) {
  return (
    <a class="tel" href={`tel:${number.replace(/[^\d+]/gu, '')}`}>
      {children ?? number}
    </a>
  );
}

/** Which telephone is offered now: the hotline, or what a notice names while it is down. */
export function lineOf(m: Manner, { county, notices }: CountyFacts) {
  return lineNow(standingNotices(notices, m.at), county.hotline);
}

/** Whether nobody answers the hotline now, by the county's own hours; false where they cannot be read, and for another number of a notice. */
export function isHotlineShut(m: Manner, county: CountyFacts): boolean {
  const { hotlineHours } = county.county;
  return !lineOf(m, county).isDown && isOpenAt(hotlineHours, county.calendar, m.at) === false;
}

/** 「现在没人接，每天 8:00–20:00」, or the hours alone. */
export function whenAnswered(m: Manner, county: CountyFacts): string {
  const hours = hoursWords(m, county.county.hotlineHours);
  return isHotlineShut(m, county) ? m.say(`现在没人接，${hours}`, `nobody answers now; ${hours}`) : hours;
}

/** Wherever a page says whom to call, and when somebody answers if nobody does now. On what is printed or sent stands the county's own number: it is read another day. */
export function Hotline({ m, county, bare = false }: { m: Manner; county: CountyFacts; bare?: boolean }) {
  const { phone } = lineOf(m, county);
  if (phone !== null)
    return (
      <>
        <Phone number={phone} />
        {!bare && isHotlineShut(m, county) && m.say(`（${whenAnswered(m, county)}）`, ` (${whenAnswered(m, county)})`)}
      </>
    );
  const { hotline } = county.county;
  return <>{m.say(`${hotline}（现在打不通，看上面的通知）`, `${hotline} (down just now: see the notice above)`)}</>;
}

/** The county writes its hours in Chinese; the words that such hours are made of have English ones. */
export function hoursWords(m: Manner, hours: string): string {
  if (m.language === 'zh') return hours;
  const words: Record<string, string> = {
    每天: 'daily',
    工作日: 'working days',
    周一至周五: 'Monday to Friday',
    周一至周六: 'Monday to Saturday',
    和: 'and',
    '、': ', ',
  };
  return hours.replace(/每天|工作日|周一至周[五六]|和|、/gu, (word) => words[word] ?? word);
}

/** The station nearest to the village that the visitor picked, if one was and the county has located it. */
export function nearestStation(
  county: CountyFacts,
  villageId: string | null,
): { station: Station; km: number; home: Region } | null {
  const home = county.regions.find((one) => one.id === villageId && one.kind !== 'county');
  const nearest = home === undefined ? undefined : stationsByDistance(home, county.stations)[0];
  return home === undefined || nearest === undefined ? null : { ...nearest, home };
}

/** 「就在本村」 or 「2.7 公里」: how far, in words. */
export function distanceWords(m: Manner, home: Region, station: Station): string {
  if (station.regionId === home.id)
    return m.say(home.name.endsWith('村') ? '就在本村' : '就在本社区', 'In your own village');
  const km = kmApart(home, station)?.toFixed(1);
  return km === undefined ? m.say('还不知道多远', 'How far is not known yet') : m.say(`${km} 公里`, `${km} km`);
}

/** The form that the two switches send again when the page is the answer to a form. */
export const formId = 'form';

/** A form with files: form.js sends it, so that the page stands when the line is gone. */
export const sentForm = {
  id: formId,
  method: 'post',
  enctype: 'multipart/form-data',
  novalidate: true,
  'data-sends': '',
} as const;

function Switch({ m, name, value, lang, kind, children }: SwitchProps) {
  const query = new URLSearchParams(m.here.search);
  for (const one of ['done', 'lang', 'size']) query.delete(one);
  query.set(name, value);
  const to = `${m.here.pathname}?${query.toString()}`;
  return m.sent ? (
    <button class={kind} form={formId} formaction={to} formnovalidate lang={lang}>
      {children}
    </button>
  ) : (
    <a class={kind} href={to} lang={lang} hreflang={lang}>
      {children}
    </a>
  );
}

interface SwitchProps {
  m: Manner;
  name: 'lang' | 'size';
  value: string;
  lang?: string;
  kind: string;
  children?: Child;
}

function LanguageSwitch({ m, kind }: { m: Manner; kind: string }) {
  return (
    <Switch m={m} name="lang" value={m.say('en', 'zh')} lang={m.say('en', 'zh-CN')} kind={kind}>
      {m.say('English', '中文')}
    </Switch>
  );
}

function Switches({ m }: { m: Manner }) {
  return (
    <>
      {/* The return key presses the first button of a form, which must be none of the switches. */}
      {m.sent && <button class="sr" form={formId} tabindex={-1} aria-hidden="true" />}
      <LanguageSwitch m={m} kind="chip opt" />
      <Switch m={m} name="size" value={m.large ? 'normal' : 'large'} kind="chip">
        {m.large ? m.say('普通版', 'Normal') : m.say('大字版', 'Large type')}
      </Switch>
    </>
  );
}

function Help({ m, county, station }: { m: Manner; county: CountyFacts; station: Station | null }) {
  const { officeHours } = county.county;
  const near = station ?? nearestStation(county, m.villageId)?.station ?? null;
  const desk =
    county.organisations.find((one) => one.kind === 'centre') ??
    county.organisations.find((one) => one.kind === 'bureau');
  return (
    <aside class="help" aria-label={m.say('找人帮忙', 'Help from a person')}>
      <div class="wrap">
        <p>
          <b>{m.say('不会写？打电话，有人替您记', 'Rather tell it? Call, and someone writes it down')}</b>
          <br />
          <Hotline m={m} county={county} bare /> <span class="hint">{whenAnswered(m, county)}</span>
        </p>
        {county.stations.some((one) => one.active) && (
          <p>
            <b>{m.say('离您最近的站', 'The station nearest to you')}</b>
            <br />
            {near === null ? (
              <a class="tap" href="/#near">
                {m.say('挑您住的村，马上看到', 'Pick your village to see it')}
              </a>
            ) : (
              <>
                <span lang="zh-CN">
                  {near.name} {near.contactName}
                </span>
                <br />
                <Phone number={near.phone} />
              </>
            )}
          </p>
        )}
        <p>
          <b>{m.say('想当面说', 'In person')}</b>
          <br />
          <span lang="zh-CN">
            {desk?.name} {desk?.address}
          </span>
          <br />
          <span class="hint">{hoursWords(m, officeHours)}</span>
        </p>
      </div>
    </aside>
  );
}

function Foot({ m, county }: { m: Manner; county: CountyFacts }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <a href="/privacy">{m.say('您的信息怎么用', 'How your data are used')}</a>
        {county.stations.some((one) => one.active) && <a href="/stations">{m.say('全部站点', 'All stations')}</a>}
        <a href="/guides">{m.say('消费知识', 'Good to know')}</a>
        <a href="/cases">{m.say('典型案例', 'Cases')}</a>
        <a href="/disclosure">{m.say('投诉公示', 'Published complaints')}</a>
        <a href="https://www.12315.cn/">{m.say('全国12315平台', 'National 12315 platform')}</a>
        <LanguageSwitch m={m} kind="plain" />
        <a href="/desk/">{m.say('工作人员登录', 'Staff')}</a>
        <p lang="zh-CN">
          {county.county.bureauName} · {county.county.associationName}
        </p>
      </div>
    </footer>
  );
}
