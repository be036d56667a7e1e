import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SharedClue, SharedStation, SharedTown } from '../../domain/station/shared-network.ts';
import { usualName } from '../../domain/station/usual-names.ts';
import type { Shared } from '../../http/api/station/shared-network-routes.ts';
import { useAddress } from '../base/address.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { dayPlain } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import '../base/ui/settings.css';

const parts = {
  stations: { zh: '站点', en: 'Stations' },
  coverage: { zh: '覆盖', en: 'Coverage' },
  clues: { zh: '本行业的线索', en: 'Clues of our kind' },
} as const;
type Part = keyof typeof parts;

/** 共享信息: what a partner department reads of the network by agreement; what it looks at is noted, so that each part is asked for by itself. */
export default function SharedNetworkPage() {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const may = useMay('shared.read');
  const { search, change } = useAddress();
  const asked = search.get('of');
  const part: Part = asked === 'coverage' || asked === 'clues' ? asked : 'stations';
  if (!may)
    return <Empty words={t('这一页给签了共享约定的部门。', 'This page is for departments with an agreement.')} />;
  return (
    <div className="pad">
      <title>{t('共享信息 · 红盾', 'Shared · Hongdun')}</title>
      <div className="hd">
        <h1>{t('共享信息', 'Shared')}</h1>
        <span className="mut">{me.organisationName}</span>
        <span className="sp" />
        <fieldset className="seg" aria-label={t('看什么', 'What')}>
          {(Object.keys(parts) as Part[]).map((one) => (
            <button key={one} type="button" aria-pressed={one === part} onClick={() => change({ of: one })}>
              {label(parts[one])}
            </button>
          ))}
        </fieldset>
      </div>
      <p className="dim s">
        {t(
          '按和市场监管局的约定看，看一次记一笔；联络员的手机隐去一部分，线索只有数和乡镇，不带姓名和店名。',
          'Read by agreement, and each reading is noted; of the mobiles of liaison persons part is masked, of clues there are numbers and towns alone.',
        )}
      </p>
      {part === 'stations' ? <Stations /> : part === 'coverage' ? <Towns /> : <Clues />}
    </div>
  );
}

function useShared<Row>(part: Part) {
  return useQuery({
    queryKey: ['shared', part],
    queryFn: ({ signal }) => send<Wire<Shared<Row>>>(`/shared/${part}`, { signal }),
    // Each reading is a line: what was read a moment ago is not read again by looking away.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  });
}

/** The table of a part, or why there is none. */
function PartTable({
  part,
  found,
  heads,
  children,
}: {
  part: Part;
  found: {
    data: { agreed: boolean; rows: readonly unknown[] } | undefined;
    error: Error | null;
    refetch: () => unknown;
  };
  heads: readonly string[];
  children: ReactNode;
}) {
  const t = useWords();
  const label = useLabel();
  const { data, error, refetch } = found;
  if (isUnread(found)) return <ErrorLine error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={6} />;
  if (!data.agreed)
    return (
      <Empty
        words={t(
          `和市场监管局还没有约定共享“${label(parts[part])}”，或者到期了；请联系 12315 中心在“标准和共享”里登记。`,
          `Nothing is agreed about “${label(parts[part])}”, or it is over; ask the 12315 centre.`,
        )}
      />
    );
  if (data.rows.length === 0) return <Empty words={t('近一年没有。', 'None within a year.')} />;
  return (
    <div className="settings-table">
      <table aria-label={label(parts[part])}>
        <thead>
          <tr>
            {heads.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Stations() {
  const t = useWords();
  const label = useLabel();
  const found = useShared<SharedStation>('stations');
  const heads = [
    t('站点', 'Station'),
    t('类别', 'Kind'),
    t('层次', 'Level'),
    t('乡镇', 'Town'),
    t('地址', 'Address'),
    t('联络员', 'Liaison'),
    t('状态', 'State'),
  ];
  return (
    <PartTable part="stations" found={found} heads={heads}>
      {(found.data?.rows ?? []).map((one) => (
        <tr key={one.number}>
          <th scope="row">{one.name}</th>
          <td data-label={heads[1]}>{label(usualName(one.kindZh))}</td>
          <td data-label={heads[2]}>{label(one.tier)}</td>
          <td data-label={heads[3]}>{one.townName}</td>
          <td data-label={heads[4]}>{one.address}</td>
          <td data-label={heads[5]}>
            {one.contactName} <span className="num">{one.phone}</span>
          </td>
          <td data-label={heads[6]}>{label(one.state)}</td>
        </tr>
      ))}
    </PartTable>
  );
}

function Towns() {
  const t = useWords();
  const found = useShared<SharedTown>('coverage');
  const heads = [
    t('乡镇', 'Town'),
    t('村社区', 'Villages'),
    t('有站点服务', 'Covered'),
    t('没有或闲置', 'Not covered'),
    t('最远（公里）', 'Farthest (km)'),
  ];
  return (
    <PartTable part="coverage" found={found} heads={heads}>
      {(found.data?.rows ?? []).map((one) => (
        <tr key={one.townName}>
          <th scope="row">{one.townName}</th>
          <td data-label={heads[1]} className="num">
            {one.villages}
          </td>
          <td data-label={heads[2]} className="num">
            {one.covered}
          </td>
          <td data-label={heads[3]} className="num">
            {one.gap}
          </td>
          <td data-label={heads[4]} className="num">
            {one.farthestKm === null ? '—' : one.farthestKm.toFixed(1)}
          </td>
        </tr>
      ))}
    </PartTable>
  );
}

function Clues() {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const found = useShared<SharedClue>('clues');
  const heads = [
    t('乡镇', 'Town'),
    t('商品或服务', 'Goods or services'),
    t('投诉', 'Complaints'),
    t('举报', 'Tip-offs'),
    t('最近一件', 'Last'),
  ];
  return (
    <PartTable part="clues" found={found} heads={heads}>
      {(found.data?.rows ?? []).map((one) => (
        <tr key={`${one.townName} ${one.category.zh}`}>
          <th scope="row">{one.townName || t('没有写地方', 'no place')}</th>
          <td data-label={heads[1]}>{label(one.category)}</td>
          <td data-label={heads[2]} className="num">
            {one.complaints}
          </td>
          <td data-label={heads[3]} className="num">
            {one.tipoffs}
          </td>
          <td data-label={heads[4]}>{dayPlain(one.lastOn, language, today)}</td>
        </tr>
      ))}
    </PartTable>
  );
}
