import { useWords } from '../base/language.tsx';
import { clockTime } from '../base/ui/day.ts';
import { useLineWords } from './line-words.ts';
import type { SeenView } from './matter-view.ts';

/** What others did to the matter while the form was open. What was typed stays as it is. */
export function Changed({
  view,
  since,
  possible,
}: {
  view: Pick<SeenView, 'timeline'>;
  since: number;
  possible: boolean;
}) {
  const t = useWords();
  const words = useLineWords();
  const lines = view.timeline.filter((line) => line.seq > since);
  return (
    <div className="changed" role="alert">
      <b>
        {lines.length === 0 && !possible
          ? t('这件现在不在这一步：', 'The matter is not at this step:')
          : t('别人刚改过这件，您填的都还在：', 'Somebody has just changed this matter; what you typed is kept:')}
      </b>
      <ul>
        {lines.map((line) => (
          <li key={line.seq}>
            {line.byName} {clockTime(line.at)} {words?.tell(line)}
          </li>
        ))}
      </ul>
      <p>
        {possible
          ? t('看过以后，再提交一次就按新的样子办。', 'Once you have read it, submit again on the new state.')
          : t(
              '这一步现在不能办，草稿留着，关上看看现在能做什么。',
              'This step is not possible any more; the draft is kept. Close to see what is.',
            )}
      </p>
    </div>
  );
}
