import { Card } from '../station/charter/charter-part.tsx';
import { useWords } from '../base/language.tsx';
import type { SeenRanking } from './assessment-wire.ts';

/** 多员合一: the work once for each department, and the whole once. */
export function Shares({ scores: { shared, withheld } }: { scores: SeenRanking }) {
  const t = useWords();
  if (withheld)
    return (
      <Card title={t('部门共享', 'Shared data')}>
        <p className="pad dim">
          {t(
            '没有“履职数量”的共享约定，只列出为本部门工作的人；要看名次和得分，请与县局签约定。',
            'Without an agreement on figures of work, names alone.',
          )}
        </p>
      </Card>
    );
  if (shared === null || shared.byDepartment.length === 0) return null;
  return (
    <Card title={t('各部门的工作量', 'Work by department')}>
      <table className="round-table">
        <thead>
          <tr>
            <th scope="col">{t('部门', 'Department')}</th>
            <th scope="col" className="r">
              {t('人', 'People')}
            </th>
            <th scope="col" className="r">
              {t('件、场', 'Works')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shared.byDepartment.map((one) => (
            <tr key={one.departmentId}>
              <th scope="row">{one.name}</th>
              <td className="fig right">{one.people}</td>
              <td className="fig right">{one.works}</td>
            </tr>
          ))}
          <tr className="whole">
            <th scope="row">{t('全县（只算一次）', 'The whole, once')}</th>
            <td className="fig right">{shared.whole.people}</td>
            <td className="fig right">{shared.whole.works}</td>
          </tr>
        </tbody>
      </table>
      <p className="pad dim s">
        {t(
          '一个人为几个部门做的同一件，本人和全县只算一次，每个部门各看到一次。',
          'A piece of work for several departments is one for the person and the whole, and one for each of them.',
        )}
      </p>
    </Card>
  );
}
