import { useState } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import { asksToSee } from '../../../domain/publicity/warning/warning-here.ts';
import { warningKindWords } from '../../../domain/publicity/warning/warning.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Bar, Icon, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { Carried } from '../outbox/wire.ts';
import { Photos } from '../photos.tsx';

type Warning = Carried['warnings'][number];
type Kept = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

/** Warnings with what the telephone has told of them, as if it had arrived. */
function useWarnings(): (Warning & { asks: boolean })[] {
  const { warnings } = useCarried();
  const { picture } = useKeeper();
  return warnings.map((one) => {
    const seen = picture.acts.flatMap(({ body: { item } }) =>
      item.kind === 'warning' ? item.seen.filter(({ id }) => id === one.id).map(({ revision }) => revision) : [],
    );
    const hung = picture.acts.flatMap(({ body: { item } }) =>
      item.kind === 'posting' && (item.exampleIds ?? []).includes(one.id) ? [dayOf(new Date(item.actedAt))] : [],
    );
    const known = {
      ...one,
      seen: seen.length === 0 ? one.seen : Math.max(one.seen ?? 0, ...seen),
      hungOn: one.hungOn ?? hung.at(-1) ?? null,
    };
    return { ...known, asks: asksToSee(known) };
  });
}

/** On the first screen: what is new or has changed; without any, one line that leads to all of them. */
export function WarningCards() {
  const t = useWords();
  const warnings = useWarnings();
  if (warnings.length === 0) return null;
  const fresh = warnings.filter(({ asks }) => asks);
  const inForce = warnings.filter(({ isWithdrawn }) => !isWithdrawn).length;
  return (
    <section>
      <h2>{t('消费警示', 'Warnings')}</h2>
      {fresh.map((one) => (
        <WarningLink key={one.id} warning={one} />
      ))}
      <p>
        <a className="tap" href="#/warnings">
          {inForce === 0
            ? t('现在没有管用的，看撤回的', 'None in force; see those withdrawn')
            : t(`管用的 ${inForce} 条`, `${inForce} in force`)}
        </a>
      </p>
    </section>
  );
}

function WarningLink({ warning }: { warning: Warning & { asks: boolean } }) {
  const t = useWords();
  const label = useLabel();
  const { id, kind, title, isWithdrawn, seen, asks, hungOn } = warning;
  return (
    <a className="card todo" href={`#/warning/${id}`}>
      <span className={asks ? 'due due-r' : 'due'}>
        {isWithdrawn ? t('已撤回', 'Withdrawn') : label(warningKindWords[kind])}
      </span>
      <b lang="zh-CN">{title}</b>
      <span className="hint">
        {isWithdrawn
          ? asks || hungOn !== null
            ? t('贴了的请揭下来', 'Take it off the board')
            : t('不用再说了', 'No longer to be told')
          : asks && seen !== null
            ? t('改过了，再看一遍', 'Put right; read it again')
            : asks
              ? t('还没看', 'Not read yet')
              : hungOn === null
                ? t('看到了', 'Read')
                : t('看到了，贴上了', 'Read, and it hangs')}
      </span>
    </a>
  );
}

/** 消费警示: what holds for the station's area, and what was withdrawn lately. */
export function WarningsPage() {
  const t = useWords();
  const warnings = useWarnings();
  return (
    <>
      <Bar title={t('消费警示', 'Warnings')} back="#/" />
      <main className="wrap stack">
        {warnings.length === 0 ? (
          <p className="card">{t('现在没有发给咱站的警示。', 'No warning is for this station now.')}</p>
        ) : null}
        {warnings.map((one) => (
          <WarningLink key={one.id} warning={one} />
        ))}
      </main>
      <Tabs here="home" />
    </>
  );
}

export function WarningPage({ id }: { id: string }) {
  const t = useWords();
  const warning = useWarnings().find((one) => one.id === id);
  return (
    <>
      <Bar title={t('消费警示', 'Warning')} back="#/warnings" />
      <main className="wrap stack">
        {warning === undefined ? (
          <p className="card">{t('这条过了日子，或者还没带到手机上。', 'This is over, or is not here yet.')}</p>
        ) : (
          <>
            {warning.isWithdrawn ? <Withdrawn warning={warning} /> : <Says warning={warning} />}
            <See warning={warning} />
            {warning.isWithdrawn || warning.hungOn !== null ? null : <Hang warning={warning} />}
          </>
        )}
      </main>
      <Tabs here="home" />
    </>
  );
}

