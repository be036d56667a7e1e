import type { SeenUpkeep } from '../../../http/api/matter/upkeep-routes.ts';
import { lastedWords } from '../../../domain/matter/alert/alert.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';

type Program = Pick<NonNullable<SeenUpkeep['look']['database']['programs']>[number], 'startedAt' | 'version'> & {
  host: string;
  seenAt: string | null;
  isAlive: boolean;
};

/** 实例: which programs work on this database, since when, and when each was heard last. */
export function Programs({ look, at }: Pick<SeenUpkeep, 'look'> & { at: number }) {
  const t = useWords();
  const programs = programsOf(look, t('这一台', 'This one'));
  const alone = t(
    '一台自己用它的数据库；几台一起用的，填 DATABASE_URL。',
    'One program with a database of its own; for several set DATABASE_URL.',
  );
  return (
    <section className="card" aria-label={t('实例', 'Programs')}>
      <h2 className="card-head">
        {t('实例', 'Programs')}{' '}
        <small>
          {programs.length === 1
            ? alone
            : t('一样的几台，一台停了别的接着办', 'All the same: when one stops the others go on')}
        </small>
      </h2>
      <div className="settings-table">
        <table aria-label={t('实例', 'Programs')}>
          <thead>
            <tr>
              {[
                t('名', 'Name'),
                t('状态', 'State'),
                t('开了多久', 'Since'),
                t('最近听到', 'Heard'),
                t('版本', 'Version'),
              ].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {programs.map((one) => (
              <Row key={`${one.host} ${one.startedAt}`} one={one} at={at} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function programsOf({ startedAt, version, database }: SeenUpkeep['look'], here: string): Program[] {
  const programs = database.programs ?? [];
  return programs.length > 0 ? programs : [{ host: here, startedAt, version, seenAt: null, isAlive: true }];
}

function Row({ one: { host, isAlive, startedAt, seenAt, version }, at }: { one: Program; at: number }) {
  const t = useWords();
  const label = useLabel();
  const lasted = label(lastedWords(Math.max(0, at - Date.parse(startedAt))));
  return (
    <tr>
      <th scope="row">{host}</th>
      <td className="nw">
        <span className={isAlive ? 'tag gr' : 'tag wa'}>
          {isAlive ? t('在办', 'At work') : t('没有声了', 'Silent')}
        </span>
      </td>
      <td className="nw">
        {isAlive ? lasted : ''}{' '}
        <span className="dim">{t(`${instantShort(startedAt)} 起`, `from ${instantShort(startedAt)}`)}</span>
      </td>
      <td className="nw dim">{seenAt === null ? t('刚才', 'Now') : instantShort(seenAt)}</td>
      <td className="nw">{version}</td>
    </tr>
  );
}
