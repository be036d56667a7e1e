/** The page after filing, the same for every kind: the slip, 76 mm wide on paper, and beside it what to do now. */
import type { Child } from 'hono/jsx';
import { codeShown } from '../../../domain/matter/query-code.ts';
import { regionPath } from '../../../domain/county/region.ts';
import { emergencyNumbers, type FirstAid } from '../../../domain/matter/matter.ts';
import type { Organisation } from '../../../domain/county/organisation.ts';
import type { Station } from '../../../domain/county/station.ts';
import type { Context } from '../../../actions/base/context.ts';
import { hoursWords, Icon, Page, Phone } from '../base/layout.tsx';
import { timeWords, type Manner } from '../base/language.ts';

export interface SlipFacts {
  title: string;
  number: string;
  /** Null for one that was filed before the update of a moment ago: it stands on the slip of then. */
  queryCode: string | null;
  /** Under the code: another way to ask. */
  secret?: Child;
  /** The sentence with the day. */
  by: Child;
  facts: readonly (readonly [name: string, words: Child])[];
  filedAt: Date;
  /** How many files came with it. */
  files: number;
}

interface FiledProps {
  m: Manner;
  ctx: Context;
  slip: SlipFacts;
  /** The code that leads to the progress page, as SVG. */
  picture: string;
  /** The page of the form that was sent: gone back to, it is empty, for the telephone may be lent. */
  form: string;
  /** Whether the form had been sent before. */
  again: boolean;
  station: Station | null;
  /** Its words sound like danger to life: those on duty are rung, and whoever filed it is told whom to call and what to do first. */
  aid: FirstAid | null;
  /** The rows of what to do now. */
  now: Child;
}

/** On somebody else's device nothing is left open. */
export function Finished({ m }: { m: Manner }) {
  return (
    <section class="card">
      <h2>{m.say('看完了？', 'Finished?')}</h2>
      <p class="gap">
        {m.say(
          '用别人的手机或电脑看的，请点一下，别人就看不到了。',
          "On somebody else's device, press here so that nobody else sees this.",
        )}
      </p>
      <form method="post" action="/progress/leave">
        <button class="btn off full">{m.say('看完了，关上', 'Close this page')}</button>
      </form>
    </section>
  );
}

export function FiledPage({ m, ctx, form, slip, picture, again, station, aid, now }: FiledProps) {
  // In danger no day is the first thing to read.
  const by = <p class={aid === null ? 'by' : 'hint'}>{slip.by}</p>;
  return (
    <Page m={m} county={ctx.county} title={`${slip.title} ${slip.number}`} back={false} station={station}>
      <link rel="stylesheet" href={m.asset('receipt.css')} />
      {aid !== null && <Grave m={m} aid={aid} />}
      <div class="done">
        <Icon name="tick" />
        <div>
          <h1>{again ? m.say('这件已经收到了', 'We have this one already') : m.say('交上了', 'We have it')}</h1>
          <p class="lead">
            {again
              ? m.say('没有重复登记，还是这张回执', 'Nothing was registered twice; this is the same receipt')
              : m.say('把编号和查询码记下来', 'Keep the number and the query code')}
          </p>
        </div>
      </div>
      <div class="two slips" data-filed={form}>
        <Slip m={m} ctx={ctx} slip={{ ...slip, by }} picture={picture} />
        <div class="rest stack-l">
          <TakeAlong m={m} slip={slip} />
          {aid === null && (
            <section class="card">
              <h2>{m.say('接下来您做什么', 'What to do now')}</h2>
              <ul class="rows">{now}</ul>
            </section>
          )}
          <p class="note">
            {m.say('办这件事', 'This service ')}
            <b>{m.say('不收一分钱', 'is free')}</b>
            {m.say('。谁让您转账、报验证码，就是骗子。', '. Whoever asks for money or a code is a cheat.')}
          </p>
          <Finished m={m} />
        </div>
      </div>
    </Page>
  );
}

/** On to the progress, and what one takes along of the slip: copied, as a picture, on paper. */
function TakeAlong({ m, slip }: { m: Manner; slip: SlipFacts }) {
  return (
    <>
      <div class="acts">
        <a class="btn do big" href="/progress/mine">
          <Icon name="search" />
          {m.say('看进度', 'See the progress')}
        </a>
        <button
          class="btn"
          type="button"
          data-copy={copyOf(m, slip)}
          data-copied={m.say('抄下来了，粘到微信里就能发', 'Copied')}
          hidden
        >
          {m.say('复制编号和查询码', 'Copy number and code')}
        </button>
        <button class="btn" type="button" data-picture={`${slip.title} ${slip.number}`} hidden>
          {m.say('存成图片', 'Save as a picture')}
        </button>
        <button class="btn" type="button" data-print hidden>
          <Icon name="print" />
          {m.say('打印这张单子', 'Print this slip')}
        </button>
      </div>
      {/* No other page waits for what draws a slip. */}
      <script src={m.asset('slip.js')} defer />
      <p class="hint">
        {m.say(
          '没有打印机？存成图片，或者把编号和查询码抄下来。',
          'No printer? Save it as a picture, or write down the number and the code.',
        )}
      </p>
    </>
  );
}

/** What goes into a message to the family: enough to ask how far it is, and nothing of who complains of whom. */
function copyOf(m: Manner, { title, number, queryCode }: SlipFacts): string {
  return [
    `${title} ${number}`,
    ...(queryCode === null ? [] : [`${m.say('查询码', 'Query code')} ${codeShown(queryCode)}`]),
  ].join('\n');
}

