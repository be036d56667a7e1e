import { Select } from 'antd';
import { scopes } from '../../domain/base/actor.ts';
import type { Words } from '../../domain/base/words.ts';
import { categoryNode } from '../../domain/county/category.ts';
import { serviceClasses } from '../../domain/complaint/service-classes.ts';
import { useAddress } from '../base/address.ts';
import type { Directory, Me } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { DayRange } from '../figures/day-range.tsx';
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
  const { today } = useMe();
  const { change } = useAddress();
  const asked = useAskedIn(periodOf('year', today));
  return { asked, choose: (choices) => change({ ...asked.period, ...choices }) };
}

/** In a link the whole county, where its reader would have his own office without it. */
export const wholeCounty = 'county';

/** The same with other days where the address names none. An office or a category that is none narrows nothing. */
export function useAskedIn(usual: Period): Asked {
  const me = useMe();
  const { search } = useAddress();
  const directory = useDirectory();
  const ownOffice = scopes[me.role] === 'office';
  const named = search.get('officeId') ?? undefined;
  const officeId = named === wholeCounty ? undefined : named;
  const category = search.get('category') ?? undefined;
  return {
    period: periodIn(search, usual),
    // Named in the links too: a list of his own office holds what the centre has only proposed for it, which no figure counts.
    officeId: ownOffice ? (me.organisationId ?? undefined) : isOffice(directory, officeId) ? officeId : undefined,
    category: category !== undefined && categoryNode.test(category) ? category : undefined,
    ownOffice,
  };
}

/** Whether the county has the office; before its lists are there nobody can say that it has not. */
function isOffice(directory: Directory | undefined, officeId: string | undefined): boolean {
  return directory === undefined || directory.organisations.some(({ id }) => id === officeId);
}

/** What of the address is not shown, and what is in its place: days that are none, an office of others, what the county does not have. */
function useInstead({ period, ownOffice, officeId, category }: Asked): Words[] {
  const { search } = useAddress();
  const { organisationName } = useMe();
  const directory = useDirectory();
  const [office, kind] = [search.get('officeId') ?? '', search.get('category') ?? ''];
  const isAnswered = office === (officeId ?? wholeCounty) || office === '';
  const named = directory?.organisations.find(({ id }) => id === office)?.name;
  const name = office === wholeCounty ? wholeWords : { zh: named ?? cut(office), en: named ?? cut(office) };
  return [
    periodInstead(search, period),
    isAnswered ? null : officeInstead(name, ownOffice, organisationName),
    kind === '' || category !== undefined
      ? null
      : {
          zh: `链接里的类别“${cut(kind)}”本县没有，先看各类。`,
          en: `The link asks for the category “${cut(kind)}”, which is none; all are shown instead.`,
        },
  ].filter((one) => one !== null);
}

const wholeWords: Words = { zh: '全县', en: 'the whole county' };

function officeInstead(name: Words, ownOffice: boolean, own: string | null): Words {
  return ownOffice
    ? {
        zh: `链接里看的是“${name.zh}”，您只看得到本所：下面是${own ?? '本所'}的数。`,
        en: `The link is of “${name.en}”; you see your own office alone: ${own ?? ''}.`,
      }
    : {
        zh: `链接里的单位“${name.zh}”本县没有，先看全县。`,
        en: `The link asks for “${name.en}”, which is no office of the county; the whole county is shown instead.`,
      };
}

function cut(text: string): string {
  return [...text].slice(0, 20).join('');
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
  const { period, officeId, category, ownOffice } = asked;
  const insteads = useInstead(asked);
  return (
    <div className="figure-choice no-print">
      {insteads.map((words) => (
        <output key={words.zh} className="figure-instead">
          {label(words)}
        </output>
      ))}
      <Periods period={period} onChoose={onChoose} />
      <DayRange
        label={t('起止日期', 'From and to')}
        from={period.from}
        to={period.to}
        max={today}
        onChange={onChoose}
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
