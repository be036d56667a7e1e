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
  onerror: (event: { error: string }) => void;
  start: () => void;
  stop: () => void;
}

type Maker = new () => Recognition;

function maker(): Maker | null {
  const own = window as unknown as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return own.SpeechRecognition ?? own.webkitSpeechRecognition ?? null;
}

/** Why it stopped before anything was said; `silent` is nobody's fault, and pressing once more mends it. */
export type Deaf = 'offline' | 'refused' | 'silent' | 'failed';

/** What the browser calls it, in the words of the program. */
export function deafOf(error: string): Deaf | null {
  if (error === 'aborted') return null;
  if (error === 'network' || error === 'service-not-allowed') return 'offline';
  if (error === 'not-allowed' || error === 'audio-capture') return 'refused';
  return error === 'no-speech' ? 'silent' : 'failed';
}

export interface Dictation {
  listening: boolean;
  /** Why nothing was heard, until the next press. */
  deaf: Deaf | null;
  toggle: () => void;
}

/** Dictation, where the browser has it; null where it has not, and the button is not there. Most browsers send the voice out to be heard: without a network none hears. */
export function useDictation(onHeard: (words: string) => void): Dictation | null {
  const [listening, setListening] = useState(false);
  const [deaf, setDeaf] = useState<Deaf | null>(null);
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
    one.onend = () => {
      going.current = null;
      setListening(false);
    };
    one.onerror = ({ error }) => {
      setDeaf(deafOf(error));
      one.onend();
    };
    going.current = one;
    setListening(true);
    setDeaf(null);
    one.start();
  };
  return { listening, deaf, toggle };
}
