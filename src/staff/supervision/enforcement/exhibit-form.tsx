import type { z } from 'zod';
import { fieldsOf, labelled } from '../../../domain/base/field.ts';
import { CollectExhibit, type Exhibit } from '../../../domain/supervision/enforcement/exhibit.ts';
import { startOf } from '../../../domain/supervision/enforcement/words/shown-start.ts';
import type { Measure } from '../../../domain/supervision/enforcement/records.ts';
import type { ExhibitMore } from '../../../http/api/supervision/enforcement/exhibit-routes.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import type { Choosable } from '../../matter/choices.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import type { SeenEnforcementView } from './enforcement-wire.ts';
import { measureChoices } from './measure-choice.ts';
import { exhibitCalls } from './exhibit-calls.ts';

interface Props {
  matter: SeenEnforcementView;
}

/** The officers of the office, and those who investigate from elsewhere. */
function collectorsOf({ handlers, investigators }: SeenEnforcementView): Choosable[] {
  const own = handlers.filter(({ of }) => of === undefined);
  const others = investigators.filter(({ id }) => own.every((one) => one.id !== id));
  return [...own, ...others].map(({ id, name }) => ({ id, name, of: 'account' as const }));
}

/** The form with the measures that hold goods still as what to choose from; without the question where there are none. */
function collectedBy(measures: readonly Measure[]): z.ZodObject {
  const options = measureChoices({ measures }, 'endMeasure') ?? [];
  const words = fieldsOf(CollectExhibit).find(({ name }) => name === 'measureId');
  if (options.length === 0 || words === undefined) return CollectExhibit.omit({ measureId: true });
  const ids = options.map(({ value, ...told }) => ({ ...told, value: measures[Number(value) - 1]?.id ?? value }));
  return CollectExhibit.extend({
    measureId: labelled(CollectExhibit.shape.measureId, { ...words, options: ids }),
  });
}

/** 加证据: the form, with the measures that hold goods still. */
export function AddForm({ matter, onClose }: Props & { onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory(true);
  const { number, handlerId, secondId, partyAddress, measures } = matter.enforcement;
  const people = collectorsOf(matter);
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t('加证据', 'Add an exhibit')}
      press={t('编号登记', 'Number it')}
      schema={collectedBy(measures)}
      directory={directory}
      people={people}
      fixed={(id) => ({ id, enforcementNumber: number })}
      start={{ firstId: handlerId ?? '', secondId: secondId ?? '', collectedPlace: startOf(partyAddress) }}
      draft={`exhibit.${number}`}
      queryKey="exhibits"
      saved={(after: SeenEntryView<Exhibit, ExhibitMore>) =>
        t(`证据 ${after.entry.n} 登记了`, `Exhibit ${after.entry.n} registered`)
      }
      send={(input) => exhibitCalls.open(input)}
      onClose={onClose}
    />
  );
}
