/** 附件核对: proves that every file that lies with a matter is on the disk, and is what its row and the ledger say. */
import type { Db } from '../../store/base/db.ts';
import type { Files, MeasuredFile } from '../../outside/files.ts';
import { mostBroken } from '../../store/base/ledger-proof.ts';
import { findAttachment } from '../../store/matter/attachment.ts';
import { listLostFiles, pagesOfFiles, type LostFile, type StatedFile } from '../../store/matter/attachment-proof.ts';

export interface BrokenFile extends Pick<StatedFile, 'countyId' | 'matterId' | 'id' | 'sha256' | 'lineSeq'> {
  why: keyof typeof brokenFileWords;
}

export const brokenFileWords = {
  gone: {
    zh: '文件不在了：附件的盘没有挂上，或者文件被拿走了；请从备份的 files/ 里找回同名的一个',
    en: 'the file is gone; put back the one of this name from the backup',
  },
  unreadable: {
    zh: '文件读不出：看属主是不是程序的用户、盘有没有坏',
    en: 'the file cannot be read; look at its owner and at the disk',
  },
  size: {
    zh: '文件的大小和记下的不符，被改过或者坏了；请从备份的 files/ 里找回同名的一个',
    en: 'the file has another size than is kept of it: it was changed or is broken',
  },
  content: {
    zh: '文件的内容和校验值不符，被改过或者坏了；请从备份的 files/ 里找回同名的一个',
    en: 'the file does not fit its hash: it was changed or is broken',
  },
  row: {
    zh: '记录指的文件和台账记下的不是同一个，有人绕过程序换了它',
    en: 'its row names another file than the ledger: it was exchanged past the program',
  },
  added: {
    zh: '台账没有记下这个附件，是绕过程序放进这一件里的',
    en: 'no line tells of it: it was put to the matter past the program',
  },
  taken: {
    zh: '台账记下的这个附件，现在不在这一件里：有人绕过程序删掉了记录，或者改到了别处',
    en: 'the ledger has put it to this matter and it is not there: its row was removed or put elsewhere past the program',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export interface FileProof {
  files: number;
  /** The first of them; how many there are says `faults`. */
  broken: readonly BrokenFile[];
  faults: number;
  /** Files that are not there any more in which a virus was found: whoever removes those does right. */
  removedFound: number;
}

/** Reads every file that lies with a matter; beside the running program, and without holding more than some rows. */
export async function proveFiles(db: Db, files: Pick<Files, 'measureFile'>): Promise<FileProof> {
  const broken: BrokenFile[] = [];
  let [count, faults, removedFound] = [0, 0, 0];
  const tell = ({ countyId, matterId, id, sha256, lineSeq }: LostFile | StatedFile, why: BrokenFile['why']) => {
    faults += 1;
    if (broken.length < mostBroken) broken.push({ countyId, matterId, id, sha256, lineSeq, why });
  };
  for await (const page of pagesOfFiles(db)) {
    // The same photo sent twice lies there once.
    const measured = new Map<string, Measure>();
    for (const file of page) {
      count += 1;
      const measure = measured.get(file.sha256) ?? (await measureOf(files, file.sha256));
      measured.set(file.sha256, measure);
      const why = faultOf(file, measure);
      if (why === null) continue;
      if (why === 'gone' && file.hasVirus) removedFound += 1;
      // A matter that is erased at this moment takes its files along.
      else if ((await findAttachment(db, file.countyId, file.id)) !== null) tell(file, why);
    }
  }
  for (const lost of await listLostFiles(db, mostBroken)) tell(lost, 'taken');
  return { files: count, broken, faults, removedFound };
}

type Measure = MeasuredFile | 'gone' | 'unreadable';

async function measureOf(files: Pick<Files, 'measureFile'>, sha256: string): Promise<Measure> {
  try {
    return (await files.measureFile(sha256)) ?? 'gone';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return 'unreadable';
  }
}

function faultOf(file: StatedFile, measure: Measure): BrokenFile['why'] | null {
  const { sha256, bytes, lineSeq, lineSha256, lineBytes, isStatable } = file;
  if (lineSeq === null && isStatable) return 'added';
  if (lineSeq !== null && (lineSha256 !== sha256 || lineBytes !== String(bytes))) return 'row';
  if (typeof measure === 'string') return measure;
  if (measure.bytes !== bytes) return 'size';
  return measure.sha256 === sha256 ? null : 'content';
}
