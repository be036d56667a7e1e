import { useMemo, type ComponentProps, type ReactNode } from 'react';
import type { Calendar } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { isBeyondLaw } from '../../domain/complaint/mediation/compensation-check.ts';
import { procedure, type PersonMove } from '../../domain/complaint/procedure.ts';
import { partyVariables } from '../../domain/complaint/words/phrase-names.ts';
import { moveWordsFor } from '../../domain/complaint/words/said-words.ts';
import type { Field } from '../../domain/base/field.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { client, type Directory, type SeenMatter } from '../base/client.ts';
import { useWords } from '../base/language.tsx';
import { Choices } from '../matter/choice-list.tsx';
import { Control } from '../matter/form-control.tsx';
import { MoveForm, type Drawing } from '../matter/matter-form.tsx';
import { draftInput, type Typed } from '../matter/matter-typed.ts';
import { variablesOf } from '../matter/phrase/phrase-calls.ts';
import { useMe } from '../base/me.tsx';
import { Aftermath } from './consequences-panel.tsx';
import { tryMove } from './consequences.ts';
import { declineHint, foundHint, terminateHint, type Hint as KnownHint } from './ground-hints.ts';
import { Deliveries } from './notice-to-each-form.tsx';
import { Grounds } from './decline-grounds.tsx';
import { Letter } from './letter-panel.tsx';
import { MergeChoice } from './merging-choice.tsx';
import {
  moveFields,
  openNotices,
  startOf,
  failedNotices,
  unservedNotices,
  withSums,
} from './intake/complaint-typed.ts';
import { complaintOf, factsOf } from './complaint-wire.ts';
import { SessionClashes, SessionHour } from './session-clashes.tsx';

interface Props {
  matter: SeenMatter;
  move: PersonMove;
  directory: Directory;
  calendar: Calendar;
  /** What the press that opened the form has said already. */
  preset?: Typed | undefined;
  /** Opens another move with what was typed here. */
  onSwitch: (to: PersonMove, typed: Typed) => void;
  onClose: () => void;
  onDone: (after: SeenMatter) => void;
}

/** The form of a move of a complaint, with the letter as it is being written and what the move would do. */
export function ComplaintForm({ matter, move, directory, calendar, preset = {}, onSwitch, onClose, onDone }: Props) {
  const me = useMe();
  const { complaint } = matter;
  const fields = useMemo(() => moveFields(move, matter), [move, matter]);
  const facts = useMemo(
    () => factsOf(me, directory, calendar, complaint.countyId),
    [me, directory, calendar, complaint.countyId],
  );
  const before = useMemo(() => complaintOf(matter), [matter]);
  const { paper, input } = procedure[move];
  const { zh, en } = moveWordsFor(complaint)[move];
  return (
    <MoveForm<SeenMatter>
      kind="complaint"
      row={complaint}
      view={matter}
      move={move}
      rule={{ zh, en, input }}
      fields={fields}
      start={() => ({ ...startOf(move, matter, me, directory), ...preset })}
      directory={directory}
      variables={{ ...variablesOf(complaint, matter), ...partyVariables(complaint, move) }}
      send={(body) => client.move(complaint.number, move, body)}
      onClose={onClose}
      onDone={onDone}
      follow={(typed, changed) =>
        // Each kind of notice has its own members.
        move === 'recordNotices' && changed === 'kind' ? { ...typed, rows: '' } : withSums(move, typed, changed)
      }
      hintOf={pressable(groundHintsOf(move, before, facts), matter, onSwitch)}
      draw={ownControlsOf(move, matter, directory)}
      consequence={(read, asked) => {
        const drafted = draftInput(asked, read);
        const tried = tryMove(move, before, drafted, facts);
        // It is read out and printed before both sign it, so that it stands here before the tick.
        const unsigned = tried.next === null && move === 'settle';
        const isWayOpen = move === 'accept' && read.problems.some(({ path }) => path === 'way');
        const next = unsigned ? tryMove(move, before, { ...drafted, signedByBoth: true }, facts).next : tried.next;
        return {
          below: (
            <Below move={move} matter={matter} drafted={drafted} calendar={calendar}>
              <Aftermath {...{ move, before, tried, facts }} isWayOpen={isWayOpen} />
            </Below>
          ),
          beside:
            paper === null ? null : (
              <Letter
                kind={paper}
                matter={matter}
                next={next}
                isOver={!matter.moves.includes(move)}
                lacking={asked.filter(({ name }) => read.problems.some(({ path }) => path === name))}
                me={me}
                directory={directory}
              />
            ),
        };
      }}
    />
  );
}

