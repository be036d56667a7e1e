import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CertificateForm } from '../../../domain/supervision/enforcement/certificate.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { enforcementClient, type SeenOfficer } from './enforcement-wire.ts';
import './enforcement.css';

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
      {chosen === null || directory === undefined ? null : (
        <DocketForm
          title={t(`登记${chosen.name}的执法证`, `Certificate of ${chosen.name}`)}
          keptAs={t('登记执法证', 'Certificate')}
          press={t('登记', 'Register')}
          schema={CertificateForm}
          directory={directory}
          draft={`certificate.${chosen.accountId}`}
          queryKey="certificates"
          saved={t('执法证登记了', 'Certificate registered')}
          send={(input) => enforcementClient.saveCertificate(chosen.accountId, CertificateForm.parse(input))}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
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
