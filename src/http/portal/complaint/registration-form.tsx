/** The filing form (投诉登记表, form 1 of the official set) as questions that a villager can answer. */
import type { Attachment } from '../../../domain/matter/attachment.ts';
import { isInUse, type Category } from '../../../domain/county/category.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { Photos } from '../base/attachment.tsx';
import { AnsweredBefore } from './asked-page.tsx';
import { ForAnother } from './agent-form.tsx';
import { Wish } from './claim-form.tsx';
import { formTitle, one, Problems, Text, Tick, Village, WhenBoxes, type Form } from '../base/field.tsx';
import { outside, unknown } from './filing.ts';
import { Hurt } from './injury-form.tsx';
import { KeptLine, keptForm, Unsent } from '../base/kept-form.tsx';
import { Hotline, isHotlineShut, Page } from '../base/layout.tsx';
import { AtStation } from './poster.tsx';

interface FormProps {
  form: Form;
  county: CountyFacts;
  /** The id of this form in its seal: a second press of the button is the same filing. */
  token: string;
  attachments: readonly Attachment[];
}

export function FilingPage({ form, county, token, attachments }: FormProps) {
  const { m } = form;
  return (
    <Page
      m={m}
      county={county}
      script="form"
      title={formTitle(m, form.problems, m.say('我要投诉', 'File a complaint'))}
    >
      <div class="two">
        <form class="stack" action="/complaint" {...keptForm}>
          <Unsent m={m} county={county} facts={toldFacts(m)} />
          <h1>{m.say('我要投诉', 'File a complaint')}</h1>
          <KeptLine m={m} />
          <Sections m={m} />
          <Before form={form} />
          <Problems {...form} />
          <Unseen form={form} token={token} />
          <AtStation form={form} county={county} />
          <Who form={form} county={county} />
          <Against form={form} county={county} />
          <Story form={form} county={county} />
          <Wish form={form} />
          <Papers form={form} attachments={attachments} />
          <Consents form={form} />
          <p>
            {m.say(
              '交上去，就是说：写的是真事，名字是真的。名字电话只给办这件事的人看。',
              'By sending this you say that it is true and the name is yours. Only those who handle it see your name and telephone.',
            )}{' '}
            <a href="/privacy">{m.say('您的信息怎么用', 'How your data are used')}</a>
          </p>
          <button class="btn do big full">{m.say('交上去', 'Send')}</button>
        </form>
        <aside class="side stack">
          <div class="note">
            <b>{m.say('写不下来？', 'Hard to write?')}</b>
            <br />
            {m.say('打 ', 'Call ')}
            <Hotline m={m} county={county} />
            {isHotlineShut(m, county)
              ? m.say('。先在这里写，夜里也收。', '. Write it here: it is taken by night, too.')
              : m.say('，有人替您记。', ', someone writes it down for you.')}
          </div>
          <div class="card">
            <h2>{m.say('手边有这些更好', 'Good to have at hand')}</h2>
            <ul class="rows">
              <li>{m.say('小票、收据、付款记录', 'Receipts, proof of payment')}</li>
              <li>{m.say('东西和包装的照片', 'Photos of the goods and the packing')}</li>
              <li>{m.say('店家说过的话', 'What the shop said')}</li>
            </ul>
          </div>
        </aside>
      </div>
    </Page>
  );
}

function Papers({ form, attachments }: Pick<FormProps, 'form' | 'attachments'>) {
  const { m } = form;
  return (
    <fieldset class="card" id="papers">
      <legend>
        <i>5</i>
        {m.say('照片、小票', 'Photos, receipts')} <span class="hint">{m.say('没有也能交', 'not needed')}</span>
      </legend>
      <Photos form={form} attachments={attachments} />
    </fieldset>
  );
}

function Unseen({ form, token }: Pick<FormProps, 'form' | 'token'>) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      <AnsweredBefore typed={form.typed} />
    </>
  );
}

