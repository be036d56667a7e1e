import { procedure, type PersonMove } from '../../domain/procedure.ts';
import type { SeenMatter } from '../client.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { stationOrder } from '../work/next.ts';
import { firstOf } from './consequence.ts';
import { isInDossier } from './dossier.tsx';
import { UrgentButton } from './urgent.tsx';
import { complaintOf } from './wire.ts';

/** The main move first: what the matter waits for. */
const usual: readonly PersonMove[] = [
  'callBack',
  'dispatch',
  'accept',
  'startMediation',
  'recordNotice',
  'recordConsent',
  'endTest',
  'settle',
  'holdSession',
  'close',
  'followUp',
  'perform',
  'talk',
  'settleAtStation',
  'sendUp',
  'entrust',
  'takeBack',
  'startTest',
  'decline',
  'terminate',
];

/** For a station: what the button does, in plain words. */
const plain: Partial<Record<PersonMove, { zh: string; en: string }>> = {
  talk: { zh: '打了电话、去了店里，都记一笔', en: 'A call or a visit: write it down' },
  settleAtStation: { zh: '双方说好了，这件就办完了', en: 'Both agree: this one is done' },
  sendUp: { zh: '谈不成，交给市场监管所办', en: 'No agreement: the office takes it' },
  supplement: { zh: '又知道了什么，补上', en: 'Something new is known' },
  note: { zh: '自己人看的话', en: 'For colleagues only' },
};

/** Only what is possible now; for the rest one sentence says what must come first. */
export function Actions({ matter, onMove }: { matter: SeenMatter; onMove: (move: PersonMove) => void }) {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const isStation = me.role === 'station';
  const order = [...new Set<PersonMove>(['callBack', ...stationOrder(matter.complaint.talks), ...usual])];
  const rank = (move: PersonMove) => (order.includes(move) ? order.indexOf(move) : order.length);
  const moves = matter.moves.filter((move) => !isInDossier(move)).toSorted((a, b) => rank(a) - rank(b));
  const [main, ...rest] = moves.filter((move) => order.includes(move));
  const others = moves.filter((move) => !order.includes(move));
  const first = firstOf(complaintOf(matter));
  const button = (move: PersonMove, kind: 'main' | 'next' | 'small') => {
    const { key, zh, en, input } = procedure[move];
    const hasForm = Object.keys(input.shape).length > 0;
    return (
      <button
        key={move}
        type="button"
        className={kind === 'main' ? 'b p act' : `b act ${kind}`}
        onClick={() => onMove(move)}
      >
        <span>
          {label({ zh, en })}
          {hasForm && kind !== 'small' ? '…' : ''}
          {isStation && plain[move] !== undefined ? <small>{label(plain[move])}</small> : null}
        </span>
        {key === null ? null : <kbd>{key.toUpperCase()}</kbd>}
      </button>
    );
  };
  return (
    <section className="card actions" aria-label={t('现在可以做', 'What can be done now')}>
      <h2 className="card-head">{t('现在可以做', 'What can be done now')}</h2>
      <div className="act-list">
        {matter.moves.includes('markUrgent') ? <UrgentButton matter={matter} /> : null}
        {main === undefined ? null : button(main, 'main')}
        {rest.map((move) => button(move, 'next'))}
        {others.length === 0 ? null : <div className="act-small">{others.map((move) => button(move, 'small'))}</div>}
        {moves.length === 0 ? (
          <p className="mut">{t('这件现在没有您能办的。', 'There is nothing for you to do on this matter now.')}</p>
        ) : null}
        {first === null ? null : <p className="dim s">{label(first)}</p>}
      </div>
    </section>
  );
}
