import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dayZh } from '../../domain/base/calendar.ts';
import type { Words } from '../../domain/base/words.ts';
import { carriedBooks, figures, type CarriedBook, type CountedValues, type FigureName } from '../../domain/figures.ts';
import { blank, keptIn, rate, type FigureWords } from '../../domain/figures/figure.ts';
import { figureText, noValue, recordsFigure } from '../../domain/figures/figure-text.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { placeOfKind } from '../base/places.ts';
import { periodText, type Period } from '../figures/period.ts';

/** What is counted, and of what. */
export interface Shown {
  /** Null where no ledger was kept in the period; what is missing was not counted. */
  values: CountedValues | null;
  period: Period;
  officeId: string | undefined;
  category: string | undefined;
}

interface ParagraphProps {
  shown: Shown;
  place: string;
  /** The kind of goods or services, as it stands in a sentence; empty for all. */
  kind: string;
  keptSince: string | null;
  /** The old ledgers of which lines are counted. */
  carried: readonly CarriedBook[];
  focus: FigureName;
  onFocus: (name: FigureName) => void;
}

/** The paragraph that goes into a work report, with every number a link. */
export function Paragraph({ shown, place, kind, keptSince, carried, focus, onFocus }: ParagraphProps) {
  const { language } = useLanguage();
  const label = useLabel();
  const Sentences = language === 'en' ? EnglishSentences : ChineseSentences;
  return (
    <article className="card figure-paper" lang={language === 'en' ? 'en' : undefined}>
      <Sentences
        period={shown.period}
        place={place}
        kind={kind}
        share={(part, whole) => label(shareOf(part, whole, shown.values))}
        chip={(name) => <Chip name={name} shown={shown} focused={focus === name} onFocus={onFocus} />}
      />
      <KeptNote period={shown.period} keptSince={keptSince} />
      <CarriedNote books={carried} />
    </article>
  );
}

interface SentencesProps {
  period: Period;
  place: string;
  kind: string;
  /** The figure in the sentence, a link to its records. */
  chip: (name: FigureName) => ReactNode;
  /** How much one figure is of another, in per cent; blank where one of them is. */
  share: (part: CountName, whole: CountName) => string;
}

type CountName = 'complaintCases' | 'casesFiled' | 'received';

function EnglishSentences({ period, place, kind, chip, share }: SentencesProps) {
  return (
    <>
      <h2>Handling of complaints</h2>
      <p>
        From {period.from} to {period.to}, {place} received {chip('received')} complaints
        {kind === '' ? '' : ` (${kind})`}, accepted {chip('accepted')} and declined {chip('declined')}. Of those
        accepted, {chip('mediated')} were mediated, {chip('settled')} ended in an agreement and {chip('terminated')}{' '}
        without one; {chip('closed')} were closed, a closure rate of {chip('closureRate')}.
      </p>
      <p>
        {chip('recoveredFen')} ×10,000 yuan were recovered for consumers, of which {chip('compensationFen')}{' '}
        compensation. Stations settled {chip('settledAtStation')} matters by themselves. Tip-offs received:{' '}
        {chip('tipoffs')}; cases opened: {chip('casesOpened')}. {chip('askedPeople')} people asked and were told.
      </p>
      <p>
        {chip('casesFiled')} cases were filed and {chip('casesClosed')} closed. After samplings {chip('samplingCases')}{' '}
        were filed, of a value of {chip('samplingCaseValue')} ×10,000 yuan, and {chip('samplingCasesClosed')} closed,
        with {chip('samplingPenalties')} ×10,000 yuan decided and {chip('samplingCollected')} collected. About contract
        terms {chip('termCases')} were filed, with {chip('termPenalties')} ×10,000 yuan decided and{' '}
        {chip('termCollected')} collected.
      </p>
      <p>
        {chip('complaintCases')} of the cases filed were born of complaints ({share('complaintCases', 'casesFiled')} of
        the cases filed, {share('complaintCases', 'received')} of the complaints received); {chip('casesSettled')}{' '}
        complaints were settled once a case about them was filed.
      </p>
      {kind === '' ? (
        <p>
          {chip('outreaches')} events of education were held; all events had an attendance of {chip('audience')} (of
          which {chip('audienceEstimated')} estimated), and {chip('materialsHandedOut')} copies were handed out. The
          lecturers spoke at {chip('lecturerOutreaches')} events to {chip('lecturerAudience')} people; there were{' '}
          {chip('seminars')} seminars and {chip('educationPoints')} points of education. {chip('notices')} tips and
          warnings were published, {chip('warnings')} of them warnings. {chip('incidents')} group incidents were
          confirmed; of {chip('stationsAsked')} stations asked {chip('stationsAnswered')} answered.{' '}
          {chip('batchesSampled')} batches were sampled ({chip('batchesByProvince')} for the province,{' '}
          {chip('batchesByCity')} for the city, {chip('batchesByCounty')} for the county), and{' '}
          {chip('foodOffShelfGrams')} kg of unqualified food taken off the shelf.
        </p>
      ) : null}
    </>
  );
}

