import type { ReactNode } from 'react';
import type { Taken, useExport } from './export-asking.tsx';

/** The link of a file that names people; it is asked first whether one person may take it. */
export function ExportLink({
  taken,
  take,
  onTaken,
  className = 'b',
  children,
}: {
  taken: Taken;
  take: ReturnType<typeof useExport>['take'];
  onTaken?: () => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a
      className={className}
      href={taken.address}
      download
      onClick={(event) => {
        event.preventDefault();
        take(taken);
        onTaken?.();
      }}
    >
      {children}
    </a>
  );
}
