/** The form of a tip-off (举报登记表) as questions that a villager can answer, and the same words read again afterwards. */
import type { Attachment } from '../../../domain/matter/attachment.ts';
import { conducts, type ConductCode } from '../../../domain/law/conduct.ts';
import { regionPath } from '../../../domain/county/region.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { Photos } from '../base/attachment.tsx';
import { formTitle, one, Problems, Text, Village, WhenBoxes, type Form } from '../base/field.tsx';
import { outside, unknown } from '../complaint/filing.ts';
import { ownMarksTyped } from './filing.ts';
import { Hotline, isHotlineShut, Page, sentForm } from '../base/layout.tsx';
import { Who } from './reporter-form.tsx';
import { dayWords, type Manner } from '../base/language.ts';

interface FormProps {
  form: Form;
  county: CountyFacts;
  /** The id of this form in its seal: a second press of the button is the same tip-off. */
  token: string;
  attachments: readonly Attachment[];
}

export function TipoffPage({ form, county, token, attachments }: FormProps) {
  const { m } = form;
  return (
    <Page m={m} county={county} script="form" title={formTitle(m, form.problems, m.say('我要举报', 'Send a tip-off'))}>
      <div class="two">
        <form class="stack" action="/tipoff" {...sentForm}>
          <h1>{m.say('我要举报', 'Send a tip-off')}</h1>
          <p class="lead">
            {m.say(
              '店家违法，告诉我们去查。不留名字也行。',
              'Tell us of a shop that breaks the law. No name is needed.',
            )}
          </p>
          <p>
            {m.say('想退钱、换货、要赔偿，是投诉：', 'Do you want your money back? That is a complaint: ')}
            <a href="/complaint">{m.say('我要投诉', 'File a complaint')}</a>
            {m.say('。两样都要，写投诉，勾上“店家还违法”。', '. For both, complain and tick “also breaks the law”.')}
          </p>
          <Problems {...form} />
          <input type="hidden" name="token" value={token} />
          <Who form={form} />
          <Where form={form} county={county} />
          <Found form={form} />
          <Evidence form={form} attachments={attachments} />
          <p>
            {m.say('交上去，就是说：写的是真事。故意编造，要负责任。', 'By sending this you say that it is true.')}{' '}
            <a href="/privacy">{m.say('您的信息怎么用', 'How your data are used')}</a>
          </p>
          <button class="btn do big full">{m.say('交上去', 'Send')}</button>
        </form>
        <aside class="side stack">
          <div class="card">
            <h2>{m.say('正有人受害，等不得？', 'Danger right now?')}</h2>
            <p class="gap">
              {m.say('打 ', 'Call ')}
              <Hotline m={m} county={county} />
              {isHotlineShut(m, county) && m.say('；有生命危险打 110、120', '; where a life is in danger 110 or 120')}
            </p>
          </div>
        </aside>
      </div>
    </Page>
  );
}

function Evidence({ form, attachments }: Pick<FormProps, 'form' | 'attachments'>) {
  const { m } = form;
  return (
    <fieldset class="card">
      <legend>
        <i>4</i>
        {m.say('有什么证据', 'What shows it')} <span class="hint">{m.say('没有也能交', 'not needed')}</span>
      </legend>
      <Text
        form={form}
        name="evidence"
        rows={3}
        label={m.say('谁看见过、哪天能看到、东西在哪', 'Who saw it, when and where to look')}
      />
      <Photos form={form} attachments={attachments} />
      <p class="hint gap">
        {m.say(
          '照片里的拍摄地点我们会去掉；请别拍到您自己、您的车牌和单据上的名字。',
          'We take the place of shooting out of photos. Leave out yourself, your number plate and your name.',
        )}
      </p>
    </fieldset>
  );
}

