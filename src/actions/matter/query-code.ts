import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import { isRenewed } from '../../domain/matter/query-code.ts';
import { codeOf } from '../../store/matter/query-code.ts';
import type { Context } from '../base/context.ts';

/**
 * The code of a matter, for who may have it; null where only its hash is kept, and only the slip tells it, or where it was made anew, and
 * only `findRenewedCode` tells it.
 */
export function queryCodeOf(
  { keyring, actor: { countyId } }: Pick<Context, 'keyring' | 'actor'>,
  kind: MatterKind,
  { codeStub }: Pick<Matter, 'codeStub'>,
): string | null {
  return isRenewed(codeStub) ? null : codeOf(keyring, { countyId, kind }, codeStub);
}
