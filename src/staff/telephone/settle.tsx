import { useEffect, useState, type FormEvent } from 'react';
import { dayOf } from '../../domain/base/calendar.ts';
import { parseSum } from '../../domain/base/money.ts';
import { legalRoleWords } from '../../domain/complaint/steps/station-talk.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { seen, told } from './clue-form.tsx';
import { usePlacedOne } from './matters.tsx';
import { Pad, signatureOf, unsigned } from './signature-pad.tsx';
import { Asked, Bar, Chips } from './bars.tsx';
import { useAct, useKeeper, useStamp } from './carried.tsx';

/** 谈成了: what the shop offered and what both agreed in a line each, both sign; a violation goes to the office, told once. */
export function SettlePage({ id }: { id: string }) {
  const t = useWords();
  const w = useLabel();
  const placed = usePlacedOne(id);
  const act = useAct();
  const stamp = useStamp();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { keeper } = useKeeper();
  useEffect(() => {
    // What was written is kept; signatures are not: they stand under what was read aloud just now.
    void keeper
      .findDraft<Record<string, string>>(`settle ${id}`)
      .then((draft) => setTyped((now) => ({ ...draft, ...now })));
  }, [keeper, id]);
  const [consumer, setConsumer] = useState(unsigned);
  const [operator, setOperator] = useState(unsigned);
  const [tried, setTried] = useState(false);
  if (placed === null) return <Bar title={t('没有这一件', 'No such matter')} back="#/matters" />;
  const { matter } = placed;
  const at = (name: string) => (typed[name] ?? '').trim();
  const set = (name: string, value: string) => {
    const next = { ...typed, [name]: value };
    setTyped(next);
    void keeper.keepDraft(`settle ${id}`, next).catch(() => undefined);
  };
  const role = at('role') || (matter.roles[0] ?? 'negotiation');
  const sum = at('sum') === '' ? { fen: 0 } : parseSum(at('sum'));
  const isClue = at('clue') !== '';
  const signatures = [signatureOf('consumer', consumer), signatureOf('operator', operator)];
  const wrong: Record<string, string | undefined> = !tried
    ? {}
    : {
        offered: at('offered').length < 2 ? t('请写商家提出什么', 'Write what the shop offered') : undefined,
        agreed: at('agreed').length < 2 ? t('请写双方说定什么', 'Write what both agreed') : undefined,
        sum: sum === null ? t('只写数字，没有就空着', 'In figures, or leave it empty') : undefined,
        clueWords:
          isClue && at('clueWords').length < 5 ? t('请写看见了什么，至少 5 个字', 'Write what was seen') : undefined,
        signed: signatures.includes(null)
          ? t('双方都要写姓名、签名；不能手写的，念过再勾', 'Both write their names and sign')
          : undefined,
      };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const bad =
      at('offered').length < 2 || at('agreed').length < 2 || sum === null || (isClue && at('clueWords').length < 5);
    if (bad || signatures.includes(null)) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.err input, .err textarea')?.focus());
      return;
    }
    const target = { number: matter.number === '' ? null : matter.number, filingId: matter.number === '' ? id : null };
    // The clue goes first: from a matter that is closed nothing is split off any more.
    if (isClue) {
      const clue = { kind: 'clue' as const, ...stamp(), ...target, ...told(at('clue'), at('clueWords')) };
      await act(id, clue, `${matter.operatorName}：${t('线索报所里', 'a clue for the office')}`);
    }
    const mark = stamp();
    const input = {
      on: dayOf(new Date(mark.actedAt)),
      legalRole: role,
      words: `商家提出：${at('offered')}\n双方说定：${at('agreed')}`,
      recoveredFen: sum?.fen ?? 0,
      recoveredAs: 'refund',
      proof: at('proof'),
      signatures: signatures.filter((one) => one !== null),
    };
    const item = {
      kind: 'move' as const,
      ...mark,
      move: 'settleAtStation' as const,
      ...target,
      version: matter.version,
      input,
    };
    await act(id, item, `${matter.consumerName}：${t('谈成了', 'settled')}`);
    await keeper.clearDraft(`settle ${id}`);
    window.location.hash = `#/matter/${id}`;
  };
  const line = (name: string, zh: string, en: string, hint?: string) => (
    <Asked
      id={name}
      label={t(zh, en)}
      hint={hint}
      value={typed[name] ?? ''}
      error={wrong[name]}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <>
      <Bar title={t('谈成了', 'Settled')} back={`#/matter/${id}`} />
      <main>
        <form className="wrap stack filing" noValidate onSubmit={(event) => void submit(event)}>
          <section className="card stack">
            <h2>
              {matter.consumerName} → {matter.operatorName}
            </h2>
            <p className="words">{matter.story}</p>
            {line('offered', '商家提出', 'The shop offered')}
            {line('agreed', '双方说定', 'Both agreed')}
            {line('sum', '退了、赔了多少钱（元）', 'Recovered (yuan)', t('没有就空着', 'empty if none'))}
            {matter.roles.length > 1 ? (
              <Chips
                name="role"
                label={t('以什么身份谈', 'In what capacity')}
                value={role}
                onChange={(value) => set('role', value)}
                options={matter.roles.map((value) => ({ value, words: w(legalRoleWords[value]) }))}
              />
            ) : null}
          </section>
          <section className="card stack">
            <h2>{t('看着像违法？', 'A violation?')}</h2>
            <p className="hint">
              {t(
                '勾了就同时报给所里，消费者不用再说一遍；钱的事照样在这里谈成。',
                'It goes to the office too, and the consumer need not tell it again.',
              )}
            </p>
            <Chips
              name="clue"
              label={t('看见了什么', 'What was seen')}
              value={at('clue')}
              onChange={(value) => set('clue', value)}
              options={[
                { value: '', words: t('没有', 'None') },
                ...seen.map((one) => ({ value: one.value, words: w(one) })),
              ]}
            />
            {isClue ? line('clueWords', '看见了什么，店里还有没有', 'What was seen, and is there more') : null}
          </section>
          <section className="card stack">
            <h2>{t('双方签字', 'Both sign')}</h2>
            <p className="hint">{t('把上面的话念给双方听，再签。', 'Read the words aloud to both, then sign.')}</p>
            {wrong['signed'] === undefined ? null : (
              <p className="msg" role="alert">
                {wrong['signed']}
              </p>
            )}
            <Pad who="consumer" label={t('消费者', 'Consumer')} signing={consumer} onChange={setConsumer} />
            <Pad who="operator" label={t('商家', 'Shop')} signing={operator} onChange={setOperator} />
          </section>
          <div className="save">
            <div className="wrap">
              <button type="submit" className="btn do big full">
                {t('谈成，存下', 'Settled; keep it')}
              </button>
            </div>
          </div>
        </form>
      </main>
    </>
  );
}
