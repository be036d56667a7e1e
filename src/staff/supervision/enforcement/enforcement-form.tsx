import { deemedServed, isAnnouncing } from '../../../domain/law/service.ts';
import { useMemo } from 'react';
import { fieldsOf, type FieldOption } from '../../../domain/base/field.ts';
import { ProvisionRow, unlistedIn } from '../../../domain/law/provision.ts';
import { enforcementProcedure } from '../../../domain/supervision/enforcement/procedure.ts';
import { startOf } from '../../../domain/supervision/enforcement/words/shown-start.ts';
import {
  currentNotice,
  openFilingRequest,
  openReview,
  unservedNotice,
  type EnforcementMove,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import { paperRequest } from '../../../domain/supervision/enforcement/steps/case-fields.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import { owesPublication } from '../../../domain/supervision/enforcement/money.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { Field } from '../../base/ui/field.tsx';
import { SelectOne } from '../../matter/form-select.tsx';
import { MoveForm } from '../../matter/matter-form.tsx';
import { variablesOf } from '../../matter/phrase/phrase-calls.ts';
import { rowsText, startOfFields, type Typed } from '../../matter/matter-typed.ts';
import { rowsOf } from '../../matter/box-texts.ts';
import { measureChoices, transcriptChoices } from './measure-choice.ts';
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
  const t = useWords();
  const label = useLabel();
  const { enforcement } = matter;
  const isAsked = openFilingRequest(enforcement) !== null;
  const fields = useMemo(
    () => fieldsOf(enforcementProcedure[move].input).filter(({ name }) => !isAsked || !(name in paperRequest)),
    [move, isAsked],
  );
  const start = (): Typed => ({
    ...startOfFields(fields, directory),
    ...known(matter, move, me.today),
  });
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
      variables={{
        ...variablesOf(enforcement, matter),
        ...(isPublic(move) ? {} : { 经营者: enforcement.operatorName }),
      }}
      draw={(field, { typed, change, errorOf }) => {
        if (field.name === 'lawsChecked' && !asksOfLaws(typed)) return null;
        if (field.name === 'publishLater' && !owesPublication(enforcement)) return null;
        const choices = choicesIn(matter, move, field.name, typed, me.id);
        if (choices === null) return undefined;
        const none = choices.length === 0 ? t(field.noneZh ?? '', field.noneEn ?? '') : '';
        return (
          <Field
            label={label(field)}
            required={field.required}
            hint={none === '' ? t(field.hintZh ?? '', field.hintEn ?? '') : none}
            error={errorOf(field.name)}
          >
            {(control) => (
              <SelectOne
                field={field}
                box={{ ...control, value: typed[field.name] ?? '', 'data-field': field.name }}
                choices={choices}
                hasNone={!field.required && (typed[field.name] ?? '') !== ''}
                onChange={(chosen) => change({ [field.name]: chosen })}
              />
            )}
          </Field>
        );
      }}
      send={(body) => enforcementClient.move(enforcement.number, move, body)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** What is read by everybody: no key writes there whose case it is. */
function isPublic(move: EnforcementMove): boolean {
  return move === 'announce' || move === 'announceNotice' || move === 'withdrawPublication';
}

/** What is chosen from what the case knows: one of its measures or transcripts, or who may have approved; null where the form does it. */
function choicesIn(
  { enforcement, transcripts, approvers, handlers, legalReviewers }: SeenEnforcementView,
  move: EnforcementMove,
  field: string,
  typed: Typed,
  me: string,
): FieldOption[] | null {
  if (field === 'n') return measureChoices(enforcement, move) ?? transcriptChoices(transcripts, move);
  const offered = (people: readonly { id: string; name: string }[]) =>
    people.map(({ id, name }) => ({ value: id, zh: name, en: name }));
  if (field === 'secondId') return offered(secondOfficers(handlers, move === 'decideOnTheSpot' ? me : firstOf(typed)));
  if (field === 'approverId') return offered(approvers);
  if (field === 'reviewerId') {
    const kind = typed['kind'] ?? openReview(enforcement)?.kind;
    return offered(reviewersFor(kind === 'legal', handlers, legalReviewers));
  }
  return null;
}

/** Whoever is chosen as the first officer already. */
function firstOf(typed: Typed): string {
  return typed['handlerId'] ?? typed['firstId'] ?? '';
}

/** Two officers are two people: the first one is not offered as the second. */
function secondOfficers(people: SeenEnforcementView['handlers'], first: string): { id: string; name: string }[] {
  return people.filter(({ id, of }) => of === undefined && id !== first);
}

/** Whether a law stands in one of the lists that the county's usual ones do not know. */
function asksOfLaws(typed: Typed): boolean {
  const rows = ['violated', 'applied', 'discretionBy', 'exemptedBy'].flatMap((name) => rowsOf(typed[name] ?? ''));
  return unlistedIn(rows.map(({ law = '' }) => ({ law }))).length > 0;
}

/** A legal review goes to whom the county named for it alone; any other to the others first. */
function reviewersFor(
  isLegal: boolean,
  people: SeenEnforcementView['handlers'],
  legal: readonly string[],
): { id: string; name: string }[] {
  const may = people.filter(({ of }) => of === 'account');
  const named = may.filter(({ id }) => legal.includes(id));
  return isLegal ? named : [...may.filter((one) => !named.includes(one)), ...named];
}

/** What is proposed now: as it was proposed last; of a case of before more than sums was kept, as the last notice told it. */
function proposed({ fineProposedFen, confiscatedProposedFen, ...rest }: SeenEnforcementView['enforcement']): Typed {
  return { fineFen: yuan(fineProposedFen), confiscatedFen: yuan(confiscatedProposedFen), ...planned(rest) };
}

function planned({ proposal, notices }: Pick<SeenEnforcementView['enforcement'], 'proposal' | 'notices'>): Typed {
  const known = proposal ?? notices.at(-1);
  return {
    warning: yesNo(known?.warning),
    goods: known?.goods ?? '',
    goodsValueFen: yuan(known?.goodsValueFen ?? null),
    others: known?.others ?? '',
    revokes: yesNo(proposal?.revokes),
  };
}

function yesNo(said: boolean | undefined): string {
  return said === undefined ? '' : said ? 'yes' : 'no';
}

/** The facts and reasons that the last notice told; before there is one, the facts that the final report found. */
function told({ facts, notices }: SeenEnforcementView['enforcement']): { facts: string; grounds: string } {
  const last = notices.at(-1);
  return { facts: last?.facts ?? facts, grounds: last?.grounds ?? '' };
}

/** The reasons of the notice that holds, from which those of the decision begin. */
function toldReasons(enforcement: SeenEnforcementView['enforcement']): string {
  return currentNotice(enforcement)?.grounds ?? '';
}

function yuan(fen: number | null): string {
  return fen === null ? '' : String(fen / 100);
}

/** The provisions that the case keeps; of a proposal of no penalty there is no discretion to go on with. */
function basisOf({ legalBasis }: SeenEnforcementView['enforcement']): Typed {
  if (legalBasis === null) return {};
  const { violated, applied, discretion, discretionBy } = legalBasis;
  return {
    violated: rowsText(violated, ProvisionRow),
    applied: rowsText(applied, ProvisionRow),
    discretion: discretion === null || discretion === 'exempt' || discretion === 'unfounded' ? '' : discretion,
    discretionBy: rowsText(discretionBy, ProvisionRow),
  };
}

/** What those who verified asked for, in their words: the proposal that is approved, or changed by who approves. */
function asked({ filingRequests }: SeenEnforcementView['enforcement']): Typed {
  const open = filingRequests.find(({ endedOn }) => endedOn === null);
  return open === undefined ? {} : { reason: open.reason, ground: open.ground ?? '' };
}

/** The provisions that seemed broken when the case was filed, until the report says which were. */
function brokenBefore({ filingRequests }: SeenEnforcementView['enforcement']): Typed {
  const filed = filingRequests.findLast(({ granted }) => granted === true);
  return filed === undefined ? {} : { violated: rowsText(filed.violated, ProvisionRow) };
}

/** What the final report proposed as the provision of no penalty. */
function exemptedBy({ legalBasis }: SeenEnforcementView['enforcement']): string {
  return legalBasis?.discretion === 'exempt' ? rowsText(legalBasis.discretionBy, ProvisionRow) : '';
}

function assigned({ handlerId, secondId }: SeenEnforcementView['enforcement']): Typed {
  return { handlerId: handlerId ?? '', secondId: secondId ?? '' };
}

/** The two who investigate are those who ask. */
function asking({ handlerId, secondId }: SeenEnforcementView['enforcement']): Typed {
  return { firstId: handlerId ?? '', secondId: secondId ?? '' };
}

/** What the case says already of what the form asks. */
function known({ enforcement }: SeenEnforcementView, move: EnforcementMove, today: Day): Typed {
  switch (move) {
    case 'assign':
      return assigned(enforcement);
    case 'recordTranscript':
      return asking(enforcement);
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
        ...planned(enforcement),
      };
    case 'decideOnTheSpot':
      // On the spot, on a telephone: what was found is there already, and only the article is added.
      return { facts: enforcement.story };
    case 'issueNotice':
      return { ...proposed(enforcement), ...told(enforcement), ...basisOf(enforcement) };
    case 'decide':
      return {
        ...proposed(enforcement),
        reason: toldReasons(enforcement),
        exemptedBy: exemptedBy(enforcement),
      };
    case 'report':
      return { facts: enforcement.facts, ...brokenBefore(enforcement), ...basisOf(enforcement) };
    default:
      return approved(enforcement, move, today);
  }
}

/** What was announced and whose days are over was served on the last of them. */
function servedBy(announcedOn: Day | null, today: Day): Typed {
  if (announcedOn === null || isAnnouncing(announcedOn, today)) return {};
  return { way: 'announcement', servedOn: deemedServed(announcedOn), proof: '送达公告' };
}

/** What is asked for and approved: in the words of those who ask. */
function approved(enforcement: SeenEnforcementView['enforcement'], move: EnforcementMove, today: Day): Typed {
  switch (move) {
    case 'requestFiling':
      return { handlerId: enforcement.handlerId ?? '', secondId: enforcement.secondId ?? '' };
    case 'file':
      return { ...asked(enforcement), opinion: '同意立案。' };
    case 'notFile':
      return { ...asked(enforcement), opinion: '同意不予立案。' };
    case 'extendVerification':
      return asked(enforcement);
    case 'notify':
      return servedBy(unservedNotice(enforcement)?.announced?.on ?? null, today);
    case 'serve':
      return servedBy(enforcement.announcedOn, today);
    case 'close':
      return { opinion: '同意结案。' };
    default:
      return {};
  }
}
