import { lineKinds, type Balance, type LineKind } from '../../../domain/supervision/sampling/balance.ts';
import { amountText, units } from '../../../domain/supervision/sampling/goods.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import type { SeenBatch } from './sampling-calls.ts';

/** 数量要对上: a book for each unit with two equations as bars, what was done line by line, and each difference in a row of its own. */
export function BalanceCard({ view }: { view: SeenBatch }) {
  const t = useWords();
  const { more, entry } = view;
  if (more.balances.length === 0 && !more.unfit) return null;
  return (
    <section className="card" aria-label={t('数量要对上', 'Quantities')}>
      <h2 className="card-head">
        {t('数量要对上', 'Quantities')} <small>{t('一种单位一本，不混', 'a book for each unit, never mixed')}</small>
      </h2>
      {more.balances.length === 0 ? (
        <p className="pad dim">
          {t(
            '还没有核数量。按“核数量”写购进、已售、抽样和库存；处置完以前要对上。',
            'The lot has not been counted; it must add up before it is disposed of.',
          )}
        </p>
      ) : (
        more.balances.map((balance) => <Bars key={balance.unit} balance={balance} />)
      )}
      {entry.lines.length === 0 && more.balances.every(isPlain) ? null : <Lines view={view} />}
    </section>
  );
}

const isPlain = ({ goneMilli, onShelfMilli, openMilli }: Balance) =>
  goneMilli === 0 && onShelfMilli === 0 && openMilli === 0;

interface Part {
  name: string;
  milli: number;
  look: 'bought' | 'sold' | 'sampled' | 'stock' | 'back' | 'sealed' | 'other' | 'gap';
}

interface BarRow {
  name: string;
  parts: readonly Part[];
  sum: number;
  /** Whether a difference stands in it. */
  off: boolean;
}

/** What the bars of one unit show: bought and where it went, to be disposed of and disposed of. */
function useBarRows(one: Balance): BarRow[] {
  const t = useWords();
  const label = useLabel();
  const row = (name: string, missing: number, parts: readonly Part[]): BarRow => ({
    name,
    parts: [...parts, { name: t('差', 'short'), milli: Math.max(0, missing), look: 'gap' }],
    sum: parts.reduce((sum, { milli }) => sum + milli, 0),
    off: missing !== 0,
  });
  return [
    row(t('购进', 'Bought'), 0, [{ name: t('进货', 'bought'), milli: one.boughtMilli, look: 'bought' }]),
    row(t('去了哪', 'Went'), one.goneMilli, [
      { name: t('已售', 'sold'), milli: one.soldMilli, look: 'sold' },
      { name: t('抽样', 'sampled'), milli: one.sampledMilli, look: 'sampled' },
      { name: t('库存', 'in stock'), milli: one.stockMilli, look: 'stock' },
    ]),
    row(t('该处置', 'To dispose'), one.onShelfMilli, [
      { name: label(lineKinds.offShelf), milli: one.offShelfMilli, look: 'stock' },
      { name: label(lineKinds.recovered), milli: one.recoveredMilli, look: 'back' },
    ]),
    row(t('处置了', 'Disposed'), one.openMilli, [
      { name: label(lineKinds.destroyed), milli: one.destroyedMilli, look: 'stock' },
      { name: label(lineKinds.sealed), milli: one.sealedMilli, look: 'sealed' },
      { name: label(lineKinds.other), milli: one.otherMilli, look: 'other' },
    ]),
  ];
}

function Bars({ balance }: { balance: Balance }) {
  const t = useWords();
  const rows = useBarRows(balance);
  const unit = units[balance.unit];
  const lengthOf = ({ parts }: BarRow) => parts.reduce((sum, { milli }) => sum + milli, 0);
  const most = Math.max(1, ...rows.map(lengthOf));
  return (
    <div className="sampling-bars">
      <p className="dim s">{t(`单位：${unit.zh}`, `Unit: ${unit.en}`)}</p>
      {rows.map(({ name, parts, sum, off }) => (
        <div key={name} className="sampling-bar-row">
          <span>{name}</span>
          <div className="sampling-bar" aria-hidden="true">
            {parts
              .filter(({ milli }) => milli > 0)
              .map((part) => (
                <i
                  key={part.look}
                  data-look={part.look}
                  style={{ width: `${(part.milli / most) * 100}%` }}
                  title={`${part.name} ${amountText(part.milli)}`.trim()}
                />
              ))}
          </div>
          <b className={off ? 'err num' : 'num'}>{amountText(sum)}</b>
          <small className="dim">
            {parts
              .filter(({ milli, name: word }) => milli > 0 && word !== '')
              .map((part) => `${part.name} ${amountText(part.milli)}`)
              .join(' + ')}
            {off || sum === 0 || parts.some(({ look }) => look === 'bought') ? '' : ' ✓'}
          </small>
        </div>
      ))}
    </div>
  );
}

