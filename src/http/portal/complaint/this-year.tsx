/** 本县今年: four figures of the year on the first page, by the registry's own counting, with their days and when they were counted. */
import type { Day } from '../../../domain/base/calendar.ts';
import { formatWan, formatYuan } from '../../../domain/base/money.ts';
import { complaintFigureWords } from '../../../domain/complaint/complaint-figures.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Db } from '../../../store/base/db.ts';
import { countComplaintFigures } from '../../../store/complaint/complaint-figure.ts';
import { findKeptSince } from '../../../store/complaint/kept-since.ts';
import { dayIn, timeWords, type Manner } from '../base/language.ts';

/** In the order in which the card shows them. */
const shown = ['received', 'closed', 'settledAtStation', 'recoveredFen'] as const;

export interface ThisYear {
  from: Day;
  to: Day;
  at: Date;
  counted: Readonly<Record<(typeof shown)[number], number>>;
}

/** The first page is opened more often than anything is counted. */
const goodForMs = 600_000;
const lately = new WeakMap<Db, { countyId: number; at: Date; to: Day; year: Promise<ThisYear | null> }>();

/** The figures of the year up to today, counted within the last ten minutes; null where nothing was received yet. */
export function readThisYear({ db, actor: { countyId }, at, today: to }: Context): Promise<ThisYear | null> {
  const known = lately.get(db);
  const age = known === undefined ? goodForMs : at.getTime() - known.at.getTime();
  if (known?.countyId === countyId && known.to === to && age >= 0 && age < goodForMs) return known.year;
  const year = countThisYear(db, countyId, to, at);
  lately.set(db, { countyId, at, to, year });
  // What failed is no answer to the next one who asks.
  year.catch(() => lately.delete(db));
  return year;
}

async function countThisYear(db: Db, countyId: number, to: Day, at: Date): Promise<ThisYear | null> {
  const since = await findKeptSince(db, countyId, null);
  if (since === null || since > to) return null;
  const begin = `${to.slice(0, 4)}-01-01`;
  const from = since > begin ? since : begin;
  const counted = await countComplaintFigures(db, countyId, { from, to, officeId: null });
  return counted.received === 0 ? null : { from, to, at, counted };
}

export function ThisYearCard({ m, name, year }: { m: Manner; name: string; year: ThisYear | null }) {
  if (year === null) return null;
  const { from, to, at, counted } = year;
  const words: Record<(typeof shown)[number], { title: string; value: string }> = {
    received: {
      title: m.say('收到投诉', 'Complaints received'),
      value: m.say(`${counted.received} 件`, `${counted.received}`),
    },
    closed: { title: m.say('办结', 'Closed'), value: m.say(`${counted.closed} 件`, `${counted.closed}`) },
    settledAtStation: {
      title: m.say('站上就谈成', 'Settled at a station'),
      value: m.say(`${counted.settledAtStation} 件`, `${counted.settledAtStation}`),
    },
    recoveredFen: {
      title: m.say('为大家要回', 'Recovered'),
      value: m.say(`${formatWan(counted.recoveredFen)} 万元`, `${formatYuan(counted.recoveredFen)} yuan`),
    },
  };
  return (
    <section class="card" data-test="year">
      <h2>
        <span lang="zh-CN">{name}</span>
        {m.say('今年', ' this year')}
      </h2>
      <dl class="ticks gap">
        {shown.map((figure) => (
          <div>
            <dt class="hint">{words[figure].title}</dt>
            <dd>
              <b class="num">{words[figure].value}</b>
            </dd>
          </div>
        ))}
      </dl>
      <details class="f">
        <summary>{m.say('怎么算的', 'How it is counted')}</summary>
        {shown.map((figure) => (
          <p class="hint">
            <b>{words[figure].title}</b>
            {m.say('：', ': ')}
            {m.say(complaintFigureWords[figure].definitionZh, complaintFigureWords[figure].definitionEn)}
          </p>
        ))}
      </details>
      <p class="hint">
        {m.say(
          `${dayIn(m, from)}到${dayIn(m, to)}。数到 ${timeWords(m, at, to)}。`,
          `From ${dayIn(m, from)} to ${dayIn(m, to)}, counted at ${timeWords(m, at, to)}.`,
        )}
      </p>
    </section>
  );
}
