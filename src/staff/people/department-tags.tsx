import { shortName } from './short-name.ts';

/** The departments somebody works for, each by its short name. */
export function DepartmentTags({ names }: { names: readonly string[] }) {
  return (
    <span className="people-tags">
      {names.map((name) => (
        <span className="tag" key={name}>
          {shortName(name)}
        </span>
      ))}
    </span>
  );
}
