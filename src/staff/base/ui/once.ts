interface Running {
  current: Promise<void> | null;
}

/** What is pressed again before its first press is answered is that press. */
export function onceAtATime(running: Running, act: () => Promise<void>): Promise<void> {
  running.current ??= act().finally(() => {
    running.current = null;
  });
  return running.current;
}

interface Answered {
  done: () => void;
  failed: (failure: unknown) => void;
  renew: () => Promise<void>;
}

/** What was done ends with the list that shows it, so that it is not pressed again; what failed may be pressed again at once. */
export async function answered(send: () => Promise<unknown>, { done, failed, renew }: Answered): Promise<void> {
  try {
    await send();
  } catch (failure) {
    failed(failure);
    void renew();
    return;
  }
  done();
  await renew();
}
