/** The page of one's own matter: now, who, what next and by when, what happened, and what one may do. */
import type { Attachment } from '../../domain/attachment.ts';
import type { Complaint } from '../../domain/complaint.ts';
import type { Context } from '../../actions/context.ts';
import type { StoredAccount } from '../../store/account.ts';
import { formTitle, Problems, type Form } from './field.tsx';
import { Add, Leave, Own, Urge } from './followup.tsx';
import { Icon, nearestStation, Page, Phone } from './layout.tsx';
import { standingOf, type Standing } from './procedure.ts';
import { dayWords, markOf, timeWords, type Manner } from './sentence.ts';
import type { Step } from './timeline.ts';

export interface MatterProps {
  ctx: Context;
  complaint: Complaint;
  handler: StoredAccount | null;
  steps: readonly Step[];
  own: readonly Attachment[];
  /** One's own words since the filing. */
  added: readonly { at: string; words: string }[];
  form: Form;
  /** Files that were stored with a form that came back. */
  attachments: readonly Attachment[];
  token: string;
  /** What was just done, to be said on top. */
  done: string | null;
}

export function MatterPage(props: MatterProps) {
  const { ctx, complaint, form, done } = props;
  const { m } = form;
  const standing = standingOf(m, ctx, complaint);
  const station = nearestStation(ctx.county, complaint.consumerRegionId)?.station ?? null;
  const open = complaint.state !== 'closed';
  return (
    <Page
      m={m}
      county={ctx.county}
      title={formTitle(m, form.problems, m.say(`进度 ${complaint.number}`, `Progress ${complaint.number}`))}
      station={station}
    >
      <p class="hint">
        {m.say('编号', 'Number')} <b class="num">{complaint.number}</b> · {timeWords(m, ctx.at, ctx.today)}
        {m.say(' 的情况', '')}
      </p>
      <h1>
        {m.say('您告', 'Your complaint about ')}
        <span class="whole">{m.say(`“${complaint.operatorName}”`, complaint.operatorName)}</span>
        {m.say('的这件事', '')}
      </h1>
      {done !== null && doneWords[done] !== undefined && (
        <output class="note ok">{m.say(doneWords[done].zh, doneWords[done].en)}</output>
      )}
      <Problems {...form} />
      <div class="two mine">
        <div class="stack-l">
          <Now {...props} standing={standing} />
          {open && (
            <nav class="ql" aria-label={m.say('您可以做的', 'What you can do')}>
              {complaint.urgedOn === ctx.today ? (
                <p>{m.say('今天催过了，明天还可以催', 'Urged today; you may urge again tomorrow')}</p>
              ) : (
                <a class="btn" href="#urge">
                  {m.say('催一催', 'Urge')}
                </a>
              )}
              <a class="btn" href="#add">
                {m.say('加照片', 'Add photos')}
              </a>
              {complaint.outcome === null && (
                <a class="btn off" href="#leave">
                  {m.say('撤回', 'Withdraw')}
                </a>
              )}
            </nav>
          )}
          <Ground m={m} standing={standing} />
          <section class="card">
            <h2>{m.say('办到哪了', 'What happened so far')}</h2>
            <ol class="tl">
              {props.steps.map((step, i) => (
                <li class={open && i === props.steps.length - 1 ? 'cur' : undefined}>
                  <i>{(!open || i < props.steps.length - 1) && <Icon name="tick" />}</i>
                  <time>{step.at}</time>
                  <b>{step.title}</b>
                  {step.words !== '' && (
                    <>
                      <br />
                      {step.words}
                    </>
                  )}
                </li>
              ))}
              {open && (
                <li class="nxt">
                  <i />
                  {standing.clock !== null && (
                    <time>
                      {m.say(
                        `最晚 ${dayWords(m, standing.clock.targetOn, ctx.today)}`,
                        `By ${dayWords(m, standing.clock.targetOn, ctx.today)}`,
                      )}
                    </time>
                  )}
                  <b>{standing.next}</b>
                </li>
              )}
            </ol>
          </section>
          <Own m={m} ctx={ctx} complaint={complaint} files={props.own} added={props.added} />
        </div>
        <div class="do2">
          {open && <Add form={form} token={props.token} attachments={props.attachments} there={props.own.length} />}
          {open && <Urge m={m} complaint={complaint} ctx={ctx} />}
          {open && <Leave m={m} complaint={complaint} />}
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
        </div>
      </div>
    </Page>
  );
}

