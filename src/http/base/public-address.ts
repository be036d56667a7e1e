/**
 * 对外网址 (public address): where people reach the portal. A county that has configured none has the address of the machine itself, which no
 * telephone opens: a code with it must not hang on a wall unsaid.
 */
export function opensOutside(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl);
  return !/^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/u.test(hostname);
}
