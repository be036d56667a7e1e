import { pointsText } from '../../domain/assessment/score.ts';
import { Card } from '../station/charter/charter-part.tsx';
import { useWords } from '../base/language.tsx';
import type { SeenAssessment, SeenRanking } from './assessment-wire.ts';

/** 表彰: each award with its quota, who was nominated, who was chosen, and why there are more or fewer. */
export function Honours({ entry, honours }: { entry: SeenAssessment; honours: SeenRanking['honours'] }) {
  const t = useWords();
  if (entry.awards.length === 0) return null;
  return (
    <Card title={t('表彰', 'Awards')}>
      {entry.awards.map((award) => {
        const decision = entry.decisions.find((one) => one.awardCode === award.code);
        const chosen = honours.filter((one) => one.awardCode === award.code);
        const nominated = entry.nominations.filter((one) => one.awardCode === award.code);
        return (
          <section key={award.code} className="round-award" aria-label={award.title}>
            <h3>
              {award.title}
              <span className="fig">
                {t(`名额 ${award.quota}`, `Quota ${award.quota}`)}
                {decision === undefined ? '' : t(`，评出 ${decision.n}`, `, chosen ${decision.n}`)}
              </span>
            </h3>
            {decision === undefined || decision.explanation === '' ? null : (
              <p className="round-note">{t(`说明：${decision.explanation}`, `Why: ${decision.explanation}`)}</p>
            )}
            {nominated.length > 0 && chosen.length === 0 ? (
              <ul>
                {nominated.map((one) => (
                  <li key={`${one.subjectId} ${one.byId}`}>
                    {t(`推荐 ${one.name}：${one.reason}`, `${one.name} was nominated: ${one.reason}`)}
                  </li>
                ))}
              </ul>
            ) : null}
            {chosen.length === 0 ? (
              <p className="dim s">{t('还没有决定。', 'Not decided yet.')}</p>
            ) : (
              <ol>
                {chosen.map((one) => (
                  <li key={one.id}>
                    <span>{one.name}</span>
                    <span className="fig dim">{pointsText(one.permille)}</span>
                    {one.certNumber === null ? null : (
                      <a className="fig nw" href={`/awards/${one.id}`} target="_blank" rel="noreferrer">
                        {t(`证书 ${one.certNumber}`, `Certificate ${one.certNumber}`)}
                      </a>
                    )}
                  </li>
                ))}
              </ol>
            )}
          </section>
        );
      })}
    </Card>
  );
}
