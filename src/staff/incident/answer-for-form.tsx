import { z } from 'zod';
import { GiveAnswer } from '../../domain/incident/area-answer.ts';
import { useDirectory } from '../base/directory.ts';
import { useWords } from '../base/language.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { answerCalls, areaCheckCalls, type SeenAnswers } from './incident-calls.ts';

interface Props {
  number: string;
  station: SeenAnswers['stations'][number];
  onClose: () => void;
}

/** The form names the station by itself. */
const ForStation = GiveAnswer.extend({ stationId: z.string() });

/** What the desk heard from a station by telephone, or reads from its list. */
export function AnswerForForm({ number, station, onClose }: Props) {
  const t = useWords();
  const directory = useDirectory();
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t(`代填 · ${station.name}`, `Enter for ${station.name}`)}
      press={t('记下回答', 'Enter')}
      schema={ForStation}
      directory={directory}
      fixed={(id) => ({ id, checkNumber: number, stationId: station.stationId })}
      draft={`area_answer.${number}.${station.stationId}`}
      queryKey={areaCheckCalls.path}
      saved={t(`${station.name}的回答记下了`, `Entered for ${station.name}`)}
      send={(input) => answerCalls.give(input)}
      onClose={onClose}
    />
  );
}
