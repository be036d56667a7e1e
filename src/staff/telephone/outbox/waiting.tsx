import { useState } from 'react';
import { ProblemError } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { totalOf } from '../../../domain/publicity/education/attendance.ts';
import { answerWords } from '../../../domain/incident/area-answer.ts';
import { boardKindWords } from '../../../domain/publicity/board.ts';
import { counted } from '../../../domain/base/words.ts';
import { instantShort } from '../../base/ui/day.ts';
import type { OpenAct } from './kept-acts.ts';
import { Bar, Icon } from '../bars.tsx';
import { useBasics, useKeeper } from '../carried.tsx';
import { Drop } from './drop.tsx';
import { goesUp, noteInstead, upInstead } from './instead.ts';
import { HeldVisit } from '../field/held-visit.tsx';
import type { OutboxItem } from '../../../domain/device/outbox.ts';
import { isFieldItem } from '../../../domain/device/field-outbox.ts';
import { wire, type Standing } from './wire.ts';

/** 等发的: what waits, what was not taken and why, what has arrived with both its times; and whether it is safe to close. */
export function WaitingPage() {
  const t = useWords();
  const { picture } = useKeeper();
  const waiting = picture.acts.filter((one) => one.act.state === 'waiting');
  const held = picture.acts.filter((one) => one.act.state === 'held');
  const sent = picture.acts
    .filter((one) => one.act.state === 'sent')
    .toReversed()
    .slice(0, 30);
  return (
    <>
      <Bar title={t('等发的', 'Outbox')} back="#/" />
      <main className="wrap stack">
        <SafeToClose left={waiting.length + held.length} />
        {held.map((one) =>
          isFieldItem(one.body.item) ? (
            <HeldVisit key={one.act.n} one={one} item={one.body.item} />
          ) : (
            <Held key={one.act.n} one={one} />
          ),
        )}
        {waiting.length === 0 ? null : <Waiting acts={waiting} />}
        {sent.length === 0 ? null : <Sent acts={sent} />}
      </main>
    </>
  );
}

/** How much is left to send, whether there is a network, and the button that tries at once. */
function SafeToClose({ left }: { left: number }) {
  const t = useWords();
  const { picture, sender } = useKeeper();
  return (
    <section className="card stack">
      <output>
        <b>
          {left === 0
            ? t('都发出去了，可以放心关。', 'All sent: it is safe to close.')
            : t(
                `还有 ${left} 件没发出，存好了，可以关；发完以前别卸载。`,
                `${left} not sent: you may close it; do not remove the program until they are.`,
              )}
        </b>
      </output>
      <p className="hint">
        {picture.online
          ? picture.sending
            ? t('正在发…', 'Sending…')
            : t('有网。', 'There is a network.')
          : t(
              '没网，有网自己发。程序关了、没电也不丢。',
              'No network; it is sent by itself. Nothing is lost when closed.',
            )}
      </p>
      {left > 0 ? (
        <button
          type="button"
          className="btn full"
          disabled={!picture.online || picture.sending}
          onClick={() => void sender.send()}
        >
          {t('现在就发', 'Send now')}
        </button>
      ) : null}
    </section>
  );
}

