import type { ReactNode } from 'react';
import { dayOf, dayZh } from '../../../domain/base/calendar.ts';
import { unstopped } from '../../../domain/base/sentence.ts';
import { useWords } from '../../base/language.tsx';
import { Bar, Icon } from '../bars.tsx';
import { useDay, useKeeper } from '../carried.tsx';
import { HandedPage } from './keeping.tsx';
import { shopsOf, stepsOf, whereOf, type Shop } from './shops.ts';
import { SlipCode } from './slip-code.tsx';
import type { StepOf } from './visit-step.ts';
import { findingsOf, summaryZh, type FoundRow, type VisitDraft } from './visit.ts';

interface Paper {
  shop: Shop;
  number: string;
  /** How the visit or the second look came out, in a sentence. */
  summary: string;
  findings: readonly Pick<FoundRow, 'text'>[];
  /** What is ordered, by which day; or the ban. */
  order: { text: string; dueOn: string } | null;
  ban: { orderNumber: string; personName: string; trade: string } | null;
  officers: readonly { name: string; certificate: string }[];
  onDay: string;
  /** That it was signed, or why it was not and by what that is proven; null where it is not asked. */
  signature: { refused: string | null } | null;
  /** Of the act that made it; null while it is only being typed. */
  slipId: string | null;
}

/** The slip as it will be, beside the form: the paper is in Chinese, whatever the screen speaks. */
export function SlipPaper({ shop, visit, team }: { shop: Shop; visit: VisitDraft; team: Paper['officers'] }) {
  const { measure, orderText, dueOn, banNumber, banPerson, banTrade } = visit;
  const { today } = useDay();
  if (measure === 'now') return null;
  const answers = shop.checklist.flatMap((_, i) => visit.answers[i] ?? []);
  return (
    <Sheet
      shop={shop}
      number={shop.number}
      summary={summaryZh(answers)}
      findings={findingsOf(shop, visit)}
      order={measure === 'order' ? { text: orderText, dueOn } : null}
      ban={measure === 'ban' ? { orderNumber: banNumber, personName: banPerson, trade: banTrade } : null}
      officers={team}
      onDay={today}
      signature={null}
      slipId={null}
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
  const measure = steps.findLast((item) => item.move === 'order' || item.move === 'orderBan');
  const before = steps
    .slice(0, measure === undefined ? 0 : steps.indexOf(measure))
    .findLast((item) => item.move === 'recordFinding' || item.move === 'recheckFails');
  if (shop === undefined || measure === undefined || before === undefined)
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
  const arrived = picture.acts.find(({ act }) => act.id === before.id)?.body.arrived?.number ?? '';
  return (
    <HandedPage
      title={t('单子', 'Slip')}
      back="#/"
      said={t(
        '存在手机里了，有网自己发。程序可以关，没电也不丢。',
        'Kept on the telephone and sent by itself. You may close it.',
      )}
    >
      <Sheet {...paperOf(day, shop, before, measure)} number={shop.number === '' ? arrived : shop.number} />
    </HandedPage>
  );
}

/** What stands before the measure, as it is summed up: the visit with its answers and its signature, or the second look. */
function summedUp(before: StepOf<'recordFinding' | 'recheckFails'>): Pick<Paper, 'summary' | 'findings' | 'signature'> {
  if (before.move === 'recheckFails')
    return { summary: '到期复查，没有改。', findings: [{ text: before.input.words }], signature: null };
  const { answers, findings, signatureIds, signatureRefused } = before.input;
  return {
    summary: summaryZh(answers.map(({ answer }) => answer)),
    findings,
    signature: { refused: signatureIds.length > 0 ? null : signatureRefused },
  };
}

function paperOf(
  day: ReturnType<typeof useDay>,
  shop: Shop,
  before: StepOf<'recordFinding' | 'recheckFails'>,
  measure: StepOf<'order' | 'orderBan'>,
): Omit<Paper, 'number'> {
  return {
    shop,
    ...summedUp(before),
    order: measure.move === 'order' ? measure.input : null,
    ban: measure.move === 'orderBan' ? measure.input : null,
    officers: before.input.officers.map(({ accountId, certificate }) => ({
      name: day.people.find(({ id }) => id === accountId)?.name ?? '',
      certificate,
    })),
    onDay: dayOf(new Date(measure.actedAt)),
    slipId: measure.id,
  };
}

function Sheet(paper: Paper) {
  const { shop, number, summary, findings, order, ban, officers, onDay, signature, slipId } = paper;
  return (
    <SlipFrame
      title={ban === null ? '责令改正通知书' : '取缔决定书'}
      number={ban === null ? number || '编号发出后有，扫码可查' : ban.orderNumber}
      officers={officers}
      onDay={onDay}
      signature={signature}
      slipId={slipId}
    >
      <p>{`${shop.name}（${whereOf(shop)}）：`}</p>
      <p>{`${dayZh(onDay)}，本局执法人员检查时发现：`}</p>
      <ol>
        {findings.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      {summary === '' ? null : <p>{summary}</p>}
      {order === null ? null : (
        <p>
          {`依据《中华人民共和国行政处罚法》第二十八条第一款，责令你（单位）在 `}
          <b>{order.dueOn === '' ? '＿＿' : dayZh(order.dueOn)}</b>
          {`前改正：${unstopped(order.text)}。到期本局复查。`}
        </p>
      )}
      {ban === null ? null : <BanWords ban={ban} />}
      <RemediesLine />
    </SlipFrame>
  );
}

/** 《无证无照经营查处办法》: 第六条 who deals with it, 第十一条 that it is ordered to stop, 第十条 that who can have a licence is helped to one. */
function BanWords({ ban: { personName, trade } }: { ban: NonNullable<Paper['ban']> }) {
  return (
    <>
      <p>
        {`${personName || '＿＿'}未依法取得营业执照经营${trade || '＿＿'}，依据《无证无照经营查处办法》第六条、第十一条第一款第一项，本局决定予以取缔，责令立即停止经营。`}
      </p>
      <p>具备办照条件、愿意继续经营的，可以依法申请办理营业执照，本局予以指导（同办法第十条）。</p>
    </>
  );
}

/** 《行政复议法》第二十条, 《行政诉讼法》第四十六条. */
function RemediesLine() {
  const { county } = useDay();
  return (
    <p>
      {`不服的，可以自收到之日起六十日内向${county.name}人民政府申请行政复议，也可以自收到之日起六个月内提起行政诉讼。`}
    </p>
  );
}

/** What every slip has around its words: whose it is, its number, who hands it over, and the code by which it proves itself. */
export function SlipFrame({
  title,
  number,
  officers,
  onDay,
  signature,
  slipId,
  children,
}: Pick<Paper, 'number' | 'officers' | 'onDay' | 'signature' | 'slipId'> & { title: string; children: ReactNode }) {
  const { county } = useDay();
  return (
    <article className="slip paper card" lang="zh-CN" aria-label={title}>
      <p className="org">{county.bureauName}</p>
      <h2>{title}</h2>
      <p className="no">{number}</p>
      {children}
      <p className="by">{officers.map(({ name, certificate }) => `${name}（${certificate}）`).join('　')}</p>
      <p className="by">{dayZh(onDay)}</p>
      {signature === null ? null : (
        <p>{signature.refused === null ? '当事人已在手机上签字。' : `当事人拒签：${signature.refused}。`}</p>
      )}
      {slipId === null ? null : <SlipCode id={slipId} />}
    </article>
  );
}
