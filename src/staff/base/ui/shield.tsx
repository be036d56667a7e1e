/** The brand. */
export function Shield({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 20 22" width={(size * 20) / 22} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <path d="M10 0l9 3.2v7.3c0 5.6-4 9.3-9 11.5-5-2.2-9-5.9-9-11.5V3.2z" fill="var(--d-brand)" />
      <path d="M5.8 11l3 3 5.6-6" fill="none" stroke="#fff" strokeWidth="2" />
    </svg>
  );
}
