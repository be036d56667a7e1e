/** 满意度: what the call afterwards would ask, answered by oneself on one's own page. */
import { FollowUp } from '../../../domain/complaint/steps/followup.ts';
import { moveOwnComplaint } from '../../../actions/complaint/complaint.ts';
import { Choice, fieldClass, one, Text, tooLong, Wrong, type Form } from '../base/field.tsx';
import type { Rating } from '../matter/own-matter.tsx';

/** The card and its answer, for the complaint of the id. */
export function ratingOf(complaintId: string): Rating {
  return {
    card: (form) => <Rate form={form} />,
    async send(ctx, typed) {
      const [long] = tooLong(typed, 'why', { zh: '想说的话', en: 'What you want to say' }, 500);
      if (long !== undefined) return long;
      const [satisfaction, why] = [one(typed, 'grade'), one(typed, 'why').replaceAll('\r\n', '\n').trim()];
      const unsatisfied = satisfaction === '4' ? why : '';
      const read = FollowUp.safeParse({ satisfaction, words: unsatisfied === '' ? why : '', unsatisfied });
      if (read.success) {
        await moveOwnComplaint(ctx, complaintId, 'followUp', read.data);
        return null;
      }
      return ['1', '2', '3', '4'].includes(satisfaction)
        ? { path: 'why', zh: '请写为什么不满意，好让所长去看', en: 'Please say why you are not satisfied' }
        : { path: 'grade', zh: '请挑一个：非常满意、满意、一般、不满意', en: 'Please choose one' };
    },
  };
}

/** 办得怎么样: the word for the officer only where it went badly. */
function Rate({ form }: { form: Form }) {
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
        />
        <button class="btn do full gap">{m.say('交上去', 'Send')}</button>
      </form>
    </section>
  );
}
