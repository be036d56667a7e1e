import { useState } from 'react';

const kept = 'hongdun.size';

/** 大字: kept on this telephone, whoever opens it, and there before anybody has typed a PIN. */
export function applyTypeSize(isLarge = localStorage.getItem(kept) === 'large'): void {
  if (isLarge) document.documentElement.dataset['size'] = 'large';
  else delete document.documentElement.dataset['size'];
}

export function useTypeSize(): { isLarge: boolean; turn: () => void } {
  const [isLarge, setLarge] = useState(() => localStorage.getItem(kept) === 'large');
  const turn = () => {
    if (isLarge) localStorage.removeItem(kept);
    else localStorage.setItem(kept, 'large');
    applyTypeSize(!isLarge);
    setLarge(!isLarge);
  };
  return { isLarge, turn };
}
