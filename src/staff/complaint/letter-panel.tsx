import { useMemo } from 'react';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { paperOf, paperWords, type PaperKind } from '../../domain/complaint/papers/papers.ts';
import type { Directory, Me, SeenMatter } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { SheetView } from '../matter/matter-sheet.tsx';
import { paperFactsOf } from './complaint-wire.ts';
import { scrolling } from '../matter/scrolling.ts';

interface Props {
  kind: PaperKind;
  matter: SeenMatter;
  /** The matter as the rule would leave it; null when the form cannot be submitted as it stands. */
  next: Complaint | null;
  /** Somebody else has made the step meanwhile, or it is not possible any more: what is filled in is not the reason. */
  isOver: boolean;
  /** What is not filled in yet, by the names of the fields. */
  lacking: readonly { zh: string; en: string }[];
  me: Me;
  directory: Directory;
}

/** The letter beside the form; it changes with every field. */
export function Letter({ kind, matter, next, isOver, lacking, me, directory }: Props) {
  const t = useWords();
  const label = useLabel();
  const paper = useMemo(
    () => (next === null ? null : paperOf(kind, next, paperFactsOf(matter, me, directory))),
    [kind, next, matter, me, directory],
  );
  return (
    <section className="letter" {...scrolling} aria-label={t('文书样稿', 'Draft of the letter')}>
      <p className="letter-head">
        <b>{label(paperWords[kind])}</b>
        {paper === null ? null : <span className="tag">{t(paper.formZh, paper.formEn)}</span>}
      </p>
      {paper === null ? (
        <p className="dim">
          {isOver
            ? t(
                '这一步现在不能办了，所以没有样稿：左边写着谁已经办了什么。',
                'This step is not possible any more, so there is no draft: the left side says who has done what.',
              )
            : lacking.length === 0
              ? t(
                  '按现在填的，这份文书还出不来：看看左边的日期、情形和金额。',
                  'As filled in, this letter cannot be made yet: look at the day, the ground and the amounts.',
                )
              : t(
                  `文书还缺：${lacking.map(label).join('、')}。在左边填好，这里就出样稿。`,
                  `Still missing: ${lacking.map(label).join(', ')}. Once they are filled in, the draft stands here.`,
                )}
        </p>
      ) : (
        <SheetView paper={paper} />
      )}
      <p className="dim s">
        {t('文号提交时取。', 'The number is taken on submitting.')}
        {kind === 'agreement'
          ? t('电话、住址在打印时才显示全，会留痕。', ' Telephones and addresses are in full only in print, on record.')
          : null}
      </p>
    </section>
  );
}
