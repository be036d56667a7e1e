import { dayOf } from '../../domain/base/calendar.ts';
import { codeShown } from '../../domain/matter/query-code.ts';
import type { OutboxItem } from '../../domain/device/outbox.ts';
import { useWords } from '../base/language.tsx';
import { dayLong, instantShort } from '../base/ui/day.ts';
import { Bar, Icon } from './bars.tsx';
import { useCarried, useKeeper } from './carried.tsx';
import type { OpenAct } from './outbox/kept-acts.ts';

/** What the farmer takes along: the slip number at once, the number when it has been sent. 76 mm wide on paper. */
export function SlipPage({ id }: { id: string }) {
  const t = useWords();
  const { picture } = useKeeper();
  const open = picture.acts.find((one) => one.act.id === id);
  const item = open?.body.item;
  if (open === undefined || item?.kind !== 'filing')
    return (
      <>
        <Bar title={t('小票', 'Slip')} back="#/" />
        <main className="wrap stack">
          <p className="card">
            {t('这张小票已经不在手机里了，在“我的事”里按编号找。', 'This slip is not on the telephone any more.')}
          </p>
        </main>
      </>
    );
  const { arrived } = open.body;
  return (
    <>
      <Bar title={t('存好了', 'Kept')} back="#/" />
      <main className="wrap stack">
        <output className="saved">
          <Icon name="tick" />
          {arrived === null
            ? t(
                '存在手机里了，有网自己发。程序可以关，没电也不丢。',
                'Kept on the telephone and sent by itself. You may close it.',
              )
            : t(`发出去了，编号 ${arrived.number}`, `Sent: ${arrived.number}`)}
        </output>
        <Slip item={item} arrived={arrived} />
        <div className="acts noprint">
          <button type="button" className="btn full" onClick={() => window.print()}>
            {t('打印小票', 'Print the slip')}
          </button>
          <a className="btn do full" href="#/file">
            {t('再登记一件', 'File another')}
          </a>
          <a className="btn off full" href={`#/matter/${id}`}>
            {t('看这件', 'Open it')}
          </a>
        </div>
      </main>
    </>
  );
}

interface Filed {
  item: Extract<OutboxItem, { kind: 'filing' }>;
  arrived: OpenAct['body']['arrived'];
}

/** The slip itself, as it is printed. */
function Slip({ item, arrived }: Filed) {
  const t = useWords();
  const { county } = useCarried();
  const { slip } = item;
  return (
    <article className="slip card" aria-label={t('小票', 'Slip')}>
      <p className="org">{county.bureauName}</p>
      <h2>{t('投诉登记小票', 'Slip of a complaint')}</h2>
      <dl className="facts">
        <dt>{t('小票号', 'Slip number')}</dt>
        <dd className="no" data-test="slip">
          {slip.code}
        </dd>
        <dt>{t('查询码（别给外人看）', 'Query code (keep it to yourself)')}</dt>
        <dd className="no" data-test="code">
          {codeShown(slip.queryCode)}
        </dd>
        <dt>{t('编号', 'Number')}</dt>
        <dd className={arrived === null ? '' : 'no'} data-test="number">
          {arrived === null
            ? t('发出后有，用小票号也查得到', 'Comes when it is sent; the slip number works too')
            : arrived.number}
        </dd>
        <WhoAndWhen item={item} arrived={arrived} />
        <WhenAnswered actedAt={item.actedAt} />
      </dl>
      <p className="hint">
        {t(
          '凭小票号或编号，加查询码，网上、站里都能查进度。不收一分钱。',
          'With the slip number or the number and the code the progress can be followed. Free of charge.',
        )}
      </p>
    </article>
  );
}

function WhoAndWhen({ item: { filing, actedAt }, arrived }: Filed) {
  const t = useWords();
  const { today } = useCarried();
  return (
    <>
      <dt>{t('谁告谁', 'Who and whom')}</dt>
      <dd>
        {filing.consumer.name} → {filing.operator.name}
      </dd>
      <dt>{t('在站里登记', 'Told at the station')}</dt>
      <dd>{instantShort(actedAt, today)}</dd>
      {arrived === null ? null : (
        <>
          <dt>{t('县里收到', 'Received')}</dt>
          <dd>{instantShort(arrived.arrivedAt, today)}</dd>
        </>
      )}
    </>
  );
}

/** By when one hears, and whom one asks before. */
function WhenAnswered({ actedAt }: { actedAt: string }) {
  const t = useWords();
  const { hearBy, station, office, county } = useCarried();
  const by = hearBy[dayOf(new Date(actedAt))] ?? null;
  return (
    <>
      <dt>{t('答复', 'Answer')}</dt>
      <dd>
        {by === null
          ? t('站里先谈', 'The station talks first')
          : station.isWindow
            ? t(`最晚 ${dayLong(by, 'zh')} 告诉您受理不受理`, `By ${dayLong(by, 'en')} whether it is accepted`)
            : t(`站里先谈，最晚 ${dayLong(by, 'zh')} 给您回话`, `The station answers by ${dayLong(by, 'en')}`)}
      </dd>
      <dt>{t('问一声', 'Ask')}</dt>
      <dd>
        {station.name.replace('消费维权', '')} · {office.name} {office.phone} · {county.hotline}
      </dd>
    </>
  );
}
