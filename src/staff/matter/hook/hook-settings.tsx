import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { hookEvents, type HookEvent } from '../../../domain/matter/hook/hook.ts';
import type { FileHook } from '../../../domain/matter/hook/hook-system.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { EditCell, SettingsTable } from '../../base/ui/table.tsx';
import {
  hooksKey,
  testHookSystem,
  useHookSystems,
  type HookAnswer,
  type SeenHook,
  type SeenHooks,
} from './hook-calls.ts';
import { HookDrawer, type Edited } from './hook-form.tsx';
import { HookLetters } from './hook-letters.tsx';
import { HookSecret, type Shown } from './hook-secret.tsx';
import { HookWaiting } from './hook-waiting.tsx';
import './hook.css';

/** What one test was answered; null of one that was sent before under the same press. */
interface Tried {
  name: string;
  answer: HookAnswer | null;
}

/** 对外通知: the county's own systems that are told of what happens, and what became of each letter. */
export function HookSettings() {
  const read = useHookSystems();
  if (isUnread(read)) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading rows={8} />;
  return (
    <>
      <HookWaiting systems={read.data.systems.filter(({ mayConfirm }) => mayConfirm)} />
      <Systems read={read.data} />
      <HookLetters />
    </>
  );
}

function Systems({ read: { systems, inFile } }: { read: SeenHooks }) {
  const t = useWords();
  const may = useMay('hook.save');
  const [editing, setEditing] = useState<Edited | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const edited = editing === null ? null : (systems.find(({ id }) => id === editing.id) ?? editing);
  return (
    <section className="card" aria-label={t('收通知的系统', 'Systems that are told')}>
      <h2 className="card-head">
        {t('收通知的系统', 'Systems that are told')} <small>{systems.length + inFile.length}</small>
        {may ? (
          <span className="go settings-tools">
            <button
              type="button"
              className="b sm"
              onClick={() => setEditing({ id: crypto.randomUUID(), name: '', url: '', events: [], version: 0 })}
            >
              {t('加一个系统', 'Add a system')}
            </button>
          </span>
        ) : null}
      </h2>
      <TellsWhat />
      {shown === null ? null : <HookSecret shown={shown} onDone={() => setShown(null)} />}
      {tried === null ? null : <Answered tried={tried} />}
      {systems.length + inFile.length === 0 ? (
        <Empty
          words={t(
            '还没有系统收通知。管理员按“加一个系统”，填对方给的网址，选告诉它什么。',
            'None yet. The administrator adds one with the address that the other side gives.',
          )}
        />
      ) : (
        <SettingsTable
          columns={[t('名称', 'Name'), t('接收地址', 'Where'), t('通知内容', 'Of what'), t('状态', 'State')]}
        >
          {systems.map((one) => (
            <Row key={one.id} one={one} onEdit={may ? () => setEditing(one) : null} onTried={setTried} />
          ))}
          {inFile.map((one) => (
            <FileRow key={`file ${one.name}`} one={one} onTried={setTried} />
          ))}
        </SettingsTable>
      )}
      {inFile.length === 0 ? null : <FileNote />}
      {edited === null ? null : (
        <HookDrawer key={edited.id} edited={edited} onShown={setShown} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}

function Row({
  one,
  onEdit,
  onTried,
}: {
  one: SeenHook;
  onEdit: (() => void) | null;
  onTried: (tried: Tried) => void;
}) {
  const t = useWords();
  const { id, name, url, events, standingUrl, standingEvents } = one;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="hook-address">
        {standingUrl ?? url}
        {standingUrl === null || standingUrl === url ? null : (
          <span className="line dim">{t(`改成 ${url}，等核定`, `to be ${url}, waits`)}</span>
        )}
      </td>
      <td>
        <Events events={standingEvents ?? events} />
        {standingEvents === null || standingUrl === null || sameEvents(standingEvents, events) ? null : (
          <span className="line dim">
            {t('改成 ', 'to be ')}
            <Events events={events} />
            {t('，等核定', ', waits')}
          </span>
        )}
      </td>
      <td>
        <State one={one} /> <LettersOf name={name} />
      </td>
      <EditCell name={name} onEdit={onEdit}>
        {standingUrl === null ? null : <TryButton to={id} name={name} onTried={onTried} />}
      </EditCell>
    </tr>
  );
}

function TellsWhat() {
  const t = useWords();
  return (
    <p className="dim s hook-note">
      {t(
        '只告诉编号、状态、哪个所、什么时候，没有人的信息，举报一件也不通知。新加的系统、改的网址、多选的通知，由另一个人（安全管理员或者分管局长）核定以后才发；停用、少选、删掉不用等。',
        'Numbers, states, offices and times alone; nothing of persons, nothing of tip-offs. A new system, another address and more events wait for a second person; to stop, ask for less or remove does not.',
      )}
    </p>
  );
}

function FileNote() {
  const t = useWords();
  return (
    <p className="dim s hook-note">
      {t(
        '写在设置文件里的照发，在这里只看、只试；要改，请管机器的人改 WEBHOOKS_FILE 写的那个文件，再重启。',
        'Those in the settings’ file go on, and are only read and tried here; who keeps the machine changes them.',
      )}
    </p>
  );
}

/** One that stands in the settings of the machine. */
function FileRow({ one: { name, url, events }, onTried }: { one: FileHook; onTried: (tried: Tried) => void }) {
  const t = useWords();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="hook-address">{url}</td>
      <td>
        <Events events={events} />
      </td>
      <td>
        <span className="tag">{t('写在设置文件里', 'In the settings’ file')}</span> <LettersOf name={name} />
      </td>
      <EditCell name={name} onEdit={null}>
        <TryButton to={name} name={name} onTried={onTried} />
      </EditCell>
    </tr>
  );
}

function sameEvents(some: readonly HookEvent[], others: readonly HookEvent[]): boolean {
  return some.length === others.length && some.every((event) => others.includes(event));
}

function Events({ events }: { events: readonly HookEvent[] }) {
  const t = useWords();
  const label = useLabel();
  return <>{events.map((event) => label(hookEvents[event])).join(t('、', ', '))}</>;
}

function State({ one: { active, waits, standingUrl, confirmedByName, confirmedAt, nextSecretAt } }: { one: SeenHook }) {
  const t = useWords();
  const by = confirmedAt === null ? undefined : `${confirmedByName ?? ''} ${instantShort(confirmedAt)}`;
  return (
    <>
      {!active ? (
        <span className="tag wa">{t('停用', 'Stopped')}</span>
      ) : standingUrl === null ? null : (
        <span className="tag gr" title={by === undefined ? undefined : t(`${by} 核定`, `confirmed: ${by}`)}>
          {t('在发', 'Told')}
        </span>
      )}{' '}
      {waits ? <span className="tag wa">{t('等另一个人核定', 'Waits for a second person')}</span> : null}{' '}
      {nextSecretAt === null ? null : <span className="tag pr">{t('在换密钥', 'Changing its secret')}</span>}
    </>
  );
}

function LettersOf({ name }: { name: string }) {
  const t = useWords();
  return (
    <Link
      className="b sm"
      to={`?system=${encodeURIComponent(name)}`}
      aria-label={t(`${name} 的发送记录`, `Letters to ${name}`)}
    >
      {t('记录', 'Letters')}
    </Link>
  );
}

/** 测试; a lost answer keeps the id, so that pressing again sends no second one. */
function TryButton({ to, name, onTried }: { to: string; name: string; onTried: (tried: Tried) => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!useMay('hook.test')) return null;
  const press = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      onTried({ name, answer: (await testHookSystem(id, to)).answer });
      setId(crypto.randomUUID());
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: [hooksKey] });
    }
  };
  return (
    <>
      {error === null ? null : <ErrorLine error={error} />}
      <button
        type="button"
        className="b sm"
        aria-disabled={busy}
        aria-label={t(`给 ${name} 发一封测试`, `Send a test to ${name}`)}
        onClick={() => void press()}
      >
        {busy ? t('在发…', 'Sending…') : t('测试', 'Test')}
      </button>
    </>
  );
}

function Answered({ tried: { name, answer } }: { tried: Tried }) {
  const t = useWords();
  if (answer === null)
    return (
      <output className="note-warn">
        {t('这一封刚才已经发过了，看下面的记录。', 'It was sent already; see the list below.')}
      </output>
    );
  const { verdict, status, ms, words, why } = answer;
  return (
    <output className={verdict === 'taken' ? 'pad' : 'note-warn'}>
      {verdict === 'taken'
        ? t(
            `“${name}”收下了测试：回答 ${status ?? ''}，用了 ${ms} 毫秒。`,
            `${name} took the test: ${status ?? ''} in ${ms} ms.`,
          )
        : t(`“${name}”没有收下测试：${why}（${ms} 毫秒）。`, `${name} did not take the test: ${why} (${ms} ms).`)}
      {words === '' ? null : (
        <>
          {' '}
          {t('对方的话：', 'It said:')} <code className="hook-address">{words}</code>
        </>
      )}
    </output>
  );
}
