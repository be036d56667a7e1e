import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { scopes } from '../../domain/base/actor.ts';
import { serviceClasses } from '../../domain/complaint/service-classes.ts';
import { useAddress } from '../base/address.ts';
import type { Directory, Me } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { OfficeChoice } from '../figures/office-choice.tsx';
import { periodIn, periodInstead, periodOf, type Period } from '../figures/period.ts';
import { Periods } from '../figures/period-choice.tsx';
import './figure.css';

/** What the address asks for; an office reads of its own alone. */
export interface Asked {
  period: Period;
  officeId: string | undefined;
  category: string | undefined;
  ownOffice: boolean;
}

type Chosen = Partial<Period & { officeId: string; category: string }>;

export function useAsked(): { asked: Asked; choose: (choices: Chosen) => void } {
  const me = useMe();
  const { search, change } = useAddress();
  const period = periodIn(search, periodOf('year', me.today));
  const ownOffice = scopes[me.role] === 'office';
  return {
    asked: {
      period,
      // Named in the links too: a list of his own office holds what the centre has only proposed for it, which no figure counts.
      officeId: ownOffice ? (me.organisationId ?? undefined) : (search.get('officeId') ?? undefined),
      category: search.get('category') ?? undefined,
      ownOffice,
    },
    choose: (choices) => change({ ...period, ...choices }),
  };
}

export function placeOf({ ownOffice, officeId }: Asked, directory: Directory | undefined, me: Me): string | null {
  if (ownOffice) return me.organisationName;
  const office = directory?.organisations.find((one) => one.kind === 'office' && one.id === officeId);
  return office?.name ?? directory?.county.bureauName ?? me.countyName;
}

/** A choice of category, and how it stands in a sentence. */
interface Kind {
  value: string;
  label: string;
  short: string;
}

export function useKinds(directory: Directory | undefined): Kind[] {
  const t = useWords();
  const label = useLabel();
  const listed = Object.keys(serviceClasses) as (keyof typeof serviceClasses)[];
  return [
    { value: '', label: t('各类', 'All categories'), short: '' },
    { value: 'V', label: t('服务，全部', 'All services'), short: t('服务类', 'services') },
    ...listed.map((code) => ({ value: code, label: label(serviceClasses[code]), short: label(serviceClasses[code]) })),
    ...(directory?.categories ?? [])
      .filter(({ code, kind, parentCode }) => isTop(kind, parentCode) && !(code in serviceClasses))
      .map((one) => ({ value: one.code, label: label(one), short: label(one) })),
  ];
}

function isTop(kind: string, parentCode: string | null): boolean {
  return (kind === 'goods' || kind === 'services') && parentCode === null;
}

interface ReportChoiceProps {
  asked: Asked;
  kinds: Kind[];
  onChoose: (choices: Chosen) => void;
}

/** The period, the office and the category. */
export function ReportChoice({ asked, kinds, onChoose }: ReportChoiceProps) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { search } = useAddress();
  const { period, officeId, category, ownOffice } = asked;
  const instead = periodInstead(search, period);
  return (
    <div className="figure-choice no-print">
      {instead === null ? null : <output className="figure-instead">{label(instead)}</output>}
      <Periods period={period} onChoose={onChoose} />
      <DatePicker.RangePicker
        aria-label={t('起止日期', 'From and to')}
        value={[dayjs(period.from), dayjs(period.to)]}
        allowClear={false}
        maxDate={dayjs(today)}
        onChange={(days) => {
          const [from, to] = days ?? [];
          if (dayjs.isDayjs(from) && dayjs.isDayjs(to))
            onChoose({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
        }}
      />
      {ownOffice ? null : <OfficeChoice officeId={officeId} onChoose={(value) => onChoose({ officeId: value })} />}
      <Select
        aria-label={t('类别', 'Category')}
        value={category ?? ''}
        style={{ minWidth: 170 }}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(value: string) => onChoose({ category: value })}
        options={kinds}
      />
    </div>
  );
}
