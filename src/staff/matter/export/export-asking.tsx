import { App } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import type { ExportList } from '../../../domain/matter/words/export-lists.ts';
import type { ExportSize } from '../../../http/api/matter/export.ts';
import { send } from '../../base/client.ts';
import { later } from '../../base/later.ts';
import { useProblemWords } from '../../base/ui/error-line.tsx';

const { Part: Asking, useSoon } = later(async () => (await import('./export-purpose.tsx')).Asking);

/** What is to be taken out, and where it lies. */
export interface Taken {
  list: ExportList;
  /** The filters, as the address of the file has them. */
  query: string;
  address: string;
  /** Opened in a window of its own, and not kept as a file. */
  isPage?: boolean;
}

interface Exporting {
  take: (taken: Taken) => void;
  /** Asks for the purpose; it stands anywhere on the page. */
  dialog: ReactNode;
}

/** Takes out what names people: at once, or, where it is too much for one person, by a request to a second one. */
export function useExport(): Exporting {
  useSoon();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [asking, setAsking] = useState<{ taken: Taken; size: ExportSize; id: string } | null>(null);
  const take = async (taken: Taken) => {
    try {
      const size = await send<ExportSize>(`/export/${taken.list}/size?${taken.query}`);
      if (size.needsSecond) setAsking({ taken, size, id: crypto.randomUUID() });
      else if (taken.isPage === true) window.open(taken.address, '_blank', 'noreferrer');
      else download(taken.address);
    } catch (failure) {
      void message.error(problemWords(failure));
    }
  };
  return {
    take: (taken) => void take(taken),
    dialog:
      asking === null ? null : (
        <Suspense fallback={null}>
          <Asking key={asking.id} {...asking} onClose={() => setAsking(null)} />
        </Suspense>
      ),
  };
}

function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
