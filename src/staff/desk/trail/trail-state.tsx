import type { TrailPage } from '../../../http/api/desk/trail-routes.ts';
import { chosen, useAddress, type Choices } from '../../base/address.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';

/** 链 and 要看一眼: whether a changed line would be noticed, and who was guessed at. */
export function TrailState({ page }: { page: TrailPage }) {
  return (
    <div className="pad trail-state">
      <Chain page={page} />
      <Guessed guessed={page.guessed} tried={page.tried} />
    </div>
  );
}

function Chain({ page: { head, check, waiting } }: { page: TrailPage }) {
  const t = useWords();
  const { today } = useMe();
  const rows: readonly [name: string, words: React.ReactNode][] = [
    [
      t('封存', 'Head'),
      head === null
        ? t('还没有总封记，运行满一小时才有', 'None yet: one is made each hour')
        : t(
            `总封记第 ${head.n} 号，${instantShort(head.at, today)}，${head.lines} 行`,
            `Number ${head.n}, ${instantShort(head.at, today)}, ${head.lines} lines`,
          ),
    ],
    [t('核对', 'Proof'), <Check key="check" check={check} />],
    [t('转送', 'Sent on'), <Sent key="sent" waiting={waiting} />],
  ];
  return (
    <section aria-label={t('链', 'Chain')}>
      <h3>
        {t('链', 'Chain')} <small>{t('改一行就接不上', 'One changed line breaks it')}</small>
      </h3>
      <dl>
        {rows.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {head === null ? null : (
        <a
          className="b sm"
          href="/papers/head"
          target="_blank"
          rel="noreferrer"
          title={t('锁在别处，核对台账时用', 'Lock it away to prove the ledger by')}
        >
          {t('打印最新总封记', 'Print the newest head')}
        </a>
      )}
    </section>
  );
}

function Check({ check }: Pick<TrailPage, 'check'>) {
  const t = useWords();
  const { today } = useMe();
  if (check === null)
    return t(
      '还没有核对过，请系统管理员在系统状态里按“现在核对”',
      'Never: the system administrator begins it on the page of the machine',
    );
  const at = instantShort(check.at, today);
  if (check.isWhole) return t(`${at}，${check.lines} 行都接得上`, `${at}, all ${check.lines} lines are whole`);
  return (
    <span className="err">
      {t(`${at}，发现问题，请系统管理员看 hongdun verify 说的`, `${at}, faults found: see hongdun verify`)}
    </span>
  );
}

/** What is sent to the machine that keeps logs waits for a moment; beyond a page of it does not arrive. */
function Sent({ waiting }: Pick<TrailPage, 'waiting'>) {
  const t = useWords();
  if (waiting === null) return t('没有接日志机', 'No log machine is set');
  if (waiting < 100) return t(`日志机正常，积压 ${waiting}`, `All but ${waiting} lines arrived`);
  return (
    <span className="err">
      {t(`${waiting} 行还没转发到日志机`, `${waiting} lines wait to be sent to the log machine`)}
    </span>
  );
}

function Guessed({ guessed, tried }: Pick<TrailPage, 'guessed' | 'tried'>) {
  const t = useWords();
  const { today } = useMe();
  return (
    <section aria-label={t('要看一眼', 'To look at')}>
      <h3>
        {t('要看一眼', 'To look at')} <small>{t('24 小时', '24 hours')}</small>
      </h3>
      {guessed.length + tried.length === 0 ? (
        <p className="dim">
          {t(
            '没有人连着输错密码被拦下，也没有人一件件试着看别处的件。',
            'Nobody was stopped for typing wrong too often, or tried many records that are not shown to him.',
          )}
        </p>
      ) : (
        <ul>
          {guessed.map(({ accountId, name, n, lastAt }) => (
            <Look key={`${accountId ?? ''} ${name}`} choices={{ group: 'refused', account: accountId }}>
              {accountId === null ? t(`没有这个人（${name}）`, `Nobody (${name})`) : name}
              {t(
                ` 连着输错，拦了 ${n} 次，最近 ${instantShort(lastAt, today)} · `,
                `: stopped ${n} times, last ${instantShort(lastAt, today)} · `,
              )}
            </Look>
          ))}
          {tried.map(({ accountId, name, n, lastAt }) => (
            <Look key={accountId} choices={{ kind: 'view-refused', account: accountId }}>
              {t(
                `${name} 打开了 ${n} 次不归他看、或者没有的件，最近 ${instantShort(lastAt, today)} · `,
                `${name} asked ${n} times for records that are not shown to him, last ${instantShort(lastAt, today)} · `,
              )}
            </Look>
          ))}
        </ul>
      )}
    </section>
  );
}

/** With its lines a press away, whatever is asked for now. */
function Look({ choices, children }: { choices: Choices; children: React.ReactNode }) {
  const t = useWords();
  const { search, change } = useAddress();
  const all = { kind: null, group: null, from: null, to: null, number: null, ...choices };
  return (
    <li>
      {children}
      <a
        href={`?${chosen(search, all).toString()}`}
        onClick={(event) => {
          event.preventDefault();
          change(all, 'step');
        }}
      >
        {t('看', 'See')}
      </a>
    </li>
  );
}
