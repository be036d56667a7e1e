/** The text with the words that were looked for marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  const terms = words.split(/\s+/u).filter((term) => term !== '');
  const hit = terms.find((term) => text.toLowerCase().includes(term.toLowerCase()));
  if (hit === undefined) return <>{text}</>;
  const at = text.toLowerCase().indexOf(hit.toLowerCase());
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + hit.length)}</mark>
      {text.slice(at + hit.length)}
    </>
  );
}
