import './upkeep.css';
import { useQuery } from '@tanstack/react-query';
import { unfoldedZh } from '../../../domain/base/upkeep.ts';
import { roleWords } from '../../../domain/county/account.ts';
import type { SeenUpkeep } from '../../../http/api/matter/upkeep-routes.ts';
import { client } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { Alerts } from './alert-ways.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';

/** 系统状态: what must be looked at, and how machine, backups, messages and ledger stand, for who keeps the machine. */
export function UpkeepSettings() {
  const t = useWords();
  const label = useLabel();
  const upkeep = useQuery({ queryKey: ['upkeep'], queryFn: client.upkeep, refetchInterval: 60_000 });
  if (isUnread(upkeep)) return <ErrorLine error={upkeep.error} onRetry={() => void upkeep.refetch()} />;
  if (upkeep.data === undefined) return <Loading rows={8} />;
  const { look, cards, findings, missingOfficers, openPersons } = upkeep.data;
  return (
    <>
      <section className="card">
        <h2 className="card-head">{t('系统状态', 'Upkeep')}</h2>
        {findings.length === 0 && missingOfficers.length === 0 ? (
          <p className="pad">{t('没有要处理的。', 'Nothing to attend to.')}</p>
        ) : (
          findings.map((one) => (
            <p key={one.code} className={one.level === 'stop' ? 'note-stop' : 'note-warn'}>
              {label(one)}
            </p>
          ))
        )}
        <MissingOfficers roles={missingOfficers} />
      </section>
      <Cards cards={cards} />
      <section className="card">
        <Figures look={look} openPersons={openPersons} />
      </section>
      <Backups look={look} />
      <Alerts />
    </>
  );
}

/** Each part of machine and program: the conclusion first, then its reasons. */
function Cards({ cards }: Pick<SeenUpkeep, 'cards'>) {
  const t = useWords();
  const label = useLabel();
  const levelWords = {
    good: t('正常', 'Good'),
    unknown: t('没看过', 'Not seen'),
    warn: t('要看', 'Look'),
    stop: t('停了', 'Stopped'),
  };
  return (
    <ul className="status-cards" aria-label={t('各部分', 'Parts')}>
      {cards.map(({ code, level, name, head, detail }) => (
        <li key={code} className={`status-${level}`}>
          <span className="status-name">
            {label(name)} <em>{levelWords[level]}</em>
          </span>
          <b>{label(head)}</b>
          <small>{label(detail)}</small>
        </li>
      ))}
    </ul>
  );
}

/** 三员分立: who is still to be appointed, so that nobody makes accounts and answers for them alone. */
function MissingOfficers({ roles }: { roles: SeenUpkeep['missingOfficers'] }) {
  const t = useWords();
  const { language } = useLanguage();
  if (roles.length === 0) return null;
  const names = roles.map((role) => roleWords[role][language]);
  return (
    <p className="note-warn">
      {t(
        `三员还没有分开：还没有核定过的${names.join('、')}。请到管理 → 账号，给另外的人各建一个账号，再请人核定；还没有安全管理员的，由核定过的分管局长和所长核定。新开的县先建安全管理员：他本人改好密码、设好第二道验证，在“我的账号”里核定自己，再核定别人；在这以前谁也看不了举报人身份。`,
        `The three officers are not apart yet: nobody is confirmed as ${names.join(', ')}. Make an account for another person under Administration → Accounts and have it confirmed; without a security administrator deputy directors and heads who are confirmed do it. A new county begins with its security administrator: with a password and a second factor of his own he confirms himself under My account, and then the others; before that nobody opens a reporter.`,
      )}
    </p>
  );
}

function openWords(n: number | null, t: ReturnType<typeof useWords>): string {
  if (n === null) return t('现在数不出来，过一会儿再看', 'Cannot be counted now; look again later');
  if (n === 0) return t('没有', 'None');
  // The program counts no further.
  return n > 10_000
    ? t('1 万行以上，后台在做', 'More than 10,000, being sealed')
    : t(`${n} 行，后台在做`, `${n}, being sealed`);
}

function rehearsalWords(last: SeenUpkeep['look']['rehearsals'][number] | undefined, t: ReturnType<typeof useWords>) {
  if (last === undefined) return t('还没有做过', 'Never');
  const at = instantShort(last.at);
  return last.isGood
    ? t(`${at}，装得出来，用了 ${last.seconds} 秒`, `${at}, it was restored in ${last.seconds} s`)
    : t(`${at}，没有做成：${last.words}`, `${at}, failed: ${last.words}`);
}

function Figures({ look, openPersons }: Pick<SeenUpkeep, 'look' | 'openPersons'>) {
  const t = useWords();
  const { database } = look;
  const rows: [string, string][] = [
    [t('上次演练备份', 'Last rehearsal of a backup'), rehearsalWords(look.rehearsals[0], t)],
    [
      t('统计还没有并进计数格的变动', 'Changes of figures not folded yet'),
      database.unfolded.n === 0 ? t('没有', 'None') : t(unfoldedZh(database.unfolded.n), String(database.unfolded.n)),
    ],
    [t('旧版留下、号码还没有密封的行', 'Rows of before with numbers not sealed yet'), openWords(openPersons, t)],
  ];
  return (
    <div className="settings-table">
      <table aria-label={t('各项', 'Figures')}>
        <tbody>
          {rows.map(([name, words]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The last backups; how one is made stands in the handbook of the machine. */
function Backups({ look }: { look: SeenUpkeep['look'] }) {
  const t = useWords();
  return (
    <section className="card">
      <h2 className="card-head">{t('备份', 'Backups')}</h2>
      {look.backups.length === 0 ? (
        <Empty
          words={
            look.isBackedUp
              ? t(
                  '还没有备份过；请管机器的人按运行手册设好每天的备份。',
                  'None yet: who keeps the machine sets a daily one as docs/operate.md says.',
                )
              : t('样例县不备份。', 'The sample county is not backed up.')
          }
        />
      ) : (
        <div className="settings-table">
          <table aria-label={t('最近的备份', 'The last backups')}>
            <tbody>
              {look.backups.map((one) => (
                <tr key={one.at}>
                  <td className="nw dim">{instantShort(one.at)}</td>
                  <td className="nw">
                    {one.isGood ? t('做成了', 'Made') : <span className="err">{t('没有做成', 'Failed')}</span>}
                  </td>
                  <td className="nw r">{one.isGood ? gigabytes(one.bytes) : ''}</td>
                  <td>
                    {one.words}
                    {one.copyFault !== null && (
                      <span className="err">
                        {t(`；没有拷到别处：${one.copyFault}`, `; not copied elsewhere: ${one.copyFault}`)}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function gigabytes(bytes: number): string {
  const mega = bytes / 1024 / 1024;
  return mega < 1024 ? `${mega.toFixed(mega < 10 ? 1 : 0)} MB` : `${(mega / 1024).toFixed(1)} GB`;
}
