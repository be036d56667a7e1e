import { dayOf, dayZh } from '../../../domain/base/calendar.ts';
import type { FieldStep } from '../../../domain/device/field-outbox.ts';
import { useWords } from '../../base/language.tsx';
import { Bar, Icon } from '../bars.tsx';
import { useDay, useKeeper } from '../carried.tsx';
import { shopsOf, stepsOf, type Shop } from './shops.ts';
import { findingsOf, type FoundRow, type VisitDraft } from './visit.ts';

interface Paper {
  shop: Shop;
  number: string;
  findings: readonly Pick<FoundRow, 'text'>[];
  /** What is ordered, by which day; or the ban. */
  order: { text: string; dueOn: string } | null;
  ban: { orderNumber: string; personName: string; trade: string } | null;
  officers: readonly { name: string; certificate: string }[];
  onDay: string;
  signature: 'signed' | 'refused' | null;
}

/** The slip as it will be, beside the form: the paper is in Chinese, whatever the screen speaks. */
export function SlipPaper({ shop, visit, team }: { shop: Shop; visit: VisitDraft; team: Paper['officers'] }) {
  const { measure, orderText, dueOn, banNumber, banPerson, banTrade } = visit;
  const { today } = useDay();
  if (measure === 'now') return null;
  return (
    <Sheet
      shop={shop}
      number={shop.number}
      findings={findingsOf(shop, visit)}
      order={measure === 'order' ? { text: orderText, dueOn } : null}
      ban={measure === 'ban' ? { orderNumber: banNumber, personName: banPerson, trade: banTrade } : null}
      officers={team}
      onDay={today}
      signature={null}
    />
  );
}

/** 给店家的单子: shown at once, printed where there is a printer, 76 mm wide. */
export function OrderSlipPage({ id }: { id: string }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const shop = shopsOf(day, picture.acts).find((one) => one.id === id);
  const steps = stepsOf(picture.acts, id).map(({ item }) => item);
  const record = steps.findLast(({ move }) => move === 'recordFinding');
  const measure = steps.findLast(({ move }) => move === 'order' || move === 'orderBan');
  if (shop === undefined || record === undefined || measure === undefined)
    return (
      <>
        <Bar title={t('单子', 'Slip')} back="#/" />
        <main className="wrap stack">
          <p className="saved">
            <Icon name="tick" />
            {t('存好了，有网自己发。', 'Kept; sent by itself.')}
          </p>
          <a className="btn do full" href="#/">
            {t('下一户', 'Next')}
          </a>
        </main>
      </>
    );
  const arrived = picture.acts.find(({ act }) => act.id === record.id)?.body.arrived?.number ?? '';
  return (
    <>
      <Bar title={t('单子', 'Slip')} back="#/" />
      <main className="wrap stack visits">
        <output className="saved noprint">
          <Icon name="tick" />
          {t(
            '存在手机里了，有网自己发。程序可以关，没电也不丢。',
            'Kept on the telephone and sent by itself. You may close it.',
          )}
        </output>
        <Sheet {...paperOf(day, shop, record, measure)} number={shop.number === '' ? arrived : shop.number} />
        <div className="acts noprint">
          <button type="button" className="btn full" onClick={() => window.print()}>
            <Icon name="print" />
            {t('打印', 'Print')}
          </button>
          <a className="btn do full" href="#/">
            {t('下一户', 'Next')}
          </a>
        </div>
      </main>
    </>
  );
}

function paperOf(
  day: ReturnType<typeof useDay>,
  shop: Shop,
  record: FieldStep,
  measure: FieldStep,
): Omit<Paper, 'number'> {
  const officers = (record.input['officers'] as { accountId: string; certificate: string }[]).map(
    ({ accountId, certificate }) => ({
      name: day.people.find(({ id }) => id === accountId)?.name ?? '',
      certificate,
    }),
  );
  return {
    shop,
    findings: record.input['findings'] as FoundRow[],
    order: measure.move === 'order' ? (measure.input as unknown as NonNullable<Paper['order']>) : null,
    ban: measure.move === 'orderBan' ? (measure.input as unknown as NonNullable<Paper['ban']>) : null,
    officers,
    onDay: dayOf(new Date(record.actedAt)),
    signature: (record.input['signatureIds'] as string[]).length > 0 ? 'signed' : 'refused',
  };
}

function Sheet({ shop, number, findings, order, ban, officers, onDay, signature }: Paper) {
  const { county } = useDay();
  const where = [shop.placeName, shop.address].filter((one) => one !== '').join('');
  return (
    <article className="slip paper card" lang="zh-CN" aria-label={ban === null ? '责令改正通知书' : '取缔决定书'}>
      <p className="org">{county.bureauName}</p>
      <h2>{ban === null ? '责令改正通知书' : '取缔决定书'}</h2>
      <p className="no">{ban === null ? number || '编号发出后有' : ban.orderNumber}</p>
      <p>{`${shop.name}（${where}）：`}</p>
      <p>{`${dayZh(onDay)}，本局执法人员检查时发现：`}</p>
      <ol>
        {findings.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      {order === null ? null : (
        <p>
          {`依据《中华人民共和国行政处罚法》第二十八条第一款，责令你（单位）在 `}
          <b>{order.dueOn === '' ? '＿＿' : dayZh(order.dueOn)}</b>
          {`前改正：${order.text}。到期本局复查。`}
        </p>
      )}
      {ban === null ? null : <p>{`${ban.personName}没有执照经营${ban.trade}，本局决定予以取缔，责令立即停止经营。`}</p>}
      <p>不服的，可以在六十日内申请行政复议，或者在六个月内提起行政诉讼。</p>
      <p className="by">{officers.map(({ name, certificate }) => `${name}（${certificate}）`).join('　')}</p>
      <p className="by">{dayZh(onDay)}</p>
      {signature === null ? null : (
        <p>{signature === 'signed' ? '当事人已在手机上签字。' : '当事人拒签，已注明原因和见证人。'}</p>
      )}
    </article>
  );
}
