/** 再交一次 (send again): a form that could not be taken just now, whole, under the same id, to be sent again as it was. */
import type { Upload } from '../../base/upload.ts';
import { one } from './field.tsx';
import type { Manner } from './language.ts';
import { sentForm } from './layout.tsx';

/** So many times the page sends it by itself; whoever still has no luck presses, or calls. */
const mostTimes = 20;
const longestSeconds = 30;

/** Whether all that was sent may stand in a page again: a password may not. */
export function mayComeBack({ fields }: Upload): boolean {
  return !Object.keys(fields).some((name) => name.startsWith('password'));
}

/** Everything of the form that is typed or already stored; files that did not arrive are the only thing to choose again. */
export function SendAgain({ m, sent, bySelf }: { m: Manner; sent: Upload; bySelf: boolean }) {
  const times = Number(one(sent.fields, 'again')) || 0;
  const fields = Object.entries(sent.fields).flatMap(([name, values]) =>
    name === 'again' ? [] : [values].flat().map((value) => ({ name, value })),
  );
  const seconds = Math.min(longestSeconds, Math.round(4 * 1.5 ** times));
  return (
    <form
      class="stack"
      action={`${m.here.pathname}${m.here.search}`}
      {...sentForm}
      data-again={bySelf && times < mostTimes ? seconds : undefined}
      data-again-words={m.say('大约 {n} 秒后替您再交一次。', 'Sent again for you in about {n} seconds.')}
    >
      {fields.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="again" value={String(times + 1)} />
      <p class="note">
        {m.say(
          '您写的都还在这一页里，不用重写。',
          'All that you wrote is still in this page; you need not write it again.',
        )}
        {sent.files.length > 0 &&
          m.say('照片没有存上，交上以后可以再补。', ' The photos were not stored; you can add them afterwards.')}
      </p>
      <button class="btn do big full">{m.say('再交一次', 'Send again')}</button>
      <p class="stack" hidden data-again-line>
        <output />
        <button type="button" class="btn">
          {m.say('停下，我自己交', 'Stop, I send it myself')}
        </button>
      </p>
    </form>
  );
}
