/**
 * A form whose half-written words and photos outlive what happens to a page: another size or language, a reload, leaving, a shut browser, and
 * a line that is gone when it is sent. Without a script none of this is seen, and the form works as any other.
 */
import type { CountyFacts } from '../../../store/county/county.ts';
import { hoursWords, Hotline, Icon, sentForm } from './layout.tsx';
import type { Manner } from './language.ts';

/** Beside what every form with files has: form.js keeps what is written in it. */
export const keptForm = { ...sentForm, 'data-keep': '' } as const;

/** What is asked behind such a form, kept beside it and gone with it: form.js knows this word. */
export const keptBehind = { ...sentForm, 'data-keep': ' asked' } as const;

/**
 * Says where what is written is kept, from the beginning, and since when once it is. A telephone is one's own unless it is said to be shared; a computer keeps it beyond
 * the tab only for who says that it is his own.
 */
export function KeptLine({ m, isBehind = false }: { m: Manner; isBehind?: boolean }) {
  return (
    <div class="keep" data-kept hidden>
      <output data-back hidden>
        <b>{m.say('上次没写完的还在，接着写。', 'What you had begun is still here.')}</b>
      </output>
      <p data-safe hidden>
        {m.say('写的都存在', 'All that you write is kept on ')}
        <Here m={m} />
        {m.say('里。关了、断网都不丢，交上去就清掉。', '. It outlives a lost line, and goes when it is sent. ')}
        <span class="nb" data-when>
          {m.say('', 'Saved at ')}
          <span data-at />
          {m.say(' 存好', '')}
        </span>
      </p>
      <p data-brief hidden>
        {m.say(
          '写的只留在这一页里：刷新、换大字都在，关了就没了。',
          'What you write stays with this page: it outlives a reload, and is gone when you close it.',
        )}
      </p>
      <Whose m={m} isHidden={isBehind} />
      {!isBehind && <Clear m={m} />}
    </div>
  );
}

/** Whose the device is. Behind a form what was said there holds: the ticks are only there to be set. */
function Whose({ m, isHidden }: { m: Manner; isHidden: boolean }) {
  return (
    <div hidden={isHidden}>
      <div class="on-phone">
        <label>
          <input type="checkbox" /> {m.say('这是公用的手机，别存', 'This telephone is shared: do not keep it')}
        </label>
      </div>
      <div class="on-desk">
        <label>
          <input type="checkbox" />{' '}
          {m.say('替我存在这台电脑（平板）上（只有自己用的才勾）', 'Keep it on this computer (only if it is your own)')}
        </label>
      </div>
    </div>
  );
}

function Clear({ m }: { m: Manner }) {
  return (
    <button
      type="button"
      class="plain"
      data-clear={m.say('写的、照片都清掉，找不回来。清掉吗？', 'Words and photos go for good. Clear them?')}
    >
      {m.say('清空', 'Clear')}
    </button>
  );
}

/** On a telephone the telephone, on a computer or a tablet that: form.js knows which, and hides the other. */
function Here({ m }: { m: Manner }) {
  return (
    <b>
      <span class="on-phone">{m.say('这台手机', 'this telephone')}</span>
      <span class="on-desk">{m.say('这台电脑（平板）', 'this computer')}</span>
    </b>
  );
}

interface UnsentProps {
  m: Manner;
  county: CountyFacts;
  /** What is read out to the telephone: a word for it, and the names of its fields. */
  facts: readonly { words: string; of: string }[];
  /** Behind the form that has the photos none are told of. */
  isBehind?: boolean;
}

/** In place of the form when nobody was reached: first what is safe, then the one way on, then the telephone. */
export function Unsent({ m, county, facts, isBehind = false }: UnsentProps) {
  return (
    <div class="unsent stack" data-unsent hidden>
      <section class="lost" role="alert" tabindex={-1}>
        <Icon name="off" />
        <h1>{m.say('还没交上去', 'Not sent yet')}</h1>
        <p>
          <b>{m.say('一个字、一张照片都没丢。', 'Not a word and not a photo is lost.')}</b>{' '}
          <span data-safe>
            {m.say('存在', 'It is kept on ')}
            <Here m={m} />
            {m.say(
              '里了，关了也还在。有网了，这一页自己再交一次。',
              '. When there is a line again, this page sends it once more.',
            )}
          </span>
          <span data-brief>
            {m.say(
              '别关这一页。有网了，它自己再交一次。',
              'Leave this page open: when there is a line again, it sends it once more.',
            )}
          </span>
        </p>
        <button class="btn do big full gap">{m.say('再试一次，交上去', 'Try again')}</button>
        <p class="hint gap">
          <span data-at />
          {m.say(
            ' 试过，没连上。怕按了两次？不会变成两件。',
            ': tried, nobody was reached. Pressing twice makes no second complaint.',
          )}
        </p>
      </section>
      <Meanwhile m={m} county={county} facts={facts} isBehind={isBehind} />
    </div>
  );
}

/** The telephone, with what is to be read out to it, and the way back into the form or out of it. */
function Meanwhile({ m, county, facts, isBehind = false }: UnsentProps) {
  const hours = hoursWords(m, county.county.hotlineHours);
  const told = isBehind ? facts : [...facts, { words: m.say('照片', 'Photos'), of: 'photos' }];
  return (
    <>
      <p class="note">
        <b>{m.say('等不及有网', 'Cannot wait?')}</b>
        <br />
        {m.say('打 ', 'Call ')}
        <Hotline m={m} county={county} bare />
        {/* It is read hours after the page came: when somebody answers stands there at any hour. */}
        {m.say(`（${hours}），照下面念一遍，有人替您记。`, ` (${hours}) and read this out; someone writes it down. `)}
        {m.say(
          '别的时候没人接，不用等：有网自己交。',
          'At other hours just leave it here: it goes when there is a line.',
        )}
      </p>
      <section class="card">
        <h2>{m.say('存着的这一件', 'What is kept')}</h2>
        <dl class="facts gap">
          {told.map(({ words, of }) => (
            <>
              <dt>{words}</dt>
              <dd class="said">
                <span data-of={of} />
                {of === 'photos' && m.say(' 个', '')}
              </dd>
            </>
          ))}
        </dl>
        <button type="button" class="btn full gap" data-on>
          {m.say('接着改', 'Go on writing')}
        </button>
      </section>
      <details class="card own">
        <summary>{m.say('不交了，扔掉', 'Throw it away')}</summary>
        <p class="gap">{m.say('扔掉就找不回来。', 'What is thrown away is gone for good.')}</p>
        <button type="button" class="btn off full gap" data-clear="">
          {m.say('扔掉', 'Throw it away')}
        </button>
      </details>
      <p class="hint">
        <span data-safe>{m.say('30 天没交，自己清掉。', 'Not sent for 30 days, it goes by itself. ')}</span>
        {m.say('告诉您受理不受理的日子，从交上来那天算。', 'The days until you hear run from the day it is sent.')}
      </p>
    </>
  );
}
