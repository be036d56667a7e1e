import type { Words } from '../../domain/base/words.ts';
import { namedBodies } from '../../domain/county/organisation.ts';
import type { SeenProposals } from '../../http/api/triage/triage-view.ts';
import type { Directory } from '../base/client.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { articleWords } from '../matter/article-words.ts';
import { Doubted } from './doubted.tsx';
import { Why } from './quoted-words.tsx';

const decisions: Record<SeenProposals['decision']['value'], { zh: string; en: string }> = {
  accept: { zh: '受理', en: 'Accept' },
  reject: { zh: '可能不予受理', en: 'Possibly not accepted' },
  transfer: { zh: '移送有权的部门', en: 'Hand over' },
  split: { zh: '投诉举报分开办', en: 'Split' },
  merge: { zh: '并到已有的件', en: 'Join an earlier matter' },
  verify: { zh: '核查', en: 'Verify' },
  answer: { zh: '答复', en: 'Answer' },
  junk: { zh: '没有说到事情，先问清楚', en: 'Nothing is told: ask first' },
};
/** Without the telephone it is a likeness: whoever is on the line may be somebody else. */
const perhapsMerge = { zh: '先核对，可能是已有的件', en: 'Compare first: perhaps an earlier matter' };

function decisionWords(code: string): Words | null {
  return code in decisions ? decisions[code as keyof typeof decisions] : null;
}

/** 可能的结果: what mostly becomes of the like, with its ground and whose business it is. */
export function Outlook({ answer, text, directory }: { answer: SeenProposals; text: string; directory: Directory }) {
  const t = useWords();
  const { language } = useLanguage();
  const { decision, ground, transfer_to: transferTo, copy_to: copyTo, enforcement_clue: clue, duplicate_of } = answer;
  const isUnproven = decision.value === 'merge' && !duplicate_of.same_phone;
  const becomes = isUnproven ? perhapsMerge : decisions[decision.value];
  const named = (ids: readonly string[]) =>
    namedBodies(ids, directory.organisations)
      .map(({ zh, en }) => t(zh, en))
      .join(t('、', ', '));
  return (
    <div className="triage-outlook">
      <b>
        {t('可能的结果：', 'Likely outcome: ')}
        {t(becomes.zh, becomes.en)}
      </b>
      {ground.zh === null ? null : (
        <p>
          {articleWords(ground.article ?? '', language)} {t(ground.zh, ground.en ?? ground.zh)}
        </p>
      )}
      <Why text={text} why={decision.why} />
      {duplicate_of.value === null ? null : (
        <p>
          {t('说的是这一件：', 'It means this one: ')}
          <b className="num">{duplicate_of.value}</b>
          {duplicate_of.closed ? t('（已经办结）', ' (finished)') : ''}
          {duplicate_of.same_phone ? '' : t('，核对清楚以前编号不要告诉来人', '; do not tell the number before that')}
        </p>
      )}
      <Doubted doubt={decision.doubt} text={text} named={(code) => decisionWords(code)} />
      {named(transferTo.value) === '' ? null : (
        <p>
          {t('同时告诉或移送：', 'Tell or hand over to: ')}
          {named(transferTo.value)}
        </p>
      )}
      {named(copyTo.value) === '' ? null : (
        <p>
          {t('抄告：', 'Copy to: ')}
          {named(copyTo.value)}
        </p>
      )}
      {clue.value ? <p>{t(clue.why.zh, clue.why.en)}</p> : null}
    </div>
  );
}