function Withdrawn({ warning: { title, number, withdrawn } }: { warning: Warning }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useCarried();
  const on = withdrawn === null ? '' : dayPlain(withdrawn.on, language, today);
  return (
    <>
      <p>
        <span className="due due-r">{t('已撤回', 'Withdrawn')}</span>
      </p>
      <h1 lang="zh-CN">{title}</h1>
      <p className="hint">{number}</p>
      <p className="card" lang="zh-CN">
        {t(`${on}撤回：${withdrawn?.reason ?? ''}。`, `Withdrawn ${on}: ${withdrawn?.reason ?? ''}.`)}{' '}
        {t('贴出去的请揭下来，不要再念、再转。', 'Take it off the board and tell it no more.')}
      </p>
    </>
  );
}

/** The words that everybody reads, and what was put right in them. */
function Says({ warning }: { warning: Warning }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useCarried();
  const { kind, title, text, advice, unknown, actBy, actWhat, untilOn, number, publishedOn, corrections } = warning;
  const day = (on: string) => dayPlain(on, language, today);
  return (
    <>
      <p>
        <span className="due due-r">{label(warningKindWords[kind])}</span>
      </p>
      <h1 lang="zh-CN">{title}</h1>
      <p className="hint">
        {t(`${number}，${day(publishedOn)}发`, `${number}, ${day(publishedOn)}`)}
        {untilOn === null ? '' : t(`，管到${day(untilOn)}`, `, until ${day(untilOn)}`)}
      </p>
      {corrections.map(({ on, reason }) => (
        <p key={`${on} ${reason}`} className="card">
          <b>{t(`${day(on)}改过：`, `Put right ${day(on)}: `)}</b>
          <span lang="zh-CN">{reason}</span>
        </p>
      ))}
      {actBy === null ? null : (
        <p>
          <b>{t(`最晚${day(actBy)}${actWhat}`, `By ${day(actBy)}: ${actWhat}`)}</b>
        </p>
      )}
      <section className="card stack" lang="zh-CN">
        <p>{text}</p>
        <h2>怎么办</h2>
        <ul>
          {advice.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {unknown === '' ? null : (
          <p>
            <b>还没弄清的：</b>
            {unknown}
          </p>
        )}
      </section>
    </>
  );
}

/** 看到了: the receipt, kept here and sent by itself. */
function See({ warning }: { warning: Warning & { asks: boolean } }) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const { picture } = useKeeper();
  const { id, revision, asks, isWithdrawn, seen, title } = warning;
  const once = useOnce(`${revision}`);
  const see = () => {
    const item = { kind: 'warning' as const, ...stamp(), seen: [{ id, revision }] };
    return once(() => act(`warning ${item.id}`, item, t(`看到了：${title}`, `Read: ${title}`)));
  };
  const waits = picture.acts.some(
    ({ act: { state }, body: { item } }) =>
      state !== 'sent' && item.kind === 'warning' && item.seen.some((one) => one.id === id),
  );
  if (asks)
    return (
      <button type="button" className="btn do full" onClick={() => void see()}>
        {isWithdrawn ? t('看到了，揭下来了', 'Read, and taken off') : t('看到了', 'I have read it')}
      </button>
    );
  if (seen === null) return null;
  return (
    <output className="card">
      {waits
        ? t('看到了，存在手机里，有网自己报上去。', 'Read; kept here and told by itself.')
        : t('看到了，县里知道。', 'Read; the county knows.')}
    </output>
  );
}

/** Where its poster hangs, with a photo of the board. */
function Hang({ warning }: { warning: Warning }) {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const { boards } = useCarried();
  const once = useOnce(warning.id);
  const [photos, setPhotos] = useState<Kept>([]);
  const [wrong, setWrong] = useState(false);
  const hang = async () => {
    const kept = photos.slice(0, 1);
    if (kept.length === 0) {
      setWrong(true);
      return;
    }
    // It hangs beside what the sheet of the board says here.
    const sheet = boards.sheets.find(({ kind }) => kind === 'warning');
    const item = {
      kind: 'posting' as const,
      ...stamp(),
      boards: ['warning' as const],
      attachmentIds: kept.map(({ id }) => id),
      exampleIds: [...new Set([...(sheet?.exampleIds ?? []), warning.id])],
    };
    await once(() =>
      act(`boards ${item.id}`, item, t(`贴了：${warning.title}`, `Hung: ${warning.title}`), { photos: kept }),
    );
  };
  return (
    <section className="card stack">
      <h2>{t('贴到消费警示栏', 'Hang it on the board')}</h2>
      <p className="hint">
        {t('贴好拍一张，看得清编号和日子，别拍人脸。', 'Photograph it as it hangs, number and day readable, no faces.')}
      </p>
      <Photos
        photos={photos}
        onChange={(next) => {
          setWrong(false);
          setPhotos(next.slice(-1));
        }}
      />
      {wrong ? (
        <p className="msg" role="alert">
          {t('先拍一张贴好的。', 'Take a photo of it first.')}
        </p>
      ) : null}
      <button type="button" className="btn full" onClick={() => void hang()}>
        <Icon name="tick" /> {t('贴好了', 'It hangs')}
      </button>
    </section>
  );
}
