/** 签发的汇报经线路报送: what of a signed report goes up: its frozen words, its numbers and what they were made of, and no record. */
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { maskText } from '../../domain/base/masking.ts';
import {
  CarriedReport,
  type CarriedBlock,
  type CarriedNumber,
  type CarriedValue,
} from '../../domain/exchange/carried.ts';
import { linesOfBlock, plainOf, type WrittenBlock, type WrittenReport } from '../../domain/report/body.ts';
import type { ChipValue } from '../../domain/report/chip-value.ts';
import { isPersonal } from '../../domain/report/typed-words.ts';
import { issueOf, type FrozenReport, type WorkReport } from '../../domain/report/work-report.ts';
import type { Tx } from '../../store/base/db.ts';
import { enqueue } from '../../store/base/queue.ts';
import { listNumbersOf } from '../../store/report/issued-number.ts';
import { findSigning } from '../../store/report/work-report.ts';
import type { Context } from '../base/context.ts';
import { postAgain } from '../exchange/letter-exchange.ts';
import { numberSubject, sealOf } from './carried.ts';

/** Numbers by which somebody is found; names of offices and of who signs belong to a report. */
const personal: ReadonlySet<string> = new Set(['phone', 'identity', 'card', 'account']);

/** Writes the letter of a report that was submitted over the line; each edition goes once, and again when it was refused. Gives how many go. */
export async function postReport(tx: Tx, ctx: Context, report: WorkReport): Promise<number> {
  const signing = await findSigning(tx, report.countyId, report.id, report.edition);
  if (signing === null || report.signedOn === null) throw new Refusal('not-found');
  const { frozen, sha256 } = signing;
  demandNobody(frozen.written);
  const body = carriedReport(ctx, report, { frozen, sha256, signedOn: report.signedOn });
  const letter = {
    platformNumber: report.number,
    number: report.number,
    matterId: report.id,
    subject: String(report.edition),
    byId: ctx.actor.id,
    body,
  };
  const posted = await postAgain(tx, ctx, [letter]);
  await enqueue(tx, { name: 'send-letters' });
  return posted;
}

/**
 * Writes which number an edition has by now, after one was given or voided behind its way up. The letter waits for that of the edition itself;
 * one that was refused goes again under the step that it told of. Gives how many go.
 */
export async function postNumber(
  tx: Tx,
  ctx: Context,
  report: WorkReport,
  step: number = report.version,
): Promise<number> {
  const { countyId, id, edition, issueNumber, number } = report;
  const issued = await listNumbersOf(tx, countyId, id);
  const letter: CarriedNumber = {
    id: ctx.newId(),
    from: ctx.county.county.name,
    countyId,
    seal: '',
    kind: 'number',
    reportId: id,
    number,
    edition,
    step,
    issueNumber,
    voided: issued.flatMap((one) =>
      one.edition === edition && one.voidedOn !== null
        ? [{ number: one.number, on: one.voidedOn, reason: maskText(one.voidReason, []) }]
        : [],
    ),
  };
  const about = { platformNumber: number, number, matterId: id, subject: numberSubject(letter), byId: ctx.actor.id };
  const posted = await postAgain(tx, ctx, [{ ...about, body: { ...letter, seal: sealOf(letter) } }]);
  await enqueue(tx, { name: 'send-letters' });
  return posted;
}

/** Line by line and cell by cell, as the check before the signature reads: the figures of a row beside each other are no telephone. */
function demandNobody({ title, addressee, blocks, notes, signedBy }: WrittenReport): void {
  for (const line of [title, addressee, ...blocks.flatMap(linesOfBlock), ...notes, signedBy]) {
    const leak = leaksOf(line).find((mark) => personal.has(mark.kind) && isPersonal(line, mark));
    if (leak !== undefined) throw new Refusal('report-line-person', { words: leak.words });
  }
}

function carriedReport(
  { actor: { countyId }, county: { county }, newId }: Context,
  report: WorkReport,
  { frozen, sha256, signedOn }: { frozen: FrozenReport; sha256: string; signedOn: string },
): CarriedReport {
  const { written, values, definitions, kind, periodFrom, periodTo, edition } = frozen;
  const versions = new Map(definitions.map(({ figure, version }) => [figure, version ?? null]));
  const figureOf = new Map(
    frozen.body.chips.flatMap((chip) => (chip.kind === 'figure' ? [[chip.name, chip.figure] as const] : [])),
  );
  const plain = plainOf(written);
  const printed = new Set(
    written.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs.flatMap(({ chip }) => chip ?? []) : [])),
  );
  const read = CarriedReport.safeParse({
    id: newId(),
    from: county.name,
    countyId,
    seal: '0'.repeat(64),
    kind: 'report',
    reportId: report.id,
    number: report.number,
    edition,
    reportKind: kind,
    title: written.title,
    periodFrom,
    periodTo,
    issueNumber: issueOf(report).number,
    addressee: written.addressee,
    signedBy: written.signedBy,
    signedOn,
    blocks: written.blocks.map(carriedBlock),
    notes: written.notes,
    values: values
      // What was typed goes as far as it is printed, and was read with the text: a chip that was taken out of its sentence stays here.
      .filter(
        ({ kind: of, name, text }) => of === 'figure' || (of === 'typed' && printed.has(name) && plain.includes(text)),
      )
      .map((one) => carriedValue(one, figureOf.get(one.name) ?? null, versions)),
    sha256,
  });
  if (!read.success) throw new Refusal('report-line-too-long');
  return { ...read.data, seal: sealOf(read.data) };
}

function carriedBlock(block: WrittenBlock): CarriedBlock {
  if (block.kind === 'heading') return { kind: 'heading', level: block.level, text: block.text };
  if (block.kind === 'paragraph')
    return {
      kind: 'paragraph',
      text: block.runs.map(({ text, note }) => (note === undefined ? text : `${text}[${note}]`)).join(''),
    };
  const { caption, head, rows } = block;
  return { kind: 'table', caption, head: [...head], rows: rows.map((row) => [...row]) };
}

function carriedValue(
  { name, text, value, part, whole, base }: ChipValue,
  figure: string | null,
  versions: ReadonlyMap<string, number | null>,
): CarriedValue {
  const definition = figure === null ? null : (versions.get(figure) ?? null);
  return { name, figure, text, value, part, whole, base, definition };
}
