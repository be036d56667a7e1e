import { Select } from 'antd';
import { useMemo } from 'react';
import type { Calendar } from '../../domain/base/calendar.ts';
import type { Field as FieldOf } from '../../domain/base/field.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { counted } from '../../domain/base/words.ts';
import { stoppedWords } from '../../domain/law/clock-explanation.ts';
import { unprovenNotices } from '../../domain/tipoff/notification.ts';
import { tipoffProcedure, type TipoffPersonMove } from '../../domain/tipoff/procedure.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { client, type Directory, type SeenTipoff } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { Choices } from '../matter/choice-list.tsx';
import { MoveForm, type Drawing } from '../matter/matter-form.tsx';
import { draftInput } from '../matter/matter-typed.ts';
import { variablesOf } from '../matter/phrase/phrase-calls.ts';
import { useMe } from '../base/me.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';
import { Field } from '../base/ui/field.tsx';
import { openTipoffNotices, startOf, tipoffFields } from './tipoff-typed.ts';
import { clocksMoved, tipoffFactsOf, tipoffOf, tryTipoffMove } from './tipoff-wire.ts';
import { tipoffStageWords, tipoffStateWords } from '../../domain/tipoff/state-words.ts';

interface Props {
  matter: SeenTipoff;
  move: TipoffPersonMove;
  directory: Directory;
  calendar: Calendar;
  onClose: () => void;
  onDone: (after: SeenTipoff) => void;
}

/** The moves that are about one of the notices that are owed. */
const telling: readonly string[] = ['recordNotice', 'recordUnserved', 'takeBackUnserved'] satisfies TipoffPersonMove[];

/** The form of a move of a tip-off, with what the move would do. */
export function TipoffForm({ matter, move, directory, calendar, onClose, onDone }: Props) {
  const me = useMe();
  const { tipoff } = matter;
  const fields = useMemo(() => tipoffFields(move, matter), [move, matter]);
  const facts = useMemo(() => tipoffFactsOf(me, directory, calendar, tipoff), [me, directory, calendar, tipoff]);
  const before = useMemo(() => tipoffOf(matter), [matter]);
  return (
    <MoveForm<SeenTipoff>
      kind="tipoff"
      row={tipoff}
      view={matter}
      move={move}
      rule={tipoffProcedure[move]}
      fields={fields}
      start={() => startOf(move, matter, directory)}
      directory={directory}
      variables={{ ...variablesOf(tipoff, matter), 经营者: tipoff.operatorName }}
      send={(body) => client.moveTipoff(tipoff.number, move, body)}
      onClose={onClose}
      onDone={onDone}
      draw={(field, drawing) => {
        if (field.name === 'laws') return <Laws field={field} drawing={drawing} />;
        if (field.name === 'conductCode') return <Conduct field={field} drawing={drawing} />;
        if (!telling.includes(move) || (field.name !== 'kind' && field.name !== 'to')) return undefined;
        // What is told and to whom is one choice.
        return field.name === 'to' ? null : <OpenNotices matter={matter} move={move} drawing={drawing} />;
      }}
      consequence={(read, asked) => ({
        below: (
          <Aftermath
            before={before}
            after={tryTipoffMove(move, before, draftInput(asked, read), facts)}
            facts={facts}
          />
        ),
        beside: null,
      })}
    />
  );
}

interface DrawnProps {
  field: FieldOf;
  drawing: Drawing;
}

/** The laws by which it is to be told, several of them. */
function Laws({ field, drawing: { typed, change, errorOf } }: DrawnProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <Field label={label(field)} hint={t(field.hintZh ?? '', field.hintEn ?? '')} error={errorOf('laws')}>
      {(control) => (
        <Select
          {...control}
          data-field="laws"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={(typed['laws'] ?? '').split(',').filter((one) => one !== '')}
          options={(field.options ?? []).map((one) => ({ value: one.value, label: label(one) }))}
          onChange={(next: string[]) => change({ laws: next.join(',') })}
        />
      )}
    </Field>
  );
}

