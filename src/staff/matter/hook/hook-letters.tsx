import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  hookLetterStateNames,
  hookLetterStates,
  type HookLetterState,
} from '../../../domain/matter/hook/hook-letter.ts';
import { chosen, useAddress } from '../../base/address.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { usePress } from '../../base/ui/press.ts';
import { hooksKey, sendLettersAgain, useHookLetters, type SeenHookLetter, type SeenHookLetters } from './hook-calls.ts';

/** 发送记录: each letter, in the state and to the system that the address names. */
export function HookLetters() {
  const t = useWords();
  const { search } = useAddress();
  const state = hookLetterStateNames.find((name) => name === search.get('state')) ?? null;
  const system = search.get('system');
  const asked = chosen(new URLSearchParams(), { state, system, before: search.get('before') }).toString();
  const read = useHookLetters(asked === '' ? '' : `?${asked}`);
  const name = t('发送记录', 'Letters');
  return (
    <section className="card" aria-label={name}>
      <h2 className="card-head">
        {name}
        {system === null ? null : (
          <small>
            {system}{' '}
            <Link className="b sm" to={to(search, { system: null, before: null })}>
              {t('看全部系统的', 'Of all systems')}
            </Link>
          </small>
        )}
        {state === 'dead' && read.data !== undefined && read.data.counts.dead > 0 ? (
          <AllAgain system={system} days={read.data.days} />
        ) : null}
      </h2>
      {isUnread(read) ? (
        <ErrorLine error={read.error} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Loading rows={6} />
      ) : (
        <List read={read.data} state={state} />
      )}
    </section>
  );
}

function to(search: URLSearchParams, choices: Parameters<typeof chosen>[1]): string {
  return `?${chosen(search, choices).toString()}`;
}

function List({
  read: { letters, counts, days, next },
  state,
}: {
  read: SeenHookLetters;
  state: HookLetterState | null;
}) {
  const t = useWords();
  const { search } = useAddress();
  return (
    <>
      <States counts={counts} days={days} state={state} />
      {letters.length === 0 ? (
        <p className="pad mut">{t('没有这样的。', 'None is like this.')}</p>
      ) : (
        <div className="settings-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('什么时候', 'When')}</th>
                <th scope="col">{t('哪个系统', 'System')}</th>
                <th scope="col">{t('说了什么', 'What')}</th>
                <th scope="col">{t('状态', 'State')}</th>
                <th scope="col">
                  <span className="sr">{t('操作', 'Action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {letters.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next === null ? null : (
        <p className="hook-more">
          <Link className="b sm" to={to(search, { before: next })}>
            {t('看更早的', 'Older ones')}
          </Link>
        </p>
      )}
    </>
  );
}

function States({ counts, days, state }: Pick<SeenHookLetters, 'counts' | 'days'> & { state: HookLetterState | null }) {
  const t = useWords();
  const label = useLabel();
  const { search } = useAddress();
  return (
    <nav className="hook-states" aria-label={t('按状态看', 'By state')}>
      <Link
        className="b sm"
        aria-current={state === null ? 'true' : undefined}
        to={to(search, { state: null, before: null })}
      >
        {t('全部', 'All')}
      </Link>
      {hookLetterStateNames.map((one) => (
        <Link
          key={one}
          className="b sm"
          aria-current={state === one ? 'true' : undefined}
          to={to(search, { state: one, before: null })}
        >
          {label(hookLetterStates[one])} {counts[one]}
        </Link>
      ))}
      <span className="dim s">{t(`数的是 ${days} 天里的`, `counted of ${days} days`)}</span>
    </nav>
  );
}

const tagOf = { waiting: 'wa', taken: 'gr', dead: 'er', again: '' } as const satisfies Record<HookLetterState, string>;

function Row({ one }: { one: SeenHookLetter }) {
  const t = useWords();
  const label = useLabel();
  const { madeAt, system, words, state, tries, lastError, sentAt, againAt } = one;
  const last = state === 'taken' ? (sentAt === null ? '' : instantShort(sentAt)) : (lastError ?? '');
  return (
    <tr>
      <td className="nw dim">{instantShort(madeAt)}</td>
      <th scope="row">{system}</th>
      <td>{words}</td>
      <td>
        <span className={`tag ${tagOf[state]}`}>{label(hookLetterStates[state])}</span>{' '}
        <span className="dim">
          {tries === 0 ? '' : t(`试了 ${tries} 次`, tries === 1 ? 'tried once' : `tried ${tries} times`)}
          {last === '' ? '' : t(`：${last}`, `: ${last}`)}
          {againAt === null ? '' : t(`；${instantShort(againAt)} 再发了`, `; again ${instantShort(againAt)}`)}
        </span>
      </td>
      <td className="r nw">{one.mayGoAgain ? <Again one={one} /> : null}</td>
    </tr>
  );
}

/** 再发; under an id of the page, so that a second press sends nothing. */
function Again({ one: { id, system, words } }: { one: SeenHookLetter }) {
  const t = useWords();
  const { press, isBusy } = usePress(hooksKey);
  const [againId] = useState(() => crypto.randomUUID());
  return (
    <button
      type="button"
      className="b sm"
      aria-disabled={isBusy}
      aria-label={t(`给 ${system} 再发：${words}`, `Send again to ${system}: ${words}`)}
      onClick={() => press(() => client.sendAgain(id, againId), t('排上了，马上再发', 'It goes out again'))}
    >
      {t('再发', 'Again')}
    </button>
  );
}

function AllAgain({ system, days }: { system: string | null; days: number }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  if (!useMay('hook.save')) return null;
  const press = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { sent } = await sendLettersAgain(id, system);
      setId(crypto.randomUUID());
      void message.success(
        sent === 0
          ? t(
              `${days} 天里没有能再发的：系统停用、删掉的不发。`,
              'None can go again: systems that are stopped or gone.',
            )
          : t(`排上了 ${sent} 封，马上再发`, `${sent} go out again`),
      );
    } catch (failure) {
      void message.error(problemWords(failure));
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: [hooksKey] });
    }
  };
  return (
    <span className="go settings-tools">
      <button type="button" className="b sm" aria-disabled={busy} onClick={() => void press()}>
        {t('没发成的全部再发', 'Send all of these again')}
      </button>
    </span>
  );
}
