import { dayToCheck } from '../../base/day-check.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Asked, Chips } from '../bars.tsx';
import { useDay } from '../carried.tsx';
import { useError } from './keeping.tsx';
import type { Shop } from './shops.ts';
import type { Missing, VisitDraft } from './visit.ts';

interface MeasureProps {
  shop: Shop;
  visit: VisitDraft;
  onChange: (more: Partial<VisitDraft>) => void;
  wrong: Missing | null;
}

/** 怎么办: put right on the spot, ordered with a day, or banned, which the head of the office decides. */
export function MeasureCard({ shop, visit, onChange, wrong }: MeasureProps) {
  const t = useWords();
  const { mayBan } = useDay();
  const error = useError(wrong);
  const options = [
    { value: 'now' as const, words: t('当场改了', 'Rectified now') },
    { value: 'order' as const, words: t('责令改正', 'Order to rectify') },
    ...(shop.unregistered && mayBan ? [{ value: 'ban' as const, words: t('取缔', 'Ban') }] : []),
  ];
  return (
    <section className="card stack">
      <h2>{t('怎么办', 'What is done')}</h2>
      <Chips
        name="measure"
        label={t('怎么办', 'What is done')}
        isAsked
        options={options}
        value={visit.measure}
        onChange={(value) => onChange({ measure: value })}
      />
      {visit.measure === 'now' ? (
        <Asked
          id="now"
          label={t('当场怎么改的', 'What was done')}
          value={visit.nowWords}
          error={error('now')}
          onChange={(nowWords) => onChange({ nowWords })}
        />
      ) : null}
      {visit.measure === 'order' ? <OrderBoxes shop={shop} visit={visit} onChange={onChange} wrong={wrong} /> : null}
      {visit.measure === 'ban' ? (
        <>
          <Asked
            id="banNumber"
            label={t('取缔决定文号', 'Number of the order')}
            value={visit.banNumber}
            error={error('banNumber')}
            onChange={(banNumber) => onChange({ banNumber })}
          />
          <Asked
            id="banPerson"
            label={t('经营人', 'Who trades')}
            value={visit.banPerson}
            error={error('banPerson')}
            onChange={(banPerson) => onChange({ banPerson })}
          />
          <Asked
            id="banTrade"
            label={t('经营什么', 'Trade')}
            value={visit.banTrade}
            error={error('banTrade')}
            onChange={(banTrade) => onChange({ banTrade })}
          />
        </>
      ) : null}
    </section>
  );
}

/** A day that can hardly be meant is asked about before the paper is handed over, and is taken all the same. */
export function FarDay({ id, day, today }: { id: string; day: string; today: string }) {
  const label = useLabel();
  const far = dayToCheck(day, today);
  return (
    <output id={id} className={far === null ? 'sr' : 'note'}>
      {far === null ? '' : label(far)}
    </output>
  );
}

function OrderBoxes({ shop, visit, onChange, wrong }: MeasureProps) {
  const t = useWords();
  const { mayBan, today } = useDay();
  const error = useError(wrong);
  return (
    <>
      {shop.unregistered ? (
        <p className="hint">
          {mayBan
            ? t('没有执照的，可以当场决定取缔。', 'An unlicensed trade may be banned on the spot.')
            : t(
                '取缔由所长决定；您先责令停止经营，记录一到所长就看得到。',
                'The head decides on a ban; order it to stop, he sees it as soon as it arrives.',
              )}
          <button
            type="button"
            className="plain"
            onClick={() =>
              onChange({ orderText: t('立即停止无照经营，办好执照再开', 'Stop trading until you have a licence') })
            }
          >
            {t('写“停止经营”', 'Write “stop trading”')}
          </button>
        </p>
      ) : null}
      <Asked
        id="order"
        label={t('责令改正什么', 'What is to be rectified')}
        rows={2}
        value={visit.orderText}
        error={error('order')}
        onChange={(orderText) => onChange({ orderText })}
      />
      <div className={error('dueOn') === undefined ? 'f' : 'f err'}>
        <label htmlFor="dueOn">{t('哪天前改好', 'By which day')}</label>
        {error('dueOn') === undefined ? null : <span className="msg">{error('dueOn')}</span>}
        <input
          id="dueOn"
          data-field="dueOn"
          type="date"
          min={today}
          value={visit.dueOn}
          aria-describedby="dueOn-far"
          onChange={(event) => onChange({ dueOn: event.target.value })}
        />
        <FarDay id="dueOn-far" day={visit.dueOn} today={today} />
      </div>
    </>
  );
}