const doneWords: Record<string, { zh: string; en: string }> = {
  added: { zh: '加进去了，办的人看得到。', en: 'Added; the officer sees it.' },
  urged: {
    zh: '催过了，办的人马上看到。明天还没消息，可以再催。',
    en: 'Urged; the officer sees it at once. You may urge again tomorrow.',
  },
  again: {
    zh: '今天已经催过了，办的人看得到。明天还没消息，可以再催。',
    en: 'You urged today already; the officer sees it. You may urge again tomorrow.',
  },
  withdrawn: { zh: '撤回了。', en: 'Withdrawn.' },
  asked: {
    zh: '您要撤回的话已经交给办的人，由他来结束这件。',
    en: 'Your wish to withdraw was passed to the officer, who ends the matter.',
  },
};

function Now({ ctx, complaint, handler, form: { m }, standing }: MatterProps & { standing: Standing }) {
  const { organisations, stations, calendar } = ctx.county;
  const office = organisations.find((one) => one.id === complaint.officeId);
  const station = stations.find((one) => one.id === complaint.stationId);
  const centre = organisations.find((one) => one.kind === 'centre');
  const who =
    complaint.state === 'atStation' || complaint.outcome === 'settledAtStation'
      ? station
      : complaint.state === 'registered'
        ? centre
        : (office ?? centre);
  const { clock } = standing;
  const mark = clock === null ? null : markOf(m, clock, ctx.today, calendar);
  return (
    <section class="card now">
      <p class="hint">{m.say('现在', 'Now')}</p>
      <h2 data-test="now">{standing.now}</h2>
      <p>{standing.words}</p>
      <button class="btn gap" type="button" data-read hidden>
        <Icon name="speaker" />
        {m.say('念给我听', 'Read it to me')}
      </button>
      <dl class="three">
        <div>
          <dt>{complaint.state === 'closed' ? m.say('谁办的', 'Who handled it') : m.say('谁在办', 'Who has it')}</dt>
          <dd>
            {who?.name}{' '}
            {handler !== null && complaint.state !== 'registered' && complaint.state !== 'atStation' && (
              <span class="nb">{politeName(m, handler)}</span>
            )}
            {who !== undefined && who.phone !== '' && (
              <>
                <br />
                <Phone number={who.phone} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{m.say('下一步', 'Next')}</dt>
          <dd>{standing.next}</dd>
        </div>
        {clock !== null && mark !== null && (
          <div>
            <dt>{m.say('最晚哪天', 'At the latest')}</dt>
            <dd>
              {dayWords(m, clock.targetOn, ctx.today)}
              <br />
              <span class={`due due-${mark.shape}`}>{mark.words}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Surname and title, no more: 「刘所长」「马同志」. */
function politeName(m: Manner, account: StoredAccount): string {
  const surname =
    /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐)/u.exec(account.name)?.[0] ??
    [...account.name][0] ??
    '';
  return account.role === 'officeHead'
    ? m.say(`${surname}所长`, `head of office ${surname}`)
    : m.say(`${surname}同志`, `officer ${surname}`);
}

function Ground({ m, standing: { ground, ways } }: { m: Manner; standing: Standing }) {
  if (ground === null && ways.length === 0) return null;
  return (
    <section class="card">
      {ground !== null && (
        <>
          <h2>{m.say('为什么', 'Why')}</h2>
          <p class="gap">
            {m.say(
              `《市场监督管理投诉举报处理办法》${ground.article}：`,
              `Measures for Handling Complaints, ${ground.article}: `,
            )}
            <b>{m.say(ground.zh, ground.en)}</b>
            {m.say('。', '.')}
          </p>
          {ground.reason !== '' && <p>{ground.reason}</p>}
        </>
      )}
      <h2 class="gap">{m.say('您还可以', 'You may still')}</h2>
      <ul class="rows">
        {ways.map((way) => (
          <li>{m.say(way.zh, way.en)}</li>
        ))}
      </ul>
      <p class="hint">
        {m.say(
          '这些路是《消费者权益保护法》第三十九条写明的。',
          'These ways stand in art. 39 of the Consumer Protection Law.',
        )}
      </p>
    </section>
  );
}
