import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { stateWords } from '../../domain/label.ts';
import { client, type SeenItem } from '../client.ts';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { ClockMark } from '../ui/clock-mark.tsx';
import { instantShort } from '../ui/day.ts';
import { ErrorLine } from '../ui/error-line.tsx';
import { Loading } from '../ui/loading.tsx';
import { Money } from '../ui/money.tsx';
import { pathOf } from './table.tsx';

/** Space: a matter at a glance beside the list, which keeps the keyboard: J and K go on. */
export function Preview({ item, onClose }: { item: SeenItem | null; onClose: () => void }) {
  const t = useWords();
  const narrow = item === null;
  return (
    <Drawer
      open={!narrow}
      mask={false}
      size={420}
      onClose={onClose}
      focusable={{ trap: false }}
      title={item === null ? '' : `${item.complaint.consumerName} ${t('诉', 'v.')} ${item.complaint.operatorName}`}
      extra={
        item === null ? null : (
          <Link className="b sm" to={pathOf(item)}>
            {t('打开', 'Open')}
          </Link>
        )
      }
    >
      {item === null ? null : <Glance item={item} />}
    </Drawer>
  );
}

function Glance({ item }: { item: SeenItem }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { number } = item.complaint;
  const asked = useQuery({
    queryKey: ['complaint', number],
    queryFn: ({ signal }) => client.complaint(number, signal),
  });
  const { complaint } = asked.data ?? item;
  return (
    <div className="glance">
      <p>
        <span className="tag pr">{label(stateWords[complaint.state])}</span> <span className="tag">{number}</span>
      </p>
      <blockquote>{complaint.story}</blockquote>
      <dl>
        <dt>{t('请求', 'Claim')}</dt>
        <dd>
          {complaint.claim}　<Money fen={complaint.amountFen} unit={t('元', 'yuan')} />
        </dd>
        <dt>{t('类别', 'Category')}</dt>
        <dd>{(language === 'zh' ? item.categoryZh : item.categoryEn) ?? '—'}</dd>
        <dt>{t('承办', 'Handled by')}</dt>
        <dd>{[item.officeName, item.handlerName].filter((one) => one !== null).join(' · ') || '—'}</dd>
        <dt>{t('收到', 'Received')}</dt>
        <dd>{instantShort(complaint.receivedAt ?? complaint.filedAt, today)}</dd>
      </dl>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Loading rows={3} height={26} />
        ) : null
      ) : (
        <ul className="glance-clocks">
          {asked.data.clocks.map((clock) => (
            <li key={clock.rule}>
              <span>{clock[language]}</span>
              <ClockMark
                due={clock}
                dueOn={clock.targetOn}
                legalOn={clock.legalOn}
                today={today}
                brief={clock.mark === 'stopped'}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
