import { useWords } from '../../base/language.tsx';
import { useChecklist } from './checklist-calls.ts';
import './checklist.css';

/** Said in the form of a step that leads on while lines of the present state are not ticked; the step can be made all the same. */
export function ChecklistWarning({ row, move }: { row: { number: string; version: number }; move: string }) {
  const t = useWords();
  const checklist = useChecklist(row);
  if (checklist === undefined || !checklist.leaving.includes(move)) return null;
  const open = checklist.lists
    .filter(({ warns }) => warns)
    .flatMap(({ lines }) => lines.filter(({ isNow, tick }) => isNow && tick === null));
  if (open.length === 0) return null;
  return (
    <div className="check-warning" role="note">
      <b>{t(`办件清单还有 ${open.length} 项没勾：`, `${open.length} lines of the checklist are not ticked:`)}</b>
      <ul lang="zh-CN">
        {open.map(({ list, line, zh }) => (
          <li key={`${list} ${line}`}>{zh}</li>
        ))}
      </ul>
      <p>
        {t(
          '看过了就关上表单去勾；这一步照样能办。',
          'Tick them on the file if they are done; the step can be made all the same.',
        )}
      </p>
    </div>
  );
}
