import { z } from 'zod';
import { WriteRemark } from '../../../domain/steering/remark.ts';
import { useDirectory } from '../../base/directory.ts';
import { useColleagues } from '../../matter/docket/docket-calls.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { useWords } from '../../base/language.tsx';
import { remarkCalls } from '../steering-calls.ts';
import '../../matter/docket/docket.css';
import '../steering.css';

/** What is written on this record needs no number: it is the record's own. */
const here = WriteRemark.extend({ aboutNumber: z.string() });

/** What is written on the record. */
export function RemarkForm({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory();
  const people = useColleagues();
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t(`批示 · ${number}`, `Remark · ${number}`)}
      press={t('批示', 'Write')}
      schema={here}
      directory={directory}
      fixed={(id) => ({ id, aboutNumber: number })}
      people={people}
      draft={`remark.${number}`}
      queryKey="remarks"
      saved={t('批示已送到', 'The remark is on its way')}
      send={(input) => remarkCalls.open(input)}
      onClose={onClose}
    />
  );
}
