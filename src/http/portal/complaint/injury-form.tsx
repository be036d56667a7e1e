import { fieldClass, Text, Tick, type Form } from '../base/field.tsx';

/** 有没有人受伤: one box; only who ticks it is asked one thing more. */
export function Hurt({ form }: { form: Form }) {
  const { m } = form;
  return (
    <div class={`${fieldClass(form, 'injury')} hurt`}>
      <Tick
        form={form}
        name="hurt"
        value="yes"
        note={m.say('打了勾，会马上有人给您回电话', 'Tick it and somebody calls you at once')}
      >
        {m.say('有人受伤', 'Somebody is hurt')}
      </Tick>
      <Text
        form={form}
        name="injury"
        label={m.say('谁受伤了，伤在哪里', 'Who is hurt, and how')}
        aside={m.say('例如：亲戚家孩子，右手炸伤', 'for example: a cousin, the right hand')}
      />
    </div>
  );
}
