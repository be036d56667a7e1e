import { Drawer } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { SeenProposals } from '../../http/api/triage/triage-view.ts';
import type { Directory } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { later } from '../base/later.ts';
import type { Typed } from '../matter/matter-typed.ts';
import { useNarrow } from '../base/theme.ts';
import { Doubted } from './doubted.tsx';
import { isPlain, offerNames, offersOf, takeAll, type Offer, type Slots } from './proposed-fields.ts';
import { tellingOf, useTriage } from './proposal.ts';
import { Quotes, quotesOf, Why } from './quoted-words.tsx';
import '../base/ui/side-drawer.css';
import './triage.css';

// The articles by which a matter may end come with it, and it stands below all that is proposed.
const { Part: Outlook } = later(async () => (await import('./likely-outcome.tsx')).Outlook);

export type Kind = SeenProposals['type']['value'];

/** What an intake can do with another kind than its own: go over with what was typed, or register both. Without it the kind is only said. */
export type KindActs = Readonly<
  Partial<Record<Kind, { zh: string; en: string; chosen: boolean; run: (answer: SeenProposals | null) => void }>>
>;

interface Props {
  /** The kind that this intake registers. */
  kind: Kind;
  typed: Typed;
  slots: Slots;
  directory: Directory;
  /** Puts values into fields that are free. */
  onTake: (values: Typed) => void;
  acts?: KindActs | undefined;
  /** Where text and telephone stand, if not in `story` and `consumer.phone`; who tipped off is not looked up by number. */
  story?: string;
  phone?: string;
}

/** 提议: what the text most likely is, each with its words; one key takes one, and nothing that a person typed is replaced. */
export function TriagePanel(props: Props) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const proposals = useProposals(props);
  useProposalKeys(proposals);
  const { answer, text } = proposals;
  const body = <ProposalBody proposals={proposals} directory={props.directory} />;
  return (
    <>
      {answer?.urgent.value === true ? <Measures answer={answer} text={text} /> : null}
      {narrow ? (
        <ProposalSheet proposals={proposals} open={open} onOpen={setOpen}>
          {body}
        </ProposalSheet>
      ) : (
        <ProposalCard proposals={proposals}>{body}</ProposalCard>
      )}
    </>
  );
}

type Proposals = ReturnType<typeof useProposals>;

function useProposals({
  kind,
  typed,
  slots,
  directory,
  onTake,
  acts = {},
  story = 'story',
  phone = 'consumer.phone',
}: Props) {
  const { answer, failed } = useTriage(tellingOf(typed, slots, story, phone));
  const text = typed[story] ?? '';
  // What the form told itself is no proposal.
  const offers = (answer === null ? [] : offersOf(answer, typed, slots, directory)).filter(
    ({ state, words }) => state !== 'taken' || quotesOf(text, words).length > 0,
  );
  const other = otherKind(answer, kind, acts);
  return {
    answer,
    failed,
    text,
    offers,
    free: offers.filter(({ state }) => state === 'open'),
    other,
    act: other === undefined ? undefined : acts[other],
    take: (offer: Offer) => onTake({ [offer.path]: offer.put }),
    takeAll: () => onTake(takeAll(offers)),
  };
}

/** Another kind than that of the intake; what was chosen stays in sight, though the text has changed since. */
function otherKind(answer: SeenProposals | null, kind: Kind, acts: KindActs): Kind | undefined {
  if (answer !== null && answer.type.value !== kind && answer.decision.value !== 'junk') return answer.type.value;
  return (Object.keys(acts) as Kind[]).find((one) => acts[one]?.chosen === true);
}

function useProposalKeys({ answer, free, act, take, takeAll }: Proposals): void {
  useKeys(
    [
      ...free.map((offer) => ({
        key: `alt+${offer.key}`,
        zh: `采纳：${offerNames[offer.name].zh}`,
        en: `Take: ${offerNames[offer.name].en}`,
        run: () => take(offer),
      })),
      { key: 'alt+a', zh: '全部采纳', en: 'Take all', run: takeAll, when: free.some(isPlain) },
      { key: 'alt+9', zh: act?.zh ?? '', en: act?.en ?? '', run: () => act?.run(answer), when: act !== undefined },
    ],
    'form',
  );
}

