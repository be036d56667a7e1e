import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dayOf } from '../../domain/base/calendar.ts';
import { dutyArticle } from '../../domain/law/duty-laws.ts';
import { isMasked } from '../../domain/base/number/masked.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { client, type SeenTipoff } from '../base/client.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { articleWords } from '../matter/article-words.ts';
import { Pair } from '../matter/fact-pair.tsx';
import { Photos } from '../matter/photo/photos.tsx';
import { useReveal, type Revealed as RevealedView } from '../matter/reveal.tsx';
import { useMe } from '../base/me.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';

/** As long as the rule wants the reason of an opening to be. */
const leastReason = 6;

/** The words of the tip-off in full, numbers and all, once somebody has said why. */
export function useTipoffWords({ tipoff: { number }, mayReadWords }: SeenTipoff): RevealedView<SeenTipoff> {
  return useReveal('tipoff', number, mayReadWords, (reason) => client.tipoffWords(number, reason), leastReason);
}

/** What was told, of whom, and the sealed reporter. */
export function TipoffFacts({
  matter,
  words,
  onCorrect,
  threadOf,
}: {
  matter: SeenTipoff;
  /** Its words with the numbers, once somebody has said why. */
  words: RevealedView<SeenTipoff>;
  onCorrect: (() => void) | null;
  /** 一号到底 of the complaint that it was split off, which would name the reporter: shown once his person is opened. */
  threadOf: (complaint: string) => ReactNode;
}) {
  const t = useWords();
  const { number } = matter.tipoff;
  const reveal = useReveal(
    'tipoff',
    number,
    matter.mayReveal,
    (reason) => client.revealTipoff(number, reason),
    leastReason,
  );
  const linked = reveal.shown?.linkedComplaint ?? null;
  const { story, evidence, takenIn } = matter.tipoff;
  const isHidden = [story, evidence, ...takenIn.map(({ newFacts }) => newFacts)].some(isMasked);
  const read = words.shown ?? matter;
  return (
    <section className="card matter-facts" aria-label={t('举报内容', 'What was told')}>
      <h2 className="card-head">
        {t('举报内容', 'What was told')} <small>{t('原话，不可改', 'As told, never changed')}</small>
        {onCorrect === null ? null : (
          <button type="button" className="b t sm go" onClick={onCorrect}>
            {t('更正要素', 'Correct')} <kbd>C</kbd>
          </button>
        )}
      </h2>
      <blockquote className="story">
        {read.tipoff.story} {isHidden ? words.show : null} {words.note}
      </blockquote>
      <dl className="pairs">
        <Told matter={read} />
        <Linked matter={read} complaint={linked} show={reveal.show} />
      </dl>
      <Photos view={matter} />
      <div className="parties">
        <section>
          <h3>
            {t('举报人', 'Reporter')} {reveal.note}
          </h3>
          <Reporter matter={matter} person={reveal.shown?.reporter ?? null} show={reveal.show} />
        </section>
        <section>
          <h3>{t('被举报人', 'Operator')}</h3>
          <Operator matter={matter} />
        </section>
      </div>
      {linked === null ? null : threadOf(linked)}
      {reveal.dialog}
      {words.dialog}
    </section>
  );
}

/** What shows it, when it was, how much, and by which laws the reporter must be told. */
function Told({ matter }: { matter: SeenTipoff }) {
  const t = useWords();
  const { language } = useLanguage();
  const { role, today } = useMe();
  const { tipoff } = matter;
  const isStation = role === 'station';
  const kinds = language === 'zh' ? [matter.categoryZh, matter.natureZh] : [matter.categoryEn, matter.natureEn];
  return (
    <>
      {isStation ? null : (
        <Pair name={t('证据、线索', 'What shows it')}>
          {tipoff.evidence === '' ? t('没写', 'none given') : <span className="line pre">{tipoff.evidence}</span>}
        </Pair>
      )}
      {tipoff.happenedOn === null ? null : (
        <Pair name={t('哪天的事', 'Day')}>{dayWithWeekday(tipoff.happenedOn, language, today)}</Pair>
      )}
      {tipoff.amountFen === null ? null : (
        <Pair name={t('涉及金额', 'Amount')}>
          {formatYuan(tipoff.amountFen)} {t('元', 'yuan')}
        </Pair>
      )}
      <Pair name={t('类别', 'Category')}>{kinds.filter((one) => one !== null).join(' · ') || t('未分类', 'none')}</Pair>
      {isStation || tipoff.laws.length === 0 ? null : (
        <Pair name={t('告知依据', 'Duty to tell')}>
          {tipoff.laws.map((law) => (
            <span className="line" key={law}>
              {articleWords(dutyArticle(law, dayOf(new Date(tipoff.receivedAt))), language)}
            </span>
          ))}
        </Pair>
      )}
    </>
  );
}

