import { useState } from 'react';
import { formatYuan } from '../../../domain/base/money.ts';
import { helpRoleWords } from '../../../domain/command/redispatch.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { HelpForm, moveWords, type HelpMove } from './help-form.tsx';
import { Bar, Icon, Tabs } from '../bars.tsx';
import { Calls } from '../calls.tsx';
import { StepsWaiting } from '../matters.tsx';
import { useCarried, useKeeper } from '../carried.tsx';
import type { Carried } from '../outbox/wire.ts';

type Help = Carried['helps'][number];
/** 「11-27 前答复」, or by when it is to be done. */
export function useHelpDue(): (help: Help) => { words: string; late: boolean } {
  const t = useWords();
  const { today } = useCarried();
  return ({ moves, acceptBy, dueOn }) => {
    const day = moves.includes('accept') ? acceptBy : dueOn;
    const short = day.slice(5);
    return {
      late: day < today,
      words: moves.includes('accept')
        ? t(`${short} 前答复接不接`, `Answer by ${short}`)
        : t(`${short} 前办好`, `Done by ${short}`),
    };
  };
}

/** 请本站协助的: those that are open, and what became of the others. */
export function HelpsPage() {
  const t = useWords();
  const { helps } = useCarried();
  return (
    <>
      <Bar title={t('请本站帮的', 'Asked of us')} />
      <main className="wrap stack">
        {helps.length === 0 ? <p className="card">{t('没有请本站协助的。', 'Nothing is asked.')}</p> : null}
        <HelpRows helps={helps} />
      </main>
      <Tabs here="matters" />
    </>
  );
}

export function HelpRows({ helps }: { helps: readonly Help[] }) {
  const t = useWords();
  const w = useLabel();
  const due = useHelpDue();
  const { picture } = useKeeper();
  if (helps.length === 0) return null;
  return (
    <div className="card">
      <ul className="rows mine">
        {helps.map((one) => {
          const waiting = picture.acts.filter(({ act }) => act.chain === one.number && act.state !== 'sent').length;
          return (
            <li key={one.number}>
              <a href={`#/help/${encodeURIComponent(one.number)}`}>
                <span>
                  <b>{one.sent.consumer}</b> {one.sent.operator}
                  <br />
                  <span className={one.isOpen ? 'tag' : 'tag ok'}>
                    {waiting > 0 ? t(`有 ${waiting} 步等发`, `${waiting} waiting`) : w(one.state)}
                  </span>{' '}
                  <span className="hint">{one.isOpen ? due(one).words : one.remark}</span>
                </span>
                <Icon name="on" />
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** One complaint that the office asks the station's help with: what was sent of it, and what the station does. */
export function HelpPage({ number }: { number: string }) {
  const t = useWords();
  const w = useLabel();
  const { helps } = useCarried();
  const { picture } = useKeeper();
  const [open, setOpen] = useState<HelpMove | null>(null);
  const help = helps.find((one) => one.number === number);
  if (help === undefined)
    return (
      <>
        <Bar title={t('没有这一件', 'No such request')} back="#/" />
        <main className="wrap stack">
          <p className="card">{t('所里收回了，或者不归这个站。', 'It was taken back, or is not of this station.')}</p>
        </main>
      </>
    );
  const waiting = picture.acts.filter(({ act }) => act.chain === number && act.state !== 'sent');
  const made = new Set(waiting.map(({ body }) => (body.item.kind === 'help' ? body.item.move : '')));
  const moves = movesAfter(help, made);
  return (
    <>
      <Bar title={t('请您站帮忙', 'Your help is asked')} back="#/" />
      <main className="wrap stack">
        <WhatIsAsked help={help} />
        <StepsWaiting waiting={waiting} />
        {mayCall(help, made) ? (
          <Calls calls={help.calls} chain={number} of={{ number: null, filingId: null, help: number }} />
        ) : null}
        {moves.length === 0 ? null : (
          <section className="acts" aria-label={t('现在可以做', 'What can be done')}>
            {moves.map((move) => (
              <button
                key={move}
                type="button"
                className={move === 'accept' || move === 'recordJoint' ? 'btn do full big' : 'btn full'}
                aria-expanded={open === move}
                onClick={() => setOpen(open === move ? null : move)}
              >
                {w(moveWords[move])}
              </button>
            ))}
          </section>
        )}
        {open === null ? null : <HelpForm key={open} help={help} move={open} onDone={() => setOpen(null)} />}
      </main>
    </>
  );
}

/** The complaint as far as it was sent, what the office asks of the station, and by when. */
function WhatIsAsked({ help }: { help: Help }) {
  const t = useWords();
  const w = useLabel();
  const due = useHelpDue();
  const { sent } = help;
  return (
    <section className="card stack">
      <h2>
        {sent.consumer} → {sent.operator}
      </h2>
      <p>
        <span className="tag">{w(help.state)}</span>{' '}
        {help.isOpen ? <span className={due(help).late ? 'due due-r' : 'due due-o'}>{due(help).words}</span> : null}
      </p>
      <p className="words">{sent.gist}</p>
      <p>
        {t('想要：', 'Claim: ')}
        {sent.claim}
        {sent.amountFen === null ? '' : `（${formatYuan(sent.amountFen)} ${t('元', 'yuan')}）`}
      </p>
      <p>
        <b>{sent.ask}</b>
      </p>
      <WhomToCall help={help} />
      {help.remark === '' ? null : <p className="note">{help.remark}</p>}
    </section>
  );
}

function WhomToCall({ help }: { help: Help }) {
  const t = useWords();
  const w = useLabel();
  const { sent } = help;
  return (
    <p className="hint">
      {t('投诉人', 'Complainant')} {sent.consumer} {sent.home}
      {(sent.consumerAddress ?? null) === null ? '' : ` ${sent.consumerAddress}`} {sent.consumerPhone}
      <br />
      {t('店在', 'Shop at')} {sent.shop}
      <br />
      {help.number} · {sent.ticketNo} · {w(helpRoleWords[help.role])}
      <br />
      {help.officeName}{' '}
      <a className="tel" href={`tel:${help.officePhone.replace(/\s/gu, '')}`}>
        {help.officePhone}
      </a>
    </p>
  );
}

/** Whoever helps has said first how he stands to both. */
function mayCall({ moves }: Help, made: ReadonlySet<string>): boolean {
  if (made.has('decline') || made.has('returnBack')) return false;
  return made.has('accept') || !moves.includes('accept');
}

/** What can be done behind the steps that have not been sent yet. */
function movesAfter({ moves }: Help, made: ReadonlySet<string>): HelpMove[] {
  if (made.has('decline') || made.has('returnBack')) return [];
  if (made.has('accept')) return ['recordJoint', 'returnBack'];
  return (['accept', 'decline', 'recordJoint', 'returnBack'] as const).filter((move) => moves.includes(move));
}