/** Beside the form. */
function ProposalCard({ proposals, children }: { proposals: Proposals; children: ReactNode }) {
  const t = useWords();
  return (
    <section className="card triage" aria-label={t('提议', 'Proposals')}>
      <h2 className="card-head">
        {t('提议', 'Proposals')} <small>{t('都要人确认', 'A person decides')}</small>
        <span className="sp" />
        <AllButton proposals={proposals} />
      </h2>
      <div aria-live="polite">{children}</div>
    </section>
  );
}

interface SheetProps {
  proposals: Proposals;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}

/** On a telephone: a button that counts them, and a sheet from below. */
function ProposalSheet({ proposals, open, onOpen, children }: SheetProps) {
  const t = useWords();
  const { free, act } = proposals;
  const count = free.length + (act === undefined || act.chosen ? 0 : 1);
  return (
    <>
      <button type="button" className="b triage-open" onClick={() => onOpen(true)}>
        {count === 0 ? t('看提议', 'Proposals') : t(`有 ${count} 条提议，看一下`, `${count} proposals`)}
      </button>
      <Drawer
        open={open}
        placement="bottom"
        size="75%"
        onClose={() => onOpen(false)}
        className="triage-sheet"
        closable={false}
        title={
          <div className="side-drawer-title">
            <b>{t('提议', 'Proposals')}</b>
            <small className="dim">{t('都要人确认', 'A person decides')}</small>
            <span className="sp" />
            <AllButton proposals={proposals} />
            <button type="button" className="b sm" onClick={() => onOpen(false)}>
              {t('收起', 'Close')}
            </button>
          </div>
        }
      >
        <section className="triage" aria-label={t('提议', 'Proposals')}>
          {children}
        </section>
      </Drawer>
    </>
  );
}

function AllButton({ proposals }: { proposals: Proposals }) {
  const t = useWords();
  return proposals.free.filter(isPlain).length < 2 ? null : (
    <button type="button" className="b sm" onClick={proposals.takeAll}>
      {t('全部采纳', 'Take all')} <kbd>Alt A</kbd>
    </button>
  );
}

function ProposalBody({ proposals, directory }: { proposals: Proposals; directory: Directory }) {
  const t = useWords();
  const { answer, failed, text, offers, other, take } = proposals;
  return (
    <>
      {other === undefined ? null : <OtherKind proposals={proposals} other={other} />}
      {other === undefined && answer !== null && answer.type.doubt !== null ? (
        <div className="triage-kind">
          <KindDoubt answer={answer} text={text} />
        </div>
      ) : null}
      {answer?.decision.value === 'junk' ? null : offers.length === 0 ? (
        <p className="dim s triage-none">
          {failed
            ? t('提议暂时没有，照常填就行。', 'No proposals for now; fill the form as usual.')
            : t(
                '写上发生了什么，这里就有提议；采纳不采纳由您定。',
                'Proposals appear as you write what happened; you decide.',
              )}
        </p>
      ) : (
        <ul className="triage-offers">
          {offers.map((offer) => (
            <OfferRow key={offer.name} offer={offer} text={text} onTake={() => take(offer)} />
          ))}
        </ul>
      )}
      {answer === null ? null : (
        <Suspense fallback={null}>
          <Outlook answer={answer} text={text} directory={directory} />
        </Suspense>
      )}
      {answer === null ? null : <Related answer={answer} />}
    </>
  );
}

function OtherKind({ proposals, other }: { proposals: Proposals; other: Kind }) {
  const t = useWords();
  const { answer, text, act } = proposals;
  return (
    <div className="triage-kind">
      <b>{t(`像是${kindWords[other].zh}`, `Looks like ${kindWords[other].en}`)}</b>
      {answer?.type.value === other ? <Why text={text} why={answer.type.why} /> : null}
      {answer === null ? null : <KindDoubt answer={answer} text={text} />}
      {act === undefined ? null : (
        <button
          type="button"
          className={act.chosen ? 'b sm' : 'b sm p'}
          aria-pressed={act.chosen}
          onClick={() => act.run(answer)}
        >
          {act.chosen ? '✓ ' : ''}
          {t(act.zh, act.en)} <kbd>Alt 9</kbd>
        </button>
      )}
    </div>
  );
}

