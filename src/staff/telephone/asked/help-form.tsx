import { useEffect, useState, type FormEvent } from 'react';
import { declineReasons, declineReasonWords } from '../../../domain/command/redispatch-steps.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import type { outboxHelps } from '../../../domain/device/outbox.ts';
import { relations, relationWords } from '../../../domain/command/redispatch.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Asked, Chips } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { Carried } from '../outbox/wire.ts';

type Help = Carried['helps'][number];
export type HelpMove = (typeof outboxHelps)[number];

export const moveWords = {
  accept: { zh: '接了，帮着谈', en: 'Accept' },
  decline: { zh: '不接', en: 'Decline' },
  recordJoint: { zh: '记一次一起谈的', en: 'Record a talk' },
  returnBack: { zh: '退回所里', en: 'Give it back' },
} as const satisfies Record<HelpMove, { zh: string; en: string }>;

const results = [
  { value: 'agreed', zh: '谈拢了', en: 'Agreed' },
  { value: 'closer', zh: '近了一步', en: 'Closer' },
  { value: 'notAgreed', zh: '没谈拢', en: 'Not agreed' },
] as const;

/** How many characters each answer must have at least, by the step that asks for it. */
const least: Readonly<Record<HelpMove, Readonly<Record<string, number>>>> = {
  accept: {},
  decline: {},
  recordJoint: { place: 2, mediators: 2, words: 4 },
  returnBack: { remark: 2 },
};

interface HelpFormProps {
  help: Help;
  move: HelpMove;
  onDone: () => void;
}

/** The short form of a step; what is typed becomes an act that waits for the network. */
export function HelpForm({ help, move, onDone }: HelpFormProps) {
  const t = useWords();
  const w = useLabel();
  const step = useHelpStep({ help, move, onDone });
  return (
    <form className="card stack" noValidate onSubmit={(event) => void step.submit(event)}>
      <h2>{w(moveWords[move])}</h2>
      {move === 'accept' ? (
        <>
          <p className="hint">{t('先说清和双方的关系。', 'Say first how you stand to both.')}</p>
          <Tie step={step} />
        </>
      ) : null}
      {move === 'decline' ? (
        <>
          <Chips
            name="reason"
            label={t('为什么不接', 'Why not')}
            value={step.at('reason')}
            onChange={(value) => step.set('reason', value)}
            options={declineReasons.map((value) => ({ value, words: w(declineReasonWords[value]) }))}
          />
          <Line step={step} name="remark" zh="还有什么要说" en="More" />
        </>
      ) : null}
      {move === 'recordJoint' ? <Joint step={step} /> : null}
      {move === 'returnBack' ? (
        <Line step={step} name="remark" zh="为什么退回" en="Why it goes back" more={{ rows: 2 }} />
      ) : null}
      <button type="submit" className="btn do full">
        {t('存下', 'Keep')}
      </button>
    </form>
  );
}

type HelpStep = ReturnType<typeof useHelpStep>;

/** What is typed for a step, kept as a draft from letter to letter, and pressed an act that waits for the network. */
function useHelpStep({ help, move, onDone }: HelpFormProps) {
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { keeper } = useKeeper();
  const [typed, setTyped] = useState<Record<string, string>>({ relation: 'none', reason: 'busy', result: 'agreed' });
  const [tried, setTried] = useState(false);
  const draft = `${move} ${help.number}`;
  useEffect(() => {
    void keeper.findDraft<Record<string, string>>(draft).then((kept) => setTyped((now) => ({ ...now, ...kept })));
  }, [keeper, draft]);
  const at = (name: string) => (typed[name] ?? '').trim();
  const set = (name: string, value: string) => {
    const next = { ...typed, [name]: value };
    setTyped(next);
    void keeper.keepDraft(draft, next).catch(() => undefined);
  };
  const tied = at('relation') === 'kin' || at('relation') === 'interest';
  const short = (name: string) => [...at(name)].length < (least[move][name] ?? 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const asksTie = move === 'accept' || move === 'recordJoint';
    if ((asksTie && tied) || Object.keys(least[move]).some(short)) return;
    const mark = stamp();
    const inputs: Record<HelpMove, Record<string, unknown>> = {
      accept: { relation: at('relation') },
      decline: { reason: at('reason'), remark: at('remark') },
      recordJoint: {
        on: dayOf(new Date(mark.actedAt)),
        place: at('place'),
        mediators: at('mediators'),
        relation: at('relation'),
        result: at('result'),
        words: at('words'),
      },
      returnBack: { remark: at('remark') },
    };
    const { number, version } = help;
    const item = { kind: 'help' as const, ...mark, move, number, version, input: inputs[move] };
    await once(async () => {
      await act(number, item, `${number}：${moveWords[move].zh}`, { draft: { name: draft, typed: null } });
      onDone();
    });
  };
  // How many characters an answer that is too short must have; said once somebody has pressed.
  const leastMissing = (name: string) => (tried && short(name) ? least[move][name] : undefined);
  return { typed, at, set, tied, leastMissing, submit };
}

interface LineProps {
  step: HelpStep;
  name: string;
  zh: string;
  en: string;
  more?: { rows?: number; hint?: string };
}

function Line({ step: { typed, set, leastMissing }, name, zh, en, more }: LineProps) {
  const t = useWords();
  const missing = leastMissing(name);
  return (
    <Asked
      id={name}
      label={t(zh, en)}
      value={typed[name] ?? ''}
      error={missing === undefined ? undefined : t(`请填写${zh}，至少 ${missing} 个字。`, 'Please fill this in.')}
      onChange={(value) => set(name, value)}
      {...more}
    />
  );
}

/** How the mediator stands to the parties; one who is tied to either takes no part. */
function Tie({ step: { at, set, tied } }: { step: HelpStep }) {
  const t = useWords();
  const w = useLabel();
  return (
    <>
      <Chips
        name="relation"
        label={t('谈的人和双方什么关系', 'The mediator’s tie to the parties')}
        value={at('relation')}
        onChange={(value) => set('relation', value)}
        options={relations.map((value) => ({ value, words: w(relationWords[value]) }))}
      />
      {tied ? (
        <p className="msg" role="alert">
          {t(
            '和一方是亲属或者有利害关系，不能参加调解；请换一个人谈，或者点“不接”“退回所里”。',
            'Kin of a party, or who has an interest, takes no part: let somebody else talk, or decline.',
          )}
        </p>
      ) : null}
    </>
  );
}

/** What is asked of a talk of the station and the office together. */
function Joint({ step }: { step: HelpStep }) {
  const t = useWords();
  const w = useLabel();
  const { person } = useCarried();
  return (
    <>
      <Chips
        name="result"
        label={t('谈得怎样', 'Result')}
        value={step.at('result')}
        onChange={(value) => step.set('result', value)}
        options={results.map((one) => ({ value: one.value, words: w(one) }))}
      />
      <Line step={step} name="place" zh="在哪里谈的" en="Place" />
      <Line
        step={step}
        name="mediators"
        zh="谁在场调解"
        en="Mediators"
        more={{ hint: t(`站里的、所里的都写上，例如${person.name}`, 'of both') }}
      />
      <Tie step={step} />
      <Line step={step} name="words" zh="谈的经过" en="What was said" more={{ rows: 3 }} />
    </>
  );
}
