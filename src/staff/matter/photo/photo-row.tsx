import { FilePdfOutlined, StopOutlined } from '@ant-design/icons';
import { Image } from 'antd';

import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import type { SeenView } from '../matter-view.ts';

/** Photos small, a press shows them large; PDFs as links. */
export function PhotoRow({ view }: { view: Pick<SeenView, 'attachments'> }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <Image.PreviewGroup>
      <ul className="photos">
        {view.attachments.map((one) => {
          const src = `/api/attachments/${one.id}`;
          const words = `${instantShort(one.addedAt, today)} ${one.by}`;
          return (
            <li key={one.id}>
              {one.scan === 'found' ? (
                <span className="pdf">
                  <StopOutlined aria-hidden="true" />{' '}
                  {t(`${one.fileName} 查出病毒，已经隔离`, `${one.fileName}: a virus was found, kept apart`)}
                </span>
              ) : one.type === 'application/pdf' ? (
                <a className="pdf" href={src} download={one.fileName}>
                  <FilePdfOutlined aria-hidden="true" /> {one.fileName}
                </a>
              ) : (
                <Image src={src} width={104} height={70} alt={t(`照片 ${one.fileName}`, `Photo ${one.fileName}`)} />
              )}
              <small>
                {words}
                {one.scan === 'waiting' && t('，还没查毒', ', not scanned yet')}
              </small>
            </li>
          );
        })}
      </ul>
    </Image.PreviewGroup>
  );
}