/** The matters that it hangs together with: merged into it, the first of the same, the complaint that it was split off. */
function Linked({
  matter,
  complaint,
  show,
}: {
  matter: SeenTipoff;
  /** Told with who told it: his name stands there. */
  complaint: string | null;
  show: ReactNode;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { tipoff } = matter;
  return (
    <>
      {tipoff.takenIn.map((one) => (
        <Pair key={one.number} name={t('并入', 'Merged in')}>
          <span className="line">
            <Link className="num" to={`/tipoffs/${encodeURIComponent(one.number)}`}>
              {one.number}
            </Link>
          </span>
          <span className="line">{dayWithWeekday(one.on, language, today)}</span>
          <span className="line pre mut">{one.newFacts}</span>
        </Pair>
      ))}
      {tipoff.firstNumber === null ? null : (
        <Pair name={t('第一件', 'The first one')}>
          <Link className="num" to={`/tipoffs/${encodeURIComponent(tipoff.firstNumber)}`}>
            {tipoff.firstNumber}
          </Link>
        </Pair>
      )}
      {matter.isSplit ? (
        <Pair name={t('分开办理', 'Split')}>
          <span className="line">
            {t('从一件投诉里分出来（第九条）', 'Split off a complaint (art. 9)')} {show}
          </span>
          {complaint === null ? null : (
            <span className="line">
              <Link className="num" to={`/complaints/${encodeURIComponent(complaint)}`}>
                {complaint}
              </Link>
            </span>
          )}
        </Pair>
      ) : null}
    </>
  );
}

type Revealed = Awaited<ReturnType<typeof client.revealTipoff>>;

interface ReporterProps {
  matter: SeenTipoff;
  /** Who told it, once the seal was opened. */
  person: Revealed['reporter'];
  /** The press that opens the seal. */
  show: ReactNode;
}

function Reporter({ matter, person, show }: ReporterProps) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <>
      <dl className="pairs">
        <Pair name={t('身份', 'Identity')}>
          {person === null ? (
            <>
              {language === 'zh' ? matter.reporterZh : matter.reporterEn} {show}
            </>
          ) : (
            person.name
          )}
        </Pair>
        {person === null ? null : (
          <>
            <Pair name={t('电话', 'Telephone')}>{person.phone}</Pair>
            <Pair name={t('住址', 'Address')}>{person.address === '' ? t('没写', 'not given') : person.address}</Pair>
            {person.idNumber === null ? null : <Pair name={t('证件', 'Identity number')}>{person.idNumber}</Pair>}
            <Pair name={t('奖励', 'Reward')}>
              {person.wantsReward ? t('查实以后想领', 'asks for it') : t('没有要求', 'not asked for')}
            </Pair>
            {person.ownWords === null ? null : (
              <Pair name={t('原话全文', 'Own words')}>
                <span className="line pre">{person.ownWords}</span>
              </Pair>
            )}
          </>
        )}
      </dl>
      <p className="dim s">
        {matter.tipoff.anonymous
          ? t('匿名举报，没有留下身份。', 'Anonymous: no identity is on record.')
          : t(
              '身份单独密封，不进列表、导出和文书；查看要写理由，留痕（第三十七条）。',
              'Sealed apart; it is in no list, export or paper. Looking at it needs a reason and is recorded (art. 37).',
            )}
      </p>
    </>
  );
}

function Operator({ matter }: { matter: SeenTipoff }) {
  const t = useWords();
  const { tipoff } = matter;
  return (
    <dl className="pairs">
      <Pair name={t('名称', 'Name')}>{tipoff.operatorName}</Pair>
      <Pair name={t('电话', 'Telephone')}>
        {tipoff.operatorPhone === '' ? t('没写', 'not given') : tipoff.operatorPhone}
      </Pair>
      <Pair name={t('地址', 'Address')}>
        {placeWords(matter.operatorPlace, tipoff.operatorAddress) || t('没写', 'not given')}
      </Pair>
    </dl>
  );
}

/** The village once, though the address begins with it. */
function placeWords(place: string | null, address: string): string {
  if (place === null || address.startsWith(place)) return address;
  return place.startsWith(address) ? place : `${place} ${address}`;
}