function Where({ form, county }: { form: Form; county: CountyFacts }) {
  const { m } = form;
  return (
    <fieldset class="card">
      <legend>
        <i>2</i>
        {m.say('谁、在哪', 'Who and where')}
      </legend>
      <Text form={form} name="shop" label={m.say('店名或那个人', 'The shop or the person')} />
      <Village
        form={form}
        county={county}
        name="shopVillage"
        label={m.say('在哪个村（社区）', 'In which village')}
        hint={m.say('按这个决定交给哪个所去查', 'This decides which office looks into it')}
        others={[
          { value: outside, words: m.say('不在本县，或者是网店', 'Outside the county, or online') },
          { value: unknown, words: m.say('不知道', 'Not known') },
        ]}
      />
      <p class="note gap decides">
        <b>{m.say('这样的归谁查', 'Who looks into it')}</b>
        <br />
        {m.say(
          '外县的，归那个县的市场监管局。网店归它实际经营的地方；平台自己的事，归平台公司所在地。',
          'In another county: the bureau there. A shop online: where it really trades; what a platform does itself: where the platform sits.',
        )}{' '}
        <a href="https://www.12315.cn/">{m.say('去全国12315平台交', 'File on the national 12315 platform')}</a>
        {m.say(
          '，直接到那里，最快。交给我们也行，我们转过去，或者告诉您归谁；网址、地名写在下面。',
          ' and it goes there at once. You may file here too: we pass it on, or say who has charge; write the web address or the place below.',
        )}
      </p>
      <Text
        form={form}
        name="shopAddress"
        label={m.say('哪条街、哪个院子、哪个摊位', 'Street, yard or stall')}
        aside={m.say('写得越细越好找', 'the more exact the better')}
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

/** The kinds of conduct as a villager says them. */
const plainConducts: Record<ConductCode, string> = {
  R01: '吃的东西不安全',
  R02: '坑骗、欺负消费者',
  R03: '虚假宣传、仿冒别人',
  R04: '广告骗人',
  R05: '乱收费、不标价',
  R06: '东西质量不合格',
  R07: '没有执照、许可就开张',
  R08: '假冒商标、专利',
  R09: '缺斤短两、秤不准',
  R10: '网店、直播违法',
  R11: '霸王条款',
  R12: '药品、医疗器械、化妆品',
  R13: '电梯、锅炉、气瓶不安全',
  R14: '传销、直销',
  R99: '别的',
};

function Found({ form }: { form: Form }) {
  const { m } = form;
  return (
    <fieldset class="card">
      <legend>
        <i>3</i>
        {m.say('发现了什么', 'What you found')}
      </legend>
      <Text
        form={form}
        name="story"
        rows={6}
        label={m.say('照您说话的样子写', 'Tell it in your own words')}
        hint={m.say(
          '什么时候、怎么做的、卖给谁。别写您自己的名字和电话',
          'When, how, to whom. Leave out your own name and telephone',
        )}
      />
      {one(form.typed, 'who') === 'anonymous' && ownMarksTyped(form.typed).length > 0 && (
        <label class="tick">
          <input type="checkbox" name="meant" value="yes" checked={one(form.typed, 'meant') === 'yes'} />
          {m.say('不是我自己，或者就要这样交', 'They do not name me, or I want them sent so')}
        </label>
      )}
      <WhenBoxes form={form} />
      <div class="f">
        <label for="conduct">
          {m.say('像是哪一种', 'What it is like')} <em>{m.say('说不清可以不选', 'if clear')}</em>
        </label>
        <select id="conduct" name="conduct">
          <option value="">{m.say('说不清', 'Not clear')}</option>
          {(Object.keys(conducts) as ConductCode[]).map((code) => (
            <option value={code} selected={one(form.typed, 'conduct') === code}>
              {m.say(plainConducts[code], conducts[code].en)}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}

interface OwnProps {
  m: Manner;
  ctx: Context;
  tipoff: Tipoff;
  files: readonly Attachment[];
  added: readonly { at: string; words: string }[];
}

/** 您交的内容, folded together: who told it is not in it, nor is the shop's name anywhere else on the page. */
export function OwnTipoff({ m, ctx, tipoff, files, added }: OwnProps) {
  const { regions } = ctx.county;
  const region = regions.find((one) => one.id === tipoff.operatorRegionId);
  const place = region === undefined ? '' : regionPath(region, regions);
  const facts: [string, string][] = [
    [
      m.say('举报的是', 'About'),
      [tipoff.operatorName, place, tipoff.operatorAddress].filter((part) => part !== '').join(m.say('，', ', ')),
    ],
    [m.say('哪天的事', 'When'), tipoff.happenedOn === null ? '' : dayWords(m, tipoff.happenedOn, ctx.today)],
    [m.say('发现了什么', 'What you found'), tipoff.story],
    [m.say('证据、线索', 'What shows it'), tipoff.evidence],
    ...added.map(({ at, words }): [string, string] => [m.say(`后来补的话，${at}`, `Added, ${at}`), words]),
    [m.say('文件', 'Files'), files.map((file) => file.fileName).join(m.say('、', ', '))],
  ];
  return (
    <details class="card own">
      <summary>{m.say('您交的内容', 'What you handed in')}</summary>
      <dl class="facts">
        {facts.map(
          ([name, words]) =>
            words !== '' && (
              <>
                <dt>{name}</dt>
                <dd class="said">{words}</dd>
              </>
            ),
        )}
      </dl>
    </details>
  );
}
