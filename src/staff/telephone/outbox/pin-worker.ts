/** Stretches a PIN beside the page, which goes on moving meanwhile. Its own file alone may run the library's code (`src/http/base/security.ts`). */
import { stretch } from './pin-stretch.ts';

globalThis.addEventListener('message', (event: MessageEvent<{ pin: string; salt: Uint8Array }>) => {
  const { pin, salt } = event.data;
  stretch(pin, salt).then(
    (bytes) => globalThis.postMessage({ bytes }),
    (error: unknown) => globalThis.postMessage({ wrong: String(error) }),
  );
});
