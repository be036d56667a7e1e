/** 申请建站: a shop, a market or a village asks for a station without an account; photos come with it, and the answer has a number. */
import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import { charterStateWords, type Charter } from '../../../domain/station/charter.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { inForce, measureNames, measureWords, type StandardItem } from '../../../domain/station/standard.ts';
import { stationKindCodes, stationKinds } from '../../../domain/base/station-kind.ts';
import { charterFrame } from '../../../actions/station/charter.ts';
import { openEntry } from '../../../actions/matter/docket.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { listStandards } from '../../../store/station/standard.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { keepFiles, Photos, readForm } from '../base/attachment.tsx';
import { described, fieldClass, formTitle, one, Problems, Text, Village, Wrong, type Form } from '../base/field.tsx';
import { readApplication, refusedPlainly } from './application-form.ts';
import { Page, Phone, sendPage, sentForm } from '../base/layout.tsx';
import { isSwitch, mannerOf, type Manner } from '../base/language.ts';
import { openSealedId, sealedId } from '../base/ticket.ts';

export const applicationPages = new Hono<Env>();

applicationPages.get('/stations/apply', async (c) => {
  const ctx = consumerContext(c);
  const form = { m: mannerOf(c), typed: {}, problems: [] };
  const kinds = await kindsOf(ctx.db, ctx.actor.countyId);
  return sendPage(
    c,
    <ApplyPage form={form} county={ctx.county} kinds={kinds} token={sealedId(c, uuidv7())} attachments={[]} />,
  );
});

