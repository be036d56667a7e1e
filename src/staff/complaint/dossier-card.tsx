import type { ReactNode } from 'react';
import { claimKindWords, factStatusWords, termKindWords } from '../../domain/complaint/facts/facts.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { entryWords, moveWords } from '../../domain/complaint/words/move-words.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import { counted } from '../../domain/base/words.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { SumWords } from '../base/ui/money.tsx';
import { isOfUrgent } from './intake/urgent-button.tsx';

/** Moves that are made from this card, or by the one press of 加急, and not from the list of steps. */
export function isInDossier(move: PersonMove): boolean {
  return move in entryWords && move !== 'callBack';
}

type Seen = SeenMatter['complaint'];

/** 卷宗: who was hurt, what is asked, what was bought and promised, what was said and found, and what was agreed. */
export function Dossier({
  matter,
  shown,
  onMove,
}: {
  matter: SeenMatter;
  /** The same with its numbers, for who has given a reason. */
  shown: SeenMatter | null;
  onMove: (move: PersonMove) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { complaint } = shown ?? matter;
  const moves = matter.moves.filter((move) => isInDossier(move) && !isOfUrgent(move));
  const parts = [
    <InjuryPart key="injury" complaint={complaint} />,
    <ClaimPart key="claims" complaint={complaint} />,
    <PurchasePart key="purchase" complaint={complaint} />,
    <FactPart key="facts" complaint={complaint} />,
    <InvestigationPart key="asked" complaint={complaint} />,
    <TermPart key="terms" complaint={complaint} />,
    <CostPart key="cost" complaint={complaint} />,
  ];
  if (moves.length === 0 && isEmpty(complaint)) return null;
  return (
    <section className="card dossier" aria-label={t('卷宗', 'Dossier')}>
      <h2 className="card-head">
        {t('卷宗', 'Dossier')} <small>{t('诉求、交易、事实、条款', 'Claims, purchase, facts, terms')}</small>
      </h2>
      {parts}
      {isEmpty(complaint) ? (
        <p className="dim dossier-none">{t('还没有记。办案时边问边记。', 'Nothing recorded yet.')}</p>
      ) : null}
      {moves.length === 0 ? null : (
        <div className="dossier-add">
          {moves.map((move) => (
            <button key={move} type="button" className="b sm" onClick={() => onMove(move)}>
              ＋ {label(moveWords[move])}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function isEmpty({ injury, claims, purchase, factRecords, investigations, terms, cost }: Seen): boolean {
  const lists = [claims, factRecords, investigations, terms];
  return injury === null && purchase === null && cost === null && lists.every((list) => list.length === 0);
}

function InjuryPart({ complaint: { injury } }: { complaint: Seen }) {
  const t = useWords();
  if (injury === null) return null;
  const more = [
    injury.injuredOn,
    injury.hospital,
    injury.costsFen === null
      ? null
      : t(`花费 ${formatYuan(injury.costsFen)} 元`, `${formatYuan(injury.costsFen)} yuan spent`),
    injury.product === '' ? null : t(`东西：${injury.product}`, `product: ${injury.product}`),
    injury.seller === '' ? null : t(`卖家：${injury.seller}`, `seller: ${injury.seller}`),
  ].filter((one) => one !== null && one !== '');
  return (
    <Part title={t('伤害', 'Injury')}>
      <p>
        <b>{injury.person}</b>
        {injury.relation === '' ? '' : t(`（${injury.relation}）`, ` (${injury.relation})`)} {injury.injury}
      </p>
      <p className="mut">{more.join(' · ')}</p>
    </Part>
  );
}

function ClaimPart({ complaint: { claims } }: { complaint: Seen }) {
  const t = useWords();
  const label = useLabel();
  if (claims.length === 0) return null;
  return (
    <Part title={t('诉求', 'Claims')}>
      <Table heads={[t('请求', 'Claim'), t('金额', 'Amount'), t('说明', 'Words')]}>
        {claims.map((claim) => (
          <tr key={`${claim.kind} ${claim.words}`}>
            <td>{label(claimKindWords[claim.kind])}</td>
            <td>
              <SumWords fen={claim.amountFen} about={claim.about} />
            </td>
            <td>{claim.words}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function PurchasePart({ complaint: { purchase, promises, knownOn } }: { complaint: Seen }) {
  const t = useWords();
  if (purchase === null) return null;
  return (
    <Part title={t('交易', 'Purchase')}>
      <p>
        {[purchase.boughtOn, purchase.place, purchase.item].filter((one) => one !== null && one !== '').join(' · ')}{' '}
        {purchase.priceFen === null ? null : <SumWords fen={purchase.priceFen} about={purchase.about} />}
      </p>
      <p className="mut">
        {[
          purchase.proof === '' ? '' : t(`凭据：${purchase.proof}`, `proof: ${purchase.proof}`),
          knownOn === null ? '' : t(`${knownOn} 知道受损`, `harm known on ${knownOn}`),
        ]
          .filter((one) => one !== '')
          .join(' · ')}
      </p>
      {promises.length === 0 ? null : (
        <Table heads={[t('商家承诺', 'Promise'), t('价值', 'Value'), t('条件', 'Condition'), t('凭据', 'Proof')]}>
          {promises.map((promise) => (
            <tr key={promise.text}>
              <td>{promise.text}</td>
              <td>
                <SumWords fen={promise.valueFen} about={null} />
              </td>
              <td>{promise.condition}</td>
              <td>{promise.proof}</td>
            </tr>
          ))}
        </Table>
      )}
    </Part>
  );
}

function FactPart({ complaint: { factRecords } }: { complaint: Seen }) {
  const t = useWords();
  const label = useLabel();
  if (factRecords.length === 0) return null;
  return (
    <Part title={t('事实', 'Facts')}>
      <Table heads={[t('谁说的', 'Whose'), t('事实', 'Fact'), t('哪天', 'Day'), t('凭据', 'Proof')]}>
        {factRecords.map((fact) => (
          <tr key={`${fact.status} ${fact.text}`} className={fact.status === 'found' ? 'found' : undefined}>
            <td className="nw">{label(factStatusWords[fact.status])}</td>
            <td>{fact.text}</td>
            <td className="nw">{fact.on}</td>
            <td>{fact.proof}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function InvestigationPart({ complaint: { investigations } }: { complaint: Seen }) {
  const t = useWords();
  if (investigations.length === 0) return null;
  return (
    <Part title={t('询问', 'Asked')}>
      <Table
        heads={[t('哪天', 'Day'), t('问了谁', 'Whom'), t('问什么、怎么答', 'Question and answer'), t('凭据', 'Proof')]}
      >
        {investigations.map((one) => (
          <tr key={`${one.on} ${one.askedWhom} ${one.question}`}>
            <td className="nw">{one.on}</td>
            <td>{one.askedWhom}</td>
            <td>
              <span className="line mut">{one.question}</span>
              <span className="line pre">{one.answer}</span>
            </td>
            <td>{one.proof}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function TermPart({ complaint: { terms, nextCheckOn } }: { complaint: Seen }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  if (terms.length === 0) return null;
  const stop = language === 'zh' ? '，' : ', ';
  return (
    <Part
      title={t('协议条款', 'Terms')}
      note={nextCheckOn === null ? '' : t(`下次查 ${nextCheckOn}`, `next look ${nextCheckOn}`)}
    >
      <Table heads={['', t('种类', 'Kind'), t('内容', 'Content'), t('价值', 'Value'), t('履行', 'Performance')]}>
        {terms.map((term, i) => (
          <tr key={`${term.kind} ${term.text} ${term.valueFen ?? ''}`}>
            <td>{i + 1}</td>
            <td className="nw">{label(termKindWords[term.kind])}</td>
            <td>
              {term.text}
              {term.proof === '' ? null : (
                <span className="line mut">{t(`凭据：${term.proof}`, `proof: ${term.proof}`)}</span>
              )}
            </td>
            <td>
              <SumWords fen={term.valueFen} about={null} />
            </td>
            <td>
              {[
                term.dueOn === null ? '' : t(`${term.dueOn} 前`, `by ${term.dueOn}`),
                term.until === null ? '' : t(`到 ${term.until}`, `until ${term.until}`),
                term.performedOn === null ? '' : t(`${term.performedOn} 做完`, `done ${term.performedOn}`),
              ]
                .filter((one) => one !== '')
                .join(stop)}
              {term.checks.map((check) => (
                <span key={`${check.on} ${check.words}`} className={check.kept ? 'line mut' : 'line err'}>
                  {check.on} {check.kept ? t('照做', 'kept') : t('没照做', 'not kept')} {check.words}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function CostPart({ complaint: { cost } }: { complaint: Seen }) {
  const t = useWords();
  if (cost === null) return null;
  const words = [
    cost.trips === null ? '' : t(`跑 ${cost.trips} 趟`, `${cost.trips} trips`),
    cost.km === null ? '' : t(`${cost.km} 公里`, `${cost.km} km`),
    cost.minutes === null ? '' : t(`${cost.minutes} 分钟`, `${counted(cost.minutes, 'minute')}`),
    cost.feeFen === null ? '' : t(`花费 ${formatYuan(cost.feeFen)} 元`, `${formatYuan(cost.feeFen)} yuan`),
  ];
  return <Part title={t('维权成本', 'Cost of complaining')}>{words.filter((one) => one !== '').join(' · ')}</Part>;
}

function Part({ title, note = '', children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="dossier-part">
      <h3>
        {title} <small className="dim">{note}</small>
      </h3>
      {children}
    </section>
  );
}

function Table({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    <div className="dossier-table">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
