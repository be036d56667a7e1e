import { useMemo } from 'react';
import { fieldsOf } from '../../../domain/base/field.ts';
import { enforcementProcedure } from '../../../domain/supervision/enforcement/procedure.ts';
import { startOf } from '../../../domain/supervision/enforcement/masked-case.ts';
import type { EnforcementMove } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Directory } from '../../base/client.ts';
import { useMe } from '../../base/me.tsx';
import { MoveForm } from '../../matter/matter-form.tsx';
import { startOfFields, type Typed } from '../../matter/matter-typed.ts';
import { enforcementClient, type SeenEnforcementView } from './enforcement-wire.ts';

interface Props {
  matter: SeenEnforcementView;
  move: EnforcementMove;
  directory: Directory;
  onClose: () => void;
  onDone: (after: SeenEnforcementView) => void;
}

/** The form of a move of a case; what the case has already stands in it, and no fact of law is chosen beforehand. */
export function EnforcementForm({ matter, move, directory, onClose, onDone }: Props) {
  const me = useMe();
  const { enforcement } = matter;
  const fields = useMemo(() => fieldsOf(enforcementProcedure[move].input), [move]);
  const start = (): Typed => ({ ...startOfFields(fields, me, directory, new Date()), ...known(matter, move) });
  return (
    <MoveForm<SeenEnforcementView>
      kind="enforcement"
      row={enforcement}
      view={matter}
      move={move}
      rule={enforcementProcedure[move]}
      fields={fields}
      start={start}
      directory={directory}
      send={(body) => enforcementClient.move(enforcement.number, move, body)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** What the case says already of what the form asks. */
function known({ enforcement }: SeenEnforcementView, move: EnforcementMove): Typed {
  const yuan = (fen: number | null) => (fen === null ? '' : String(fen / 100));
  switch (move) {
    case 'assign':
      return { handlerId: enforcement.handlerId ?? '', secondId: enforcement.secondId ?? '' };
    case 'correct': {
      const { operatorName, partyKind, partyCode, partyAddress, cause, conductCode, categoryCode, actFrom, actUntil } =
        enforcement;
      return {
        operatorName,
        partyKind,
        partyCode: startOf(partyCode),
        partyAddress,
        cause,
        conductCode: conductCode ?? '',
        categoryCode: categoryCode ?? '',
        actFrom: actFrom ?? '',
        actUntil: actUntil ?? '',
      };
    }
    case 'assess':
      return {
        caseValueFen: yuan(enforcement.caseValueFen),
        valueBasis: enforcement.valueBasis ?? '',
        valueReason: enforcement.valueReason,
        fineProposedFen: yuan(enforcement.fineProposedFen),
        confiscatedProposedFen: yuan(enforcement.confiscatedProposedFen),
      };
    case 'decideOnTheSpot':
      // On the spot, on a telephone: what was found is there already, and only the article is added.
      return { facts: enforcement.story };
    case 'notify':
    case 'decide':
      return {
        fineFen: yuan(enforcement.fineProposedFen),
        confiscatedFen: yuan(enforcement.confiscatedProposedFen),
      };
    default:
      return {};
  }
}