/** The six parts of the form, to leap to; a part that needs nothing more is ticked by fill.js. */
function Sections({ m }: { m: Form['m'] }) {
  const parts = [
    { id: 'who', words: m.say('您', 'You') },
    { id: 'against', words: m.say('告谁', 'Shop') },
    { id: 'what', words: m.say('什么事', 'Story') },
    { id: 'wish', words: m.say('想要', 'Wish') },
    { id: 'papers', words: m.say('照片', 'Photos') },
    { id: 'consents', words: m.say('愿意', 'Agree') },
  ];
  return (
    <nav class="sections" aria-label={m.say('这张表的六段', 'The six parts')}>
      {parts.map(({ id, words }, i) => (
        <a href={`#${id}`}>
          <i>{i + 1}</i>
          {words}
        </a>
      ))}
    </nav>
  );
}

/** What of the form is read out on the telephone while it cannot be sent. */
function toldFacts(m: Form['m']) {
  return [
    { words: m.say('谁', 'Who'), of: 'name phone village' },
    { words: m.say('告谁', 'Against whom'), of: 'shop shopVillage shopAddress' },
    { words: m.say('什么事', 'What happened'), of: 'story' },
    { words: m.say('想要', 'Wanted'), of: 'ask claim amount' },
  ];
}

/** What may spare the form: one that was sent already, and what is answered already. */
function Before({ form: { m } }: { form: Form }) {
  return (
    <>
      <p>
        <a class="tap" href="/progress">
          {m.say('交过了？用编号和查询码补充', 'Filed already? Add to it with number and query code')}
        </a>
      </p>
      <p>
        <a class="tap" href="/guides" target="_blank">
          {m.say('先搜一搜：您要问的是不是已经有答案', 'Look first whether it is answered already')}
        </a>
      </p>
    </>
  );
}

function Who({ form, county }: { form: Form; county: CountyFacts }) {
  const { m } = form;
  return (
    <fieldset class="card" id="who">
      <legend>
        <i>1</i>
        {m.say('您是谁', 'Who are you')}
      </legend>
      <Text form={form} name="name" label={m.say('姓名', 'Name')} attributes={{ autocomplete: 'name' }} />
      <Text
        form={form}
        name="phone"
        type="tel"
        label={m.say('电话', 'Telephone')}
        aside={m.say('好告诉您办到哪了', 'so that we can tell you')}
        attributes={{ autocomplete: 'tel', inputmode: 'tel' }}
      />
      <Village
        form={form}
        county={county}
        name="village"
        label={m.say('您住哪个村（社区）', 'Your village')}
        others={[{ value: outside, words: m.say('不在本县', 'Outside the county') }]}
      />
      <Text
        form={form}
        name="address"
        label={m.say('住址', 'Address')}
        aside={m.say('住本县的可以不写', 'only if outside the county')}
        attributes={{ autocomplete: 'street-address' }}
      />
      <ForAnother form={form} />
    </fieldset>
  );
}

function Against({ form, county }: { form: Form; county: CountyFacts }) {
  const { m } = form;
  return (
    <fieldset class="card" id="against">
      <legend>
        <i>2</i>
        {m.say('告谁', 'Against whom')}
      </legend>
      <Text
        form={form}
        name="shop"
        label={m.say('店名或卖东西的人', 'The shop or the seller')}
        attributes={{
          'data-shops': m.say('是这里面的一家吗？点一下就填好', 'One of these? A touch fills it in'),
          'data-likely': m.say(
            '和您刚交的、刚查看的那件相近。接着写也行，交的时候会问您要不要一起办。',
            'It is like the complaint that you have just filed or opened. You may go on; we shall ask whether to join them.',
          ),
        }}
      />
      <Village
        form={form}
        county={county}
        name="shopVillage"
        label={m.say('店在哪里', 'Where is the shop')}
        hint={m.say('按这个决定交给哪个所办', 'This decides which office handles it')}
        street="shopAddress"
        others={[
          { value: unknown, words: m.say('都不是，或者不知道', 'None of these, or not known') },
          { value: outside, words: m.say('网上买的，或在外县', 'Bought online, or outside the county') },
        ]}
      />
      <WhoDecides m={m} />
      <Text
        form={form}
        name="shopAddress"
        label={m.say('店在哪条街、哪个商场', 'Street, mall or market')}
        aside={m.say('不知道可以不写', 'if known')}
      />
      <Text
        form={form}
        name="shopPhone"
        type="tel"
        label={m.say('店家电话', "The shop's telephone")}
        aside={m.say('不知道可以不写', 'if known')}
        attributes={{ inputmode: 'tel' }}
      />
    </fieldset>
  );
}

