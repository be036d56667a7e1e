import { Choice, fieldClass, Text, Tick, Wrong, type Form } from '../base/field.tsx';

/** 留不留名字: the name or none, what each means, who will see it, and the code word of who gives none. */
export function Who({ form }: { form: Form }) {
  const { m } = form;
  return (
    <fieldset class="card who" role="radiogroup">
      <legend>
        <i>1</i>
        {m.say('留不留名字', 'With your name or without')}
      </legend>
      <div class={fieldClass(form, 'who')}>
        <Wrong form={form} name="who" />
        <Choice
          form={form}
          name="who"
          id="who"
          value="named"
          note={m.say(
            '能找您问清楚，依法该告诉您的结果会告诉您。名字锁着，店家看不到',
            'We can ask you, and tell you what the law lets us. Your name is locked away from the shop',
          )}
        >
          <b>{m.say('实名：写姓名和电话', 'With my name and telephone')}</b>
        </Choice>
        <Choice
          form={form}
          name="who"
          value="anonymous"
          note={m.say(
            '谁也不知道是您，我们也没法找您；您凭编号自己来查',
            'Nobody knows it was you and we cannot reach you; you look up the number yourself',
          )}
        >
          <b>{m.say('匿名：什么都不留', 'Anonymous')}</b>
        </Choice>
      </div>
      <WhoWillKnow form={form} />
      <Named form={form} />
      <Anonymous form={form} />
    </fieldset>
  );
}

function WhoWillKnow({ form }: { form: Form }) {
  const { m } = form;
  return (
    <details class="f">
      <summary>{m.say('谁会知道是您', 'Who will know it was you')}</summary>
      <ul class="rows">
        <li>
          {m.say(
            '店家：不会。村里的站点：也不会。回执和告知书上都不写您的名字。',
            'The shop: no. The village station: no. Your name stands on no slip and no letter.',
          )}
        </li>
        <li>
          {m.say(
            '名字和电话单独锁着。只有核查的两个人、他们的所长、分管局长，和没分出去以前的12315中心，为办这件事才能打开；打开一次，记一次。',
            'Name and telephone are locked away. Only the two officers, their head, the deputy director, and the centre before it passes it on may open them, and each time is written down.',
          )}
        </li>
      </ul>
    </details>
  );
}

function Named({ form }: { form: Form }) {
  const { m } = form;
  return (
    <div class="named">
      <Text form={form} name="name" label={m.say('姓名', 'Name')} attributes={{ autocomplete: 'name' }} />
      <Text
        form={form}
        name="phone"
        type="tel"
        label={m.say('电话', 'Telephone')}
        attributes={{ autocomplete: 'tel', inputmode: 'tel' }}
      />
      <div class="f">
        <Tick
          form={form}
          name="reward"
          value="yes"
          note={m.say(
            '查实并且罚了款才有，领的时候核对身份证',
            'Only if it is proven and fined; bring your identity card',
          )}
        >
          {m.say('查实以后，我想领举报奖励', 'I ask for the reward if it is proven')}
        </Tick>
      </div>
    </div>
  );
}

/** The code word of who gives no name. */
function Anonymous({ form }: { form: Form }) {
  const { m } = form;
  return (
    <div class="anonymous">
      <Text
        form={form}
        name="word"
        label={m.say('定一个暗语', 'Choose a code word')}
        aside={m.say('可以不定', 'if you like')}
        hint={m.say(
          '4 个字以上、只有您知道的一句话，例如“村口老槐树第三棵”。往后凭编号和暗语问结果、领奖励；不写您的名字电话',
          'At least 4 characters that only you know. With the number and this word you can ask for the result and the reward',
        )}
        attributes={{ autocomplete: 'off' }}
      />
    </div>
  );
}