/** What stands beneath the fields: what is to be looked at before it is sent, and then what sending it does. */
function Below({
  move,
  matter,
  drafted,
  calendar,
  children,
}: {
  move: PersonMove;
  matter: SeenMatter;
  drafted: Record<string, unknown>;
  calendar: Calendar;
  children: ReactNode;
}) {
  return (
    <>
      {move === 'accept' ? <Grounds matter={matter} /> : null}
      {move === 'settle' && isBeyondLaw(drafted) ? <CompensationCheck /> : null}
      {move === 'callSession' ? (
        <>
          <SessionHour planned={drafted} matter={matter} calendar={calendar} />
          <SessionClashes number={matter.complaint.number} planned={drafted} />
        </>
      ) : null}
      {children}
    </>
  );
}

/** 赔偿金 beyond all that the law gives: a nought too many goes into the figures of the county. */
function CompensationCheck() {
  const t = useWords();
  return (
    <p className="changed" aria-live="polite">
      {t(
        '赔偿金超过争议金额的十倍，也超过 1,000 元：请核对两个数；双方真是这样谈的，照样提交。',
        'The compensation is more than ten times the amount in dispute and more than 1,000 yuan: check both sums; if it was agreed so, submit it all the same.',
      )}
    </p>
  );
}

type FormProps = ComponentProps<typeof MoveForm<SeenMatter>>;

/** A ground that is closed here leads to the move in which it is open, with what was typed. */
function pressable(
  knownOf: ReturnType<typeof groundHintsOf>,
  { complaint, moves }: SeenMatter,
  onSwitch: Props['onSwitch'],
): NonNullable<FormProps['hintOf']> {
  const words = moveWordsFor(complaint);
  return (field, value, typed) => {
    const hint = knownOf(field, value, typed);
    if (hint === null) return null;
    const { instead = [], ...said } = hint;
    const to = instead.find((one) => moves.includes(one));
    if (to === undefined) return said;
    const press = () => onSwitch(to, { ...typed, [field.name]: value });
    return { ...said, instead: { zh: `${words[to].zh}…`, en: `${words[to].en}…`, press } };
  };
}

/** What is known about the grounds that the move can rest on. */
function groundHintsOf(
  move: PersonMove,
  before: Complaint,
  facts: Facts,
): (field: Field, value: string, typed: Typed) => KnownHint | null {
  return (field, value, typed) => {
    if (move === 'accept' && field.name === 'way' && value === 'sms' && before.consumerPhone !== '')
      return { zh: `发到 ${before.consumerPhone}`, en: `to ${before.consumerPhone}`, closed: false };
    if (field.name === 'found') return foundHint(value, before, facts, move === 'proposeTerminate');
    if (field.name !== 'ground') return null;
    switch (move) {
      case 'decline':
      case 'proposeDecline':
        return declineHint(value, before, facts, move === 'proposeDecline');
      case 'terminate':
      case 'proposeTerminate':
        return terminateHint(value, before, facts, typed['decidedOn'] ?? facts.today);
      default:
        return null;
    }
  };
}

/** What the choice of a notice says already. */
const besideKind: ReadonlySet<string> = new Set([
  'recordNotice to',
  'recordUnserved to',
  'recordUnserved member',
  'takeBackUnserved to',
  'takeBackUnserved member',
]);

