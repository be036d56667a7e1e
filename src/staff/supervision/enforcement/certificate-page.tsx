import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CertificateForm } from '../../../domain/supervision/enforcement/certificate.ts';
import type { LegalReviewerForm } from '../../../domain/supervision/enforcement/reviewer.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { enforcementClient, type SeenOfficer, type SeenReviewer } from './enforcement-wire.ts';
import './enforcement.css';

const legalReviewerForm = async () =>
  (await import('../../../domain/supervision/enforcement/reviewer.ts')).LegalReviewerForm;

const certificateForm = async () =>
  (await import('../../../domain/supervision/enforcement/certificate.ts')).CertificateForm;

/** 执法证: by which certificate each officer enforces; without one that holds on the day nobody investigates. */
export default function CertificatePage() {
  const t = useWords();
  const { today } = useMe();
  const maySave = useMay('certificate.save');
  const [chosen, setChosen] = useState<SeenOfficer | null>(null);
  const asked = useQuery({
    queryKey: ['certificates'],
    queryFn: ({ signal }) => enforcementClient.certificates(signal),
  });
  const directory = useDirectory(chosen !== null);
  if (asked.data === undefined)
    return asked.error === null ? (
      <Loading rows={6} />
    ) : (
      <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />
    );
  return (
    <div className="pad settings-body">
      <title>{`${t('执法证', 'Certificates')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd">
        <h1>{t('执法证', 'Certificates')}</h1>
      </div>
      <p className="mut">
        {t(
          '办案人员不少于两人，当天都要有有效的执法证（程序规定第十九条、第二十三条）。',
          'At least two officers investigate, each with a certificate that holds on the day (arts. 19 and 23).',
        )}
      </p>
      <section className="card settings-table">
        <table>
          <caption className="sr">{t('办案人员的执法证', 'Certificates of officers')}</caption>
          <TableHead maySave={maySave} />
          <tbody>
            {asked.data.officers.map((officer) => (
              <Row key={officer.accountId} officer={officer} today={today} onChoose={maySave ? setChosen : null} />
            ))}
          </tbody>
        </table>
      </section>
      <ReviewerCard reviewers={asked.data.reviewers} maySave={maySave} />
      {chosen === null || directory === undefined ? null : (
        <DocketForm
          title={t(`登记${chosen.name}的执法证`, `Certificate of ${chosen.name}`)}
          keptAs={t('登记执法证', 'Certificate')}
          press={t('登记', 'Register')}
          schema={certificateForm}
          directory={directory}
          draft={`certificate.${chosen.accountId}`}
          queryKey="certificates"
          saved={t('执法证登记了', 'Certificate registered')}
          send={(input) =>
            enforcementClient.saveCertificate(chosen.accountId, input as z.infer<typeof CertificateForm>)
          }
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}

/** 法制审核人员: who reviews cases of article 50; the others who might are offered to be named. */
function ReviewerCard({ reviewers, maySave }: { reviewers: readonly SeenReviewer[]; maySave: boolean }) {
  const t = useWords();
  const [chosen, setChosen] = useState<SeenReviewer | null>(null);
  const directory = useDirectory(chosen !== null);
  const shown = maySave ? reviewers : reviewers.filter(({ qualification }) => qualification !== null);
  const isNone = reviewers.every(({ qualification }) => qualification === null);
  return (
    <section aria-label={t('法制审核人员', 'Legal reviewers')}>
      <div className="hd">
        <h2>{t('法制审核人员', 'Legal reviewers')}</h2>
      </div>
      <p className="mut">
        {isNone
          ? t(
              '还没有登记：第五十条的案件要送法制审核人员审核，没有登记就送不出去。由管理员或者中心登记。',
              'Nobody is named: cases of article 50 go to a legal reviewer. The administrator or the centre names them.',
            )
          : t(
              '第五十条的案件送他们审核（行政处罚法第五十八条）；办案的不审自己的案。',
              'Cases of article 50 go to them (Penalty Law 58); nobody reviews his own case.',
            )}
      </p>
      {shown.length === 0 ? null : (
        <div className="card settings-table">
          <ReviewerTable reviewers={shown} onChoose={maySave ? setChosen : null} />
        </div>
      )}
      {chosen === null || directory === undefined ? null : (
        <DocketForm
          title={t(`${chosen.name}做不做法制审核`, `${chosen.name}: legal reviews`)}
          keptAs={t('登记法制审核人员', 'Legal reviewer')}
          press={t('登记', 'Register')}
          schema={legalReviewerForm}
          directory={directory}
          draft={`legal-reviewer.${chosen.accountId}`}
          queryKey="certificates"
          saved={t('登记了', 'Registered')}
          send={(input) =>
            enforcementClient.saveLegalReviewer(chosen.accountId, input as z.infer<typeof LegalReviewerForm>)
          }
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}

function ReviewerTable({
  reviewers,
  onChoose,
}: {
  reviewers: readonly SeenReviewer[];
  onChoose: ((one: SeenReviewer) => void) | null;
}) {
  const t = useWords();
  return (
    <table>
      <caption className="sr">{t('法制审核人员', 'Legal reviewers')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('姓名', 'Name')}</th>
          <th scope="col">{t('单位', 'Office')}</th>
          <th scope="col">{t('资格', 'Qualification')}</th>
          {onChoose === null ? null : (
            <th scope="col" className="r">
              {t('登记', 'Register')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {reviewers.map((one) => (
          <tr key={one.accountId}>
            <th scope="row">{one.name}</th>
            <td>{one.officeName ?? '—'}</td>
            <td>{one.qualification ?? '—'}</td>
            {onChoose === null ? null : (
              <td className="r">
                <button type="button" className="b sm" onClick={() => onChoose(one)}>
                  {one.qualification === null ? t('登记', 'Register') : t('更改', 'Change')}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TableHead({ maySave }: { maySave: boolean }) {
  const t = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{t('姓名', 'Name')}</th>
        <th scope="col">{t('单位', 'Office')}</th>
        <th scope="col">{t('执法证', 'Certificate')}</th>
        <th scope="col">{t('今天', 'Today')}</th>
        {maySave ? (
          <th scope="col" className="r">
            {t('登记', 'Register')}
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function Row({
  officer,
  today,
  onChoose,
}: {
  officer: SeenOfficer;
  today: string;
  onChoose: ((officer: SeenOfficer) => void) | null;
}) {
  const t = useWords();
  const { certificates } = officer;
  const isValid = certificates.some(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn);
  return (
    <tr>
      <th scope="row">{officer.name}</th>
      <td>{officer.officeName ?? '—'}</td>
      <td>
        {certificates.length === 0
          ? '—'
          : certificates.map(({ number, fromOn, untilOn }) => (
              <span key={number} className="line">
                {number} <span className="mut">{t(`${fromOn} 到 ${untilOn}`, `${fromOn} to ${untilOn}`)}</span>
              </span>
            ))}
      </td>
      <td>{isValid ? t('有效', 'valid') : <span className="tag wa">{t('没有有效的证', 'none that holds')}</span>}</td>
      {onChoose === null ? null : (
        <td className="r">
          <button type="button" className="b sm" onClick={() => onChoose(officer)}>
            {t('登记', 'Register')}
          </button>
        </td>
      )}
    </tr>
  );
}
