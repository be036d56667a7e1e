import { z } from 'zod';
import { WriteRemark } from '../../../domain/steering/remark.ts';
import { useQuery } from '@tanstack/react-query';
import type { Words } from '../../../domain/base/words.ts';
import { roleWords } from '../../../domain/county/account.ts';
import type { SeenAddressee } from '../../../http/api/steering/remark-routes.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import type { Choosable } from '../../matter/choices.ts';
import { findAddressees, remarkCalls } from '../steering-calls.ts';
import '../../matter/docket/docket.css';
import '../steering.css';

/** What is written on this record needs no number: it is the record's own. */
const here = WriteRemark.extend({ aboutNumber: z.string() });

const partWords: Readonly<Record<SeenAddressee['part'], Words | null>> = {
  handler: { zh: '这一件的承办人', en: 'handles this one' },
  second: { zh: '这一件的协办人', en: 'second officer of this one' },
  head: { zh: '所长', en: 'head of the office' },
  office: null,
  other: null,
};

/** Whom it may be written to, who has the record first; beside each name what he has to do with it, or where he is. */
function useAddressees(number: string): Choosable[] {
  const label = useLabel();
  const { data } = useQuery({
    queryKey: ['remarks', 'addressees', number],
    queryFn: ({ signal }) => findAddressees(number, signal),
  });
  return (data?.people ?? []).map(({ id, name, role, place, part }) => {
    const words = partWords[part];
    // The word of an officer's role is that of who handles a matter, and would say so of this one.
    const what = words ?? (role === 'officer' ? null : roleWords[role]);
    const beside = [place, what === null ? null : label(what)].filter((one) => one !== null);
    return { id, name: `${name} · ${beside.join(' ')}` };
  });
}

/** What is written on the record. */
export function RemarkForm({ number, onClose }: { number: string; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory();
  const people = useAddressees(number);
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
