import { Modal } from 'antd';
import { useState } from 'react';
import { counted } from '../../../domain/base/words.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { useWords } from '../../base/language.tsx';
import { approveBatch } from './charter-wire.ts';

const approveForm = async () => (await import('../../../domain/station/charter-admission.ts')).Approve;

interface Props {
  stations: readonly { number: string; name: string }[];
  onClose: () => void;
}

/** 批量批准: all that were picked in one act, with one number; then the list and the kits to print. */
export function BatchForm({ stations, onClose }: Props) {
  const t = useWords();
  const directory = useDirectory();
  // What was picked stays what is approved, however the list is renewed meanwhile.
  const [asked] = useState(stations);
  const [done, setDone] = useState<Approved | null>(null);
  if (done !== null) return <ToPrint approved={done} onClose={onClose} />;
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t(`批量批准 ${asked.length} 个站点`, `Approve ${counted(asked.length, 'station')}`)}
      press={t('批准', 'Approve')}
      schema={approveForm}
      directory={directory}
      draft={`charter-batch.${asked.length}`}
      queryKey="charters"
      saved={t('已批准', 'Approved')}
      send={(input, clientId) => approveBatch({ ...input, clientId, numbers: asked.map(({ number }) => number) })}
      onDone={setDone}
      onClose={() => undefined}
      above={
        <>
          <ul className="charter-picked" aria-label={t('这一批的站点', 'Stations of the batch')}>
            {asked.map(({ number, name }) => (
              <li key={number}>
                {name} <span className="dim nw">{number}</span>
              </li>
            ))}
          </ul>
          <p className="dim">
            {t(
              '一批取一个批次号，全批或者全不批；有一个必备条件没达到就会说是哪一个。',
              'All or none, with one number.',
            )}
          </p>
        </>
      }
    />
  );
}

interface Approved {
  batchNumber: string;
  n: number;
}

/** What is printed of a batch: the list of those approved, and a kit for each. */
function ToPrint({ approved: { batchNumber, n }, onClose }: { approved: Approved; onClose: () => void }) {
  const t = useWords();
  const batch = encodeURIComponent(batchNumber);
  return (
    <Modal
      open
      title={t(`${batchNumber}：批准了 ${n} 个站点`, `${batchNumber}: ${counted(n, 'station')} approved`)}
      onCancel={onClose}
      footer={null}
    >
      <p className="docket-moves">
        <a className="b p" href={`/papers/stations/batch/${batch}`} target="_blank" rel="noreferrer">
          {t('打印批准名单', 'Print the list')}
        </a>
        <a className="b" href={`/papers/stations/kit?batch=${batch}`} target="_blank" rel="noreferrer">
          {t(`打印 ${n} 套建站资料`, `Print ${n} kits`)}
        </a>
      </p>
    </Modal>
  );
}
