import { gradeWords, type Incident } from '../../domain/incident/incident.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel } from '../base/language.tsx';

/** 响应等级 as the county calls it; of what nobody has judged yet, how sure it is. */
export function LevelWords({ entry: { level, grade } }: { entry: Pick<Incident, 'level' | 'grade'> }) {
  const label = useLabel();
  const levels = useDirectory()?.county.limits.responseLevels;
  if (level === null) return <>{label(gradeWords[grade])}</>;
  return <>{levels === undefined ? level : label(levels[level])}</>;
}