function Conduct({ field, drawing: { typed, change, errorOf } }: DrawnProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <Field label={label(field)} error={errorOf('conductCode')}>
      {(control) => (
        <Select
          {...control}
          data-field="conductCode"
          showSearch={{ optionFilterProp: 'label' }}
          value={typed['conductCode'] === '' ? null : typed['conductCode']}
          options={[
            { value: '', label: t('不选', 'None') },
            ...(field.options ?? []).map((one) => ({ value: one.value, label: label(one) })),
          ]}
          onChange={(next: string | null | undefined) => change({ conductCode: next ?? '' })}
        />
      )}
    </Field>
  );
}

/** The notices that are still to be proven, of which one is. */
function OpenNotices({ matter, move, drawing }: { matter: SeenTipoff; move: TipoffPersonMove; drawing: Drawing }) {
  const { typed, change, errorOf } = drawing;
  return (
    <Choices
      field={{ name: 'kind', zh: '告知什么、告知谁', en: 'What is told, and to whom', required: true }}
      choices={openTipoffNotices(matter, move === 'takeBackUnserved')}
      value={`${typed['kind']} ${typed['to']}`}
      error={errorOf('kind') ?? errorOf('to')}
      onChange={(value) => {
        const [kind = '', to = ''] = value.split(' ');
        change({ kind, to });
      }}
    />
  );
}

/** 提交以后: the state, the clocks and what comes next, counted by the rules before anything is submitted. */
function Aftermath({ before, after, facts }: { before: Tipoff; after: Tipoff | null; facts: Facts }) {
  const t = useWords();
  const label = useLabel();
  if (after === null) return null;
  const clocks = clocksMoved(before, after, facts);
  const open = unprovenNotices(after).length;
  const isSame = after.state === before.state && after.stage === before.stage;
  return (
    <section className="aftermath">
      <h3>{t('提交以后', 'Once submitted')}</h3>
      <ul>
        {after.state === before.state ? null : (
          <li>
            {t(
              `状态变成“${label(tipoffStateWords[after.state])}”。`,
              `The state becomes “${label(tipoffStateWords[after.state])}”.`,
            )}
          </li>
        )}
        <ClockLines clocks={clocks} today={facts.today} />
        {open > 0 && after.notices !== before.notices ? (
          <li>
            {t(
              `法律要求告知 ${open} 项，每项都要有凭据。`,
              `The law wants ${counted(open, 'notice')}, each with its proof.`,
            )}
          </li>
        ) : null}
        {after.stage === before.stage ? null : (
          <li>
            {t(`下一步：${label(tipoffStageWords[after.stage])}`, `Next: ${label(tipoffStageWords[after.stage])}`)}
          </li>
        )}
        {isSame && clocks.stopped.length + clocks.started.length + clocks.moved.length === 0 ? (
          <li>{t('记进经过，时钟照走。', 'It goes on record; the clocks run on.')}</li>
        ) : null}
      </ul>
    </section>
  );
}

/** Which clocks the move would stop, start and move. */
function ClockLines({ clocks, today }: { clocks: ReturnType<typeof clocksMoved>; today: string }) {
  const t = useWords();
  const { language } = useLanguage();
  const day = (on: string) => dayWithWeekday(on, language, today);
  return (
    <>
      {clocks.stopped.map((clock) => (
        <li key={`stopped ${clock.rule} ${clock.zh}`}>
          {t(
            `“${clock.zh}”时钟停在 ${day(clock.stoppedOn ?? today)}，${stoppedWords(clock).zh}。`,
            `The clock “${clock.en}” stops on ${day(clock.stoppedOn ?? today)}, ${stoppedWords(clock).en}.`,
          )}
        </li>
      ))}
      {clocks.started.map((clock) => (
        <li key={`started ${clock.rule} ${clock.zh}`}>
          {t(
            `“${clock.zh}”时钟起算，应办 ${day(clock.targetOn)}。`,
            `The clock “${clock.en}” starts, target ${day(clock.targetOn)}.`,
          )}
        </li>
      ))}
      {clocks.moved.map((clock) => (
        <li key={`moved ${clock.rule} ${clock.zh}`}>
          {t(
            `“${clock.zh}”应办日改为 ${day(clock.targetOn)}。`,
            `“${clock.en}”: the target is now ${day(clock.targetOn)}.`,
          )}
        </li>
      ))}
    </>
  );
}
