/** Every cell of the figures against the matters and the ledger. */
import { figures } from '../domain/figures.ts';
import { figureFaultWords, tallyFaultWords } from '../domain/figures/figure-cell.ts';
import type { Life, Reached } from '../program.ts';
import type { Db } from '../store/base/db.ts';
import { listResponseFaults } from '../store/command/response-times.ts';
import { countCells, listCountyIds, listFigureFaults } from '../store/figures/cells.ts';
import { listClosedFaults } from '../store/figures/closed-tally.ts';
import { listPaceFaults } from '../store/figures/pace-cells.ts';
import { mostSaid, openFor } from './reached.ts';

/** Counts every cell of the figures anew; false when one is not what its matters say, after saying which. */
export async function verifyFigures(life: Life, reaching: Promise<Reached>): Promise<boolean> {
  const db = await openFor(life, reaching);
  let faults = 0;
  for (const countyId of [...(await listCountyIds(db)), null]) {
    const found = await listFigureFaults(db, countyId, mostSaid + 1);
    for (const fault of found.slice(0, mostSaid)) life.say(figureFaultWords(fault, figures));
    if (found.length > mostSaid)
      life.say(
        `${countyId === null ? '县以上' : `县 ${countyId}`}还有别的格也对不上。(There are more that do not fit here.)`,
      );
    faults += found.length;
    if (countyId !== null) faults += await sayTallyFaults(life, db, countyId);
  }
  const cells = await countCells(db);
  life.say(
    faults === 0
      ? `统计的计数都对得上，共 ${cells} 格，逐格从办件和台账重新数过。(All ${cells} cells of the figures are what the matters and the ledger say.)`
      : '有格对不上：以办件和台账为准，请系统管理员照运行手册“统计的计数”一节重新数一遍，并查清是谁改的。(Cells do not fit: count them anew as docs/operate.md says, and find out who changed them.)',
  );
  return faults === 0;
}

/** The same of the tallies beside the cells: how many faults it has told. */
async function sayTallyFaults(life: Life, db: Db, countyId: number): Promise<number> {
  const found = [
    ...(await listPaceFaults(db, countyId, mostSaid)),
    ...(await listClosedFaults(db, countyId, mostSaid)),
    ...(await listResponseFaults(db, countyId, mostSaid)),
  ];
  for (const fault of found) life.say(tallyFaultWords(fault));
  return found.length;
}
