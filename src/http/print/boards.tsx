/** @jsxImportSource hono/jsx */
/** 公示栏的三张: the sheets of one station, or of all stations of an office, on A4 or A3, printed in one go. */
import { Hono } from 'hono';
import { demand } from '../../domain/base/actor.ts';
import { boardKinds, type BoardKind, type BoardSheet } from '../../domain/publicity/board.ts';
import { dayZh } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { boardsOf, boardStations, boardStatesOf } from '../api/publicity/board-view.ts';
import type { Env } from '../base/env.ts';
import { PrintedPage } from './base/printed-page.tsx';
import { staffOnly } from '../base/session.ts';

/** So many stations in one go; more would be a book, and slow to open. The others follow, page by page. */
const mostStations = 100;

export const postingPages = new Hono<Env>();

/** /papers/boards?station=ST-V0303, ?office=SO-LH or ?stale=yes; kind=law,result leaves boards out, size=A3 makes them large. */
postingPages.get('/', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'board.read');
  const { station, office, stale, size } = c.req.query();
  const all = boardStations(ctx).filter(
    ({ id, officeId }) => (station === undefined || id === station) && (office === undefined || officeId === office),
  );
  const states = stale === 'yes' ? await boardStatesOf(ctx, all) : null;
  const stations = all.filter(({ id }) => states?.get(id)?.some((one) => one.stale !== null) ?? true);
  if (stations.length === 0) throw new Refusal('not-found');
  const asked = (c.req.query('kind') ?? '')
    .split(',')
    .filter((one): one is BoardKind => boardKinds.includes(one as BoardKind));
  const kinds = asked.length === 0 ? boardKinds : asked;
  const pages = Math.ceil(stations.length / mostStations);
  const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page') ?? '1')) || 1, 1), pages);
  const before = (page - 1) * mostStations;
  const made = await boardsOf(ctx, stations.slice(before, before + mostStations));
  const [first] = made;
  const some = pages === 1 ? '' : `，这里是第 ${before + 1}–${before + made.length} 个`;
  const title =
    stations.length === 1 ? `公示栏　${first?.station.name ?? ''}` : `公示栏　${stations.length} 个站点${some}`;
  const large = size === 'A3';
  const linkTo = (name: string, value: string) => {
    const { pathname, searchParams } = new URL(c.req.url);
    searchParams.set(name, value);
    return `${pathname}?${searchParams.toString()}`;
  };
  const others = [page - 1, page + 1].filter((one) => one >= 1 && one <= pages);
  return c.html(
    <PrintedPage
      title={title}
      large={large}
      tools={
        <>
          <a href={linkTo('size', large ? 'A4' : 'A3')}>{large ? '改成 A4' : '改成 A3'}</a>
          {others.map((one) => (
            <a href={linkTo('page', String(one))}>
              {`${one < page ? '前' : '后'} ${Math.min(mostStations, stations.length - (one - 1) * mostStations)} 个站点`}
            </a>
          ))}
        </>
      }
    >
      {made.map(({ station: { name }, sheets }) =>
        sheets
          .filter(({ kind }) => kinds.includes(kind))
          .map((sheet) => (
            <Sheet name={name} bureau={ctx.county.county.bureauName} day={dayZh(ctx.today)} sheet={sheet} />
          )),
      )}
    </PrintedPage>,
  );
});

function Sheet({ name, bureau, day, sheet }: { name: string; bureau: string; day: string; sheet: BoardSheet }) {
  const { kind, title, items, table, duty, note } = sheet;
  return (
    <article class={`sheet board board-${kind}`} aria-label={`${name} ${title}`}>
      <h1>{title}</h1>
      <p class="head">
        <span>{name}</span>
        <span>{day}</span>
      </p>
      {table === null ? null : (
        <table aria-label="本站做了多少">
          <thead>
            <tr>
              {table.columns.map((one) => (
                <th scope="col">{one}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([head, ...cells]) => (
              <tr>
                <th scope="row">{head}</th>
                {cells.map((one) => (
                  <td>{one}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length === 0 && note !== '' && table === null ? <p class="board-empty">{note}</p> : null}
      {items.map((item) => (
        <section class="board-item">
          <h2>{item.title}</h2>
          <p class="body">{item.text}</p>
          {item.note === '' ? null : <p class="board-note">{item.note}</p>}
        </section>
      ))}
      {(items.length > 0 || table !== null) && note !== '' ? <p class="board-note">{note}</p> : null}
      <div class="board-foot">
        {duty.map((one) => (
          <p>{one}</p>
        ))}
        <p>{bureau}</p>
      </div>
    </article>
  );
}
