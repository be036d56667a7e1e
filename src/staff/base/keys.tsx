import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { openListGuard } from './open-list.ts';
import { matchStroke, strokeName, worksWhileTyping, type Pending } from './key-sequence.ts';

/** Headings of the overlay, in its order. */
export const keyGroups = {
  everywhere: { zh: '到处可用', en: 'Everywhere' },
  go: { zh: '换页', en: 'Go to' },
  room: { zh: '科室', en: 'Room' },
  list: { zh: '列表', en: 'List' },
  matter: { zh: '这一件', en: 'This matter' },
  form: { zh: '表单', en: 'Form' },
} as const;
export type KeyGroup = keyof typeof keyGroups;

export interface Shortcut {
  /** `j`, `shift+x`, `?`, `mod+k`, `mod+enter`, `escape`, `g m`. */
  key: string;
  zh: string;
  en: string;
  run: () => void;
  /** False leaves the shortcut out, here and in the overlay. */
  when?: boolean;
  group?: KeyGroup;
  /** Works over dialogs too. */
  always?: boolean;
  /** What the overlay shows instead of the key: one line that stands for several, such as `1—8`. */
  caps?: string;
  /** Left out of the overlay and the palette, because another line stands for it. */
  unlisted?: boolean;
}

interface Kept extends Shortcut {
  layer: number;
}

interface Registry {
  register: (read: () => Kept[]) => () => void;
  enter: () => () => void;
  listActive: () => Shortcut[];
  enabled: boolean;
  setEnabled: (enabled: boolean) => void;
  /** Tells when the first key of a sequence has waited long enough for its card, and when it no longer waits. */
  onBegun: (listen: (stroke: string | null) => void) => () => void;
  /** The sequence that was begun is not gone on with. */
  giveUp: () => void;
}

const kept = 'hongdun.keys';
/** Who stops after the first key of a sequence is shown what can follow. */
const cardMs = 500;
const Keys = createContext<Registry | null>(null);
const Layer = createContext(0);

/** Listens to the keyboard for the whole desk. Input methods and text fields are left alone. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const sequence = useSequence();
  const registry = useRegistry(sequence);
  useListening(registry, sequence);
  return <Keys value={registry}>{children}</Keys>;
}

/** Who offers shortcuts at the moment, and in which layer. */
function useRegistry(sequence: Sequence): Registry {
  const [enabled, setEnabled] = useState(() => localStorage.getItem(kept) !== 'off');
  const readers = useRef<(() => Kept[])[]>([]);
  const layers = useRef(0);
  return useMemo<Registry>(() => {
    const listActive = () =>
      readers.current
        .flatMap((read) => read())
        .filter((one) => one.when !== false && (one.layer === layers.current || one.always === true))
        .filter((one) => enabled || worksWhileTyping(one.key));
    return {
      register(read) {
        readers.current = [...readers.current, read];
        return () => {
          readers.current = readers.current.filter((one) => one !== read);
        };
      },
      enter() {
        layers.current += 1;
        return () => {
          layers.current -= 1;
        };
      },
      listActive,
      enabled,
      setEnabled(next) {
        localStorage.setItem(kept, next ? 'on' : 'off');
        setEnabled(next);
      },
      onBegun: sequence.onBegun,
      giveUp: () => sequence.keep(null),
    };
  }, [enabled, sequence]);
}

function useListening(registry: Registry, sequence: Sequence): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // 229 is a key that the input method has taken for itself.
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      const stroke = strokeName(event);
      if (stroke === '') return;
      if (stroke === 'escape' && sequence.isShown()) {
        event.preventDefault();
        sequence.keep(null);
        return;
      }
      const typing = isTyping(event.target);
      const pressing = isPressing(event.target);
      const open = registry
        .listActive()
        .filter(
          (one) =>
            (!typing || worksWhileTyping(one.key)) && !(pressing && (one.key === 'enter' || one.key === 'space')),
        );
      const { hit, pending: next } = matchStroke(open, sequence.pendingAt(event.timeStamp), stroke, event.timeStamp);
      sequence.keep(next);
      if (hit === null) return;
      event.preventDefault();
      hit.run();
    };
    const isKeptFromList = openListGuard();
    // A list that has the cursor opens itself with Enter, and would take Ctrl+Enter for that: it is heard before the list.
    const pressEarly = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (isKeptFromList(key, target instanceof HTMLInputElement ? target : null)) event.stopPropagation();
      if (strokeName(event) !== 'mod+enter') return;
      press(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener('keydown', pressEarly, true);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', pressEarly, true);
      window.removeEventListener('keydown', press);
    };
  }, [registry, sequence]);
}

type Sequence = ReturnType<typeof useSequence>;

/** The first key of a sequence while it waits for the second; its card comes after half a second, and then it waits as long as the card stands. */
function useSequence() {
  const [sequence] = useState(() => {
    let pending: Pending | null = null;
    let shown = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listeners = new Set<(stroke: string | null) => void>();
    const show = (next: boolean) => {
      if (!shown && !next) return;
      shown = next;
      for (const listen of listeners) listen(next ? (pending?.stroke ?? null) : null);
    };
    return {
      isShown: () => shown,
      pendingAt: (at: number): Pending | null => (pending !== null && shown ? { ...pending, at } : pending),
      keep(next: Pending | null) {
        if (next === pending) return;
        clearTimeout(timer);
        pending = next;
        show(false);
        if (next !== null) timer = setTimeout(() => show(true), cardMs);
      },
      onBegun(listen: (stroke: string | null) => void) {
        listeners.add(listen);
        return () => {
          listeners.delete(listen);
        };
      },
    };
  });
  return sequence;
}

/** The first key of a sequence, once it has waited for half a second; null again as soon as it is gone on with or given up. */
export function useBegunSequence(): { begun: string | null; giveUp: () => void } {
  const registry = useContext(Keys);
  const [begun, setBegun] = useState<string | null>(null);
  useEffect(() => registry?.onBegun(setBegun), [registry]);
  return { begun, giveUp: () => registry?.giveUp() };
}

/** Makes shortcuts work while the component stands on the page; `?` lists them. */
export function useKeys(shortcuts: readonly Shortcut[], group: KeyGroup = 'everywhere'): void {
  const registry = useContext(Keys);
  const layer = useContext(Layer);
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(
    () => registry?.register(() => latest.current.map((one) => ({ group, layer, ...one }))),
    [registry, group, layer],
  );
}

/** Inside, only the shortcuts of this layer work: put it within a dialog or drawer that is open. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const registry = useContext(Keys);
  const layer = useContext(Layer);
  useEffect(() => registry?.enter(), [registry]);
  return <Layer value={layer + 1}>{children}</Layer>;
}

/** What the overlay lists, and the switch that turns letters off. */
export function useKeyboard(): Pick<Registry, 'listActive' | 'enabled' | 'setEnabled'> {
  const registry = useContext(Keys);
  if (registry === null) throw new Error('The keyboard is listened to by the frame.');
  return registry;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

/** Enter and space on a button or a link are its own. */
function isPressing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('a,button,summary,[role="button"],[role="menuitem"],[role="option"]') !== null
  );
}
