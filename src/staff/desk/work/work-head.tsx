import { PhoneOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { countWithin } from '../../../domain/desk/work/waiting-line.ts';
import { useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { useMine, useWork } from './work-mine.ts';

/** 我的 or 本所, for who has both, with how much his own is. */
export function WhoseChoice() {
  const t = useWords();
  const { mine, setMine, canChoose } = useMine();
  const own = useWork().data;
  if (!canChoose) return null;
  const n = own === undefined ? '' : ` ${countWithin(own.counts, 'all')}`;
  return (
    <Segmented
      aria-label={t('看谁的', 'Whose')}
      value={mine ? 'mine' : 'office'}
      onChange={(whose) => setMine(whose === 'mine')}
      options={[
        { value: 'mine', label: t(`我的${n}`, `Mine${n}`) },
        { value: 'office', label: t('本所', 'Office') },
      ]}
    />
  );
}

/** The program for a station's telephone, and the form of a complaint. */
export function HeadLinks() {
  const t = useWords();
  const isStation = useMe().role === 'station';
  const mayFile = useMay('complaint.file');
  return (
    <>
      {isStation ? (
        // Another program with a worker of its own, not a page of the desk's router.
        <a className="b" href="/station/">
          {t('手机版，没网也能用', 'For telephones, without a network')}
        </a>
      ) : null}
      {mayFile ? (
        <Link className={isStation ? 'b p work-file' : 'b'} to="/complaints/new">
          <PhoneOutlined aria-hidden="true" />
          {isStation ? t('登记投诉', 'File a complaint') : t('来电登记', 'Take a call')} <kbd>N</kbd>
        </Link>
      ) : null}
    </>
  );
}