function ChineseSentences({ period, place, kind, chip, share }: SentencesProps) {
  return (
    <>
      <h2>投诉处理情况</h2>
      <p>
        {periodText(period, 'zh')}，{place}共收到{kind}投诉 {chip('received')} 件，受理投诉 {chip('accepted')}{' '}
        件，不予受理 {chip('declined')} 件；受理的投诉中调处 {chip('mediated')} 件，达成协议 {chip('settled')}{' '}
        件，终止调解 {chip('terminated')} 件，办结 {chip('closed')} 件，办结率 {chip('closureRate')}。
      </p>
      <p>
        为消费者挽回经济损失 {chip('recoveredFen')} 万元，其中赔偿金 {chip('compensationFen')} 万元；联络站就地谈成{' '}
        {chip('settledAtStation')} 件；接受消费者咨询 {chip('askedPeople')} 人次。
      </p>
      <p>
        受理{kind}举报 {chip('tipoffs')} 件，已立案 {chip('casesOpened')} 件。
      </p>
      <p>
        {kind}案件立案 {chip('casesFiled')} 件，结案 {chip('casesClosed')} 件。其中商品质量监测后处理立案查处{' '}
        {chip('samplingCases')} 件，结案 {chip('samplingCasesClosed')} 件，案值 {chip('samplingCaseValue')}{' '}
        万元，处罚没款 {chip('samplingPenalties')} 万元，已收缴 {chip('samplingCollected')} 万元；格式条款立案{' '}
        {chip('termCases')} 件，罚没金额 {chip('termPenalties')} 万元，已收缴 {chip('termCollected')} 万元。
      </p>
      <p>
        以维权促执法：由投诉转化的案件 {chip('complaintCases')} 件，占立案的 {share('complaintCases', 'casesFiled')}
        、占收到投诉的 {share('complaintCases', 'received')}；立案以后投诉谈成的 {chip('casesSettled')} 件。
      </p>
      {kind === '' ? (
        <p>
          举办宣传培训活动 {chip('outreaches')} 次，各类活动受众 {chip('audience')} 人次（其中估计{' '}
          {chip('audienceEstimated')} 人次），发放宣传材料 {chip('materialsHandedOut')} 份；宣讲团活动{' '}
          {chip('lecturerOutreaches')} 次，受教育 {chip('lecturerAudience')} 人次；座谈会 {chip('seminars')}{' '}
          次；消费教育联络点 {chip('educationPoints')} 个。发布消费提示和警示 {chip('notices')} 条，其中消费警示{' '}
          {chip('warnings')} 条。确认群体性投诉 {chip('incidents')} 起，区域排查问到站点 {chip('stationsAsked')}{' '}
          站次，答复 {chip('stationsAnswered')} 站次。监测抽检 {chip('batchesSampled')} 批次，其中省局委托{' '}
          {chip('batchesByProvince')}、市局委托 {chip('batchesByCity')}、本局委托 {chip('batchesByCounty')}
          ；下架不合格食品 {chip('foodOffShelfGrams')} 公斤。
        </p>
      ) : null}
    </>
  );
}

interface ChipProps {
  name: FigureName;
  shown: Shown;
  focused: boolean;
  onFocus: (name: FigureName) => void;
}

