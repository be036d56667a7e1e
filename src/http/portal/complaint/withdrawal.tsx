/** 撤回: where one's own complaint is taken back, and the page that asks once more. */
import { mayMove, type Complaint } from '../../../domain/complaint/complaint.ts';
import { mayTakeBack } from '../../../domain/complaint/steps/agent.ts';
import type { Context } from '../../../actions/base/context.ts';
import { fieldClass, formTitle, Problems, Text, Tick, Wrong, type Form } from '../base/field.tsx';
import { formId, Icon, Page } from '../base/layout.tsx';
import type { Manner } from '../base/language.ts';

/** How it is taken back: at once, by the officer in writing, or by the complainant himself where an agent has no power to do it. */
export type WithdrawalWay = 'now' | 'officer' | 'principal';

export function wayOf({ today }: Pick<Context, 'today'>, complaint: Complaint): WithdrawalWay {
  if (!mayTakeBack(complaint, today)) return 'principal';
  return mayMove(complaint, 'withdraw') ? 'now' : 'officer';
}

const leaveWords = {
  now: { zh: '可以撤回。下一页再问您一次。', en: 'You may withdraw it. The next page asks once more.' },
  officer: {
    zh: '已经受理了，撤回要由办的人来结束。下一页再问您一次。',
    en: 'It is accepted, so the officer must end it. The next page asks once more.',
  },
  principal: {
    zh: '这件是代人投诉的，撤回要投诉人本人说，或者委托书上写明。下一页可以把话交给办的人。',
    en: 'It was filed for somebody else: the complainant withdraws in person, or by a power that says so. The next page passes your words on.',
  },
} as const satisfies Record<WithdrawalWay, { zh: string; en: string }>;

const sureWords = {
  now: {
    zh: '撤回以后这件就结束了，不再办。店家私下答应给钱的，等钱到手再撤。',
    en: 'After this the matter is over. If the shop has promised money, wait until you have it.',
  },
  officer: {
    zh: '这件已经受理，您的话会交给办的人，由他写明理由结束调解。店家私下答应给钱的，等钱到手再撤。',
    en: 'The matter is accepted: your wish goes to the officer, who ends it in writing. If the shop has promised money, wait until you have it.',
  },
  principal: {
    zh: '您的话会交给办的人，由他问过投诉人本人再定。店家私下答应给钱的，等钱到手再撤。',
    en: 'Your words go to the officer, who asks the complainant first. If the shop has promised money, wait until you have it.',
  },
} as const satisfies Record<WithdrawalWay, { zh: string; en: string }>;

/** Whether there is anything to withdraw: what has an outcome is over. */
export function mayLeave({ outcome }: Pick<Complaint, 'outcome'>): boolean {
  return outcome === null;
}

/** Before acceptance a withdrawal ends the matter; afterwards the officer ends it (《办法》第二十三条第一款第（一）项). */
export function Leave({ m, ctx, complaint }: { m: Manner; ctx: Context; complaint: Complaint }) {
  const way = wayOf(ctx, complaint);
  return (
    <section class="card" id="leave">
      <h2>{m.say('不想投诉了', 'No longer want it?')}</h2>
      <p class="gap">{m.say(leaveWords[way].zh, leaveWords[way].en)}</p>
      <a class="btn off full" href="/progress/withdraw">
        {m.say('撤回投诉', 'Withdraw')}
      </a>
    </section>
  );
}

export function WithdrawPage({
  ctx,
  complaint,
  form,
  token,
}: {
  ctx: Context;
  complaint: Complaint;
  form: Form;
  /** Sent with the page, so that a second press says nothing twice. */
  token: string;
}) {
  const { m } = form;
  const way = wayOf(ctx, complaint);
  return (
    <Page m={m} county={ctx.county} title={formTitle(m, form.problems, m.say('撤回投诉', 'Withdraw'))} back={false}>
      <a class="back" href="/progress/mine">
        <Icon name="left" />
        {m.say('不撤了，回去', 'Back, do not withdraw')}
      </a>
      <form id={formId} class="stack read" method="post" action="/progress/withdraw" novalidate>
        <input type="hidden" name="token" value={token} />
        <h1>{m.say('真的要撤回吗', 'Really withdraw?')}</h1>
        <Problems {...form} />
        <div class="note">{m.say(sureWords[way].zh, sureWords[way].en)}</div>
        <Text form={form} name="reason" label={m.say('为什么撤', 'Why')} aside={m.say('可以不写', 'if you like')} />
        <div class={fieldClass(form, 'sure')} id="sure">
          <Wrong form={form} name="sure" />
          <Tick form={form} name="sure" value="yes">
            {m.say('我看明白了，是我自己要撤', 'I have understood, and it is my own wish')}
          </Tick>
        </div>
        <button class="btn off big full">
          {way === 'now' ? m.say('撤回', 'Withdraw') : m.say('告诉办的人', 'Tell the officer')}
        </button>
      </form>
    </Page>
  );
}
