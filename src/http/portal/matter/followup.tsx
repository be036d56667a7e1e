/** What one may do with one's own matter: add a word or photos, urge, withdraw (J11). */
import type { Attachment } from '../../../domain/matter/attachment.ts';
import { mayMove, type Complaint } from '../../../domain/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { Photos } from '../base/attachment.tsx';
import { Choice, fieldClass, formTitle, Problems, Text, Tick, Wrong, type Form } from '../base/field.tsx';
import { formId, Icon, Page } from '../base/layout.tsx';
import { dayWords, type Manner } from '../base/manner.ts';

interface AddProps {
  form: Form;
  token: string;
  attachments: readonly Attachment[];
  /** How many files of his own the matter has already. */
  there: number;
  /** Whether that is all it may have. */
  full: boolean;
}

export function Add({ form, token, attachments, there, full }: AddProps) {
  const { m } = form;
  return (
    <section class="card" id="add">
      <h2>{m.say('补一句话、加照片', 'Add a word or photos')}</h2>
      {there > 0 && (
        <p class="hint">{m.say(`已经有 ${there} 个文件。`, `${there} file${there === 1 ? '' : 's'} so far.`)}</p>
      )}
      <form id={formId} method="post" action="/progress/supplement" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="token" value={token} />
        <Text form={form} name="words" rows={2} label={m.say('想说的', 'What you want to say')} max={2000} />
        {!full || attachments.length > 0 ? (
          <Photos form={form} attachments={attachments} there={there} />
        ) : (
          <Wrong form={form} name="photos" />
        )}
        <button class="btn do full gap">{m.say('加进去', 'Add')}</button>
      </form>
    </section>
  );
}

interface UrgeProps {
  m: Manner;
  matter: { urgedOn: string | null; urgedTimes: number };
  ctx: Context;
}

export function Urge({ m, matter, ctx }: UrgeProps) {
  const today = matter.urgedOn === ctx.today;
  return (
    <section class="card" id="urge">
      <h2>{m.say('等急了？', 'Waiting too long?')}</h2>
      {today ? (
        <p class="gap">
          {m.say(
            '今天催过了，办的人看得到。明天还没消息，可以再催。',
            'You have urged today; the officer sees it. You may urge again tomorrow.',
          )}
        </p>
      ) : (
        <>
          <p class="gap">
            {m.say(
              '催一下，办的人马上看到。不用再说一遍。',
              'The officer sees it at once. There is no need to file again.',
            )}
          </p>
          <form method="post" action="/progress/urge">
            <button class="btn full">{m.say('催一催', 'Urge')}</button>
          </form>
        </>
      )}
      {matter.urgedOn !== null && (
        <p class="hint">
          {m.say(
            `一共催过 ${matter.urgedTimes} 次，最近是 ${dayWords(m, matter.urgedOn, ctx.today)}。`,
            `Urged ${matter.urgedTimes} time${matter.urgedTimes === 1 ? '' : 's'}, last on ${dayWords(m, matter.urgedOn, ctx.today)}.`,
          )}
        </p>
      )}
    </section>
  );
}

/** 办得怎么样: what the call afterwards would ask, answered by oneself; the word for the officer only where it went badly. */
export function Rate({ form }: { form: Form }) {
  const { m } = form;
  return (
    <section class="card" id="rate">
      <h2>{m.say('办得怎么样？', 'How did we do?')}</h2>
      <form method="post" action="/progress/rate" novalidate>
        <div class={fieldClass(form, 'grade')}>
          <Wrong form={form} name="grade" />
          <Choice form={form} name="grade" id="grade" value="1">
            {m.say('非常满意', 'Very satisfied')}
          </Choice>
          <Choice form={form} name="grade" value="2">
            {m.say('满意', 'Satisfied')}
          </Choice>
          <Choice form={form} name="grade" value="3">
            {m.say('一般', 'So so')}
          </Choice>
          <Choice
            form={form}
            name="grade"
            value="4"
            note={m.say('所长要重新看这件是怎么办的', 'The head looks into it again')}
          >
            {m.say('不满意', 'Not satisfied')}
          </Choice>
        </div>
        <Text
          form={form}
          name="why"
          rows={2}
          label={m.say('想说的话', 'What you want to say')}
          aside={m.say('不满意的请写为什么', 'if not satisfied, please say why')}
          max={500}
        />
        <button class="btn do full gap">{m.say('交上去', 'Send')}</button>
      </form>
    </section>
  );
}

/** Before acceptance a withdrawal ends the matter; afterwards the officer ends it (《办法》第二十三条第一款第（一）项). */
export function Leave({ m, complaint }: { m: Manner; complaint: Complaint }) {
  const ended = complaint.outcome !== null;
  if (ended) return null;
  return (
    <section class="card" id="leave">
      <h2>{m.say('不想投诉了', 'No longer want it?')}</h2>
      <p class="gap">
        {mayMove(complaint, 'withdraw')
          ? m.say('可以撤回。下一页再问您一次。', 'You may withdraw it. The next page asks once more.')
          : m.say(
              '已经受理了，撤回要由办的人来结束。下一页再问您一次。',
              'It is accepted, so the officer must end it. The next page asks once more.',
            )}
      </p>
      <a class="btn off full" href="/progress/withdraw">
        {m.say('撤回投诉', 'Withdraw')}
      </a>
    </section>
  );
}

export function WithdrawPage({ ctx, complaint, form }: { ctx: Context; complaint: Complaint; form: Form }) {
  const { m } = form;
  const now = mayMove(complaint, 'withdraw');
  return (
    <Page m={m} county={ctx.county} title={formTitle(m, form.problems, m.say('撤回投诉', 'Withdraw'))} back={false}>
      <a class="back" href="/progress/mine">
        <Icon name="left" />
        {m.say('不撤了，回去', 'Back, do not withdraw')}
      </a>
      <form id={formId} class="stack read" method="post" action="/progress/withdraw" novalidate>
        <h1>{m.say('真的要撤回吗', 'Really withdraw?')}</h1>
        <Problems {...form} />
        <div class="note">
          {now
            ? m.say(
                '撤回以后这件就结束了，不再办。店家私下答应给钱的，等钱到手再撤。',
                'After this the matter is over. If the shop has promised money, wait until you have it.',
              )
            : m.say(
                '这件已经受理，您的话会交给办的人，由他写明理由结束调解。店家私下答应给钱的，等钱到手再撤。',
                'The matter is accepted: your wish goes to the officer, who ends it in writing. If the shop has promised money, wait until you have it.',
              )}
        </div>
        <Text
          form={form}
          name="reason"
          label={m.say('为什么撤', 'Why')}
          aside={m.say('可以不写', 'if you like')}
          max={300}
        />
        <div class={form.problems.length > 0 ? 'f err' : 'f'} id="sure">
          <Wrong form={form} name="sure" />
          <Tick form={form} name="sure" value="yes">
            {m.say('我看明白了，是我自己要撤', 'I have understood, and it is my own wish')}
          </Tick>
        </div>
        <button class="btn off big full">
          {now ? m.say('撤回', 'Withdraw') : m.say('请办的人结束', 'Ask the officer to end it')}
        </button>
      </form>
    </Page>
  );
}
