import { useQuery } from '@tanstack/react-query';
import shiftDocket from '../../../domain/command/shift-steps.ts?shiftDocket';
import { shiftStateWords } from '../../../domain/command/shift.ts';
import { Facts, StateTag } from '../../matter/docket/docket-facts.tsx';
import '../../matter/docket/docket.css';
import { useWords } from '../../base/language.tsx';
import '../../matter/matter.css';
import { Timeline } from '../../matter/timeline.tsx';
import { useMe } from '../../base/me.tsx';
import { shiftCalls } from '../shift/shift-calls.ts';
import { LeftLine } from '../shift/shift-due.tsx';
import '../shift/shift.css';
import { ShiftSteps, useShiftName } from '../shift/shift-steps.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';

/** One shift beside the month: who, the note, what can be done, and its ledger. */
export function ShiftPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords();
  const { today } = useMe();
  const name = useShiftName();
  const found = useQuery({ queryKey: ['shifts', 'one', id], queryFn: ({ signal }) => shiftCalls.get(id, signal) });
  const view = found.data;
  return (
    <SideDrawer
      onClose={onClose}
      title={view === undefined ? t(shiftDocket.zh, shiftDocket.en) : name(view.entry, view.more.partName)}
      mark={view === undefined ? null : <StateTag docket={{ states: shiftStateWords }} state={view.entry.state} />}
    >
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {view === undefined ? (
        found.error === null ? (
          <Loading rows={6} />
        ) : null
      ) : (
        <div className="docket-panel my-duty">
          <ShiftSteps item={view} />
          <Facts
            rows={[
              [t('谁值', 'Who'), <Called key="who" name={view.more.personName} phone={view.more.phone} />],
              [t('原来是', 'Before'), view.more.beforeNames.join(t('、', ', '))],
              [
                t('时间', 'When'),
                `${instantShort(view.entry.startsAt, today)} — ${instantShort(view.entry.endsAt, today)}`,
              ],
              [t('节假日', 'Holiday'), view.entry.holiday],
              [
                t('签到', 'Checked in'),
                view.entry.checkedInAt === null ? null : instantShort(view.entry.checkedInAt, today),
              ],
              [t('想换给', 'Swap asked of'), view.more.swapAskedName],
              [t('交班记录', 'Note'), view.entry.note],
              [t('要接着盯的', 'To watch'), view.entry.watch],
              [
                t('交班时没办完的', 'Left open'),
                view.entry.left === null ? null : <LeftLine key="left" left={view.entry.left} />,
              ],
              [
                t('接班签收', 'Signed for'),
                view.more.signedByName === null
                  ? null
                  : `${view.more.signedByName} ${instantShort(view.entry.signedAt ?? '', today)}`,
              ],
              [
                t('该谁签收', 'To sign'),
                view.entry.state === 'handedOver' ? view.more.incomingNames.join(t('、', ', ')) : null,
              ],
              [t('说明', 'Remark'), view.entry.remark],
            ]}
          />
          <Timeline view={{ timeline: view.timeline }} onNote={null} />
        </div>
      )}
    </SideDrawer>
  );
}

/** A name with the telephone beside it, to be pressed. */
export function Called({ name, phone }: { name: string; phone: string }) {
  return phone === '' ? (
    <>{name}</>
  ) : (
    <>
      {name} <a href={`tel:${phone.replace(/[^\d+]/gu, '')}`}>{phone}</a>
    </>
  );
}
