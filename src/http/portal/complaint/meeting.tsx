/** 当面谈的日子: the leaf of the day with its hour and place, the way there, another day, and what to bring. */
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { chinaDayOf, type Day } from '../../../domain/base/calendar.ts';
import { sessionWayWords } from '../../../domain/complaint/mediation/session-way.ts';
import { isToCome } from '../../../domain/complaint/mediation/summons.ts';
import type { IdentityMaterial, PlannedSession } from '../../../domain/complaint/steps/records.ts';
import type { Context } from '../../../actions/base/context.ts';
import { Text, type Form } from '../base/field.tsx';
import { Phone } from '../base/layout.tsx';
import { dayWords, hourWords, weekdayOf, type Manner } from '../base/language.ts';

interface StepProps {
  form: Form;
  ctx: Context;
  complaint: Complaint;
  /** Sent with the wish for another day. */
  token: string;
  /** False for who may not speak in the matter. */
  mayAsk: boolean;
}

/** What he has to come to or to bring next; nothing while he only waits. */
export function NextStep(props: StepProps) {
  const { ctx, complaint, form } = props;
  const { identity, state } = complaint;
  if (state === 'mediating' && isToCome(complaint.summons, ctx.today))
    return <Meeting {...props} summons={complaint.summons} />;
  const isAsked =
    identity !== null && identity.answeredOn === null && (state === 'registered' || state === 'dispatched');
  if (!isAsked) return null;
  return (
    <div class="day" data-test="papers-asked">
      <Leaf m={form.m} on={identity.dueOn} />
      <div>
        <b>{form.m.say('这天以前交材料', 'Papers to be handed in by this day')}</b>
        <Bring m={form.m} things={identity.materials.map((one) => materialWords[one])} />
      </div>
    </div>
  );
}

function Meeting({ form, ctx, complaint, summons, token, mayAsk }: StepProps & { summons: PlannedSession }) {
  const { m } = form;
  const place = knownPlace(ctx, summons.place);
  const onSite = summons.way === 'onSite';
  const way = sessionWayWords[summons.way];
  return (
    <>
      <div class="day" data-test="meeting">
        <Leaf m={m} on={chinaDayOf(summons.heldAt)} />
        <div>
          <b>{hourWords(m, summons.heldAt)}</b>
          <br />
          <b lang={m.language === 'en' ? 'zh-CN' : undefined}>{summons.place}</b>
          {place !== null && place.address !== '' && place.address !== summons.place && (
            <>
              <br />
              {place.address}
            </>
          )}
          {!onSite && (
            <>
              <br />
              {m.say(`不用跑一趟，${way.zh}谈。`, `No need to come: it is held by ${way.en.toLowerCase()}.`)}
            </>
          )}
        </div>
      </div>
      <div class="ql gap">
        {onSite && (
          <a
            class="btn"
            href={`https://uri.amap.com/search?keyword=${encodeURIComponent(`${ctx.county.county.name}${place?.address || summons.place}`)}`}
            rel="noreferrer"
          >
            {m.say('怎么走', 'The way there')}
          </a>
        )}
        {mayAsk && <AnotherDay form={form} token={token} />}
      </div>
      <Bring m={m} things={bringTo(complaint, summons.way, ctx.today)} />
      {place !== null && place.phone !== '' && (
        <p class="hint">
          {m.say('找不到地方，打 ', 'Cannot find it? Call ')}
          <Phone number={place.phone} />
        </p>
      )}
    </>
  );
}

/** 改日子: his words go to the officer; nothing is moved by it. */
function AnotherDay({ form, token }: { form: Form; token: string }) {
  const { m, problems } = form;
  return (
    <details class="another" open={problems.some(({ path }) => path === 'anotherDay')}>
      <summary class="btn">{m.say('改日子', 'Another day')}</summary>
      <form method="post" action="/progress/another-day" novalidate>
        <input type="hidden" name="token" value={token} />
        <Text
          form={form}
          name="anotherDay"
          rows={2}
          label={m.say('哪天、几点来得了', 'When could you come?')}
          hint={m.say(
            '交给办的人，由他和店家重新约；没有告诉您改了以前，还是原来的日子',
            'It goes to the officer, who asks the shop too; until you are told, the day stands',
          )}
        />
        <button class="btn do full gap">{m.say('告诉办的人', 'Tell the officer')}</button>
      </form>
    </details>
  );
}

/** The page of a calendar: month, day, weekday. */
function Leaf({ m, on }: { m: Manner; on: Day }) {
  const [, month, day] = on.split('-').map(Number);
  const name = m.say(
    `${month}月`,
    new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(new Date(on)),
  );
  return (
    <time class="leaf" datetime={on}>
      <span>{name}</span>
      <b>{day}</b>
      <span>{weekdayOf(m, on)}</span>
    </time>
  );
}

/** 您要带的 */
function Bring({ m, things }: { m: Manner; things: readonly { zh: string; en: string }[] }) {
  return (
    <>
      <p class="gap">
        <b>{m.say('您要带的', 'What to bring')}</b>
      </p>
      <ul class="bring">
        {things.map(({ zh, en }) => (
          <li>{m.say(zh, en)}</li>
        ))}
      </ul>
    </>
  );
}

const idCard = { zh: '身份证', en: 'Your identity card' };
const bought = { zh: '剩下的东西和包装', en: 'What is left of the goods, with the packing' };
const receipts = { zh: '小票、收据；没有就带付款记录', en: 'Receipts, or the record of the payment' };
const mandate = { zh: '授权委托书原件、代办人的身份证', en: 'The power of attorney, and the agent’s identity card' };
const atHand = { zh: '电话开着，东西和小票放在手边', en: 'Keep the telephone on, and the goods and receipts at hand' };

/** What a talk asks for, by how it is held (form 7, item 4). */
function bringTo(complaint: Complaint, way: PlannedSession['way'], today: Day) {
  if (way !== 'onSite') return [atHand];
  const acts = complaint.agents.some(({ endedOn, until }) => endedOn === null && (until === null || until >= today));
  return [idCard, bought, receipts, ...(acts ? [mandate] : [])];
}

/** The papers that are asked for (第十条、第十一条), as one says them to a neighbour. */
const materialWords = {
  idPaper: idCard,
  contact: { zh: '您真实的电话和住址', en: 'Your true telephone and address' },
  consumer: { zh: '您的姓名、电话、住址', en: 'Your name, telephone and address' },
  operator: { zh: '店家的名字和地址', en: 'The name and the address of the shop' },
  facts: { zh: '出了什么事、您要什么', en: 'What happened, and what you ask for' },
  authorisation: mandate,
} as const satisfies Record<IdentityMaterial, { zh: string; en: string }>;

/** The station or the office that the place names, with its address and telephone; null where it is none of them. */
function knownPlace({ county: { stations, organisations } }: Context, place: string) {
  const named = ({ name }: { name: string }) => place.includes(name);
  return stations.find(named) ?? organisations.find(named) ?? null;
}

/** 「12月2日（星期三）上午9:30」 of a talk that is to come, for the list of what is ahead. */
export function meetingWhen(m: Manner, { heldAt }: Pick<PlannedSession, 'heldAt'>, today: Day): string {
  return `${dayWords(m, chinaDayOf(heldAt), today)}${m.say('', ', ')}${hourWords(m, heldAt)}`;
}
