import { asks } from './filing.ts';
import { described, fieldClass, one, Text, Tick, Wrong, type Form } from '../base/field.tsx';

/** 您想要什么: what is asked for in ticks and words, and how much money it is about. */
export function Wish({ form }: { form: Form }) {
  const { m } = form;
  return (
    <fieldset class="card" id="wish">
      <legend>
        <i>4</i>
        {m.say('您想要什么', 'What do you ask for')}
      </legend>
      <div class="ticks">
        {Object.entries(asks).map(([key, words]) => (
          <Tick form={form} name="ask" value={key}>
            {m.say(words.zh, words.en)}
          </Tick>
        ))}
      </div>
      <Text form={form} name="claim" rows={2} label={m.say('还想要别的，写在这里', 'Anything else')} />
      <div class="f">
        <Tick
          form={form}
          name="also"
          value="yes"
          note={m.say(
            '比如卖假货、没有执照。违法的事另立一件举报分开办，赔偿的事照样谈',
            'For example fakes or no licence. It becomes a tip-off of its own; your claim goes on as it is',
          )}
        >
          {m.say('店家还违法，请另外查处', 'The shop also breaks the law: look into it')}
        </Tick>
      </div>
      <div class={fieldClass(form, 'amount')}>
        <label for="amount">
          {m.say('涉及多少钱', 'How much money')}{' '}
          <em>{m.say('多少都办，不知道就空着', 'no amount is too small; empty if not known')}</em>
        </label>
        <Wrong form={form} name="amount" />
        <div class="date">
          <input
            type="text"
            class="sum-of"
            id="amount"
            name="amount"
            value={one(form.typed, 'amount')}
            inputmode="decimal"
            data-unit={m.say('元', ' yuan')}
            {...described(form, 'amount')}
          />
          {m.say('元', 'yuan')}
        </div>
        <Tick form={form} name="rough" value="yes">
          {m.say('是个大概的数', 'This is a rough sum')}
        </Tick>
      </div>
    </fieldset>
  );
}
