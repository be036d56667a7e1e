import { useQueryClient } from '@tanstack/react-query';
import { SendStationReport } from '../../../domain/supervision/enforcement/station-report.ts';
import type { SeenMatter } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { usePeople } from '../../people/person-calls.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { stationReportCalls } from './station-report-page.tsx';

/** The report of the station, begun with the shop of the complaint. */
export function ClueForm({
  matter: { complaint, operatorPlace },
  onClose,
}: {
  matter: SeenMatter;
  onClose: () => void;
}) {
  const t = useWords();
  const queries = useQueryClient();
  const directory = useDirectory();
  const people = usePeople();
  const { number, operatorName, operatorAddress } = complaint;
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t('像违法的，报给所里', 'A violation: tell the office')}
      press={t('报给所里', 'Send it up')}
      schema={SendStationReport}
      directory={directory}
      fixed={(id) => ({ id, complaintNumber: number })}
      start={{ operatorName, place: operatorAddress === '' ? (operatorPlace ?? '') : operatorAddress }}
      people={people}
      draft={`clue.${number}`}
      queryKey="station-reports"
      saved={(after: Awaited<ReturnType<typeof stationReportCalls.open>>) =>
        t(`${after.entry.number} 报给所里了，${after.entry.answerBy} 前答复`, `${after.entry.number} was sent up`)
      }
      send={(input) => stationReportCalls.open(input)}
      onClose={onClose}
      onDone={() => void queries.invalidateQueries({ queryKey: ['complaint', number] })}
      above={
        <p className="dim">
          {t(
            '写站里自己看见的：报的是站里，不是投诉人。所里另外查，投诉照旧在这里谈；办到哪一步，“站点上报”里看得到。',
            'Write what the station saw itself: the station reports, not the complainant. The claim goes on here; how far it is stands among the reports of stations.',
          )}
        </p>
      }
      draw={(field) => (field === 'complaintNumber' ? null : undefined)}
    />
  );
}
