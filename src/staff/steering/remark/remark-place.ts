import type { RemarkedKind } from '../../../domain/steering/remark.ts';

/** Where the record stands on which a remark was written. */
export function placeOfRemark({ aboutKind, aboutNumber }: { aboutKind: RemarkedKind; aboutNumber: string }): string {
  const number = encodeURIComponent(aboutNumber);
  switch (aboutKind) {
    case 'complaint':
      return `/complaints/${number}`;
    case 'tipoff':
      return `/tipoffs/${number}`;
    case 'inquiry':
      return `/inquiries/${number}`;
    case 'enforcement':
      return `/enforcements/${number}`;
    case 'task':
      return `/tasks?state=all&open=${number}`;
    case 'instruction':
      return '/instructions';
    default:
      return `/tasks/${aboutKind}s?state=all&open=${number}`;
  }
}
