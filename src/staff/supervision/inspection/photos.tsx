import { useWords } from '../../base/language.tsx';

/** The photos of a visit, each opened by itself. */
export function Photos({ ids }: { ids: readonly string[] }) {
  const t = useWords();
  return (
    <>
      {ids.map((id, n) => (
        <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
          {t(`第 ${n + 1} 张 `, `no. ${n + 1} `)}
        </a>
      ))}
    </>
  );
}
