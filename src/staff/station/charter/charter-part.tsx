/** The parts of a station's file that tell what was found, what hangs and what it does. */
import type { ReactNode } from 'react';
import { checkScore } from '../../../domain/station/charter-admission.ts';
import type { Charter } from '../../../domain/station/charter.ts';
import { standardsFor } from '../../../domain/station/standard.ts';
import { activityKinds, type ActivityKind } from '../../../domain/station/charter-upkeep.ts';
import { counted } from '../../../domain/base/words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useStandards } from './charter-wire.ts';

export function Card({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">
        {title} {aside === undefined ? null : <small>{aside}</small>}
      </h2>
      {children}
    </section>
  );
}

export function Photos({ ids }: { ids: readonly string[] }) {
  const t = useWords();
  if (ids.length === 0) return null;
  return (
    <p className="charter-photos">
      {ids.map((id, i) => (
        <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
          <img src={`/api/attachments/${id}`} alt={t(`照片 ${i + 1}`, `Photo ${i + 1}`)} loading="lazy" />
        </a>
      ))}
    </p>
  );
}

/** Each visit with the score of each list, and what was not met. */
export function Checks({ entry }: { entry: Charter }) {
  const t = useWords();
  const standards = useStandards();
  const purposes = {
    admission: t('现场核查', 'Inspection'),
    year: t('年审', 'Yearly review'),
    reacceptance: t('规范化复验', 'Re-acceptance'),
  };
  return (
    <Card title={t('核查清单', 'Checklists')} aside={String(entry.checks.length)}>
      {entry.checks.length === 0 ? <p className="pad dim">{t('还没有核查过。', 'Not inspected yet.')}</p> : null}
      <ul className="charter-plain">
        {entry.checks.toReversed().map((check) => (
          <li key={`${check.on} ${check.purpose} ${check.results.length}`}>
            <b>{`${check.on} ${purposes[check.purpose]}`}</b>{' '}
            {checkScore(check) === null ? '' : t(`${checkScore(check)} 分`, `${checkScore(check)} points`)}{' '}
            {check.opinion}
            {check.results.map((result) => {
              const standard = standards.find((one) => one.code === result.code && one.version === result.version);
              const unmet = result.findings.filter((one) => !one.met);
              const words = unmet.map(({ code, remark }) => {
                const item = standard?.items.find((one) => one.code === code)?.zh ?? code;
                return remark === '' ? item : `${item}（${remark}）`;
              });
              return (
                <div key={result.code} className="mut">
                  {`${result.title}（第 ${result.version} 版）${result.score === null ? '' : `${result.score} 分`}`}
                  {words.length === 0
                    ? t('，都达到', ', all met')
                    : t(`，没达到：${words.join('、')}`, `, not met: ${words.join(', ')}`)}
                </div>
              );
            })}
            <Photos ids={check.results.flatMap(({ findings }) => findings.flatMap((one) => one.attachmentId ?? []))} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The kit, the rules on the wall and the signed duties, each in the version that hangs. */
export function Walls({ entry }: { entry: Charter }) {
  const t = useWords();
  const standards = useStandards();
  const kit = standardsFor(standards, 'kit', entry).flatMap((one) => one.items);
  const rules = standardsFor(standards, 'rule', entry);
  return (
    <Card title={t('资料、制度、职责', 'Kit, rules, duties')}>
      <ul className="charter-plain">
        {kit.map(({ code, zh }) => {
          const given = entry.kit.find((one) => one.code === code);
          const plaque = code === 'plaque' ? entry.plaqueOn : null;
          const on = given?.deliveredOn ?? plaque;
          return (
            <li key={code}>
              {zh}{' '}
              {on === null ? (
                <span className="tag wa">{t('没送到', 'Missing')}</span>
              ) : (
                <span className="dim">{`${on}${(given?.postedOn ?? null) === null ? '' : t(`，${given?.postedOn} 上墙`, `, posted ${given?.postedOn}`)}`}</span>
              )}
            </li>
          );
        })}
        {rules.map(({ code, version, title }) => {
          const hung = entry.postings.filter((one) => one.code === code).at(-1);
          return (
            <li key={code}>
              {t(`${title} 第 ${version} 版`, `${title} v${version}`)}{' '}
              {hung === undefined ? (
                <span className="tag wa">{t('没上墙', 'Not posted')}</span>
              ) : hung.version === version ? (
                <span className="dim">{t(`${hung.postedOn} 上墙`, `posted ${hung.postedOn}`)}</span>
              ) : (
                <span className="tag wa">{t(`墙上是第 ${hung.version} 版`, `v${hung.version} hangs`)}</span>
              )}
            </li>
          );
        })}
        {entry.acknowledgements.map((one) => (
          <li key={`${one.on} ${one.name} ${one.version}`}>
            {t(`${one.name} 读过并签收职责清单第 ${one.version} 版`, `${one.name} signed the duties v${one.version}`)}{' '}
            <span className="dim">{one.on}</span>
          </li>
        ))}
      </ul>
      <Photos ids={[...entry.kit, ...entry.postings].flatMap((one) => one.attachmentIds)} />
    </Card>
  );
}

export function Activities({ entry }: { entry: Charter }) {
  const t = useWords();
  const label = useLabel();
  return (
    <Card title={t('宣传、教育、咨询活动', 'Activities')} aside={String(entry.activities.length)}>
      {entry.activities.length === 0 ? <p className="pad dim">{t('还没有记过活动。', 'None recorded yet.')}</p> : null}
      <ul className="charter-plain">
        {entry.activities.toReversed().map((one) => (
          <li key={`${one.on} ${one.what}`}>
            <span className="dim nw">{one.on}</span> {label(activityKinds[one.kind as ActivityKind])}{' '}
            {t(`${one.people} 人`, `${counted(one.people, 'person', 'people')}`)}：{one.what}
          </li>
        ))}
      </ul>
      <Photos ids={entry.activities.flatMap((one) => one.attachmentIds)} />
    </Card>
  );
}
