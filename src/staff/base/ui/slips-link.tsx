/** 密码条: where the slips of a batch are printed; a page of its own, whose way back is closing it. */
export function SlipsLink({ batch, words }: { batch: string; words: string }) {
  return (
    <a className="b sm p" href={`/papers/slips/${batch}`} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}
