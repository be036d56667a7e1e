import type { Words } from '../../../domain/base/words.ts';
import type { RetentionYears } from '../../../domain/law/local-limits.ts';
import { useLabel, useWords } from '../../base/language.tsx';

const own: Words = {
  zh: '本县定，够用就行（《个人信息保护法》第十九条）',
  en: 'The county’s own, no longer than needed (PIPL art. 19)',
};
const archive: Words = {
  zh: '是档案（《机关文件材料归档范围和文书档案保管期限规定》，国家档案局令第8号）',
  en: 'Archive (State Archives Administration, order 8)',
};
const rows: readonly (Words & { name: keyof RetentionYears; by: Words; but?: Words })[] = [
  { name: 'complaint', zh: '投诉', en: 'Complaints', by: own },
  { name: 'tipoff', zh: '举报', en: 'Tip-offs', by: own },
  { name: 'inquiry', zh: '咨询', en: 'Inquiries', by: own },
  { name: 'survey', zh: '消费调查里站点报来的话', en: 'What stations told of a survey', by: own },
  {
    name: 'enforcement',
    zh: '案件，归档以后',
    en: 'Cases, from the archive on',
    by: archive,
    but: { zh: '集体讨论过的、移送公安的永久保存', en: 'those discussed together or handed to the police for good' },
  },
  { name: 'sampling', zh: '抽检、抽检计划', en: 'Samplings and their plans', by: archive },
  {
    name: 'inspection',
    zh: '检查、专项、出动、查扣、暗访、站点督导',
    en: 'Inspections, campaigns, sorties, seizures, covert checks, station visits',
    by: archive,
    but: { zh: '案件从它来的，跟案卷一起留', en: 'what a case came from stays with its file' },
  },
  { name: 'clause', zh: '格式条款审查、合同文本', en: 'Reviews of terms, filed texts', by: archive },
  { name: 'guidance', zh: '规范意见', en: 'Letters to operators', by: archive },
  {
    name: 'stationReport',
    zh: '站点上报',
    en: 'Reports of stations',
    by: archive,
    but: { zh: '转成案件的，跟案卷一起留', en: 'what became a case stays with its file' },
  },
  {
    name: 'caution',
    zh: '警示，到期以后',
    en: 'Cautions, from their last day on',
    by: {
      zh: '本县定；两年内没发现的违法不再罚（《行政处罚法》第三十六条）',
      en: 'The county’s own; what is not found in two years is not punished (Penalty Act, art. 36)',
    },
    but: { zh: '案卷还留着也清除', en: 'they go though the file of the case stays' },
  },
];

/** For how long what is kept, and by what: the schedule of the county. */
export function RetentionSchedule({ years }: { years: RetentionYears }) {
  const t = useWords();
  const label = useLabel();
  return (
    <details className="retention-schedule">
      <summary>{t('各类留几年、按什么', 'For how long what is kept, and by what')}</summary>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('哪一类', 'Kind')}</th>
              <th scope="col" className="r">
                {t('办完以后留（年）', 'Years after the end')}
              </th>
              <th scope="col">{t('按什么', 'By what')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, by, but, ...kind }) => (
              <tr key={name}>
                <th scope="row">{label(kind)}</th>
                <td className="num r" data-label={t('办完以后留（年）', 'Years after the end')}>
                  {years[name]}
                </td>
                <td data-label={t('按什么', 'By what')}>
                  {label(by)}
                  {but === undefined ? '' : t(`；${but.zh}`, `; ${but.en}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">
        {t(
          '证据跟案卷走。比检查记录先到的照片，90 天等不到记录就清除；回过电话的未接来电，号码留 30 天。',
          'Exhibits go with the file of their case. Photos that came ahead of the record of a visit go after 90 days without one; the number of a missed call 30 days after it was called back.',
        )}
      </p>
    </details>
  );
}
