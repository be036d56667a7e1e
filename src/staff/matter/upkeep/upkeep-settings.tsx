import './upkeep.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { unfoldedZh } from '../../../domain/base/upkeep.ts';
import { alertWords } from '../../../domain/matter/alert/alert-words.ts';
import { roleWords } from '../../../domain/county/account.ts';
import type { SeenUpkeep } from '../../../http/api/matter/upkeep-routes.ts';
import { client } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { isUnread } from '../../base/queries.ts';
import { Alerts } from './alert-ways.tsx';
import { Answers } from './answers.tsx';
import { Programs } from './programs.tsx';
import { StatusCards, upkeepKey } from './status-cards.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';

/** 系统状态: what must be looked at, and how machine, backups, messages and ledger stand, for who keeps the machine. */
export function UpkeepSettings() {
  const upkeep = useQuery({
    queryKey: [upkeepKey],
    queryFn: client.upkeep,
    // What is under way is looked at more often.
    refetchInterval: ({ state }) =>
      state.data?.works.some(({ endedAt }) => endedAt === null) === true ? 3000 : 60_000,
  });
  if (isUnread(upkeep)) return <ErrorLine error={upkeep.error} onRetry={() => void upkeep.refetch()} />;
  if (upkeep.data === undefined) return <Loading rows={8} />;
  const { look, findings, missingOfficers, openPersons, cards } = upkeep.data;
  return (
    <>
      <StatusHead at={upkeep.dataUpdatedAt} />
      <Told findings={findings} well={cards.filter(({ level }) => level === 'good').length} />
      <MissingOfficers roles={missingOfficers} />
      <StatusCards upkeep={upkeep.data} />
      <div className="status-two">
        {look.answers === undefined ? null : <Answers answers={look.answers} at={upkeep.dataUpdatedAt} />}
        <Programs look={look} at={upkeep.dataUpdatedAt} />
      </div>
      <Alerts />
      <section className="card">
        <Figures look={look} openPersons={openPersons} />
      </section>
      <Backups look={look} />
      <SameCommands />
    </>
  );
}

/** How fresh it is, and the text for who helps from afar. */
function StatusHead({ at }: { at: number }) {
  const t = useWords();
  return (
    <div className="status-head">
      <h2>{t('系统状态', 'Upkeep')}</h2>
      <span className="dim">
        {t('一分钟一看', 'Looked at every minute')} · {instantShort(new Date(at).toISOString())}
      </span>
      <a className="b sm" href="/api/upkeep/diagnosis" download>
        {t('下载诊断（无个人信息）', 'Diagnosis (no personal data)')}
      </a>
    </div>
  );
}

/** What must be looked at, each with the page where that is done; and how many parts are well. */
function Told({ findings, well }: Pick<SeenUpkeep, 'findings'> & { well: number }) {
  const t = useWords();
  const label = useLabel();
  return (
    <ul className="status-told" aria-label={t('要看的', 'To look at')}>
      {findings.map((one) => (
        <li key={one.code} className={one.level === 'stop' ? 'told-stop' : 'told-warn'}>
          <b>{label(alertWords[one.code].name)}</b>
          <span>{label(one)}</span>
          {toMessages.has(one.code) ? (
            <Link className="b sm" to="/settings/messages">
              {t('看短信邮件', 'See messages')}
            </Link>
          ) : null}
        </li>
      ))}
      <li className="told-good">
        <b>
          {findings.length === 0
            ? t('没有要处理的', 'Nothing to attend to')
            : t(`其余 ${well} 项正常`, `${well} other parts are well`)}
        </b>
      </li>
    </ul>
  );
}

const toMessages: ReadonlySet<string> = new Set(['queue', 'messages', 'unconfirmed']);

/** What is pressed here, as it is typed at the machine. */
function SameCommands() {
  const t = useWords();
  return (
    <p className="status-commands">
      <span className="dim">{t('同样的事，命令行一条：', 'The same at the terminal:')}</span>
      {['status', 'backup', 'rehearse', 'verify', 'upgrade --dry-run'].map((word) => (
        <code key={word}>hongdun {word}</code>
      ))}
    </p>
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

function Figures({ look, openPersons }: Pick<SeenUpkeep, 'look' | 'openPersons'>) {
  const t = useWords();
  const { database } = look;
  const rows: [string, string][] = [
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