function Waiting({ acts }: { acts: readonly OpenAct[] }) {
  const t = useWords();
  const { today } = useBasics();
  return (
    <section className="card">
      <h2>{t('等发的，按先后', 'Waiting, in order')}</h2>
      <ol className="rows">
        {acts.map((one) => (
          <li key={one.act.n}>
            <b>{one.body.title}</b>
            <br />
            <span className="hint">
              {instantShort(one.body.item.actedAt, today)}
              {one.act.photos.length === 0
                ? ''
                : t(` · ${one.act.photos.length} 张照片`, ` · ${counted(one.act.photos.length, 'photo')}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sent({ acts }: { acts: readonly OpenAct[] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useBasics();
  return (
    <section className="card">
      <h2>{t('发出去的', 'Sent')}</h2>
      <ul className="rows">
        {acts.map((one) => (
          <li key={one.act.n}>
            <Icon name="tick" />
            <span>
              <b>{one.body.title}</b> {one.body.arrived?.number}
              <br />
              <span className="hint">
                {t('办 ', 'Done ')}
                {instantShort(one.body.item.actedAt, today)}
                {t('，收到 ', ', received ')}
                {one.body.arrived === null ? '' : instantShort(one.body.arrived.arrivedAt, today)}
                {(one.body.arrived?.said ?? null) === null
                  ? ''
                  : `；${label(one.body.arrived?.said ?? { zh: '', en: '' })}`}
                {(one.body.arrived?.fault ?? null) === null
                  ? ''
                  : t('，手机的钟不准，按县里的钟算', '; the clock was wrong')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An act that was not taken: why, what has changed, and what the person may do. It is never dropped without his word. */
function Held({ one }: { one: OpenAct }) {
  const t = useWords();
  const { language } = useLanguage();
  const { picture } = useKeeper();
  const [now, setNow] = useState<Standing | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { item, problem } = one.body;
  const mustLook = problem?.code === 'changed-meanwhile' && now === null;
  const look = async () => {
    if (isFieldItem(item) || !('number' in item) || item.number === null) return;
    const { number } = item;
    await wire
      .standing(item.kind, number)
      .then(setNow, (error: unknown) => setSaid(error instanceof ProblemError ? error[language] : String(error)));
  };
  return (
    <section className="card stack held" aria-label={one.body.title}>
      <h2>{one.body.title}</h2>
      <p className="msg" role="alert">
        {problem?.[language]}
      </p>
      <p className="words">{summaryOf(one)}</p>
      {mustLook ? (
        <button type="button" className="btn full" disabled={!picture.online} onClick={() => void look()}>
          {t('看看变了什么', 'See what has changed')}
        </button>
      ) : null}
      {now === null ? null : <ChangedMeanwhile one={one} now={now} />}
      {said === null ? null : <p className="msg">{said}</p>}
      {item.kind === 'filing' ? (
        <a className="btn do full" href={`#/file/${one.act.id}`}>
          {t('改一改再发', 'Mend and send')}
        </a>
      ) : (
        <SendAllTheSame one={one} now={now} mustLook={mustLook} />
      )}
      <Drop one={one} />
    </section>
  );
}

/** Where the record stands now, and what was done on it since the act. */
function ChangedMeanwhile({ one, now }: { one: OpenAct; now: Standing }) {
  const t = useWords();
  const w = useLabel();
  const { item } = one.body;
  const since = now.told.filter(
    (line) =>
      Date.parse(line.at) > Date.parse(item.actedAt) || line.seq >= ('version' in item ? (item.version ?? 1) : 1),
  );
  return (
    <div className="note">
      <b>{t(`现在是：${now.state.zh}`, `Now: ${now.state.en}`)}</b>
      <ul>
        {since.map((line) => (
          <li key={line.seq}>
            {instantShort(line.at)} {line.by}：{t(line.zh, line.en)}
          </li>
        ))}
      </ul>
      <p>
        {w({
          zh: '您写的还在，按现在的情况再发，还是记成一笔？',
          en: 'What you wrote is kept: send it all the same, or as a note?',
        })}
      </p>
    </div>
  );
}

/** It goes as it was made, or as a mere note; upon the version that was looked at, if one was. */
function SendAllTheSame({ one, now, mustLook }: { one: OpenAct; now: Standing | null; mustLook: boolean }) {
  const t = useWords();
  const { keeper, sender } = useKeeper();
  const { item } = one.body;
  const again = async () => {
    const next = !isFieldItem(item) && 'version' in item && now !== null ? { ...item, version: now.version } : item;
    await keeper.change(one, 'waiting', { ...one.body, item: next, problem: null });
    void sender.send();
  };
  const instead = async () => {
    if (item.kind !== 'move') return;
    const version = now?.version ?? item.version;
    const made = goesUp(one.body) ? upInstead : noteInstead;
    await keeper.change(one, 'waiting', { ...one.body, ...made(one.body.title, item, version) });
    void sender.send();
  };
  return (
    <>
      <button type="button" className="btn do full" disabled={mustLook} onClick={() => void again()}>
        {t('照样发', 'Send all the same')}
      </button>
      {item.kind === 'move' && item.move !== 'note' ? (
        <button type="button" className="btn full" onClick={() => void instead()}>
          {goesUp(one.body)
            ? t('交上去，带上谈好的话', 'Send it up with what was agreed')
            : t('记成一笔', 'Send as a note')}
        </button>
      ) : null}
    </>
  );
}

function summaryOf({ body: { item } }: OpenAct): string {
  if (isFieldItem(item)) return '';
  const said = summaries[item.kind] as ((one: OutboxItem) => string) | undefined;
  return said === undefined ? typedOf(item) : said(item);
}

/** What the person said by an act whose form has no words of the usual names. */
const summaries: { readonly [K in OutboxItem['kind']]?: (item: Extract<OutboxItem, { kind: K }>) => string } = {
  filing: ({ filing }) => filing.story,
  clue: ({ words }) => words,
  drive: ({ cannot, driveNumber }) => (cannot === '' ? driveNumber : cannot),
  stationMessage: ({ text }) => text,
  sheet: ({ surveyNumber }) => surveyNumber,
  duty: ({ name }) => name,
  inquiry: ({ question }) => question,
  inquiryAnswer: ({ answer }) => answer,
  attendance: ({ counts }) => `${totalOf(counts)} 人次`,
  posting: ({ boards }) => boards.map((kind) => boardKindWords[kind].zh).join('、'),
  area: ({ answer, words }) => [answerWords[answer].zh, words].filter((one) => one !== '').join('；'),
};

function typedOf(item: OutboxItem): string {
  const input = 'input' in item ? item.input : {};
  return ['words', 'reason', 'result', 'proof', 'remark']
    .map((key) => input[key])
    .filter((one) => typeof one === 'string' && one !== '')
    .join('；');
}