/** Of what was bought online or in another county (《办法》第十三条): who has power over it, and where to go; shown to who says that it was. */
function WhoDecides({ m }: { m: Form['m'] }) {
  return (
    <p class="note gap decides">
      <b>{m.say('这样的归谁管', 'Who decides')}</b>
      <br />
      {m.say(
        '外县的店，归店所在的县。网店归它在平台上写的地址，或者平台公司所在地的市场监管局；自己开的网站，归它公司所在地。',
        'A shop of another county: the bureau there. A shop on a platform: the bureau of the address that it shows there, or of the platform; a site of its own: where its company sits.',
      )}{' '}
      <a href="https://www.12315.cn/">{m.say('去全国12315平台交', 'File on the national 12315 platform')}</a>
      {m.say(
        '，直接到那里，最快。交给我们也行，告诉您该归谁；店的网址、外县的地名写在下面。',
        ' and it goes there at once. You may file here too and hear who decides; write the web address or the place below.',
      )}
    </p>
  );
}

function Story({ form, county }: { form: Form; county: CountyFacts }) {
  const { m } = form;
  return (
    <fieldset class="card" id="what">
      <legend>
        <i>3</i>
        {m.say('什么事', 'What happened')}
      </legend>
      <Text
        form={form}
        name="story"
        rows={6}
        label={m.say('照您说话的样子写', 'Tell it in your own words')}
        hint={m.say(
          '买的什么、花了多少、哪里不对、店家怎么说',
          'What you bought, what it cost, what is wrong, what the shop said',
        )}
      />
      <p class="hint">
        <a
          class="tap"
          href="/recalls"
          target="_blank"
          data-recalls={m.say('在召回名单上，点开看怎么办：', 'On the recall list: ')}
        >
          {m.say('买的东西在不在召回名单上', 'Is it on the recall list?')}
        </a>
      </p>
      <output
        class="note gap"
        data-guides={m.say('您要问的是不是这个？点开看看；不是就接着写。', 'Is it this? Look, or go on writing.')}
        hidden
      />
      <WhenBoxes form={form} />
      <div class="f">
        <label for="category">
          {m.say('哪一类东西', 'Kind of goods or service')} <em>{m.say('说不清可以不选', 'if clear')}</em>
        </label>
        <select id="category" name="category">
          <option value="">{m.say('说不清', 'Not clear')}</option>
          <CategoryGroup form={form} categories={county.categories} kind="goods" label={m.say('买的东西', 'Goods')} />
          <CategoryGroup form={form} categories={county.categories} kind="services" label={m.say('服务', 'Services')} />
        </select>
      </div>
      <Hurt form={form} />
    </fieldset>
  );
}

function CategoryGroup({
  form,
  categories,
  kind,
  label,
}: {
  form: Form;
  categories: readonly Category[];
  kind: Category['kind'];
  label: string;
}) {
  return (
    <optgroup label={label}>
      {categories
        .filter((category) => category.kind === kind && category.parentCode === null && isInUse(category))
        .map((category) => (
          <option value={category.code} selected={one(form.typed, 'category') === category.code}>
            {form.m.say(category.zh.replace(/类$/u, ''), category.en)}
          </option>
        ))}
    </optgroup>
  );
}

function Consents({ form }: { form: Form }) {
  const { m } = form;
  return (
    <fieldset class="card" id="consents">
      <legend>
        <i>6</i>
        {m.say('愿意的打勾', 'Tick what you agree to')}{' '}
        <span class="hint">{m.say('不打勾也一样办', 'not needed')}</span>
      </legend>
      <div class="f">
        <Tick
          form={form}
          name="entrust"
          value="yes"
          note={m.say('委托调解，店家也同意才行', 'Only if the shop agrees too')}
        >
          {m.say('可以请消费者协会等帮着调解', "The consumers' association may mediate")}
        </Tick>
        <Tick
          form={form}
          name="publish"
          value="yes"
          note={m.say(
            '办完以后有人审了才公示，不写您的名字、电话、住址；不想公示了，在查进度的页面上按一下，或者打电话，就收起',
            'Decided on after it is closed, without your name, telephone and address; say so on the page of your progress or by telephone and it is taken down',
          )}
        >
          {m.say('可以公示这件投诉', 'This complaint may be published')}
        </Tick>
      </div>
    </fieldset>
  );
}