/** Where one act is of both parties: by which field that is chosen, and which fields are then the complainant's own. */
const bothIn: Readonly<Partial<Record<PersonMove, { field: string; own: readonly string[] }>>> = {
  recordConsent: { field: 'party', own: ['consentedOn', 'way', 'proof'] },
  recordNotice: { field: 'to', own: ['way', 'toldOn', 'proof'] },
};

function isComplainants(move: PersonMove, { name }: Field, typed: Typed): boolean {
  const of = bothIn[move];
  return of !== undefined && typed[of.field] === 'both' && of.own.includes(name);
}

/** A field of the complainant's own, named after him beside those of the operator. */
function ComplainantsOwn({
  field,
  matter,
  directory,
  drawing: { typed, change, errorOf },
}: {
  field: Field;
  matter: SeenMatter;
  directory: Directory;
  drawing: Drawing;
}) {
  return (
    <Control
      field={{ ...field, zh: `投诉人：${field.zh}`, en: `Complainant: ${field.en}` }}
      value={typed[field.name] ?? ''}
      onChange={(value) => change({ [field.name]: value })}
      error={errorOf(field.name)}
      view={matter}
      directory={directory}
    />
  );
}

/** The fields that a move of a complaint draws in its own way; undefined for all others. */
function ownControlsOf(move: PersonMove, matter: SeenMatter, directory: Directory): NonNullable<FormProps['draw']> {
  return (field, { typed, change, errorOf }) => {
    if (isComplainants(move, field, typed))
      return (
        <ComplainantsOwn
          key={field.name}
          field={field}
          matter={matter}
          directory={directory}
          drawing={{ typed, change, errorOf }}
        />
      );
    if (besideKind.has(`${move} ${field.name}`)) return null;
    switch (`${move} ${field.name}`) {
      case 'merge picks':
        return (
          <MergeChoice
            key="picks"
            matter={matter}
            directory={directory}
            others={typed['others'] ?? ''}
            picks={typed['picks'] ?? ''}
            onChange={(picks) => change({ picks })}
          />
        );
      case 'recordNotices rows':
        return (
          <Deliveries
            key="rows"
            matter={matter}
            kind={typed['kind'] ?? ''}
            value={typed['rows'] ?? ''}
            errorOf={errorOf}
            onChange={(rows) => change({ rows })}
          />
        );
      // What is told and to whom is one choice.
      case 'recordNotice kind':
        return (
          <Choices
            key="notice"
            field={{ name: 'kind', zh: '告知什么、告知谁', en: 'What is told, and to whom', required: true }}
            choices={openNotices(matter)}
            value={`${typed['kind']} ${typed['to']}`}
            error={errorOf('kind') ?? errorOf('to')}
            onChange={(value) => {
              const [kind = '', to = ''] = value.split(' ');
              change({ kind, to });
            }}
          />
        );
      case 'recordUnserved kind':
      case 'takeBackUnserved kind':
        return <UnservedChoice key="unserved" matter={matter} move={move} drawing={{ typed, change, errorOf }} />;
      default:
        return undefined;
    }
  };
}

/** Which notice it was that did not arrive, or of which that was written down by mistake, and of several who complain, whose. */
function UnservedChoice({
  matter,
  move,
  drawing,
}: {
  matter: SeenMatter;
  move: PersonMove;
  drawing: Pick<Drawing, 'typed' | 'change' | 'errorOf'>;
}) {
  const { typed, change, errorOf } = drawing;
  return (
    <Choices
      field={{ name: 'kind', zh: '告知什么、告知谁', en: 'What is told, and to whom', required: true }}
      choices={move === 'takeBackUnserved' ? failedNotices(matter) : unservedNotices(matter)}
      value={`${typed['kind']} ${typed['to']} ${typed['member']}`}
      error={errorOf('kind') ?? errorOf('to')}
      onChange={(value) => {
        const [kind = '', to = '', member = ''] = value.split(' ');
        change({ kind, to, member });
      }}
    />
  );
}