applicationPages.post('/stations/apply', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  // Read first, so that who has to wait keeps what he wrote.
  const upload = await readForm(c);
  c.get('deps').limits.filing.demand(addressOf(c), ctx.at.getTime());
  const id = openSealedId(c, one(upload.fields, 'token')) ?? uuidv7();
  const { typed, attachments, problems } = await keepFiles(ctx, upload);
  const known = await findEntry<Charter>(ctx.db, 'charter', ctx.actor.countyId, { id });
  if (known !== null) return c.redirect(`/stations/applications/${known.id}`, 303);
  const read = readApplication(typed, ctx.county, { id, attachmentIds: attachments.map((file) => file.id) });
  const isAgain = isSwitch(c);
  const all = isAgain ? [] : [...read.problems, ...problems];
  if (read.input !== null && all.length === 0 && !isAgain) {
    try {
      const opened = await openEntry(ctx, charterFrame, read.input);
      return c.redirect(`/stations/applications/${opened.id}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      all.push(...refusedPlainly(error));
    }
  }
  const form = { m, typed, problems: all };
  const kinds = await kindsOf(ctx.db, ctx.actor.countyId);
  return sendPage(
    c,
    <ApplyPage form={form} county={ctx.county} kinds={kinds} token={sealedId(c, id)} attachments={attachments} />,
    isAgain ? 200 : 422,
    true,
  );
});

/** How far the application has come; its address is known to who sent it alone, and names no person. */
applicationPages.get('/stations/applications/:id', async (c) => {
  const ctx = consumerContext(c);
  const id = c.req.param('id');
  if (!/^[0-9a-f-]{36}$/u.test(id)) throw new Refusal('not-found');
  const charter = await findEntry<Charter>(ctx.db, 'charter', ctx.actor.countyId, { id });
  if (charter === null || !charter.byVenue) throw new Refusal('not-found');
  return sendPage(c, <ReceivedPage m={mannerOf(c)} county={ctx.county} charter={charter} />, 200, true);
});

async function kindsOf(db: Parameters<typeof listStandards>[0], countyId: number): Promise<readonly StandardItem[]> {
  const kinds = inForce(await listStandards(db, countyId)).filter((standard) => standard.subject === 'kinds');
  return kinds.flatMap((standard) => standard.items);
}

interface ApplyProps {
  form: Form;
  county: CountyFacts;
  kinds: readonly StandardItem[];
  /** The id of this form in its seal: a second press of the button is the same application. */
  token: string;
  attachments: readonly Attachment[];
}

function ApplyPage({ form, county, kinds, token, attachments }: ApplyProps) {
  const { m } = form;
  const title = m.say('申请建站', 'Apply for a station');
  return (
    <Page m={m} county={county} script="form" title={formTitle(m, form.problems, title)}>
      <form class="stack read" action="/stations/apply" {...sentForm}>
        <h1>{title}</h1>
        <p class="lead">
          {m.say(
            '商场、市场、企业、景区、学校、村和社区都能申请消费维权站点。不用注册，所里看过材料会到现场。',
            'Malls, markets, firms, sights, schools and villages may ask for a station. No account is needed.',
          )}
        </p>
        <Problems {...form} />
        <input type="hidden" name="token" value={token} />
        <WhichStation form={form} county={county} kinds={kinds} />
        <HowLarge form={form} />
        <WhomToCall form={form} attachments={attachments} />
        <button class="btn do big full">{m.say('提交申请', 'Apply')}</button>
      </form>
    </Page>
  );
}

function WhichStation({ form, county, kinds }: Pick<ApplyProps, 'form' | 'county' | 'kinds'>) {
  const { m } = form;
  return (
    <fieldset class="card">
      <legend>
        <i>1</i>
        {m.say('什么站、在哪里', 'Which station, and where')}
      </legend>
      <Text form={form} name="name" label={m.say('站点叫什么', 'Name of the station')} />
      <PickOne
        form={form}
        name="kind"
        label={m.say('申请哪一类', 'Kind')}
        options={kinds.map((kind) => ({ value: kind.code, words: kind.zh }))}
      />
      <PickOne
        form={form}
        name="venue"
        label={m.say('建在哪里', 'Where it stands')}
        options={stationKindCodes.map((kind) => ({
          value: kind,
          words: m.say(stationKinds[kind].zh, stationKinds[kind].en),
        }))}
      />
      <Village form={form} county={county} name="village" label={m.say('在哪个村（社区）', 'Village')} others={[]} />
      <Text
        form={form}
        name="host"
        label={m.say('单位名称', 'Your house')}
        aside={m.say('村和社区不用写', 'not for villages')}
      />
      <Text
        form={form}
        name="address"
        label={m.say('地址', 'Address')}
        aside={m.say('写到门牌，村和社区不用写', 'with the number; not for villages')}
      />
    </fieldset>
  );
}

/** A village has neither stalls nor stars: folded away, until something is written into it or wrong with it. */
function HowLarge({ form }: Pick<ApplyProps, 'form'>) {
  const { m } = form;
  const isUsed =
    measureNames.some((name) => one(form.typed, name) !== '') ||
    form.problems.some(({ path }) => (measureNames as readonly string[]).includes(path));
  return (
    <details class="card" open={isUsed}>
      <summary>
        {m.say(
          '商场、市场、景区、酒店：有多大，知道哪个写哪个',
          'Malls, markets, sights, hotels: how large, what you know',
        )}
      </summary>
      {measureNames.map((name) => (
        <Text
          form={form}
          name={name}
          label={m.say(measureWords[name].zh, measureWords[name].en)}
          attributes={{ inputmode: 'numeric' }}
        />
      ))}
    </details>
  );
}

function WhomToCall({ form, attachments }: Pick<ApplyProps, 'form' | 'attachments'>) {
  const { m } = form;
  return (
    <fieldset class="card">
      <legend>
        <i>2</i>
        {m.say('找谁', 'Whom to call')}
      </legend>
      <Text form={form} name="contact" label={m.say('联系人', 'Contact')} />
      <Text form={form} name="phone" type="tel" label={m.say('电话', 'Telephone')} attributes={{ inputmode: 'tel' }} />
      <Text
        form={form}
        name="reason"
        rows={3}
        label={m.say('为什么想建', 'Why')}
        aside={m.say('可以不写', 'optional')}
      />
      <Photos form={form} attachments={attachments} />
    </fieldset>
  );
}

function PickOne(props: {
  form: Form;
  name: string;
  label: string;
  options: readonly { value: string; words: string }[];
}) {
  const { form, name, label, options } = props;
  const chosen = one(form.typed, name);
  return (
    <div class={fieldClass(form, name)}>
      <label for={name}>{label}</label>
      <Wrong form={form} name={name} />
      <select id={name} name={name} {...described(form, name)}>
        <option value="">{form.m.say('请挑一个', 'Please pick')}</option>
        {options.map((option) => (
          <option value={option.value} selected={chosen === option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  );
}

function ReceivedPage({ m, county, charter }: { m: Manner; county: CountyFacts; charter: Charter }) {
  const office = county.organisations.find((place) => place.id === charter.officeId);
  const words = charterStateWords[charter.state];
  return (
    <Page m={m} county={county} title={m.say('建站申请', 'Application')}>
      <div class="read stack">
        <h1>{m.say('建站申请收到了', 'Your application is here')}</h1>
        <p class="lead">
          {m.say(`编号 ${charter.number}，现在：${words.zh}`, `Number ${charter.number}, now: ${words.en}`)}
        </p>
        {charter.state === 'refused' && (
          <p>{m.say(`没有设立，原因：${charter.endReason}`, `Refused: ${charter.endReason}`)}</p>
        )}
        <p>
          {m.say(
            '先看材料，再到现场核查，合格的成批批准、授牌。这一页的网址收好，随时能看进度。',
            'Papers first, then a visit, then the approval. Keep the address of this page.',
          )}
        </p>
        {office !== undefined && office.phone !== '' && (
          <p>
            {office.name} <Phone number={office.phone} />
          </p>
        )}
        <a class="btn" href="/stations">
          {m.say('看全部站点', 'See all stations')}
        </a>
      </div>
    </Page>
  );
}
