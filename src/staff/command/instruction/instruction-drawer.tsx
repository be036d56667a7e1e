import { useState } from 'react';
import { fieldsOf } from '../../../domain/base/field.ts';
import { instructionProcedure } from '../../../domain/command/instruction-steps.ts';
import type { InstructionMove } from '../../../domain/command/instruction.ts';
import { client, type SeenInstruction } from '../../base/client.ts';
import { useLabel } from '../../base/language.tsx';
import { Field } from '../../base/ui/field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { WordsArea } from '../../matter/phrase/words-area.tsx';

/** The words that a step needs. */
export function StepDrawer({
  item,
  move,
  onClose,
}: {
  item: SeenInstruction;
  move: InstructionMove;
  onClose: () => void;
}) {
  const label = useLabel();
  const { number, version } = item.instruction;
  const rule = instructionProcedure[move];
  const name = move === 'reportBack' ? 'result' : 'remark';
  const field = fieldsOf(rule.input).find((one) => one.name === name);
  const [clientId] = useState(() => crypto.randomUUID());
  const draft = useDraft({ typed: '' }, ({ typed }) =>
    client.moveInstruction(number, move, { version, clientId, input: { [name]: typed } }),
  );
  return (
    <EditDrawer
      title={`${label(rule)} ${number}`}
      draft={draft}
      onClose={onClose}
      queryKey="instructions"
      saved={`${label(rule)} ${number}`}
      press={label(rule)}
    >
      <p className="mut">{item.instruction.text}</p>
      <Field
        label={label(field ?? rule)}
        required={move !== 'close'}
        error={draft.wrong(`input.${name}`) ?? draft.wrong(name)}
      >
        {(control) => (
          <WordsArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={draft.value.typed}
            onChange={(next) => draft.set({ typed: next })}
          />
        )}
      </Field>
    </EditDrawer>
  );
}