function Lines({ view: { entry, more } }: { view: SeenBatch }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('做法', 'What')}</th>
            <th scope="col" className="r">
              {t('多少', 'How much')}
            </th>
            <th scope="col">{t('哪天', 'Day')}</th>
            <th scope="col">{t('凭据', 'Proof')}</th>
            <th scope="col">{t('谁', 'Who')}</th>
          </tr>
        </thead>
        <tbody>
          {entry.lines.map((line, n) => (
            <tr key={n} className={line.struckWhy === null ? undefined : 'sampling-struck'}>
              <th scope="row">
                {n + 1}. {label(lineKinds[line.kind as LineKind])}
              </th>
              <td className="num r" data-label={t('多少', 'How much')}>
                {amountText(line.milli)} {label(units[line.unit])}
              </td>
              <td className="nw" data-label={t('哪天', 'Day')}>
                {dayPlain(line.onDay, language, today)}
              </td>
              <td className="balance-proof" data-label={t('凭据', 'Proof')}>
                {line.proof}{' '}
                {line.photoIds.map((id, at) => (
                  <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
                    {t(`照片 ${at + 1}`, `photo ${at + 1}`)}
                  </a>
                ))}
                {line.struckWhy === null ? null : (
                  <small className="err">{t(`已划掉：${line.struckWhy}`, `Struck: ${line.struckWhy}`)}</small>
                )}
              </td>
              <td data-label={t('谁', 'Who')}>{(more.lineNames[n] ?? []).join(t('、', ', '))}</td>
            </tr>
          ))}
          {more.balances.flatMap((balance) => (
            <Differences key={balance.unit} balance={balance} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Each difference stands in a red row with the sum that shows it. */
function Differences({ balance: one }: { balance: Balance }) {
  const t = useWords();
  const unit = t(units[one.unit].zh, units[one.unit].en);
  const rows = [
    {
      milli: one.goneMilli,
      name: t('说不出去了哪', 'Unaccounted for'),
      sum: t(
        `购进 ${amountText(one.boughtMilli)}，已售 ${amountText(one.soldMilli)} + 抽样 ${amountText(one.sampledMilli)} + 库存 ${amountText(one.stockMilli)}。`,
        `Bought ${amountText(one.boughtMilli)}; sold, sampled and in stock ${amountText(one.boughtMilli - one.goneMilli)}.`,
      ),
    },
    {
      milli: one.onShelfMilli,
      name: t('还没下架', 'Still on the shelf'),
      sum: t(
        `库存 ${amountText(one.stockMilli)}，下架 ${amountText(one.offShelfMilli)}。`,
        `In stock ${amountText(one.stockMilli)}, off the shelf ${amountText(one.offShelfMilli)}.`,
      ),
    },
    {
      milli: one.openMilli,
      name: t('没有去向', 'Not disposed of'),
      sum: t(
        `下架 ${amountText(one.offShelfMilli)} + 召回 ${amountText(one.recoveredMilli)}，销毁 ${amountText(one.destroyedMilli)} + 封存 ${amountText(one.sealedMilli)} + 其他 ${amountText(one.otherMilli)}。`,
        `Off the shelf and recovered ${amountText(one.offShelfMilli + one.recoveredMilli)}, destroyed, sealed and other ${amountText(one.offShelfMilli + one.recoveredMilli - one.openMilli)}.`,
      ),
    },
  ];
  return (
    <>
      {rows
        .filter(({ milli }) => milli !== 0)
        .map(({ milli, name, sum }) => (
          <tr key={name} className="sampling-gap">
            <th scope="row">⚠ {name}</th>
            <td className="num r" data-label={t('多少', 'How much')}>
              {amountText(milli)} {unit}
            </td>
            <td colSpan={3}>
              {sum}
              <b>{t('对上以前不能处置完，也不能结束。', 'Until it adds up nothing is disposed of or closed.')}</b>
            </td>
          </tr>
        ))}
    </>
  );
}