function KindDoubt({ answer, text }: { answer: SeenProposals; text: string }) {
  return (
    <Doubted
      doubt={answer.type.doubt}
      text={text}
      named={(code) => (code in kindWords ? kindWords[code as Kind] : null)}
    />
  );
}

const kindWords: Record<Kind, { zh: string; en: string }> = {
  complaint: { zh: '投诉', en: 'a complaint' },
  report: { zh: '举报', en: 'a tip-off' },
  'complaint+report': { zh: '投诉 + 举报', en: 'a complaint and a tip-off' },
  consultation: { zh: '咨询', en: 'an inquiry' },
};

/** People first: what is to be done before anything is written. */
function Measures({ answer, text }: { answer: SeenProposals; text: string }): ReactNode {
  const t = useWords();
  return (
    <section className="card triage-urgent" role="alert" aria-label={t('先做', 'First')}>
      <h2 className="card-head">{t('可能紧急：先救人，再登记', 'Possibly urgent: people first')}</h2>
      {answer.urgent.first_measures.some(({ zh }) => zh.includes('110')) ? null : (
        <p>{t('有生命危险请先打 110、120。', 'Where a life is in danger call 110 and 120 first.')}</p>
      )}
      {answer.urgent.first_measures.map(({ zh, en }) => (
        <p key={zh}>{t(zh, en)}</p>
      ))}
      <Why text={text} why={answer.urgent.why} />
    </section>
  );
}

function OfferRow({ offer, text, onTake }: { offer: Offer; text: string; onTake: () => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <li className={offer.state}>
      <div>
        <p>
          <small>{label(offerNames[offer.name])}</small> <b>{t(offer.zh, offer.en)}</b>
        </p>
        {quotesOf(text, offer.words).length > 0 ? (
          <p className="triage-why">
            <Quotes text={text} words={offer.words} />
          </p>
        ) : (
          <Why text={text} why={{ ...offer.reason, words: [] }} />
        )}
        {offer.doubt === null || offer.state === 'taken' ? null : <OfferDoubt doubt={offer.doubt} text={text} />}
      </div>
      {offer.state === 'open' ? (
        <button type="button" className="b sm" onClick={onTake}>
          {t('采纳', 'Take')}
          <span className="sr">
            {' '}
            {label(offerNames[offer.name])}：{t(offer.zh, offer.en)}
          </span>{' '}
          <kbd>Alt {offer.key}</kbd>
        </button>
      ) : (
        <small className="triage-state">
          {offer.state === 'taken' ? t('✓ 已填', '✓ Filled') : t('您填的不同，没有动', 'Yours differs, kept')}
        </small>
      )}
    </li>
  );
}

function OfferDoubt({ doubt: { rules, voter, words }, text }: { doubt: NonNullable<Offer['doubt']>; text: string }) {
  return (
    <Doubted
      doubt={{ rules: 'rules', voter: 'voter', words: [...words] }}
      text={text}
      named={(code) => (code === 'rules' ? rules : voter)}
    />
  );
}

/** Matters of the same incident and of the same shop, to look at beside; joining is the card below. */
function Related({ answer }: { answer: SeenProposals }) {
  const t = useWords();
  const groups = [
    { zh: '像同一事件', en: 'Same incident', numbers: answer.group_key.value, words: answer.group_key.why.words },
    { zh: '同一家店的别的件', en: 'Same shop', numbers: answer.related.value, words: [] },
  ].filter(({ numbers }) => numbers.length > 0);
  if (groups.length === 0) return null;
  return (
    <div className="triage-related">
      {groups.map(({ zh, en, numbers, words }) => (
        <p key={zh}>
          <b>{t(zh, en)}</b> <small>{numbers.length}</small> {words.map((word) => `“${word}”`).join('')}
          <br />
          {numbers.slice(-5).map((number) => (
            <Link key={number} className="num" to={`/complaints/${encodeURIComponent(number)}`} target="_blank">
              {number}
            </Link>
          ))}
        </p>
      ))}
    </div>
  );
}