/** To who tells of danger to life, when he files and whenever he adds to it: whom to call first, and what to do until the help is there. */
export function Grave({ m, aid }: { m: Manner; aid: FirstAid }) {
  const [first, ...others] = aid.numbers;
  const words = (number: (typeof aid.numbers)[number]) =>
    m.say(`打 ${number} ${emergencyNumbers[number].zh}`, `Call ${number}, ${emergencyNumbers[number].en}`);
  return (
    <section class="sum stack" role="alert" data-test="grave">
      <h2>{aid.dial === null ? m.say('先打电话', 'Call first') : m.say(aid.dial.zh, aid.dial.en)}</h2>
      {first !== undefined && (
        <a class="btn big full" href={`tel:${first}`}>
          {words(first)}
        </a>
      )}
      {others.map((number) => (
        <a class="btn full" href={`tel:${number}`}>
          {words(number)}
        </a>
      ))}
      {aid.steps.map(({ zh, en }) => (
        <p>
          <b>{m.say(zh, en)}</b>
        </p>
      ))}
      <p>{m.say('我们值班的人也马上来看这一件。', 'Whoever is on duty here is called at once too.')}</p>
    </section>
  );
}

/**
 * What to do first where what was told sounds like danger to life, by the ear that pages those on duty; it listens after the answer, so that
 * the page asks itself.
 */
export function aidFor(ctx: Context, words: readonly string[]): FirstAid | null {
  const heard = words.flatMap((one) => {
    const alarm = one === '' ? null : (ctx.alarmOf?.(one, ctx.today) ?? null);
    return alarm === null ? [] : [{ danger: alarm.danger, words: one }];
  });
  return heard.length === 0 ? null : (ctx.firstAid?.of(heard) ?? null);
}

/** How an address or a ticket says which rows of first aid the next page shows; empty for none. */
export const aidKeys = (aid: FirstAid | null): string => aid?.keys.join('.') ?? '';
export const aidByKeys = (ctx: Context, keys: string): FirstAid | null => ctx.firstAid?.by(keys.split('.')) ?? null;

function Slip({ m, ctx, slip, picture }: Pick<FiledProps, 'm' | 'ctx' | 'slip' | 'picture'>) {
  const { county } = ctx;
  const { title, number, queryCode, files } = slip;
  return (
    <article class="slip" aria-label={title}>
      <h2>{title}</h2>
      <p class="org">{county.county.bureauName}</p>
      <div class="nos">
        <div>
          <span class="hint">{m.say('编号', 'Number')}</span>
          <span class="no" data-test="number">
            {number}
          </span>
          <span class="hint">
            {m.say('查询码', 'Query code')} <b class="nb">{m.say('别给外人看', 'keep it to yourself')}</b>
          </span>
          <span class="no" data-test="code">
            {queryCode === null ? m.say('在先前的回执上', 'on the earlier slip') : codeShown(queryCode)}
          </span>
        </div>
        <img
          class="qr"
          alt={m.say('二维码：扫一扫看进度', 'QR code of the progress page')}
          src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
          width="112"
          height="112"
        />
      </div>
      {slip.secret}
      {slip.by}
      <dl class="facts">
        {slip.facts.map(([name, words]) => (
          <>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </>
        ))}
        {files > 0 && (
          <>
            <dt>{m.say('照片、文件', 'Photos, files')}</dt>
            <dd>{m.say(`附了 ${files} 个文件`, `${files} file${files === 1 ? '' : 's'} came with it`)}</dd>
          </>
        )}
        <dt>{m.say('交来的时间', 'Filed')}</dt>
        <dd>
          {timeWords(m, slip.filedAt)}
          {m.say('，网页', ', on this page')}
        </dd>
      </dl>
      <p class="hint">
        {m.say(
          `查进度：扫上面的码，或打 ${county.county.hotline}，报编号和查询码。`,
          `Progress: scan the code, or call ${county.county.hotline} with the number and the query code.`,
        )}
      </p>
    </article>
  );
}

/** 「打给柳河市场监管所 0399-652 0300，工作日 8:30–17:30」: whom a number of the slip reaches, for a number alone does not say, and when. */
export function CallThem({
  m,
  ctx,
  of: { kind, name, phone },
}: {
  m: Manner;
  ctx: Context;
  of: Pick<Organisation, 'kind' | 'name' | 'phone'>;
}) {
  if (phone === '') return null;
  const { hotlineHours, officeHours } = ctx.county.county;
  const hours = hoursWords(m, kind === 'centre' ? hotlineHours : officeHours);
  const who = kind === 'centre' ? '12315中心' : name;
  return (
    <>
      <br />
      {m.say(`打给${who}`, kind === 'centre' ? 'Call the centre:' : `Call ${name}:`)} <Phone number={phone} />
      {hours !== '' && <span class="hint"> {hours}</span>}
    </>
  );
}

/** 「（柳河镇郭庄村）」 after a name; empty when the place is not known. */
export function placeIn(m: Manner, ctx: Context, regionId: string | null): string {
  const { regions } = ctx.county;
  const region = regions.find((one) => one.id === regionId);
  if (region === undefined) return '';
  return m.say(`（${regionPath(region, regions)}）`, ` (${regionPath(region, regions)})`);
}