function Chip({ name, shown, focused, onFocus }: ChipProps) {
  const label = useLabel();
  const t = useWords();
  const { values, period, officeId, category } = shown;
  if (!isCounted(name, values)) return <span className="figure-chip blank">{wordsOf(name, values)}</span>;
  return (
    <Link
      className="figure-chip"
      aria-current={focused ? 'true' : undefined}
      to={recordsOf(name, period, officeId, category)}
      title={t(`打开${label(figures[name])}的记录`, `Open the records: ${label(figures[name])}`)}
      onMouseEnter={() => onFocus(name)}
      onFocus={() => onFocus(name)}
    >
      {wordsOf(name, values)}
    </Link>
  );
}

/** 「20.00%（1/5）」: no share without its two numbers, none of nothing, and without a ledger a blank and no nought. */
export function shareOf(part: CountName, whole: CountName, values: CountedValues | null): Words {
  const [of, all] = [values?.[part], values?.[whole]];
  if (of === undefined || all === undefined) return { zh: blank, en: blank };
  const share = rate(of, all);
  if (share === null) return { zh: noValue, en: noValue };
  const printed = `${share.toFixed(2)}%`;
  return { zh: `${printed}（${of}/${all}）`, en: `${printed}, ${of} ÷ ${all},` };
}

/** The list of the records behind a figure; the records of a rate are those of its part. */
export function recordsOf(
  name: FigureName,
  period: Period,
  officeId: string | undefined,
  category: string | undefined,
  campaignKind?: string | null,
): string {
  const { kind = 'complaint', records }: FigureWords = figures[name];
  const query = new URLSearchParams({
    figure: recordsFigure(name, figures[name]),
    ...period,
    ...(officeId === undefined ? {} : { officeId }),
    ...(category === undefined ? {} : { category }),
    ...(campaignKind === undefined || campaignKind === null ? {} : { campaignKind }),
  });
  const path = records ?? placeOfKind(kind).path;
  return `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`;
}

/** Whether the figure was counted: a blank is never a nought. */
export function isCounted(name: FigureName, values: CountedValues | null): values is CountedValues {
  return values?.[name] !== undefined;
}

/** The figure as it is printed; a blank `*` where it was not counted, which a nought would deny. */
export function wordsOf(name: FigureName, values: CountedValues | null): string {
  return figureText(figures[name].unit, values?.[name]);
}

/** Why figures are blank, or since when they count, where the ledger was not kept in the whole period. */
function KeptNote({ period, keptSince }: { period: Period; keptSince: string | null }) {
  const t = useWords();
  const { today } = useMe();
  const kept = keptIn(period, keptSince, today);
  if (kept === 'yes') return null;
  if (kept === 'partly' && keptSince !== null) {
    const since = dayZh(keptSince);
    return (
      <p className="figure-kept">
        {t(
          `投诉台账从${since}起，投诉从这天数起。`,
          `The ledger of complaints begins on ${keptSince}; they count from that day.`,
        )}
      </p>
    );
  }
  return (
    <p className="figure-kept">
      {keptSince === null || period.from > today
        ? t('“*”是没有数，不是 0：这个期间还没有台账。', '“*” means not counted, not 0: no ledger of this period yet.')
        : t(
            `“*”是没有数，不是 0：投诉台账从${dayZh(keptSince)}起，这个期间还没有记。`,
            `“*” means not counted, not 0: the ledger of complaints begins on ${keptSince}.`,
          )}
    </p>
  );
}

/** Where lines of old ledgers are among what is counted: nobody here saw what they tell of. */
function CarriedNote({ books }: { books: readonly CarriedBook[] }) {
  const t = useWords();
  if (books.length === 0) return null;
  const zh = books.map((book) => carriedBooks[book].zh).join('、');
  const en = books.map((book) => carriedBooks[book].en).join(', ');
  return (
    <p className="figure-kept">
      {t(
        `注：这个期间的${zh}里有从旧台账导入的，数字按旧台账记的日子和金额数出，没有在本系统里办过；旧台账没写的不算。`,
        `Note: among the ${en} of this period are lines of old ledgers, counted by the days and sums that they tell; what they do not tell is not counted.`,
      )}
    </p>
  );
}
