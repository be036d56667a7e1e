import { useEffect, useRef, useState } from 'react';

interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: (event: {
    resultIndex: number;
    results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
  }) => void;
  onend: () => void;
  onerror: () => void;
  start: () => void;
  stop: () => void;
}

type Maker = new () => Recognition;

function maker(): Maker | null {
  const own = window as unknown as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return own.SpeechRecognition ?? own.webkitSpeechRecognition ?? null;
}

/** Dictation, where the browser has it; null where it has not, and the button is not there. */
export function useDictation(onHeard: (words: string) => void): { listening: boolean; toggle: () => void } | null {
  const [listening, setListening] = useState(false);
  const going = useRef<Recognition | null>(null);
  // What is heard late belongs to the form as it is then, not as it was when the button was pressed.
  const hears = useRef(onHeard);
  useEffect(() => {
    hears.current = onHeard;
  });
  const Made = maker();
  if (Made === null) return null;
  const toggle = () => {
    if (going.current !== null) {
      going.current.stop();
      return;
    }
    const one = new Made();
    one.lang = 'zh-CN';
    one.continuous = true;
    one.interimResults = false;
    one.onresult = ({ resultIndex, results }) => {
      for (let i = resultIndex; i < results.length; i += 1) {
        const result = results[i];
        if (result?.isFinal === true) hears.current(result[0]?.transcript ?? '');
      }
    };
    one.onend = one.onerror = () => {
      going.current = null;
      setListening(false);
    };
    going.current = one;
    setListening(true);
    one.start();
  };
  return { listening, toggle };
}
