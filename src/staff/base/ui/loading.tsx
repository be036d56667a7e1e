import { useEffect, useState } from 'react';
import { useWords } from '../language.tsx';

const patienceMs = 300;

/** Nothing for 300 ms, then grey rows of the height of those to come, so that nothing jumps. */
export function Loading({ rows = 5, height = 34 }: { rows?: number; height?: number }) {
  const t = useWords();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!waited) return <div style={{ minHeight: rows * (height + 1) }} />;
  return (
    <output className="loading" aria-label={t('正在载入', 'Loading')} style={{ ['--row' as string]: `${height}px` }}>
      {Array.from({ length: rows }, (_, i) => (
        <i key={i} />
      ))}
    </output>
  );
}
