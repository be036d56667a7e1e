import { Text, Tick, type Form } from '../base/field.tsx';

/** 替别人投诉: one box; only who ticks it is asked who he is himself. Above stands the one who complains (《办法》第十一条). */
export function ForAnother({ form }: { form: Form }) {
  const { m } = form;
  return (
    <div class="f hurt">
      <Tick
        form={form}
        name="forOther"
        value="yes"
        note={m.say(
          '上面写他，下面写您；以后补委托书',
          'Above stands who complains, below you; a power of attorney follows',
        )}
      >
        {m.say('我替别人投诉', 'I file for somebody else')}
      </Tick>
      <Text form={form} name="agentName" label={m.say('您的姓名', 'Your own name')} />
      <Text form={form} name="agentPhone" type="tel" label={m.say('您的电话', 'Your own telephone')} />
    </div>
  );
}
